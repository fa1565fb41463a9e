/**
 * Conditions as Cypher. A condition on a missing value is null in Cypher, and every null ends as "does not hold": `not` is
 * written over coalesce, so that a missing value satisfies it.
 */
import { fieldIn, walkOf } from "../../check.ts"
import { edgeFields, type Field } from "../../fields.ts"
import type { EdgeKind, NodeKind } from "../../model.ts"
import { type Condition, everything, type Step, type Where } from "../../query.ts"
import { allOf, anyOf, bound, type Cypher, cypher, given, joined, quoted, raw } from "./cypher.ts"

/** A variable of the statement that conditions speak of. */
export interface Subject {
  variable: string
  /** The kinds a node may be of; empty for an edge. */
  kinds: readonly NodeKind[]
  field(name: string): Field
}
/** Gives each variable of one statement a name of its own. */
export class Names {
  #count = 0
  next(prefix: string): string {
    this.#count += 1
    return `${prefix}${this.#count}`
  }
}

export const nodeSubject = (variable: string, kinds: readonly NodeKind[]): Subject => ({
  variable,
  kinds,
  field: (name) => fieldIn({ kinds }, name),
})
const edgeSubject = (variable: string, kind: EdgeKind): Subject => ({
  variable,
  kinds: [],
  field: (name) => edgeFields[kind].find((field) => field.name === name) as Field,
})
export const property = ({ variable }: Subject, name: string): Cypher => raw(`${variable}.${quoted(name)}`)

/** One step of a path: the pattern from a node, and what must hold of the edge and the node behind it. */
export interface Walked {
  edge: EdgeKind
  edgeSubject: Subject
  end: Subject
  /** As in "(n)-[e1:ASSIGNED]->(n2:Agency)". */
  pattern: Cypher
  holds: Cypher[]
}
export function walkStep(from: Subject, step: Step, names: Names): Walked {
  const { edge, forward, kinds } = walkOf(from.kinds, step.via)
  const [line, far] = [edgeSubject(names.next("e"), edge), nodeSubject(names.next("n"), kinds)]
  // The edge says what stands behind it; the label lets the planner begin there.
  const label = kinds.length === 1 && step.node ? `:${quoted(kinds[0] as string)}` : ""
  const [left, right] = forward ? ["-", "->"] : ["<-", "-"]
  const pattern = `(${from.variable})${left}[${line.variable}:${quoted(edge)}]${right}(${far.variable}${label})`
  return { edge, edgeSubject: line, end: far, pattern: raw(pattern), holds: holdsOf(line, far, step, names) }
}
function holdsOf(edge: Subject, node: Subject, step: Step, names: Names): Cypher[] {
  return [
    ...(step.edge ? [condition(edge, step.edge, names)] : []),
    ...(step.node ? [condition(node, step.node, names)] : []),
  ]
}

export function condition(subject: Subject, where: Where, names: Names): Cypher {
  if ("field" in where) return comparison(subject, where)
  if ("and" in where) return cypher`(${allOf(where.and.map((part) => condition(subject, part, names)))})`
  if ("or" in where) return anyOf(where.or.map((part) => condition(subject, part, names)))
  if ("not" in where) return cypher`(NOT coalesce(${condition(subject, where.not, names)}, false))`
  const { pattern, holds } = walkStep(subject, where.some, names)
  return cypher`EXISTS { MATCH ${pattern} WHERE ${allOf(holds)} }`
}

const operators = { eq: "=", lt: "<", lte: "<=", gt: ">", gte: ">=" } as const
function comparison(subject: Subject, where: Condition): Cypher {
  const at = property(subject, where.field)
  if (where.op === "missing") return cypher`${at} IS NULL`
  const field = subject.field(where.field)
  if (where.op === "in") return cypher`${at} IN ${where.value.map((value) => given(field, value))}`
  if (where.op === "has") return cypher`${where.value} IN ${at}`
  if (where.op === "prefix") return cypher`${at} STARTS WITH ${where.value}`
  return cypher`${at} ${raw(operators[where.op])} ${bound(given(field, where.value))}`
}

/** The rows of a kind that hold a condition, as clauses that bind its variable. */
export interface Matched {
  clauses: Cypher
  /** The row may come several times. */
  repeats: boolean
}
/**
 * Where a condition leads to few nodes (known by id or by an indexed value), however far away, the way to them is matched,
 * so that the planner begins there; as EXISTS it would be asked of every row. Alternatives are one such way each.
 */
export function matchRows(row: Subject, where: Where, names: Names, also: readonly Cypher[] = []): Matched {
  const plain = (): Way => ({ holds: [condition(row, where, names)], next: [] })
  const ways = waysTo(row, where, names) ?? [plain()]
  const [kind] = row.kinds
  const matched = (ways.length > MOST_WAYS ? [plain()] : ways).map(({ holds, next }) => {
    const root = cypher`MATCH ${raw(`(${row.variable}:${quoted(kind as string)})`)} WHERE ${allOf([...holds, ...also])}`
    return { clauses: joined([root, ...next], "\n"), repeats: next.length > 0 }
  })
  const [only] = matched
  if (only && matched.length === 1) return only
  const returning = raw(` RETURN ${row.variable}`)
  const branches = matched.map(({ clauses }) => cypher`${clauses}${returning}`)
  // A union gives each row once.
  return { clauses: cypher`CALL () { ${joined(branches, "\nUNION\n")} }`, repeats: false }
}
const MOST_WAYS = 40

/** What holds of a node, and the clauses that lead on from it. */
interface Way {
  holds: Cypher[]
  next: Cypher[]
}
/** Null where the condition does not lead to few nodes. */
function waysTo(subject: Subject, where: Where, names: Names): Way[] | null {
  const parts = conjuncts(where)
  const all = (some: readonly Where[]): Cypher[] => some.map((part) => condition(subject, part, names))
  if (subject.kinds.length === 1 && parts.some(isAnchored)) return [{ holds: all(parts), next: [] }]
  for (const part of parts) {
    const ways = waysAlong(subject, part, names)
    if (!ways) continue
    const rest = parts.filter((one) => one !== part)
    return ways.map(({ holds, next }) => ({ holds: [...all(rest), ...holds], next }))
  }
  return null
}
function waysAlong(subject: Subject, where: Where, names: Names): Way[] | null {
  if ("or" in where) {
    const ways = where.or.map((part) => waysTo(subject, part, names))
    return ways.length > 0 && ways.every((one) => one !== null) ? ways.flat() : null
  }
  if (!("some" in where) || !where.some.node) return null
  const { pattern, holds, end } = walkStep(subject, { ...where.some, node: everything }, names)
  const ways = waysTo(end, where.some.node, names)
  return ways?.map((way) => ({ holds: [], next: [matchOf(pattern, [...holds, ...way.holds]), ...way.next] })) ?? null
}
const matchOf = (pattern: Cypher, holds: readonly Cypher[]): Cypher => cypher`MATCH ${pattern} WHERE ${allOf(holds)}`

export const conjuncts = (where: Where): Where[] => ("and" in where ? where.and.flatMap(conjuncts) : [where])
/** Names few nodes by an index. */
function isAnchored(where: Where): boolean {
  if ("or" in where) return where.or.length > 0 && where.or.every(isAnchored)
  return "field" in where && (where.op === "eq" || where.op === "in") && keys.has(where.field)
}
const keys = new Set(["id", "noticeId", "name", "symbol"])
