/** A notice: its frame, clauses, duties and citations. */
import type { NodeProps } from "../../graph/model.ts"
import type { Context } from "../context.ts"
import type { Row } from "../loaders.ts"
import { type ListArgs, listed, type PageArgs } from "./connection.ts"
import { byPlace, citationFrom, type Fact, fact, inside, noticeOf, quote, target } from "./facts.ts"
import { both, type DutyFilter, dutyWhere, is } from "./filters.ts"

type Parent = Row<"Notice">

export const Notice = {
  findings: ({ id, findings }: Parent) => findings.map((finding) => inside(id, finding)),
  sources: async ({ id }: Parent, _: unknown, { load }: Context) =>
    (await load.all("Notice", "FROM>", id)).map(({ node }) => node),
  async issuer({ id }: Parent, _: unknown, { load }: Context) {
    const issued = await load.one("Notice", "ISSUED_BY>", id)
    return issued && fact<"ISSUED_BY">(id, issued.edge)
  },
  province: async ({ id }: Parent, _: unknown, { load }: Context) => (await load.one("Notice", "IN>", id))?.node,
  async locality({ id }: Parent, _: unknown, { load }: Context) {
    const within = await load.one("Notice", "IN>", id)
    return within && { ...within.edge, noticeId: id }
  },
  async signer({ id }: Parent, _: unknown, { load }: Context) {
    const signed = await load.one("Notice", "SIGNED_BY>", id)
    return signed && fact<"SIGNED_BY">(id, signed.edge)
  },
  async chair({ id }: Parent, _: unknown, { load }: Context) {
    const chaired = await load.one("Notice", "CHAIRED_BY>", id)
    return chaired && fact<"CHAIRED_BY">(id, chaired.edge)
  },
  async recipients({ id }: Parent, _: unknown, { load }: Context) {
    const sent = await load.all("Notice", "SENT_TO>", id)
    return sent.map(({ edge }) => fact<"SENT_TO">(id, edge)).toSorted(byPlace)
  },
  document: async ({ id }: Parent, _: unknown, { load }: Context) => (await load.one("Notice", "IS>", id))?.node,
  directives: ({ id }: Parent, args: PageArgs, context: Context) =>
    listed(context, "Directive", is("noticeId", id), { ...args, orderBy: inOrder }),
  duties: async ({ id }: Parent, args: ListArgs<DutyFilter>, context: Context) =>
    listed(context, "Duty", both(is("noticeId", id), await dutyWhere(context, args.filter ?? {})), args),
  async citations(parent: Parent, _: unknown, { view, load }: Context) {
    const citing = both(is("noticeId", parent.id), { some: { via: "CITES>" } })
    const clauses = await view.list("Directive", citing, inOrder, everyRow)
    const own = (await load.all("Notice", "CITES>", parent.id)).map(({ edge }) => citationFrom(parent, edge))
    const theirs = clauses.rows.map(async ({ row }) =>
      (await load.all("Directive", "CITES>", row.id)).map(({ edge }) => citationFrom(row, edge)),
    )
    return [...own, ...(await Promise.all(theirs)).flat()].toSorted(byPlace)
  },
  async observations({ id }: Parent, _: unknown, { view }: Context) {
    return (await view.list("Observation", is("noticeId", id), [{ field: "from" }], everyRow)).rows.map(
      ({ row }) => row,
    )
  },
}
const inOrder = [{ field: "ordinal" }]
const everyRow = { first: 10_000 }

export const Finding = { quote }
export const Evidence = { quote }
export const Issuance = { agency: target("Agency"), quote }
export const Locality = {
  province: target("Province"),
  evidence: ({ noticeId, evidence }: Fact<"IN">) => (evidence ?? []).map((sign) => inside(noticeId, sign)),
}
export const Signature = { official: target("Official"), quote }
export const Chair = { official: target("Official"), quote }
export const Recipient = { agency: target("Agency"), quote }

export const Citation = {
  document: target("Document"),
  notice: noticeOf,
  directive: ({ directiveId }: { directiveId: string | null }, _: unknown, { load }: Context) =>
    directiveId === null ? null : load.node("Directive", directiveId),
  quote,
}

export const Source = {
  notice: ({ noticeId }: NodeProps<"Source">, _: unknown, { load }: Context) =>
    noticeId === null ? null : load.node("Notice", noticeId),
}
