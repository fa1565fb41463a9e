/** A duty: its words, its deadline and the bodies bound by it. */
import type { NodeProps, Role } from "../../graph/model.ts"
import type { Context } from "../context.ts"
import type { Row } from "../loaders.ts"
import { byPlace, fact, inside, noticeOf, provinceOf, quote, source, target } from "./facts.ts"

type Parent = Row<"Duty">

export const Duty = {
  quote,
  notice: noticeOf,
  province: provinceOf,
  directive: async ({ id }: Parent, _: unknown, { load }: Context) => (await load.one("Duty", "STATED_IN>", id))?.node,
  deadline: ({ noticeId, deadline }: NodeProps<"Duty">) => deadline && inside(noticeId, deadline),
  async roles({ id, noticeId }: Parent, { role }: { role?: Role[] | null }, { load }: Context) {
    const assigned = await load.all("Duty", "ASSIGNED>", id)
    const wanted = assigned.filter(({ edge }) => !role || role.includes(edge.role))
    return wanted.map(({ edge }) => fact<"ASSIGNED">(noticeId, edge)).toSorted(byPlace)
  },
}
export const DutyRole = { agency: target("Agency"), duty: source("Duty"), quote }
export const Deadline = { quote }
