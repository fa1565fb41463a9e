/** A body and the kind of body it is. */
import type { Context } from "../context.ts"
import type { Row } from "../loaders.ts"
import { connection, type ListArgs, listed, type PageArgs, pageOf } from "./connection.ts"
import { fact } from "./facts.ts"
import { both, type DutyFilter, dutyWhere, type NoticeFilter } from "./filters.ts"
import { noticesAlong } from "./notices.ts"

type Parent = Row<"Agency">
type Notices = ListArgs<NoticeFilter>

export const Agency = {
  kind: async ({ id }: Parent, _: unknown, { load }: Context) => (await load.one("Agency", "OF_KIND>", id))?.node,
  province: async ({ id }: Parent, _: unknown, { load }: Context) => (await load.one("Agency", "IN>", id))?.node,
  under: async ({ id }: Parent, _: unknown, { load }: Context) => (await load.one("Agency", "UNDER>", id))?.node,
  async units({ id }: Parent, args: PageArgs, { load }: Context) {
    const asked = pageOf(args)
    return connection(await load.page("Agency", "<UNDER", id, asked, { order: byName }), asked, ({ node }) => node)
  },
  async duties({ id }: Parent, args: ListArgs<DutyFilter>, context: Context) {
    const { agency = null, ...filter } = args.filter ?? {}
    const where = both(await dutyWhere(context, { ...filter, agency: id }), await dutyWhere(context, { agency }))
    return listed(context, "Duty", where, args)
  },
  notices: ({ id }: Parent, args: Notices, context: Context) => noticesAlong("ISSUED_BY>", id, args, context),
  received: ({ id }: Parent, args: Notices, context: Context) => noticesAlong("SENT_TO>", id, args, context),
  async offices({ id }: Parent, _: unknown, { load }: Context) {
    const held = await load.all("Agency", "<HELD", id)
    return held.map(({ edge }) => fact<"HELD">(edge.noticeId, edge))
  },
}
const byName = [{ field: "name" }]

export const AgencyKind = {
  successor({ id }: Row<"AgencyKind">, _: unknown, { load, gazetteer }: Context) {
    const successor = gazetteer.agencyKindById(id)?.successorId
    return successor ? load.node("AgencyKind", successor) : null
  },
  async agencies({ id }: Row<"AgencyKind">, args: PageArgs, { load }: Context) {
    const asked = pageOf(args)
    return connection(
      await load.page("AgencyKind", "<OF_KIND", id, asked, { order: byName }),
      asked,
      ({ node }) => node,
    )
  },
  async duties({ id }: Row<"AgencyKind">, args: ListArgs<DutyFilter>, context: Context) {
    const { agencyKind = null, ...filter } = args.filter ?? {}
    const where = both(
      await dutyWhere(context, { ...filter, agencyKind: id }),
      await dutyWhere(context, { agencyKind }),
    )
    return listed(context, "Duty", where, args)
  },
}
