/** chidao status: what the store holds. */
import { Command } from "commander"
import type { View } from "../../graph/engine.ts"
import { NODE_KINDS, type NodeKind } from "../../graph/model.ts"
import { everything, type Where } from "../../graph/query.ts"
import type { Flags } from "../config.ts"
import { listRows } from "../pages.ts"
import { type Status, statusLines } from "../show/status.ts"
import { type Caller, EXIT, type Run, storeOption, withEngine, withExamples } from "./command.ts"

const SHOWN = 20
const refused: Where = { field: "status", op: "eq", value: "refused" }
const undated: Where = { field: "issuedOn", op: "missing" }
type Options = Flags & { all?: boolean; json?: boolean }

export function statusCommand(run: Run): Command {
  const command = new Command("status")
    .description("say what the store holds: counts, notices with their ids, refused files with their reasons")
    .option("--all", `list all notices and refusals, not ${SHOWN} of each`)
    .option("--json", "print one JSON object")
    .addOption(storeOption())
    .action((options: Options) => run(options, (caller) => showStatus(caller, options)))
  return withExamples(command, "chidao status", "chidao status --store sqlite:./mine.db --all")
}

async function* showStatus({ config, columns }: Caller, { all = false, json = false }: Options) {
  return yield* withEngine(config, { readOnly: true }, async function* (engine) {
    const held = await engine.read((view) => statusOf(view, all ? Number.POSITIVE_INFINITY : SHOWN))
    const status: Status = { store: config.store, ...held }
    if (json) yield JSON.stringify(status)
    else yield* statusLines(status, columns)
    return EXIT.done
  })
}

async function statusOf(view: View, limit: number): Promise<Omit<Status, "store">> {
  const counts: Record<string, number> = {}
  for (const label of NODE_KINDS) counts[label] = await countOf(view, label, everything)
  const refusedCount = await countOf(view, "Source", refused)
  const held: Omit<Status, "store"> = { counts, refusedCount, notices: [], refused: [] }
  for (const where of [{ not: undated }, undated]) {
    const newest = [{ field: "issuedOn", desc: true }]
    for await (const notice of listRows(view, "Notice", where, newest, limit - held.notices.length)) {
      const { id, number, kind, issuedOn, title } = notice
      held.notices.push({ id, number, kind, issuedOn, title })
    }
  }
  for await (const source of listRows(view, "Source", refused, [], limit)) {
    held.refused.push({ id: source.id, names: source.names, code: source.error, message: source.message })
  }
  return held
}

async function countOf(view: View, label: NodeKind, where: Where): Promise<number> {
  const [all] = await view.tally(label, where, [], "count")
  return all?.value ?? 0
}
