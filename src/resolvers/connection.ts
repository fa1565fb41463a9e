/** Relay connections from pages of the engine. */
import { AppError } from "../../graph/errors.ts"
import type { NodeKind } from "../../graph/model.ts"
import type { Order, Page, PageRequest, Where } from "../../graph/query.ts"
import type { Context } from "../context.ts"
import { labelled, type Row } from "../loaders.ts"

const USUAL = 20
const MOST = 200

export interface PageArgs {
  first?: number | null
  after?: string | null
}
/** `orderBy`: the enums of the schema stand for orders of the graph. */
export type ListArgs<F> = PageArgs & { filter?: F | null; orderBy?: Order | null }
export interface Connection<T> {
  edges: { cursor: string; node: T }[]
  nodes: T[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  totalCount: number
}

/** @throws QUERY_INVALID unless `first` is from 1 to 200. */
export function pageOf({ first, after }: PageArgs): PageRequest {
  return { first: firstOf(first), after: after ?? undefined }
}
/** Null and nothing ask for the usual. */
export function firstOf(given: number | null | undefined): number {
  const first = given ?? USUAL
  if (first >= 1 && first <= MOST) return first
  throw new AppError("QUERY_INVALID", { what: `"first" is ${first}; allowed: 1 to ${MOST}` })
}

export function connection<T, N>(page: Page<T>, asked: PageRequest, node: (row: T) => N): Connection<N> {
  const edges = page.rows.map(({ row, cursor }) => ({ cursor, node: node(row) }))
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: asked.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: page.totalCount,
  }
}

/** Nodes of one kind that a condition holds for. */
export async function listed<K extends NodeKind>(
  { view }: Context,
  kind: K,
  where: Where,
  args: PageArgs & { orderBy?: Order | null },
): Promise<Connection<Row<K>>> {
  const asked = pageOf(args)
  return connection(await view.list(kind, where, args.orderBy ?? [], asked), asked, (props) => labelled(kind, props))
}
