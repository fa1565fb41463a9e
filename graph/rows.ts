/** What comes in fits the model, or is refused before anything is written. */
import { AppError } from "./errors.ts"
import { edgeId } from "./id.ts"
import { EDGE_KINDS, type Edge, edgeKinds, NODE_KINDS, type Node, nodeKinds, type Subgraph } from "./model.ts"

const strictNodes = new Map(NODE_KINDS.map((kind) => [kind, nodeKinds[kind].strict()]))
const strictEdges = new Map(EDGE_KINDS.map((kind) => [kind, edgeKinds[kind].props.strict()]))
/** Written by the ledger alone (`replace` with `source`, `record`). */
const ledger = new Set<string>(["Source", "FROM"])

export interface CheckedEdge {
  id: string
  edge: Edge
}
/** Each node and edge once. */
export interface CheckedSubgraph {
  nodes: Node[]
  edges: CheckedEdge[]
}

const refused = (label: string, id: string, reason: string): AppError =>
  new AppError("ROW_INVALID", { label, id, reason })

export function checkNode(node: Node): void {
  const shape = strictNodes.get(node.label)
  if (!shape) throw refused(node.label, node.props.id, "there is no such kind")
  const result = shape.safeParse(node.props)
  if (!result.success) throw refused(node.label, node.props.id, reasonOf(result.error))
}
function checkEdge(edge: Edge): void {
  const name = `${edge.source} -> ${edge.target}`
  const shape = strictEdges.get(edge.label)
  if (!shape) throw refused(edge.label, name, "there is no such kind")
  const joins = edgeKinds[edge.label].ends.some(([from, to]) => from === edge.sourceKind && to === edge.targetKind)
  if (!joins) throw refused(edge.label, name, `it may not join ${edge.sourceKind} to ${edge.targetKind}`)
  const result = shape.safeParse(edge.props)
  if (!result.success) throw refused(edge.label, name, reasonOf(result.error))
}
const reasonOf = (error: { issues: readonly { path: PropertyKey[]; message: string }[] }): string =>
  error.issues.map((issue) => `${issue.path.join(".") || "row"}: ${issue.message}`).join("; ")

/** Checks every row; the same row given twice is taken once, two rows of one id that differ are refused. */
export function checkSubgraph(subgraph: Subgraph): CheckedSubgraph {
  const nodes = new Map<string, Node>()
  for (const node of subgraph.nodes) {
    if (ledger.has(node.label)) throw refused(node.label, node.props.id, "the ledger writes it")
    const former = nodes.get(node.props.id)
    if (!former) checkNode(node)
    else if (!same(former, node)) throw refused(node.label, node.props.id, "given twice with different values")
    nodes.set(node.props.id, node)
  }
  const edges = new Map<string, CheckedEdge>()
  for (const edge of subgraph.edges) {
    const id = edgeId(edge)
    if (ledger.has(edge.label)) throw refused(edge.label, id, "the ledger writes it")
    const former = edges.get(id)
    if (!former) checkEdge(edge)
    else if (!same(former.edge, edge)) throw refused(edge.label, id, "given twice with different values")
    edges.set(id, { id, edge })
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] }
}
const same = (a: { label: string; props: object }, b: { label: string; props: object }): boolean =>
  a.label === b.label && JSON.stringify(ordered(a.props)) === JSON.stringify(ordered(b.props))
const ordered = (props: object): [string, unknown][] => Object.entries(props).sort(([a], [b]) => (a < b ? -1 : 1))
