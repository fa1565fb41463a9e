/** What a store holds, in lines. */
import { shortened, tabulate } from "./table.ts"

export interface Status {
  store: string
  /** Nodes by label. */
  counts: Record<string, number>
  refusedCount: number
  notices: { id: string; number: string | null; kind: string | null; issuedOn: string | null; title: string | null }[]
  refused: { id: string; names: string[]; code: string | null; message: string | null }[]
}

/** Columns that id, date, number and the gaps between take. */
const WITHOUT_TITLE = 68

export function* statusLines(status: Status, columns: number): Generator<string> {
  const table = (rows: string[][]) => tabulate(rows, { width: columns, indent: 2 })
  yield status.store
  yield* table(Object.entries(status.counts).map(([label, n]) => [label, String(n)]))
  const { notices, refused } = status
  if (notices.length > 0) {
    yield* ["", "Notices, newest first"]
    const left = Math.max(20, columns - WITHOUT_TITLE)
    yield* table(
      notices.map(({ id, issuedOn, number, kind, title }) => {
        return [id, issuedOn ?? "no date", number ?? kind ?? "", shortened(title ?? "", left)]
      }),
    )
    yield* more(status.counts.Notice ?? 0, notices.length)
  }
  if (refused.length > 0) {
    yield* ["", "Refused"]
    yield* table(refused.map(({ id, code, message, names }) => [id, `${code ?? ""} ${message ?? names.join(", ")}`]))
    yield* more(status.refusedCount, refused.length)
  }
}

function* more(all: number, shown: number): Generator<string> {
  if (all > shown) yield `  ... and ${all - shown} more (--all)`
}
