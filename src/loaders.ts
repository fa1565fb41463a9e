/** Reads of one request, batched: what many fields ask for in one turn goes to the engine as one call. */
import DataLoader from "dataloader"
import type { Followed, View } from "../graph/engine.ts"
import type { EdgeKind, NodeKind, NodeProps } from "../graph/model.ts"
import type { Order, Page, PageRequest, Where } from "../graph/query.ts"

/** A node as resolvers see it: its properties and its label, which tells GraphQL the type. */
export type Row<K extends NodeKind = NodeKind> = { [L in K]: NodeProps<L> & { __typename: L } }[K]
export interface Along<E extends EdgeKind = EdgeKind> {
  edge: Followed<E>["edge"]
  node: Row
}
export interface FollowOptions {
  edge?: Where
  node?: Where
  order?: Order
}
type Way<E extends EdgeKind> = `${E}>` | `<${E}`

export interface Loaders {
  node<K extends NodeKind>(kind: K, id: string): Promise<Row<K> | null>
  /** One page of what stands along an edge. */
  page<E extends EdgeKind>(
    kind: NodeKind,
    via: Way<E>,
    id: string,
    page: PageRequest,
    options?: FollowOptions,
  ): Promise<Page<Along<E>>>
  /** All of it: for edges of which a node has few. */
  all<E extends EdgeKind>(kind: NodeKind, via: Way<E>, id: string, options?: FollowOptions): Promise<Along<E>[]>
  /** The first of it. */
  one<E extends EdgeKind>(kind: NodeKind, via: Way<E>, id: string): Promise<Along<E> | null>
}

/** More than any one notice, clause or duty has of anything. */
const ALL = 10_000

export function createLoaders(view: View): Loaders {
  const nodes = new Map<NodeKind, DataLoader<string, Row | null>>()
  const walks = new Map<string, DataLoader<string, Page<Along>>>()

  const nodeLoader = (kind: NodeKind) => kept(nodes, kind, () => new DataLoader((ids) => getRows(view, kind, ids)))
  const loaders: Loaders = {
    node: <K extends NodeKind>(kind: K, id: string) => nodeLoader(kind).load(id) as Promise<Row<K> | null>,
    page<E extends EdgeKind>(kind: NodeKind, via: Way<E>, id: string, page: PageRequest, options: FollowOptions = {}) {
      const walk = { ...options, page }
      const key = JSON.stringify([kind, via, walk])
      const loader = kept(
        walks,
        key,
        () => new DataLoader((ids) => followed(view, kind, via as Way<EdgeKind>, ids, walk)),
      )
      return loader.load(id) as Promise<Page<Along<E>>>
    },
    all: async (kind, via, id, options) =>
      (await loaders.page(kind, via, id, { first: ALL }, options)).rows.map(({ row }) => row),
    one: async (kind, via, id) => (await loaders.page(kind, via, id, { first: 1 })).rows[0]?.row ?? null,
  }
  return loaders
}

export const labelled = <K extends NodeKind>(label: K, props: NodeProps<K>): Row<K> =>
  ({ ...props, __typename: label }) as unknown as Row<K>

async function getRows(view: View, kind: NodeKind, ids: readonly string[]): Promise<(Row | null)[]> {
  const found = new Map((await view.get(kind, ids)).map((props) => [props.id, labelled(kind, props)]))
  return ids.map((id) => found.get(id) ?? null)
}

async function followed(
  view: View,
  kind: NodeKind,
  via: Way<EdgeKind>,
  ids: readonly string[],
  options: FollowOptions & { page: PageRequest },
): Promise<Page<Along>[]> {
  const found = await view.follow(kind, via, ids, options)
  return ids.map((id) => {
    const page = found.get(id) ?? { rows: [], totalCount: 0, hasNextPage: false }
    const rows = page.rows.map(({ row: { edge, node }, cursor }) => ({
      row: { edge, node: labelled(node.label, node.props) },
      cursor,
    }))
    return { ...page, rows }
  })
}

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make()
  map.set(key, value)
  return value
}
