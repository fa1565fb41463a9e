/** `get` and `list`: rows of one kind. */
import { checkKind, checkOrder, checkPage, checkWhere } from "../../check.ts"
import { decodeCursor, encodeCursor, type Keys } from "../../cursor.ts"
import { nodeFields } from "../../fields.ts"
import type { NodeKind, NodeProps } from "../../model.ts"
import type { Order, Page, PageRequest, Value, Where } from "../../query.ts"
import type { Connection, Row } from "./connection.ts"
import { orderBy, orderKeys, standsAfter } from "./order.ts"
import { columns, nodeOf } from "./rows.ts"
import { quoted } from "./schema.ts"
import { allOf, raw, type Sql, sql } from "./sql.ts"
import { condition, rowOf, Scope } from "./where.ts"

export const ask = (connection: Connection, { text, values }: Sql): Row[] => connection.rows(text, ...values)

export function get<K extends NodeKind>(connection: Connection, kind: K, ids: readonly string[]): NodeProps<K>[] {
  checkKind(kind)
  const list = columns(nodeFields[kind])
  const text = `SELECT ${list} FROM ${quoted(kind)} WHERE id IN (SELECT value FROM json_each(?))`
  const found = connection.rows(text, JSON.stringify(ids)).map((row) => nodeOf(kind, row))
  const byId = new Map(found.map((node) => [node.id, node]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export function list<K extends NodeKind>(
  connection: Connection,
  kind: K,
  where: Where,
  order: Order,
  page: PageRequest,
): Page<NodeProps<K>> {
  checkKind(kind)
  checkWhere({ kinds: [kind] }, where)
  checkPage(page)
  const fields = checkOrder([kind], order)
  const row = rowOf(kind, "n0")
  const holds = condition(row, where, new Scope(false))
  const keys = orderKeys(order, fields, (name) => row.column(name), [row.column("id")])
  const after = page.after == null ? raw("1") : standsAfter(keys, decodeCursor(page.after, fields, 1))
  const table = raw(`${quoted(kind)} n0`)
  const total = ask(connection, sql`SELECT count(*) FROM ${table} WHERE ${holds}`)[0]?.[0] as number
  const rows = ask(
    connection,
    sql`SELECT ${raw(columns(nodeFields[kind], "n0"))} FROM ${table} WHERE ${allOf([holds, after])} ORDER BY ${orderBy(keys)} LIMIT ${page.first + 1}`,
  ).map((cells) => nodeOf(kind, cells))
  return pageOf(rows, page.first, total, (props) => keysOf(props, order, [props.id]))
}

export const keysOf = (props: object, order: Order, ids: readonly string[]): Keys => [
  ...order.map(({ field }) => ((props as Record<string, Value | null>)[field] ?? null) as Value | null),
  ...ids,
]
/** `rows` has one row more than asked for when there is a next page. */
export const pageOf = <T>(rows: readonly T[], first: number, totalCount: number, keys: (row: T) => Keys): Page<T> => ({
  rows: rows.slice(0, first).map((row) => ({ row, cursor: encodeCursor(keys(row)) })),
  totalCount,
  hasNextPage: rows.length > first,
})
