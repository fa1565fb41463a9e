/** `tally`: buckets of rows by one to three values. Equal beginnings of paths are walked once and so bind the same edges. */
import { checkBy, checkTally } from "../../check.ts"
import type { Field } from "../../fields.ts"
import type { NodeKind } from "../../model.ts"
import type { Bucket, By, Measure, Value, Where } from "../../query.ts"
import type { Cell, Connection } from "./connection.ts"
import { ask } from "./list.ts"
import { quoted } from "./schema.ts"
import { allOf, joined, nothing, raw, type Sql, sql } from "./sql.ts"
import { condition, type Joined, joinStep, rowOf, Scope, type Subject } from "./where.ts"
import { matching } from "./words.ts"

/** The walks of one statement: each path prefix is joined once. */
class Walks {
  readonly holds: Sql[] = []
  readonly tables: Sql[] = []
  readonly #scope = new Scope(false)
  readonly #steps = new Map<string, Joined>()
  readonly #root: Subject

  constructor(kind: NodeKind, where: Where) {
    this.#root = rowOf(kind, "n0")
    this.tables.push(raw(`${quoted(kind)} n0`))
    this.holds.push(condition(this.#root, where, this.#scope))
  }
  /** Column of the value; what it needs is joined. */
  column({ path = [], field, on = "node" }: By): Sql {
    let subject = this.#root
    let last: Joined | undefined
    for (const [at, step] of path.entries()) {
      const name = JSON.stringify(path.slice(0, at + 1))
      last = this.#steps.get(name) ?? this.#join(name, subject, joinStep(subject.kinds, step, this.#scope))
      subject = last.end
    }
    return (on === "edge" && last ? last.edgeSubject : subject).column(field)
  }
  #join(name: string, from: Subject, step: Joined): Joined {
    this.#steps.set(name, step)
    this.tables.push(step.tables)
    this.holds.push(sql`${step.near} = ${from.key}`, ...step.holds)
    return step
  }
}

export function tally(
  connection: Connection,
  kind: NodeKind,
  where: Where,
  by: readonly By[],
  measure: Measure,
  words?: string,
): Bucket[] {
  checkTally(kind, where, by, measure, words)
  const fields = by.map((one) => checkBy(kind, one))
  const walks = new Walks(kind, where)
  const values = by.map((one) => cut(walks.column(one), one.unit))
  const measured = measure === "count" ? raw("n0.key") : cut(walks.column(measure.distinct), measure.distinct.unit)
  const present = [...by.map((one, at) => ({ one, column: values[at] as Sql })).filter(({ one }) => one.path?.length)]
  const holds = [
    ...walks.holds,
    ...(words === undefined ? [] : [sql`n0.key IN (${matching(words)})`]),
    ...present.map(({ column }) => sql`${column} IS NOT NULL`),
    sql`${measured} IS NOT NULL`,
  ]
  const names = by.map((_, at) => raw(`k${at}`))
  const selected = values.map((value, at) => sql`${value} AS ${names[at] as Sql}, `)
  const grouped = by.length > 0 ? sql`GROUP BY ${joined(names, ", ")}` : nothing
  const order = joined([raw("amount DESC"), ...names.flatMap((name) => [sql`${name} IS NULL`, name])], ", ")
  const rows = ask(
    connection,
    sql`SELECT ${joined(selected, "")}count(DISTINCT ${measured}) AS amount FROM ${joined(walks.tables, " JOIN ")}
      WHERE ${allOf(holds)} ${grouped} HAVING amount > 0 ORDER BY ${order}`,
  )
  return rows.map((row) => ({
    keys: fields.map((field, at) => keyOf(field, row[at] as Cell)),
    value: row.at(-1) as number,
  }))
}
const keyOf = (field: Field, cell: Cell): Value | null =>
  field.type === "boolean" && cell !== null ? cell === 1 : (cell as Value | null)

/** Beginning of a date for each unit; a value that is less exact than the unit has none. */
const units = {
  day: { shape: "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*", length: 10 },
  month: { shape: "[0-9][0-9][0-9][0-9]-[0-9][0-9]*", length: 7 },
  quarter: { shape: "[0-9][0-9][0-9][0-9]-[0-9][0-9]*", length: 7 },
  year: { shape: "[0-9][0-9][0-9][0-9]*", length: 4 },
} as const
function cut(column: Sql, unit: By["unit"]): Sql {
  if (!unit) return column
  const { shape, length } = units[unit]
  const value =
    unit === "quarter"
      ? sql`substr(${column}, 1, 5) || 'Q' || ((CAST(substr(${column}, 6, 2) AS INTEGER) + 2) / 3)`
      : sql`substr(${column}, 1, ${raw(String(length))})`
  return sql`CASE WHEN ${column} GLOB '${raw(shape)}' THEN ${value} END`
}
