/** The obvious answers: the algebra over plain arrays, without a thought for speed. Engines are held against it. */
import type { Followed } from "../../graph/engine.ts"
import { edgeId } from "../../graph/id.ts"
import type { Edge, EdgeKind, Node, NodeKind, NodeProps, Subgraph } from "../../graph/model.ts"
import type { AroundLimits, Bucket, By, Condition, Measure, Order, Step, Value, Via, Where } from "../../graph/query.ts"
import { fits, indexTerms, wanted } from "../../graph/terms.ts"
import { byCodePoint } from "../../graph/text.ts"

type Props = Record<string, unknown>
interface KnownEdge {
  id: string
  edge: Edge
}
/** One way to walk a path from a row: the node and the edge at each of its steps. */
type Walked = Map<string, { node: Node; edge: Edge }>

export class PlainGraph {
  readonly nodes = new Map<string, Node>()
  readonly edges = new Map<string, KnownEdge>()

  constructor(parts: readonly Subgraph[]) {
    for (const node of parts.flatMap(({ nodes }) => nodes)) this.nodes.set(node.props.id, node)
    for (const edge of parts.flatMap(({ edges }) => edges)) this.edges.set(edgeId(edge), { id: edgeId(edge), edge })
  }

  all(kind: NodeKind): Node[] {
    return [...this.nodes.values()].filter(({ label }) => label === kind)
  }
  #behind(id: string, via: Via): { node: Node; edge: Edge; id: string }[] {
    const forward = via.endsWith(">")
    const label = (forward ? via.slice(0, -1) : via.slice(1)) as EdgeKind
    return [...this.edges.values()]
      .filter(({ edge }) => edge.label === label && (forward ? edge.source : edge.target) === id)
      .map((known) => ({ ...known, node: this.nodes.get(forward ? known.edge.target : known.edge.source) as Node }))
  }
  #step(id: string, { via, edge, node }: Step): { node: Node; edge: Edge; id: string }[] {
    return this.#behind(id, via).filter(
      (link) => (!edge || this.holds(link.edge.props, edge)) && (!node || this.holds(link.node.props, node)),
    )
  }

  holds(props: Props, where: Where): boolean {
    if ("and" in where) return where.and.every((part) => this.holds(props, part))
    if ("or" in where) return where.or.some((part) => this.holds(props, part))
    if ("not" in where) return !this.holds(props, where.not)
    if ("some" in where) return this.#step(props.id as string, where.some).length > 0
    return compares(props[where.field] ?? null, where)
  }

  list(kind: NodeKind, where: Where, order: Order): Props[] {
    return this.all(kind)
      .map(({ props }): Props => props)
      .filter((props) => this.holds(props, where))
      .sort((a, b) => inOrder(order, [a, [a.id as string]], [b, [b.id as string]]))
  }
  follow(via: Via, id: string, options: { edge?: Where; node?: Where; order?: Order }): Followed[] {
    const { order = [], ...step } = options
    return this.#step(id, { via, ...step })
      .sort((a, b) => inOrder(order, [a.node.props, [a.node.props.id, a.id]], [b.node.props, [b.node.props.id, b.id]]))
      .map(({ node, edge }) => ({
        node,
        edge: { ...edge.props, source: edge.source, target: edge.target } as Followed["edge"],
      }))
  }

  /** Ids of the directives that match words and filter. */
  matching(words: string, where: Where): string[] {
    const sought = wanted(words)
    return this.all("Directive")
      .map(({ props }) => props as NodeProps<"Directive">)
      .filter((props) => this.holds(props, where) && fits(new Set(indexTerms(props)), sought))
      .map(({ id }) => id)
  }

  tally(kind: NodeKind, where: Where, by: readonly By[], measure: Measure, words?: string): Bucket[] {
    const matching = words === undefined ? null : new Set(this.matching(words, where))
    const counted = measure === "count" ? by : [...by, measure.distinct]
    const buckets = new Map<string, { keys: Bucket["keys"]; seen: Set<unknown> }>()
    for (const row of this.all(kind).filter(({ props }) => this.holds(props, where))) {
      if (matching && !matching.has(row.props.id)) continue
      for (const walked of this.#walks(row, counted)) {
        const keys = by.map((one) => readValue(row, walked, one))
        const measured = measure === "count" ? row.props.id : readValue(row, walked, measure.distinct)
        if (measured === null || by.some((one, at) => one.path?.length && keys[at] === null)) continue
        const bucket = buckets.get(JSON.stringify(keys)) ?? { keys, seen: new Set() }
        buckets.set(JSON.stringify(keys), bucket)
        bucket.seen.add(measured)
      }
    }
    const found = [...buckets.values()].map(({ keys, seen }) => ({ keys, value: seen.size }))
    return found.sort((a, b) => b.value - a.value || firstOf(a.keys.map((key, at) => compare(key, b.keys[at] ?? null))))
  }
  /** Every combination of edges along the paths; equal beginnings take the same edge. */
  #walks(row: Node, by: readonly By[]): Walked[] {
    const prefixes = new Map<string, { from: string | null; step: Step }>()
    for (const { path = [] } of by)
      for (const [at, step] of path.entries())
        prefixes.set(nameOf(path, at + 1), { from: at === 0 ? null : nameOf(path, at), step })
    let walks: Walked[] = [new Map()]
    for (const [name, { from, step }] of prefixes) {
      walks = walks.flatMap((walk) => {
        const start = from === null ? row : (walk.get(from)?.node as Node)
        return this.#step(start.props.id, step).map((link) => new Map([...walk, [name, link]]))
      })
    }
    return walks
  }

  around(ids: readonly string[], depth: number, limits: AroundLimits): Subgraph & { cut: boolean } {
    const starts = [...new Set(ids)].filter((id) => this.nodes.has(id))
    const met = new Set(starts.slice(0, limits.nodes))
    const edges = new Map<string, Edge>()
    let cut = starts.length > met.size
    let level = [...met]
    for (let step = 0; step < depth; step += 1) {
      const next: string[] = []
      for (const id of level) {
        const links = [...this.edges.values()]
          .filter(({ edge }) => edge.source === id || edge.target === id)
          .sort((a, b) => byCodePoint(a.id, b.id))
        if (links.length > limits.perNode) cut = true
        for (const link of links.slice(0, limits.perNode)) {
          const other = link.edge.source === id ? link.edge.target : link.edge.source
          const room = met.has(other) || met.size < limits.nodes
          if (!room) cut = true
          if (!room) continue
          edges.set(link.id, link.edge)
          if (!met.has(other)) next.push(other)
          met.add(other)
        }
      }
      level = next.sort(byCodePoint)
    }
    return { nodes: [...met].map((id) => this.nodes.get(id) as Node), edges: [...edges.values()], cut }
  }
}

