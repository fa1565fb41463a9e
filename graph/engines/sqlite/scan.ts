/** Reading all rows of a label that notices contribute, in the order of their ids. */
import { edgeFields, nodeFields } from "../../fields.ts"
import { type EdgeKind, edgeKinds, type NodeKind } from "../../model.ts"
import type { Connection, Row } from "./connection.ts"
import { columns, propsOf } from "./rows.ts"
import { ALWAYS, labelOf, quoted } from "./schema.ts"

const ledger = new Set<string>(["Source", "FROM"])
const contributed = (label: string, alias: string): string =>
  ledger.has(label)
    ? "1"
    : `EXISTS (SELECT 1 FROM contribution c WHERE c.item = ${alias}.key AND c.contributor > ${ALWAYS})`

/** The rows still to come, `many` at a time; empty at the end. */
export interface Scan {
  next(many: number): object[]
}
function scanOf(rows: Iterator<Row>, made: (row: Row) => object): Scan {
  return {
    next(many) {
      const batch: object[] = []
      for (let step = rows.next(); !step.done; step = rows.next()) {
        batch.push(made(step.value))
        if (batch.length === many) break
      }
      return batch
    },
  }
}

type Props = Record<string, unknown>

/** SELECT ... FROM of all a node is made of; its table is "n". */
export const nodeSelection = (kind: NodeKind): string =>
  `SELECT ${columns(nodeFields[kind], "n")} FROM ${quoted(kind)} n`
export const propsOfNode = (kind: NodeKind, row: Row): Props => propsOf(nodeFields[kind], row)

/** SELECT ... FROM of all an edge is made of: its id, its ends, its values; its table is "e". */
export function edgeSelection(kind: EdgeKind): string {
  const idOf = (side: 0 | 1, key: string): string => {
    const kinds = [...new Set(edgeKinds[kind].ends.map((pair) => pair[side]))]
    return `coalesce(${kinds.map((end) => `(SELECT id FROM ${quoted(end)} WHERE key = ${key})`).join(", ")}, NULL)`
  }
  const list = [
    "e.id",
    "e.source",
    idOf(0, "e.source"),
    "e.target",
    idOf(1, "e.target"),
    columns(edgeFields[kind], "e"),
  ]
  return `SELECT ${list.filter(Boolean).join(", ")} FROM ${quoted(kind)} e`
}
export function edgeRow(kind: EdgeKind, row: Row) {
  return {
    source: row[2] as string,
    sourceKind: labelOf(row[1] as number),
    target: row[4] as string,
    targetKind: labelOf(row[3] as number),
    props: propsOf(edgeFields[kind], row, 5),
  }
}

export function scanNodes(connection: Connection, kind: NodeKind): Scan {
  const text = `${nodeSelection(kind)} WHERE ${contributed(kind, "n")} ORDER BY n.id`
  return scanOf(connection.each(text), (row) => propsOfNode(kind, row))
}
export function scanEdges(connection: Connection, kind: EdgeKind): Scan {
  const text = `${edgeSelection(kind)} WHERE ${contributed(kind, "e")} ORDER BY e.id`
  return scanOf(connection.each(text), (row) => {
    const { props, ...ends } = edgeRow(kind, row)
    return { id: row[0], ...ends, ...props }
  })
}

export function scanVectors(connection: Connection): Scan {
  const text = `SELECT m.name, p.id, v.value FROM model m JOIN "Passage" p JOIN vector v ON v.passage = p.key AND v.model = m.key
    ORDER BY m.name, p.id`
  return scanOf(connection.each(text), ([model, id, value]) => ({ model, id, vector: vectorOf(value as Uint8Array) }))
}
/** Of its own memory: that of SQLite is not aligned for floats. */
const vectorOf = (value: Uint8Array): Float32Array => new Float32Array(Uint8Array.from(value).buffer)
