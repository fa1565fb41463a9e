/** A province, what became of it in 2025, and what belongs to it. */
import type { Context } from "../context.ts"
import type { Row } from "../loaders.ts"
import { type ListArgs, listed, type PageArgs } from "./connection.ts"
import { type AgencyFilter, agencyWhere, both, type DutyFilter, dutyWhere, is, type NoticeFilter } from "./filters.ts"
import { noticesAlong } from "./notices.ts"

type Parent = Row<"Province">

export const Province = {
  successor: async ({ id }: Parent, _: unknown, { load }: Context) =>
    (await load.one("Province", "SUCCEEDED_BY>", id))?.node,
  predecessors: async ({ id }: Parent, _: unknown, { load }: Context) =>
    (await load.all("Province", "<SUCCEEDED_BY", id)).map(({ node }) => node),
  agencies({ id }: Parent, args: ListArgs<AgencyFilter>, context: Context) {
    const own = { some: { via: "IN>", node: is("id", id) } } as const
    return listed(context, "Agency", both(own, agencyWhere(context, args.filter ?? {})), args)
  },
  notices: ({ id }: Parent, args: ListArgs<NoticeFilter>, context: Context) => noticesAlong("IN>", id, args, context),
  duties: async ({ id }: Parent, args: ListArgs<DutyFilter>, context: Context) =>
    listed(context, "Duty", both(is("provinceId", id), await dutyWhere(context, args.filter ?? {})), args),
  places: ({ id }: Parent, args: PageArgs, context: Context) =>
    listed(context, "Place", { some: { via: "IN>", node: is("id", id) } }, { ...args, orderBy: byName }),
}
const byName = [{ field: "name" }]

export const Place = {
  province: async ({ id }: Row<"Place">, _: unknown, { load }: Context) => (await load.one("Place", "IN>", id))?.node,
}
