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

export function scanNodes(connection: Connection, kind: NodeKind): Scan {
  const fields = nodeFields[kind]
  const text = `SELECT ${columns(fields, "n")} FROM ${quoted(kind)} n WHERE ${contributed(kind, "n")} ORDER BY n.id`
  return scanOf(connection.each(text), (row) => propsOf(fields, row))
}

export function scanEdges(connection: Connection, kind: EdgeKind): Scan {
  const fields = edgeFields[kind]
  const idOf = (side: 0 | 1, key: string): string => {
    const kinds = [...new Set(edgeKinds[kind].ends.map((pair) => pair[side]))]
    return `coalesce(${kinds.map((end) => `(SELECT id FROM ${quoted(end)} WHERE key = ${key})`).join(", ")}, NULL)`
  }
  const list = ["e.id", "e.source", idOf(0, "e.source"), "e.target", idOf(1, "e.target"), columns(fields, "e")]
  const text = `SELECT ${list.filter(Boolean).join(", ")} FROM ${quoted(kind)} e WHERE ${contributed(kind, "e")} ORDER BY e.id`
  return scanOf(connection.each(text), (row) => ({
    id: row[0],
    source: row[2],
    sourceKind: labelOf(row[1] as number),
    target: row[4],
    targetKind: labelOf(row[3] as number),
    ...propsOf(fields, row, 5),
  }))
}
