/** The receipt of an ingest in lines: files, notices, facts by kind, refusals by reason, seconds by step. */
import { EDGE_KINDS, NODE_KINDS } from "../../graph/model.ts"
import type { IngestReceipt } from "../../ingest/receipt.ts"
import { tabulate } from "./table.ts"

export function* receiptLines(receipt: IngestReceipt, at: { dryRun: boolean; columns: number }): Generator<string> {
  const table = (rows: string[][]) => tabulate(rows, { width: at.columns, indent: 2 })
  yield summary(receipt, at.dryRun)
  const facts = counts(receipt.facts)
  if (facts.length > 0) yield* ["Facts", ...table(facts)]
  const removed = counts(receipt.removed)
  if (removed.length > 0) yield* ["Removed", ...table(removed)]
  if (receipt.refused.length > 0) {
    yield `Refused ${receipt.refused.length}`
    for (const [code, group] of Map.groupBy(receipt.refused, (refusal) => refusal.code)) {
      yield `  ${code} ${group.length}`
      yield* group.map((refusal) => `    ${refusal.message}`)
    }
  }
  const seconds = Object.entries(receipt.seconds).map(([step, spent]) => [step, spent.toFixed(2)])
  if (seconds.length > 0) yield* ["Seconds", ...table(seconds)]
}

function summary(receipt: IngestReceipt, dryRun: boolean): string {
  const parts = [
    `${receipt.files} ${receipt.files === 1 ? "file" : "files"}`,
    `${receipt.read} read`,
    `${receipt.unchanged} unchanged`,
    `${receipt.refused.length} refused`,
    `${receipt.notices} ${receipt.notices === 1 ? "notice" : "notices"}`,
  ]
  return `${parts.join(", ")}${dryRun ? " (dry run: nothing was stored)" : ""}`
}

const labels: readonly string[] = [...NODE_KINDS, ...EDGE_KINDS]
const counts = (facts: Record<string, number>): string[][] =>
  labels.flatMap((label) => (facts[label] ? [[label, String(facts[label])]] : []))
