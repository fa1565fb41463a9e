/** A document, cited or held. */
import type { CitationStatus, Relation } from "../../graph/model.ts"
import type { Where } from "../../graph/query.ts"
import type { Context } from "../context.ts"
import type { Row } from "../loaders.ts"
import { connection, type ListArgs, listed, type PageArgs, pageOf } from "./connection.ts"
import { citationFrom } from "./facts.ts"
import { both, citesSomewhere, is, type NoticeFilter, noticeWhere } from "./filters.ts"

type Parent = Row<"Document">
type Citations = PageArgs & { relation?: Relation[] | null; status?: CitationStatus | null }

export const Document = {
  issuer: async ({ id }: Parent, _: unknown, { load }: Context) => (await load.one("Document", "ISSUED_BY>", id))?.node,
  async heldBy({ id }: Parent, args: PageArgs, { load }: Context) {
    const asked = pageOf(args)
    return connection(await load.page("Document", "<IS", id, asked, { order: byIssue }), asked, ({ node }) => node)
  },
  async citedBy({ id }: Parent, args: Citations, { load }: Context) {
    const asked = pageOf(args)
    const cited = await load.page("Document", "<CITES", id, asked, { edge: citationWhere(args), order: byIssue })
    return connection(cited, asked, ({ edge, node }) => citationFrom(node as Row<"Directive" | "Notice">, edge))
  },
  citingNotices: ({ id }: Parent, args: ListArgs<NoticeFilter>, context: Context) =>
    listed(context, "Notice", both(citesSomewhere(is("id", id)), noticeWhere(context, args.filter ?? {})), args),
}
const byIssue = [{ field: "issuedOn" }]
const citationWhere = ({ relation, status }: Citations): Where => ({
  and: [
    ...(relation ? [{ field: "relation", op: "in", value: relation } as const] : []),
    ...(status ? [is("status", status)] : []),
  ],
})
