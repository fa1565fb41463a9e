/** A person, and the offices held. */
import type { Context } from "../context.ts"
import type { Row } from "../loaders.ts"
import type { ListArgs } from "./connection.ts"
import { fact, noticeOf, quote, source, target } from "./facts.ts"
import type { NoticeFilter } from "./filters.ts"
import { noticesAlong } from "./notices.ts"

type Parent = Row<"Official">
type Notices = ListArgs<NoticeFilter>

export const Official = {
  async offices({ id }: Parent, _: unknown, { load }: Context) {
    const held = await load.all("Official", "HELD>", id)
    return held.map(({ edge }) => fact<"HELD">(edge.noticeId, edge))
  },
  signed: ({ id }: Parent, args: Notices, context: Context) => noticesAlong("SIGNED_BY>", id, args, context),
  chaired: ({ id }: Parent, args: Notices, context: Context) => noticesAlong("CHAIRED_BY>", id, args, context),
}
export const Office = { official: source("Official"), agency: target("Agency"), notice: noticeOf, quote }
