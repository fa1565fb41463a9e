/** The port: where the graph is kept. Rows hold plain values; no driver's type passes this door. */
import type { EdgeKind, EdgeProps, Node, NodeKind, NodeProps, Subgraph } from "./model.ts"
import type { AroundLimits, Bucket, By, Measure, Order, Page, PageRequest, Ranked, Via, Where } from "./query.ts"

/** One end of a walk: the edge that was followed and the node it led to. */
export interface Followed<E extends EdgeKind = EdgeKind> {
  edge: EdgeProps<E> & { source: string; target: string }
  node: Node
}
/**
 * What a write changed: nodes and edges by label. A row whose values changed counts as removed and as added; what other
 * notices still give is kept.
 */
export interface Receipt {
  added: Record<string, number>
  removed: Record<string, number>
  kept: Record<string, number>
}
/** A file received, as the reader saw it; `name` is one path, relative to the folder given. */
export type SourceEntry = Omit<NodeProps<"Source">, "names" | "noticeId"> & { name: string; noticeId: string | null }
/** Everything one notice contributes; `source` is the ledger line of the file it was read from. */
export interface Contribution {
  noticeId: string
  subgraph: Subgraph
  source?: SourceEntry
}
export interface PassageVector {
  id: string
  vector: Float32Array
}

export interface Engine {
  readonly name: "sqlite" | "neo4j"
  /**
   * Swaps everything each notice contributed for what is given (up to 50 at once), ledger line included; all of the
   * call or nothing. Shared nodes live as long as a notice contributes them. Both ends of an edge are given with it or
   * always there; `Source` and `FROM` come from the ledger. Anything else is ROW_INVALID. Of two notices that give one
   * row with different values the later wins.
   */
  replace(items: readonly Contribution[]): Promise<Receipt>
  /** Removes all a notice contributed, and its Sources. */
  remove(noticeId: string): Promise<Receipt>
  /**
   * The ledger: `name` held these bytes. A name belongs to one Source: it is taken from its former one, which goes
   * when that was its last name, and with it its Notice when no other Source holds that one.
   */
  record(source: SourceEntry): Promise<Receipt>
  /** Removes a Source, and its Notice when no other Source holds that one. */
  forget(sourceId: string): Promise<Receipt>
  /** Facts that are always there (provinces, agency kinds): kept whether or not a notice contributes them; only added to. */
  load(facts: Subgraph): Promise<void>
  /** Vectors of passages that are gone are left out. */
  putVectors(model: string, vectors: readonly PassageVector[]): Promise<void>
  /** Passages without a vector of this model, by id. */
  missingVectors(model: string, page: PageRequest): Promise<Page<NodeProps<"Passage">>>
  /** One consistent state: totals and pages agree. */
  read<T>(work: (view: View) => Promise<T>): Promise<T>
  /** All rows of a label that notices contribute (of the ledger: all), in code point order of their ids; bounded memory. */
  scan<K extends NodeKind>(label: K): AsyncIterable<NodeProps<K>>
  scanEdges<K extends EdgeKind>(
    label: K,
  ): AsyncIterable<
    EdgeProps<K> & { id: string; source: string; sourceKind: NodeKind; target: string; targetKind: NodeKind }
  >
  /** Ids under which something is contributed, in code point order. */
  contributors(page: PageRequest): Promise<Page<string>>
  /**
   * What is contributed under each of these ids (up to 50 at once), as `replace` would take it back, without the ledger
   * line; nothing under an unknown one. Labels stand in the order of the model, rows of a label in that of their ids.
   */
  contributions(noticeIds: readonly string[]): Promise<Contribution[]>
  /** The facts that are always there, as `load` would take them back; in the same order. */
  facts(): Promise<Subgraph>
  /** All vectors by model, then by passage; bounded memory. */
  scanVectors(): AsyncIterable<PassageVector & { model: string }>
  /** Changes with every committed write. */
  revision(): Promise<string>
  close(): Promise<void>
}

export interface LexicalHits {
  /** Best first, ties by id. */
  hits: Ranked[]
  total: number
}

export interface View {
  /** The rows of these ids, in their order; an unknown id gives no row. */
  get<K extends NodeKind>(kind: K, ids: readonly string[]): Promise<NodeProps<K>[]>
  /**
   * From each id along one edge: its page and total. `order` speaks of the node behind the edge; ties stand by the ids of
   * node and edge. Every id has an entry.
   */
  follow<K extends NodeKind>(
    kind: K,
    via: Via,
    ids: readonly string[],
    options: { edge?: Where; node?: Where; order?: Order; page: PageRequest },
  ): Promise<Map<string, Page<Followed>>>
  list<K extends NodeKind>(kind: K, where: Where, order: Order, page: PageRequest): Promise<Page<NodeProps<K>>>
  /**
   * Buckets in descending order of value, then by keys; rows without a value on a path count under null only if `path`
   * is empty, rows without a value to measure count nowhere, and no bucket is empty. With `words` only directives that
   * match them count (as in `lexical`); other kinds hold no words.
   */
  tally(kind: NodeKind, where: Where, by: readonly By[], measure: Measure, words?: string): Promise<Bucket[]>
  /**
   * The neighbourhood of some nodes, breadth first: of each node the first `perNode` edges in the order of their ids, the
   * nodes of one depth in the order of theirs, each node and edge where it was met first. `cut` says that a limit left
   * something out.
   */
  around(ids: readonly string[], depth: number, limits: AroundLimits): Promise<Subgraph & { cut: boolean }>
  /**
   * BM25 over the terms of directives (terms.ts). `wanted` says which match; all of its terms give score. The filter counts
   * before the cut, `total` is how many match with it.
   */
  lexical(kind: "Directive", query: string, where: Where, limit: number): Promise<LexicalHits>
  /** Cosine over the passages of one model; best passage of each directive; the filter (on directives) counts before the cut. */
  nearest(model: string, vector: Float32Array, where: Where, limit: number): Promise<Ranked[]>
}
