/**
 * The model as tables: one a node kind, one an edge kind.
 *
 * `key` is a number that tells its kind: serial * 64 + number of the kind (table `kind`). Edges and contributions hold
 * keys only, so that what one notice adds lies together in every index. Scalars are columns, booleans 0/1, lists and
 * objects JSON text.
 */
import { edgeFields, type Field, isIndexed, nodeFields } from "../../fields.ts"
import { EDGE_KINDS, type EdgeKind, edgeKinds, NODE_KINDS, type NodeKind } from "../../model.ts"
import type { Connection } from "./connection.ts"
import { indexAll, wordTables } from "./words.ts"

export const STRIDE = 64
/** Marks a file as ours in its header ("chid"). */
export const APPLICATION_ID = 0x63686964
/** Stands for the facts that are always there in `contribution`. */
export const ALWAYS = 0

const numbers = new Map([...NODE_KINDS, ...EDGE_KINDS].map((label, at) => [label, at] as const))
export const numberOf = (label: NodeKind | EdgeKind): number => numbers.get(label) as number
const labels = [...NODE_KINDS, ...EDGE_KINDS]
export const labelOf = (key: number): NodeKind | EdgeKind => labels[key % STRIDE] as NodeKind | EdgeKind
export const isNodeKey = (key: number): boolean => key % STRIDE < NODE_KINDS.length

export const quoted = (name: string): string => `"${name}"`

const columnTypes: Record<Field["type"], string> = {
  text: "TEXT",
  integer: "INTEGER",
  real: "REAL",
  boolean: "INTEGER",
  list: "TEXT",
  json: "TEXT",
}
const column = (field: Field): string =>
  `${quoted(field.name)} ${columnTypes[field.type]}${field.nullable ? "" : " NOT NULL"}`

function nodeTable(kind: NodeKind): string[] {
  const fields = nodeFields[kind]
  const columns = fields.map((field) => (field.name === "id" ? `"id" TEXT NOT NULL UNIQUE` : column(field)))
  const indexes = fields
    .filter(({ name }) => isIndexed(name))
    .map((field) => `CREATE INDEX "${kind}.${field.name}" ON ${quoted(kind)} (${indexOf(field, fields)})`)
  return [`CREATE TABLE ${quoted(kind)} (key INTEGER PRIMARY KEY, ${columns.join(", ")}) STRICT`, ...indexes]
}
/** Rows of a province are asked for by date more often than not: its index goes on with the date. */
function indexOf(field: Field, fields: readonly Field[]): string {
  const date = field.name === "provinceId" ? fields.find(({ name }) => name === "issuedOn") : undefined
  return [field, ...(date ? [date] : [])].map(indexKeys).join(", ")
}
const indexKeys = (field: Field): string =>
  field.nullable ? `(${quoted(field.name)} IS NULL), ${quoted(field.name)}` : quoted(field.name)

/** An end that can be of one kind only is held by a foreign key. */
function end(kind: EdgeKind, side: "source" | "target", at: 0 | 1): string {
  const kinds = new Set(edgeKinds[kind].ends.map((pair) => pair[at]))
  const [only] = kinds
  return `${side} INTEGER NOT NULL${kinds.size === 1 && only ? ` REFERENCES ${quoted(only)} (key)` : ""}`
}
function edgeTable(kind: EdgeKind): string[] {
  const columns = ["id TEXT NOT NULL", end(kind, "source", 0), end(kind, "target", 1), ...edgeFields[kind].map(column)]
  return [
    `CREATE TABLE ${quoted(kind)} (key INTEGER PRIMARY KEY, ${columns.join(", ")}) STRICT`,
    `CREATE INDEX "${kind}.source" ON ${quoted(kind)} (source, target)`,
    `CREATE INDEX "${kind}.target" ON ${quoted(kind)} (target, source)`,
  ]
}

const around = [
  "CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID",
  "INSERT INTO meta VALUES ('revision', 0), ('vectorsRemoved', 0)",
  "CREATE TABLE contributor (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT",
  // No foreign key on `item`: it may be a row of any kind.
  "CREATE TABLE contribution (contributor INTEGER NOT NULL, item INTEGER NOT NULL, PRIMARY KEY (contributor, item)) STRICT, WITHOUT ROWID",
  "CREATE INDEX contributors ON contribution (item, contributor)",
  'CREATE TABLE sourceName (name TEXT PRIMARY KEY, source INTEGER NOT NULL REFERENCES "Source" (key)) STRICT, WITHOUT ROWID',
  "CREATE INDEX sourceNames ON sourceName (source)",
  "CREATE TABLE model (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, size INTEGER NOT NULL) STRICT",
  // AUTOINCREMENT: a key is never used twice, so a reader that has seen key n need only fetch what comes after.
  'CREATE TABLE vector (key INTEGER PRIMARY KEY AUTOINCREMENT, model INTEGER NOT NULL REFERENCES model (key), passage INTEGER NOT NULL REFERENCES "Passage" (key), value BLOB NOT NULL) STRICT',
  "CREATE UNIQUE INDEX vectors ON vector (passage, model)",
  // Words were folded text once; version 2 puts terms in their place.
  "CREATE TABLE words (text TEXT) STRICT",
]

/** A statement, or what needs more than one. */
type Migration = string | ((connection: Connection) => void)
/** What makes a store of version n from one of version n - 1; the model version is the number of them. */
export const migrations: readonly (readonly Migration[])[] = [
  [...NODE_KINDS.flatMap(nodeTable), ...EDGE_KINDS.flatMap(edgeTable), ...around],
  ["DROP TABLE words", ...wordTables, indexAll],
]
