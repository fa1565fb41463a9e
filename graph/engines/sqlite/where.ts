/**
 * Conditions as SQL. A condition on a missing value is NULL in SQL, and every NULL ends as "does not hold": `not` is
 * written as IS NOT TRUE, so that a missing value satisfies it.
 */
import { walkOf } from "../../check.ts"
import { edgeFields, type Field, isIndexed, nodeFields } from "../../fields.ts"
import type { EdgeKind, NodeKind } from "../../model.ts"
import type { Condition, Step, Value, Where } from "../../query.ts"
import type { Cell } from "./connection.ts"
import { quoted } from "./schema.ts"
import { allOf, anyOf, joined, raw, type Sql, sql } from "./sql.ts"

/** A row in the FROM clause that conditions speak of: its key and its columns. */
export interface Subject {
  key: Sql
  /** The kinds it may be of. */
  kinds: readonly NodeKind[]
  column(name: string): Sql
  /** The field when it stands in one indexed column. */
  indexed(name: string): Field | undefined
}

/** Gives each table of one statement a name of its own, and holds how nested conditions are asked. */
export class Scope {
  /** Asks nested conditions row by row: for few rows; otherwise once as a set. */
  readonly rowwise: boolean
  #count = 0
  constructor(rowwise: boolean) {
    this.rowwise = rowwise
  }
  name(prefix: string): string {
    this.#count += 1
    return `${prefix}${this.#count}`
  }
}

/** The row of one kind under the name `alias`. */
export function rowOf(kind: NodeKind, alias: string): Subject {
  const fields = nodeFields[kind]
  return {
    key: raw(`${alias}.key`),
    kinds: [kind],
    column: (name) => raw(fields.some((field) => field.name === name) ? `${alias}.${quoted(name)}` : "NULL"),
    indexed: (name) => fields.find((field) => field.name === name && isIndexed(name)),
  }
}
function edgeRow(kind: EdgeKind, alias: string): Subject {
  return {
    key: raw(`${alias}.key`),
    kinds: [],
    column: (name) => raw(edgeFields[kind].some((field) => field.name === name) ? `${alias}.${quoted(name)}` : "NULL"),
    indexed: () => undefined,
  }
}

/** One step of a path as joins: the edge, the node behind it, and what must hold of both. */
export interface Joined {
  edge: EdgeKind
  edgeAlias: string
  /** Column of the edge that holds the node it was walked from. */
  near: Sql
  edgeSubject: Subject
  end: Subject
  /** The tables; the first is the edge's, bound to no other row yet. */
  tables: Sql
  holds: Sql[]
}
export function joinStep(from: readonly NodeKind[], step: Step, scope: Scope): Joined {
  const { edge, forward, kinds } = walkOf(from, step.via)
  const edgeAlias = scope.name("e")
  const far = raw(`${edgeAlias}.${forward ? "target" : "source"}`)
  const edgeSubject = edgeRow(edge, edgeAlias)
  const aliases = kinds.map((kind) => ({ kind, alias: scope.name("n") }))
  // An edge always has its ends, so LEFT JOIN leaves out no row; SQLite skips it where no column of the node is asked for.
  const how = kinds.length === 1 && step.node ? "JOIN" : "LEFT JOIN"
  const tables = [raw(`${quoted(edge)} ${edgeAlias}`)]
  for (const { kind, alias } of aliases)
    tables.push(sql`${raw(`${how} ${quoted(kind)} ${alias} ON ${alias}.key`)} = ${far}`)
  const end = oneOf(
    aliases.map(({ kind, alias }) => rowOf(kind, alias)),
    far,
  )
  const holds: Sql[] = []
  if (step.edge) holds.push(condition(edgeSubject, step.edge, scope))
  if (step.node) holds.push(condition(end, step.node, scope))
  const near = raw(`${edgeAlias}.${forward ? "source" : "target"}`)
  return { edge, edgeAlias, near, edgeSubject, end, tables: joined(tables, " "), holds }
}
/** The one row of several left joined ones that is there; its key stands on the edge. */
function oneOf(subjects: readonly Subject[], key: Sql): Subject {
  const [only] = subjects
  if (only && subjects.length === 1) return { ...only, key }
  return {
    key,
    kinds: subjects.flatMap((subject) => subject.kinds),
    column(name) {
      const columns = subjects.map((subject) => subject.column(name)).filter(({ text }) => text !== "NULL")
      return columns.length > 1 ? sql`coalesce(${joined(columns, ", ")})` : (columns[0] ?? raw("NULL"))
    },
    indexed: () => undefined,
  }
}

export function condition(subject: Subject, where: Where, scope: Scope): Sql {
  if ("field" in where) return comparison(subject, where)
  if ("and" in where) return sql`(${allOf(where.and.map((part) => condition(subject, part, scope)))})`
  if ("or" in where) return anyOf(where.or.map((part) => condition(subject, part, scope)))
  if ("not" in where) return sql`(${condition(subject, where.not, scope)} IS NOT TRUE)`
  const { near, tables, holds } = joinStep(subject.kinds, where.some, scope)
  return scope.rowwise
    ? sql`EXISTS (SELECT 1 FROM ${tables} WHERE ${allOf([sql`${near} = ${subject.key}`, ...holds])})`
    : sql`${subject.key} IN (SELECT ${near} FROM ${tables} WHERE ${allOf(holds)})`
}

const operators = { eq: "=", lt: "<", lte: "<=", gt: ">", gte: ">=" } as const
function comparison(subject: Subject, where: Condition): Sql {
  const column = subject.column(where.field)
  if (where.op === "missing") return sql`(${column} IS NULL)`
  // The index of such a field begins with whether the value is missing.
  const held = subject.indexed(where.field)?.nullable ? sql`(${column} IS NULL) = 0 AND ` : raw("")
  if (where.op === "in") return sql`(${held}${column} IN (SELECT value FROM json_each(${JSON.stringify(where.value)})))`
  if (where.op === "has") return sql`EXISTS (SELECT 1 FROM json_each(${column}) WHERE value = ${where.value})`
  if (where.op === "prefix") return sql`(${held}${prefix(column, String(where.value))})`
  return sql`(${held}${column} ${raw(operators[where.op])} ${cell(where.value)})`
}
export const cell = (value: Value): Cell => (typeof value === "boolean" ? Number(value) : value)

/** A range of the index: from the prefix to the first text after all that begin with it. */
function prefix(column: Sql, start: string): Sql {
  const after = successor(start)
  return after === undefined ? sql`${column} >= ${start}` : sql`${column} >= ${start} AND ${column} < ${after}`
}
function successor(start: string): string | undefined {
  const points = [...start].map((char) => char.codePointAt(0) as number)
  while (points.at(-1) === 0x10ffff) points.pop()
  const last = points.pop()
  if (last === undefined) return undefined
  return String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : last + 1)
}
