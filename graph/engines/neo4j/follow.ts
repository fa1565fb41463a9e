/** `follow`: along one edge from many nodes at once, a page and a total for each. */
import { checkKind, checkOrder, checkPage, checkWhere, walkOf } from "../../check.ts"
import type { Followed } from "../../engine.ts"
import type { NodeKind } from "../../model.ts"
import type { Order, Page, PageRequest, Via, Where } from "../../query.ts"
import { allOf, cypher, quoted, raw, statement, whole } from "./cypher.ts"
import { keysOf, orderBy, orderKeys, pageOf, standAfter } from "./order.ts"
import { edgeMap, edgeOf, kindOf, nodeMap, nodeOf } from "./rows.ts"
import type { Row } from "./server.ts"
import type { Question } from "./view.ts"
import { Names, nodeSubject, property, walkStep } from "./where.ts"

export interface FollowOptions {
  edge?: Where
  node?: Where
  order?: Order
  page: PageRequest
}
interface Found {
  label: NodeKind
  node: Row
  edge: Row & { id: string }
}

export async function follow<K extends NodeKind>(
  ask: Question,
  kind: K,
  via: Via,
  ids: readonly string[],
  { edge, node, order = [], page }: FollowOptions,
): Promise<Map<string, Page<Followed>>> {
  checkKind(kind)
  checkPage(page)
  const walk = walkOf([kind], via)
  if (edge) checkWhere({ edge: walk.edge }, edge)
  if (node) checkWhere({ kinds: walk.kinds }, node)
  const fields = checkOrder(walk.kinds, order)

  const step = walkStep(nodeSubject("s", [kind]), { via, ...(edge && { edge }), ...(node && { node }) }, new Names())
  const line = raw(step.edgeSubject.variable)
  const far = raw(step.end.variable)
  const at = (name: string) => property(step.end, name)
  const keys = orderKeys(order, fields, at, [at("id"), property(step.edgeSubject, "id")])
  const matched = cypher`MATCH ${step.pattern} WHERE ${allOf(step.holds)}`
  const after = allOf([...step.holds, ...standAfter(keys, page, fields, 2)])
  const [found] =
    ids.length === 0
      ? [[]]
      : await ask(
          statement(cypher`UNWIND ${[...new Set(ids)]} AS id MATCH (s:${raw(quoted(kind))} {id: id})
CALL (s) { ${matched} RETURN count(*) AS total }
CALL (s) {
  MATCH ${step.pattern} WHERE ${after} WITH ${line}, ${far} ORDER BY ${orderBy(keys)} LIMIT ${whole(page.first + 1)}
  RETURN collect({label: ${raw(kindOf(far.text))}, node: ${nodeMap(far.text, walk.kinds)}, edge: ${edgeMap(line.text, [walk.edge])}}) AS rows
}
RETURN id, total, rows`),
        )
  const byId = new Map(found?.map((row) => [row.id as string, row]))
  return new Map(
    ids.map((id) => {
      const row = byId.get(id)
      const made = pageOf((row?.rows ?? []) as Found[], page.first, (row?.total ?? 0) as number, (one) =>
        keysOf(one.node, order, [one.node.id as string, one.edge.id]),
      )
      return [id, { ...made, rows: made.rows.map(({ row: one, cursor }) => ({ row: followedOf(id, one), cursor })) }]
    }),
  )

  function followedOf(from: string, one: Found): Followed {
    const props = nodeOf(one.label, one.node)
    const ends = walk.forward ? { source: from, target: props.id } : { source: props.id, target: from }
    return {
      node: { label: one.label, props } as Followed["node"],
      edge: { ...edgeOf(walk.edge, one.edge), ...ends } as Followed["edge"],
    }
  }
}
