/** Notices that stand along an edge to some node: issued by, sent to, signed by it. */
import type { EdgeKind } from "../../graph/model.ts"
import type { Context } from "../context.ts"
import { type ListArgs, listed } from "./connection.ts"
import { both, is, type NoticeFilter, noticeWhere } from "./filters.ts"

export const noticesAlong = (via: `${EdgeKind}>`, id: string, args: ListArgs<NoticeFilter>, context: Context) =>
  listed(context, "Notice", both({ some: { via, node: is("id", id) } }, noticeWhere(context, args.filter ?? {})), args)
