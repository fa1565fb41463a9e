/** `around`: breadth first from some nodes, one statement for each edge kind, way and depth. */
import { checkAround } from "../../check.ts"
import { edgeFields } from "../../fields.ts"
import {
  EDGE_KINDS,
  type Edge,
  type EdgeKind,
  edgeKinds,
  NODE_KINDS,
  type Node,
  type NodeKind,
  type Subgraph,
} from "../../model.ts"
import type { AroundLimits } from "../../query.ts"
import { byCodePoint } from "../../text.ts"
import type { Connection } from "./connection.ts"
import { nodesByKey } from "./follow.ts"
import { columns, edgeOf } from "./rows.ts"
import { labelOf, quoted } from "./schema.ts"

interface Link {
  id: string
  key: number
  source: number
  target: number
}
const ways = [
  ["source", 0],
  ["target", 1],
] as const

/**
 * Nodes in the order they are met; the edges of one node are followed in the order of their ids, the nodes of one depth
 * in the order of theirs. A limit cuts what comes later.
 */
export function around(
  connection: Connection,
  ids: readonly string[],
  depth: number,
  limits: AroundLimits,
): Subgraph & { cut: boolean } {
  checkAround(depth, limits)
  const starts = keysOf(connection, ids)
  const met = new Set(starts.slice(0, limits.nodes))
  const links = new Map<number, Link>()
  let cut = starts.length > met.size
  let level = [...met]
  for (let step = 0; step < depth && level.length > 0; step += 1) {
    const from = linksOf(connection, level, limits.perNode + 1)
    const next: number[] = []
    for (const key of level) {
      const all = from.get(key) ?? []
      if (all.length > limits.perNode) cut = true
      for (const link of all.slice(0, limits.perNode)) {
        const other = link.source === key ? link.target : link.source
        const known = met.has(other)
        if (!known && met.size >= limits.nodes) cut = true
        else links.set(link.key, link)
        if (known || met.size >= limits.nodes) continue
        met.add(other)
        next.push(other)
      }
    }
    level = byId(connection, next)
  }
  const nodes = nodesByKey(connection, [...met])
  return {
    nodes: [...met].map((key) => nodes.get(key) as Node),
    edges: edgesOf(connection, [...links.values()], nodes),
    cut,
  }
}

/** Keys of the nodes of these ids, of any kind, in their order and each once. */
function keysOf(connection: Connection, ids: readonly string[]): number[] {
  const found = new Map<string, number>()
  for (const kind of NODE_KINDS) {
    const text = `SELECT id, key FROM ${quoted(kind)} WHERE id IN (SELECT value FROM json_each(?))`
    for (const [id, key] of connection.rows(text, JSON.stringify(ids))) found.set(id as string, key as number)
  }
  return [...new Set(ids.flatMap((id) => found.get(id) ?? []))]
}
function byId(connection: Connection, keys: readonly number[]): number[] {
  const ids = new Map<number, string>()
  for (const [label, some] of Map.groupBy(keys, (key) => labelOf(key) as NodeKind)) {
    const text = `SELECT key, id FROM ${quoted(label)} WHERE key IN (SELECT value FROM json_each(?))`
    for (const [key, id] of connection.rows(text, JSON.stringify(some))) ids.set(key as number, id as string)
  }
  const collator = (a: number, b: number): number => byCodePoint(ids.get(a) as string, ids.get(b) as string)
  return keys.toSorted(collator)
}

/** Up to `most` links of each node, either way, in the order of their ids. */
function linksOf(connection: Connection, keys: readonly number[], most: number): Map<number, Link[]> {
  const kinds = new Set(keys.map((key) => labelOf(key) as NodeKind))
  const found = new Map<number, Link[]>()
  for (const edge of EDGE_KINDS) {
    for (const [side, at] of ways) {
      if (!edgeKinds[edge].ends.some((pair) => kinds.has(pair[at]))) continue
      const rows = connection.rows(
        `SELECT near, id, key, source, target FROM (SELECT e.${side} AS near, e.id, e.key, e.source, e.target,
          row_number() OVER (PARTITION BY e.${side} ORDER BY e.id) AS place
          FROM json_each(?) k CROSS JOIN ${quoted(edge)} e ON e.${side} = k.value) WHERE place <= ?`,
        JSON.stringify(keys),
        most,
      )
      for (const [near, id, key, source, target] of rows) {
        const links = found.get(near as number) ?? []
        found.set(near as number, links)
        links.push({ id, key, source, target } as Link)
      }
    }
  }
  for (const [key, links] of found) found.set(key, firstOf(links, most))
  return found
}
/** An edge from a node to itself is met both ways and counts once. */
function firstOf(links: readonly Link[], most: number): Link[] {
  const once = new Map(links.map((link) => [link.key, link]))
  return [...once.values()].sort((a, b) => byCodePoint(a.id, b.id)).slice(0, most)
}

function edgesOf(connection: Connection, links: readonly Link[], nodes: ReadonlyMap<number, Node>): Edge[] {
  const edges = new Map<number, Edge>()
  for (const [label, some] of Map.groupBy(links, ({ key }) => labelOf(key) as EdgeKind)) {
    const list = ["key, source, target", columns(edgeFields[label])].filter(Boolean).join(", ")
    const text = `SELECT ${list} FROM ${quoted(label)} WHERE key IN (SELECT value FROM json_each(?))`
    for (const row of connection.rows(text, JSON.stringify(some.map(({ key }) => key)))) {
      const [source, target] = [nodes.get(row[1] as number) as Node, nodes.get(row[2] as number) as Node]
      edges.set(
        row[0] as number,
        {
          label,
          source: source.props.id,
          sourceKind: source.label,
          target: target.props.id,
          targetKind: target.label,
          props: edgeOf(label, row, 3),
        } as Edge,
      )
    }
  }
  return links.map(({ key }) => edges.get(key) as Edge)
}
