/** `follow`: along one edge from many nodes at once, a page and a total for each. */
import { checkKind, checkOrder, checkPage, checkWhere, walkOf } from "../../check.ts"
import { decodeCursor } from "../../cursor.ts"
import type { Followed } from "../../engine.ts"
import { edgeFields, nodeFields } from "../../fields.ts"
import type { EdgeKind, Node, NodeKind } from "../../model.ts"
import type { Order, Page, PageRequest, Via, Where } from "../../query.ts"
import type { Connection } from "./connection.ts"
import { ask, keysOf, pageOf } from "./list.ts"
import { orderBy, orderKeys, standsAfter } from "./order.ts"
import { columns, edgeOf, nodeOf } from "./rows.ts"
import { labelOf, quoted } from "./schema.ts"
import { allOf, raw, type Sql, sql } from "./sql.ts"
import { joinStep, rowOf, Scope } from "./where.ts"

export interface FollowOptions {
  edge?: Where
  node?: Where
  order?: Order
  page: PageRequest
}
interface Found extends Followed {
  edgeId: string
  from: string
}

export function follow(
  connection: Connection,
  kind: NodeKind,
  via: Via,
  ids: readonly string[],
  { edge, node, order = [], page }: FollowOptions,
): Map<string, Page<Followed>> {
  checkKind(kind)
  checkPage(page)
  const walk = walkOf([kind], via)
  if (edge) checkWhere({ edge: walk.edge }, edge)
  if (node) checkWhere({ kinds: walk.kinds }, node)
  const fields = checkOrder(walk.kinds, order)

  const start = rowOf(kind, "n0")
  const step = joinStep([kind], { via, ...(edge && { edge }), ...(node && { node }) }, new Scope(true))
  const starts = sql`${start.column("id")} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
  const tables = sql`${raw(`${quoted(kind)} n0 CROSS JOIN`)} ${step.tables}`
  const bound = allOf([starts, sql`${step.near} = ${start.key}`, ...step.holds])
  const totals = ask(connection, sql`SELECT n0.id, count(*) FROM ${tables} WHERE ${bound} GROUP BY n0.key`)

  const edgeColumn = raw(`${step.edgeAlias}.id`)
  const keys = orderKeys(order, fields, (name) => step.end.column(name), [step.end.column("id"), edgeColumn])
  const after = page.after == null ? raw("1") : standsAfter(keys, decodeCursor(page.after, fields, 2))
  const ranked = sql`SELECT n0.id AS start, ${edgeColumn} AS edge, ${raw(`${step.edgeAlias}.key`)} AS edgeKey, ${step.end.key} AS far,
    row_number() OVER (PARTITION BY n0.key ORDER BY ${orderBy(keys)}) AS place FROM ${tables} WHERE ${allOf([bound, after])}`
  const found = rowsBehind(connection, walk.edge, walk.forward, ranked, page.first + 1)
  const groups = Map.groupBy(found, ({ from }) => from)
  const counts = new Map(totals.map(([id, total]) => [id, total as number]))
  return new Map(
    ids.map((id) => {
      const rows = groups.get(id) ?? []
      const made = pageOf(rows, page.first, counts.get(id) ?? 0, (row) =>
        keysOf(row.node.props, order, [row.node.props.id, row.edgeId]),
      )
      return [
        id,
        { ...made, rows: made.rows.map(({ row, cursor }) => ({ row: { edge: row.edge, node: row.node }, cursor })) },
      ]
    }),
  )
}

/** The edges that `ranked` names (start, edge, edgeKey, far, place), up to `most` a start, with the nodes behind. */
function rowsBehind(connection: Connection, edge: EdgeKind, forward: boolean, ranked: Sql, most: number): Found[] {
  const props = columns(edgeFields[edge], "e")
  const rows = ask(
    connection,
    sql`WITH ranked AS (${ranked}) SELECT ${raw(["ranked.start, ranked.edge, ranked.far", props].filter(Boolean).join(", "))}
      FROM ranked JOIN ${raw(quoted(edge))} e ON e.key = ranked.edgeKey WHERE ranked.place <= ${most} ORDER BY ranked.start, ranked.place`,
  )
  const nodes = nodesByKey(
    connection,
    rows.map((row) => row[2] as number),
  )
  return rows.map((row) => {
    const from = row[0] as string
    const node = nodes.get(row[2] as number) as Node
    const ends = forward ? { source: from, target: node.props.id } : { source: node.props.id, target: from }
    return { from, edgeId: row[1] as string, node, edge: { ...edgeOf(edge, row, 3), ...ends } as Found["edge"] }
  })
}

/** Whole nodes of any kinds, by their keys. */
export function nodesByKey(connection: Connection, keys: readonly number[]): Map<number, Node> {
  const byKind = Map.groupBy(new Set(keys), (key) => labelOf(key) as NodeKind)
  const nodes = new Map<number, Node>()
  for (const [label, some] of byKind) {
    const text = `SELECT key, ${columns(nodeFields[label])} FROM ${quoted(label)} WHERE key IN (SELECT value FROM json_each(?))`
    for (const row of connection.rows(text, JSON.stringify(some)))
      nodes.set(row[0] as number, { label, props: nodeOf(label, row, 1) } as Node)
  }
  return nodes
}
