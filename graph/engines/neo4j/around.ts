/** `around`: breadth first from some nodes, one round trip for each depth and one for the nodes met. */
import { checkAround } from "../../check.ts"
import {
  EDGE_KINDS,
  type Edge,
  type EdgeKind,
  NODE_KINDS,
  type Node,
  type NodeKind,
  type Subgraph,
} from "../../model.ts"
import type { AroundLimits } from "../../query.ts"
import { byCodePoint } from "../../text.ts"
import { quoted, type Statement, whole } from "./cypher.ts"
import { edgeMap, edgeOf, kindOf, nodeMap, nodeOf } from "./rows.ts"
import type { Row } from "./server.ts"
import type { Question } from "./view.ts"

interface Link {
  label: EdgeKind
  props: Row & { id: string }
  source: string
  sourceKind: NodeKind
  target: string
  targetKind: NodeKind
}
/** The id tells a node wherever a label is known; both together tell it everywhere. */
interface Met {
  kind: NodeKind
  id: string
}
const nameOf = ({ kind, id }: Met): string => `${kind} ${id}`

/**
 * Nodes in the order they are met; the edges of one node are followed in the order of their ids, the nodes of one depth
 * in the order of theirs. A limit cuts what comes later.
 */
export async function around(
  ask: Question,
  ids: readonly string[],
  depth: number,
  limits: AroundLimits,
): Promise<Subgraph & { cut: boolean }> {
  checkAround(depth, limits)
  const starts = await startsOf(ask, ids)
  const met = new Map(starts.slice(0, limits.nodes).map((start) => [nameOf(start), start]))
  const links = new Map<string, Link>()
  let cut = starts.length > met.size
  let level = [...met.values()]
  for (let step = 0; step < depth && level.length > 0; step += 1) {
    const from = await linksOf(ask, level, limits.perNode + 1)
    const next: Met[] = []
    for (const node of level) {
      const all = from.get(nameOf(node)) ?? []
      if (all.length > limits.perNode) cut = true
      for (const link of all.slice(0, limits.perNode)) {
        const other = otherEnd(link, node)
        const known = met.has(nameOf(other))
        if (!known && met.size >= limits.nodes) cut = true
        else links.set(link.props.id, link)
        if (known || met.size >= limits.nodes) continue
        met.set(nameOf(other), other)
        next.push(other)
      }
    }
    level = next.sort((a, b) => byCodePoint(a.id, b.id))
  }
  return { nodes: await nodesOf(ask, [...met.values()]), edges: [...links.values()].map(edgeFrom), cut }
}
const otherEnd = ({ source, sourceKind, target, targetKind }: Link, { id, kind }: Met): Met =>
  source === id && sourceKind === kind ? { id: target, kind: targetKind } : { id: source, kind: sourceKind }
const edgeFrom = ({ label, props, ...ends }: Link): Edge => ({ label, ...ends, props: edgeOf(label, props) }) as Edge

/** The same question of each of some kinds, with its ids. */
function ofKinds(
  nodes: readonly Met[],
  question: (kind: NodeKind) => string,
  parameters: Statement["parameters"],
): Statement[] {
  const byKind = Map.groupBy(nodes, ({ kind }) => kind)
  return [...byKind].map(([kind, some]) => ({
    text: question(kind),
    parameters: { ...parameters, ids: some.map(({ id }) => id) },
  }))
}

const startsText = NODE_KINDS.map(
  (kind) => `UNWIND $ids AS id MATCH (n:${quoted(kind)} {id: id}) RETURN id, '${kind}' AS kind`,
).join("\nUNION ALL\n")
/** The nodes of these ids, of any kind, in their order and each once. */
async function startsOf(ask: Question, ids: readonly string[]): Promise<Met[]> {
  if (ids.length === 0) return []
  const wanted = [...new Set(ids)]
  const [rows] = await ask({ text: startsText, parameters: { ids: wanted } })
  const kinds = new Map(rows?.map(({ id, kind }) => [id as string, kind as NodeKind]))
  return wanted.flatMap((id) => {
    const kind = kinds.get(id)
    return kind ? [{ id, kind }] : []
  })
}

const linksText = (kind: NodeKind): string => `UNWIND $ids AS id MATCH (s:${quoted(kind)} {id: id})
CALL (s) { MATCH (s)-[e]-() WITH DISTINCT e ORDER BY e.id LIMIT $most RETURN collect({
  label: type(e), props: ${edgeMap("e", EDGE_KINDS).text},
  source: startNode(e).id, sourceKind: ${kindOf("startNode(e)")}, target: endNode(e).id, targetKind: ${kindOf("endNode(e)")}
}) AS links }
RETURN '${kind}' AS kind, id, links`
/** Up to `most` links of each node, either way, in the order of their ids. */
async function linksOf(ask: Question, level: readonly Met[], most: number): Promise<Map<string, Link[]>> {
  const answers = await ask(...ofKinds(level, linksText, { most: whole(most) }))
  return new Map(answers.flat().map(({ kind, id, links }) => [nameOf({ kind, id } as Met), links as Link[]]))
}

const nodesText = (kind: NodeKind): string =>
  `UNWIND $ids AS id MATCH (n:${quoted(kind)} {id: id}) RETURN '${kind}' AS kind, ${nodeMap("n", [kind]).text} AS row`
async function nodesOf(ask: Question, met: readonly Met[]): Promise<Node[]> {
  if (met.length === 0) return []
  const answers = await ask(...ofKinds(met, nodesText, {}))
  const nodes = new Map<string, Node>()
  for (const { kind, row } of answers.flat() as { kind: NodeKind; row: Row & { id: string } }[])
    nodes.set(nameOf({ kind, id: row.id }), { label: kind, props: nodeOf(kind, row) } as Node)
  return met.flatMap((one) => nodes.get(nameOf(one)) ?? [])
}
