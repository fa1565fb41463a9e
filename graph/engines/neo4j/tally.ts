/** `tally`: buckets of rows by one to three values. Equal beginnings of paths are walked once and so bind the same edges. */
import { checkBy, checkTally } from "../../check.ts"
import type { NodeKind } from "../../model.ts"
import type { Bucket, By, Measure, Value, Where } from "../../query.ts"
import { allOf, type Cypher, cypher, joined, raw, statement } from "./cypher.ts"
import { matchWords } from "./lexical.ts"
import type { Question } from "./view.ts"
import { matchRows, Names, nodeSubject, property, type Walked, walkStep } from "./where.ts"

/** The walks of one statement: each path prefix is matched once. */
class Walks {
  readonly clauses: Cypher[] = []
  readonly #root
  readonly #names: Names
  readonly #steps = new Map<string, Walked>()

  constructor(kind: NodeKind, names: Names) {
    this.#root = nodeSubject("n", [kind])
    this.#names = names
  }
  /** The value; what it needs is matched. */
  value({ path = [], field, on = "node" }: By): Cypher {
    let subject = this.#root
    let last: Walked | undefined
    for (const at of path.keys()) {
      const name = JSON.stringify(path.slice(0, at + 1))
      const step = path[at] as NonNullable<By["path"]>[number]
      last = this.#steps.get(name) ?? this.#match(name, walkStep(subject, step, this.#names))
      subject = last.end
    }
    const of = on === "edge" && last ? last.edgeSubject : subject
    return property(of, field)
  }
  #match(name: string, step: Walked): Walked {
    this.#steps.set(name, step)
    // Clauses of their own: within one, no two steps may take the same edge.
    this.clauses.push(cypher`MATCH ${step.pattern} WHERE ${allOf(step.holds)}`)
    return step
  }
}

export async function tally(
  ask: Question,
  kind: NodeKind,
  where: Where,
  by: readonly By[],
  measure: Measure,
  words?: string,
): Promise<Bucket[]> {
  checkTally(kind, where, by, measure, words)
  for (const one of by) checkBy(kind, one)
  const names = new Names()
  const worded = words === undefined ? undefined : matchWords(words, where, names)
  if (worded === null) return []
  const root = worded ? { clauses: worded, repeats: false } : matchRows(nodeSubject("n", [kind]), where, names)
  const walks = new Walks(kind, names)
  const values = by.map((one) => cut(walks.value(one), one.unit))
  const measured = measure === "count" ? raw("n") : cut(walks.value(measure.distinct), measure.distinct.unit)
  const columns = values.map((_, at) => raw(`k${at}`))
  const present = columns.filter((_, at) => by[at]?.path?.length)
  const selected = [
    ...values.map((value, at) => cypher`${value} AS ${columns[at] as Cypher}`),
    cypher`${measured} AS m`,
  ]
  const holds = [...present, raw("m")].map((column) => cypher`${column} IS NOT NULL`)
  const order = joined([raw("amount DESC"), ...columns], ", ")
  const rooted = root.repeats ? cypher`${root.clauses} WITH DISTINCT n` : root.clauses
  const clauses = joined([rooted, ...walks.clauses], "\n")
  // Without a walk each row comes once.
  const amount = raw(measure === "count" && walks.clauses.length === 0 ? "count(*)" : "count(DISTINCT m)")
  const [rows] = await ask(
    statement(cypher`${clauses} WITH ${joined(selected, ", ")} WHERE ${allOf(holds)}
WITH ${joined([...columns, cypher`${amount} AS amount`], ", ")} WHERE amount > 0
RETURN ${joined([...columns, raw("amount")], ", ")} ORDER BY ${order}`),
  )
  return (rows ?? []).map((row) => ({
    keys: by.map((_, at) => (row[`k${at}`] ?? null) as Value | null),
    value: row.amount as number,
  }))
}

/** Beginning of a date for each unit; a value that is less exact than the unit has none. */
const units = {
  day: { shape: "[0-9]{4}-[0-9]{2}-[0-9]{2}", length: 10 },
  month: { shape: "[0-9]{4}-[0-9]{2}", length: 7 },
  quarter: { shape: "[0-9]{4}-[0-9]{2}", length: 7 },
  year: { shape: "[0-9]{4}", length: 4 },
} as const
function cut(value: Cypher, unit: By["unit"]): Cypher {
  if (!unit) return value
  const { shape, length } = units[unit]
  const start = cypher`left(${value}, ${raw(String(length))})`
  const quarter = cypher`left(${value}, 5) + 'Q' + toString((toInteger(substring(${value}, 5, 2)) + 2) / 3)`
  return cypher`CASE WHEN ${start} =~ ${raw(`'${shape}'`)} THEN ${unit === "quarter" ? quarter : start} END`
}