const nameOf = (path: readonly Step[], length: number): string => JSON.stringify(path.slice(0, length))
function readValue(row: Node, walked: Walked, { path = [], field, on, unit }: By): Value | null {
  const link = walked.get(nameOf(path, path.length))
  const props: Props = on === "edge" ? (link?.edge.props as Props) : (link?.node ?? row).props
  const value = (props[field] ?? null) as Value | null
  return unit && value !== null ? cut(String(value), unit) : value
}
function cut(date: string, unit: NonNullable<By["unit"]>): string | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(date) ?? []
  const units = {
    year,
    month: month && `${year}-${month}`,
    quarter: month && `${year}-Q${Math.floor((Number(month) + 2) / 3)}`,
    day: day && `${year}-${month}-${day}`,
  }
  return units[unit] ?? null
}

function compares(value: unknown, where: Condition): boolean {
  if (where.op === "missing") return value === null
  if (value === null) return false
  if (where.op === "in") return where.value.includes(value as Value)
  if (where.op === "has") return (value as string[]).includes(where.value)
  if (where.op === "prefix") return (value as string).startsWith(where.value as string)
  const order = compare(value as Value, where.value)
  return { eq: order === 0, lt: order < 0, lte: order <= 0, gt: order > 0, gte: order >= 0 }[where.op]
}
/** Missing values stand last. */
function compare(a: Value | null, b: Value | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return typeof a === "string" ? byCodePoint(a, b as string) : Number(a) - Number(b)
}
const firstOf = (orders: readonly number[]): number => orders.find((order) => order !== 0) ?? 0
function inOrder(order: Order, [a, idsA]: [Props, string[]], [b, idsB]: [Props, string[]]): number {
  const way = (desc: boolean | undefined): number => (desc ? -1 : 1)
  const fields = order.map(
    ({ field, desc }) => way(desc) * compare((a[field] ?? null) as Value | null, (b[field] ?? null) as Value | null),
  )
  const ids = idsA.map((id, at) => way(order[0]?.desc) * byCodePoint(id, idsB[at] as string))
  return firstOf([...fields, ...ids])
}
