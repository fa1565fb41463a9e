/** What the clauses that match a search have in common: counted over the matches by words, filter included. */
import type { By, Where } from "../../graph/query.ts"
import type { Context } from "../context.ts"

export interface Asked {
  text: string
  where: Where
}
interface Count {
  key: string
  name: string
  count: number
}
type Size = { first?: number | null }
const SIZE = 20

const counted =
  (by: By, names?: (keys: string[], context: Context) => Promise<Map<string, string>>) =>
  async (asked: Asked, { first }: Size, context: Context): Promise<Count[]> => {
    const buckets = await context.view.tally("Directive", asked.where, [by], "count", asked.text)
    const counts = buckets.flatMap(({ keys: [key], value }) =>
      key === null || key === undefined ? [] : [{ key: String(key), count: value }],
    )
    const some = counts.slice(0, first ?? SIZE)
    const named = await names?.(
      some.map(({ key }) => key),
      context,
    )
    return some.map(({ key, count }) => ({ key, name: named?.get(key) ?? key, count }))
  }

async function provinceNames(ids: string[], { view }: Context): Promise<Map<string, string>> {
  return new Map((await view.get("Province", ids)).map(({ id, name }) => [id, name]))
}

export const facets = {
  provinces: counted({ field: "provinceId" }, provinceNames),
  years: counted({ field: "issuedOn", unit: "year" }),
  agencyKinds: counted({
    path: [{ via: "<STATED_IN" }, { via: "ASSIGNED>" }, { via: "OF_KIND>" }],
    field: "name",
  }),
  topics: counted({ path: [{ via: "ABOUT>" }], field: "name" }),
  /** A clause knows its notice by id alone: counted by notice, then added up. */
  async documentKinds({ text, where }: Asked, { first }: Size, { view }: Context): Promise<Count[]> {
    const buckets = await view.tally("Directive", where, [{ field: "noticeId" }], "count", text)
    const counts = new Map(buckets.map(({ keys: [id], value }) => [String(id), value]))
    const sums = new Map<string, number>()
    for (const { id, kind } of await view.get("Notice", [...counts.keys()]))
      if (kind !== null) sums.set(kind, (sums.get(kind) ?? 0) + (counts.get(id) ?? 0))
    const sorted = [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    return sorted.slice(0, first ?? SIZE).map(([key, count]) => ({ key, name: key, count }))
  },
}
