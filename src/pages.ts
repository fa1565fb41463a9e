/** All rows of a list, one page after another. */
import type { View } from "../graph/engine.ts"
import type { NodeKind, NodeProps } from "../graph/model.ts"
import type { Order, Where } from "../graph/query.ts"

const PAGE = 500

export async function* listRows<K extends NodeKind>(
  view: View,
  label: K,
  where: Where,
  order: Order,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<NodeProps<K>> {
  let left = limit
  let after: string | undefined
  while (left > 0) {
    const page = await view.list(label, where, order, { first: Math.min(PAGE, left), after })
    for (const { row } of page.rows) yield row
    left -= page.rows.length
    after = page.rows.at(-1)?.cursor
    if (!page.hasNextPage || after === undefined) return
  }
}
