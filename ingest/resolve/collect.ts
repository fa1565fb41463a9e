/** Gathers what a notice contributes: a node once by its id, an edge once by its identity. */
import { edgeKey } from "../../graph/id.ts"
import type { Edge, EdgeKind, EdgeProps, Node, NodeKind, Subgraph } from "../../graph/model.ts"

export interface End<K extends NodeKind = NodeKind> {
  label: K
  id: string
}
export class Collector {
  readonly #nodes = new Map<string, Node>()
  readonly #edges = new Map<string, Edge>()

  node(node: Node): End {
    if (!this.#nodes.has(node.props.id)) this.#nodes.set(node.props.id, node)
    return { label: node.label, id: node.props.id }
  }
  has(id: string): boolean {
    return this.#nodes.has(id)
  }
  edge<K extends EdgeKind>(label: K, source: End, target: End, props: EdgeProps<K>): void {
    const ends = { source: source.id, sourceKind: source.label, target: target.id, targetKind: target.label }
    const edge = { label, ...ends, props } as unknown as Edge
    const key = edgeKey(edge)
    if (!this.#edges.has(key)) this.#edges.set(key, edge)
  }
  subgraph(): Subgraph {
    return { nodes: [...this.#nodes.values()], edges: [...this.#edges.values()] }
  }
}
