/** `get` and `list`: rows of one kind. */
import { checkKind, checkOrder, checkPage, checkWhere } from "../../check.ts"
import type { NodeKind, NodeProps } from "../../model.ts"
import type { Order, Page, PageRequest, Where } from "../../query.ts"
import { cypher, quoted, raw, statement, whole } from "./cypher.ts"
import { keysOf, orderBy, orderKeys, pageOf, standAfter } from "./order.ts"
import { nodeMap, nodeOf } from "./rows.ts"
import type { Row } from "./server.ts"
import type { Question } from "./view.ts"
import { matchRows, Names, nodeSubject, property } from "./where.ts"

export async function get<K extends NodeKind>(ask: Question, kind: K, ids: readonly string[]): Promise<NodeProps<K>[]> {
  checkKind(kind)
  if (ids.length === 0) return []
  const text = `UNWIND $ids AS id MATCH (n:${quoted(kind)} {id: id}) RETURN ${nodeMap("n", [kind]).text} AS row`
  const [found] = await ask({ text, parameters: { ids: [...new Set(ids)] } })
  const byId = new Map(found?.map(({ row }) => [(row as Row).id, nodeOf(kind, row as Row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export async function list<K extends NodeKind>(
  ask: Question,
  kind: K,
  where: Where,
  order: Order,
  page: PageRequest,
): Promise<Page<NodeProps<K>>> {
  checkKind(kind)
  checkWhere({ kinds: [kind] }, where)
  checkPage(page)
  const fields = checkOrder([kind], order)
  const row = nodeSubject("n", [kind])
  const keys = orderKeys(order, fields, (name) => property(row, name), [property(row, "id")])
  const all = matchRows(row, where, new Names())
  const rest = matchRows(row, where, new Names(), standAfter(keys, page, fields, 1))
  const once = raw(all.repeats ? "DISTINCT " : "")
  const [totals, found] = await ask(
    statement(cypher`${all.clauses} RETURN count(${raw(all.repeats ? "DISTINCT n" : "*")}) AS total`),
    statement(
      cypher`${rest.clauses} WITH ${once}n ORDER BY ${orderBy(keys)} LIMIT ${whole(page.first + 1)} RETURN ${nodeMap("n", [kind])} AS row`,
    ),
  )
  const rows = found?.map((one) => nodeOf(kind, one.row as Row)) ?? []
  return pageOf(rows, page.first, totals?.[0]?.total as number, (props) => keysOf(props, order, [props.id]))
}
