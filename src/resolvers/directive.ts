/** A clause, the tree it stands in, and what it states. */
import type { Context } from "../context.ts"
import type { Row } from "../loaders.ts"
import { byPlace, citationFrom, noticeOf, provinceOf, quote } from "./facts.ts"
import { type Alike, similarTo } from "./search.ts"

type Parent = Row<"Directive">

/** What is stated in the clause itself, in the order of the words. */
async function stated<K extends "Duty" | "Observation">(
  { id }: Parent,
  { load }: Context,
  label: K,
): Promise<Row<K>[]> {
  const found = await load.all("Directive", "<STATED_IN", id)
  return found.flatMap(({ node }) => (node.__typename === label ? [node as unknown as Row<K>] : [])).toSorted(byPlace)
}

export const Directive = {
  quote,
  notice: noticeOf,
  province: provinceOf,
  async parent({ id }: Parent, _: unknown, { load }: Context) {
    const above = await load.one("Directive", "PART_OF>", id)
    return above?.node.__typename === "Directive" ? above.node : null
  },
  async children({ id }: Parent, _: unknown, { load }: Context) {
    const below = await load.all("Directive", "<PART_OF", id, { order: [{ field: "ordinal" }] })
    return below.map(({ node }) => node)
  },
  duties: (parent: Parent, _: unknown, context: Context) => stated(parent, context, "Duty"),
  observations: (parent: Parent, _: unknown, context: Context) => stated(parent, context, "Observation"),
  async citations(parent: Parent, _: unknown, { load }: Context) {
    const cited = await load.all("Directive", "CITES>", parent.id)
    return cited.map(({ edge }) => citationFrom(parent, edge)).toSorted(byPlace)
  },
  similar: ({ id }: Parent, options: Alike, context: Context) => similarTo(context, id, options),
}

export const Observation = {
  quote,
  notice: noticeOf,
  directive: async ({ id }: Row<"Observation">, _: unknown, { load }: Context) =>
    (await load.one("Observation", "STATED_IN>", id))?.node,
  at: async ({ id }: Row<"Observation">, _: unknown, { load }: Context) =>
    (await load.one("Observation", "AT>", id))?.node,
}
