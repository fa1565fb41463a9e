/** Duties as JSON lines, CSV or a table to read. */
import { stringify } from "csv-stringify/sync"
import type { DutyRole, DutyRow } from "../duties.ts"
import { tabulate } from "./table.ts"

type Rows = AsyncIterable<DutyRow>

export async function* dutyJson(rows: Rows): AsyncGenerator<string> {
  for await (const row of rows) yield JSON.stringify(row)
}

const COLUMNS = [
  "id",
  "notice",
  "document",
  "province",
  "path",
  "gist",
  "quote",
  "from",
  "to",
  "modality",
  "polarity",
  "deadline",
  "deadlineKind",
  "deadlineValue",
  "agency",
  "agencyId",
  "kind",
  "role",
  "implicit",
] as const

/** One row a role; a duty that names nobody has one row with the role's columns empty. */
export async function* dutyCsv(rows: Rows): AsyncGenerator<string> {
  yield csvLine(COLUMNS)
  for await (const row of rows) {
    const roles: Partial<DutyRole>[] = row.roles.length > 0 ? row.roles : [{}]
    for (const role of roles) {
      const { raw: deadline, kind: deadlineKind, value: deadlineValue } = row.deadline ?? {}
      const cells: Record<string, unknown> = { ...row, deadline, deadlineKind, deadlineValue, ...role }
      yield csvLine(COLUMNS.map((column) => cells[column] ?? null))
    }
  }
}
const csvLine = (cells: readonly unknown[]): string =>
  stringify([cells as unknown[]], { cast: { boolean: String }, eof: false })

/** Each document once, its duties under it: clause, who, what, by when. */
export async function* dutyTable(rows: Rows, columns: number): AsyncGenerator<string> {
  let group: DutyRow[] = []
  let count = 0
  for await (const row of rows) {
    if (group[0] && group[0].notice !== row.notice) {
      yield* oneNotice(group, columns)
      group = []
    }
    group.push(row)
    count += 1
  }
  yield* oneNotice(group, columns)
  yield count === 0 ? "No duty fits." : `${count} ${count === 1 ? "duty" : "duties"}`
}

function* oneNotice(rows: readonly DutyRow[], columns: number): Generator<string> {
  const [head] = rows
  if (!head) return
  yield [head.document ?? "without number", head.province, head.notice].filter(Boolean).join(" · ")
  const cells = rows.map((row) => [row.path, whoLines(row.roles), row.quote.replace(/\s+/g, " "), byWhen(row.deadline)])
  yield* tabulate(cells, { head: ["clause", "who", "what", "by when"], width: columns, indent: 2 })
  yield ""
}

/** "LEAD Sở Y tế"; a role that the words do not name is in brackets. */
export const whoLines = (roles: readonly Pick<DutyRole, "role" | "agency" | "implicit">[]): string =>
  roles.map(({ role, agency, implicit }) => (implicit ? `(${role} ${agency})` : `${role} ${agency}`)).join("\n")

/** The date where there is one, and the words that say it. */
export const byWhen = (deadline: { raw: string; value: string | null } | null): string =>
  deadline === null ? "" : [deadline.value, deadline.raw.replace(/\s+/g, " ")].filter(Boolean).join("\n")
