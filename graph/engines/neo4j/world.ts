/**
 * The rows that one write touches, in memory: as they are stored, and as they will be. Who gives a row is counted on it
 * (`givers`), and each notice keeps the list of what it gives, so that removing one never has to search.
 */
import type { Receipt } from "../../engine.ts"
import { AppError } from "../../errors.ts"
import { edgeFields, nodeFields } from "../../fields.ts"
import { type Edge, type EdgeKind, NODE_KINDS, type Node, type NodeKind } from "../../model.ts"
import { Counts } from "../../receipt.ts"
import type { CheckedEdge, CheckedSubgraph } from "../../rows.ts"
import { hashOfRow } from "./rows.ts"

export type Label = NodeKind | EdgeKind
export interface Held {
  hash: string
  givers: number
  /** Kept whether or not a notice gives it. */
  always: boolean
  /** What is to be written; absent when the stored values stand. */
  row?: Node | Edge
}
/** A row by its label and id. */
export interface Item {
  label: Label
  id: string
  stored: Held | null
  now: Held | null
}
/** What a notice gives, as keys of items. */
interface Contributor {
  stored: ReadonlySet<string> | null
  now: Set<string>
}
const nodeLabels = new Set<string>(NODE_KINDS)
export const isNode = ({ label }: Item): boolean => nodeLabels.has(label)
export const keyOf = (label: string, id: string): string => `${label} ${id}`
export function partsOf(key: string): [label: Label, id: string] {
  const at = key.indexOf(" ")
  return [key.slice(0, at) as Label, key.slice(at + 1)]
}

export class World {
  readonly items = new Map<string, Item>()
  readonly contributors = new Map<string, Contributor>()
  readonly #counts = new Counts()
  /** Is told of a Notice that goes. */
  onNoticeGone: (id: string) => void = () => {}

  get receipt(): Receipt {
    return this.#counts.receipt
  }
  /** The row; one that was not read is not stored. */
  item(label: Label, id: string): Item {
    const key = keyOf(label, id)
    const item = this.items.get(key) ?? { label, id, stored: null, now: null }
    this.items.set(key, item)
    return item
  }
  holds(label: Label, id: string): boolean {
    return this.items.get(keyOf(label, id))?.now != null
  }

  /** Swaps what the notice gives for `next`. */
  contribute(noticeId: string, next: CheckedSubgraph): void {
    const former = this.contributors.get(noticeId) ?? { stored: null, now: new Set<string>() }
    this.contributors.set(noticeId, former)
    const given = new Set<string>()
    for (const item of this.#put(next)) {
      const key = keyOf(item.label, item.id)
      // A row that somebody took out by hand has no giver left.
      if (item.now && (!former.now.has(key) || item.now.givers === 0)) item.now.givers += 1
      given.add(key)
    }
    const gone = [...former.now].filter((key) => !given.has(key))
    former.now = given
    this.#withdraw(gone)
  }
  /** Takes away all that the notice gives. */
  withdraw(noticeId: string): void {
    const contributor = this.contributors.get(noticeId)
    if (!contributor) return
    const gone = [...contributor.now]
    contributor.now = new Set()
    this.#withdraw(gone)
  }
  /** Adds facts that are always there. */
  keepAlways(facts: CheckedSubgraph): void {
    for (const item of this.#put(facts)) if (item.now) item.now.always = true
  }

  putNode(node: Node): Item {
    const item = this.item(node.label, node.props.id)
    this.#write(item, node, hashOfRow(nodeFields[node.label], node.props))
    return item
  }
  putEdge({ id, edge }: CheckedEdge): Item {
    const item = this.item(edge.label, id)
    this.#write(item, edge, hashOfRow(edgeFields[edge.label], edge.props))
    return item
  }
  drop(item: Item): void {
    item.now = null
    this.#counts.removed(item.label)
    if (item.label === "Notice") this.onNoticeGone(item.id)
  }

  *#put(next: CheckedSubgraph): Generator<Item> {
    const ends = new Map(next.nodes.map(({ label, props }) => [props.id, label] as const))
    for (const node of next.nodes) yield this.putNode(node)
    for (const checked of next.edges) {
      const { edge, id } = checked
      if (!this.#isEnd(ends, edge.sourceKind, edge.source)) throw loose(edge.label, id, edge.sourceKind, edge.source)
      if (!this.#isEnd(ends, edge.targetKind, edge.target)) throw loose(edge.label, id, edge.targetKind, edge.target)
      yield this.putEdge(checked)
    }
  }
  #isEnd(given: ReadonlyMap<string, NodeKind>, kind: NodeKind, id: string): boolean {
    const label = given.get(id)
    return label === undefined ? this.items.get(keyOf(kind, id))?.now?.always === true : label === kind
  }
  #write(item: Item, row: Node | Edge, hash: string): void {
    const { label, now } = item
    if (now?.hash === hash) {
      this.#counts.kept(label)
      return
    }
    if (now) this.#counts.removed(label)
    this.#counts.added(label)
    item.now = { hash, givers: now?.givers ?? 0, always: now?.always ?? false, row }
  }
  #withdraw(keys: readonly string[]): void {
    const items = keys.flatMap((key) => this.items.get(key) ?? [])
    // Edges first: a node goes only when nothing points at it any longer.
    for (const item of items.toSorted((a, b) => Number(isNode(a)) - Number(isNode(b)))) {
      if (!item.now) continue
      item.now.givers -= 1
      if (item.now.givers > 0 || item.now.always) this.#counts.kept(item.label)
      else this.drop(item)
    }
  }
}

const loose = (label: string, id: string, kind: NodeKind, end: string): AppError =>
  new AppError("ROW_INVALID", {
    label,
    id,
    reason: `its end ${nodeLabels.has(kind) ? kind : "?"} "${end}" is neither given with it nor always there`,
  })
