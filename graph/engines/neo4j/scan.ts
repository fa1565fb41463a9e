/** Reading all rows of a label that notices contribute, in the order of their ids, and all vectors; one page of them in memory. */
import { checkKind } from "../../check.ts"
import type { PassageVector } from "../../engine.ts"
import type { EdgeKind, NodeKind, NodeProps } from "../../model.ts"
import { bound, type Cypher, cypher, quoted, raw, statement, whole } from "./cypher.ts"
import { edgeMap, edgeOf, kindOf, nodeMap, nodeOf } from "./rows.ts"
import type { Row, Server } from "./server.ts"

const BATCH = 500
const ledger = new Set<string>(["Source", "FROM"])
const contributed = (label: string, variable: string): Cypher =>
  raw(ledger.has(label) ? "" : ` AND ${variable}._givers > 0`)

async function* pages(server: Server, page: (after: Cypher) => Cypher): AsyncGenerator<Row> {
  let after = ""
  for (;;) {
    const asked = statement(cypher`${page(bound(after))} LIMIT ${whole(BATCH)}`)
    const [rows = []]: Row[][] = await server.read((ask) => ask([asked]))
    for (const row of rows) {
      yield row
      after = (row.row as Row).id as string
    }
    if (rows.length < BATCH) return
  }
}

export async function* scanNodes<K extends NodeKind>(server: Server, kind: K): AsyncGenerator<NodeProps<K>> {
  checkKind(kind)
  const page = (
    after: Cypher,
  ): Cypher => cypher`MATCH (n:${raw(quoted(kind))}) WHERE n.id > ${after}${contributed(kind, "n")}
RETURN ${nodeMap("n", [kind])} AS row ORDER BY n.id`
  for await (const { row } of pages(server, page)) yield nodeOf(kind, row as Row)
}
export async function* scanEdges<K extends EdgeKind>(server: Server, kind: K) {
  const page = (
    after: Cypher,
  ): Cypher => cypher`MATCH (a)-[e:${raw(quoted(kind))}]->(b) WHERE e.id > ${after}${contributed(kind, "e")}
RETURN ${edgeMap("e", [kind])} AS row, a.id AS source, ${raw(kindOf("a"))} AS sourceKind, b.id AS target, ${raw(kindOf("b"))} AS targetKind
ORDER BY e.id`
  for await (const { row, ...ends } of pages(server, page)) {
    const known = ends as { source: string; sourceKind: NodeKind; target: string; targetKind: NodeKind }
    yield { id: (row as Row).id as string, ...known, ...edgeOf(kind, row as Row) }
  }
}

export async function* scanVectors(server: Server): AsyncGenerator<PassageVector & { model: string }> {
  const [models = []] = await server.read((ask) =>
    ask([statement(cypher`MATCH (m:_Model) RETURN m.name AS model, m.number AS number ORDER BY model`)]),
  )
  for (const { model, number } of models as { model: string; number: number }[]) {
    const page = (
      after: Cypher,
    ): Cypher => cypher`MATCH (p:Passage) WHERE p.id > ${after} AND ${raw(`p:_Embedded${number}`)}
RETURN {id: p.id, vector: ${raw(`p._vector${number}`)}} AS row ORDER BY p.id`
    for await (const { row } of pages(server, page)) {
      const { id, vector } = row as { id: string; vector: number[] }
      yield { model, id, vector: Float32Array.from(vector) }
    }
  }
}
