/** The documents that a query names by number, as far as they are held here. */
import type { View } from "../engine.ts"
import type { Where } from "../query.ts"
import { lookedForBy, symbolTerms, wordsOf } from "../terms.ts"

/** Documents of one number looked at; notices that are texts of one document. */
const MOST_DOCUMENTS = 1000
const MOST_TEXTS = 20

/** Numbers in a query, as the terms they look for; whether nothing else is asked. */
export function namedIn(query: string): { terms: string[]; alone: boolean } {
  const words = wordsOf(query)
  const symbols = words.flatMap(({ symbol }) => (symbol && !symbol.weak ? [symbol] : []))
  const alone = words.every(({ from, symbol }) => symbol || symbols.some((one) => one.lead <= from && from < one.from))
  return { terms: symbols.map(lookedForBy), alone: symbols.length > 0 && alone }
}

/** Clauses of the documents themselves that `terms` name, in their order; not the clauses that cite them. */
export async function namedClauses(
  view: View,
  terms: readonly string[],
  where: Where,
  limit: number,
): Promise<string[]> {
  if (terms.length === 0) return []
  const held: Where = { some: { via: "<IS" } }
  const numbers = [...new Set(terms.map(numberOf))]
  const begins = numbers.flatMap((number) => ["/", "-"].map((mark): Where => startsWith(`${number}${mark}`)))
  const documents = await view.list("Document", { and: [{ or: begins }, held] }, [], { first: MOST_DOCUMENTS })
  const meant = documents.rows.filter(({ row }) => symbolTerms(row.symbol).some((term) => terms.includes(term)))
  if (meant.length === 0) return []
  const ids = meant.map(({ row }) => row.id)
  const texts = await view.follow("Document", "<IS", ids, { page: { first: MOST_TEXTS } })
  const notices = [...texts.values()].flatMap(({ rows }) => rows.map(({ row }) => row.node.props.id))
  const clauses = await view.list(
    "Directive",
    { and: [where, { field: "noticeId", op: "in", value: notices }] },
    [{ field: "noticeId" }, { field: "ordinal" }],
    { first: limit },
  )
  return clauses.rows.map(({ row }) => row.id)
}
const startsWith = (value: string): Where => ({ field: "symbol", op: "prefix", value })
/** "11/nq-cp" and "nq/11" are of number 11. */
const numberOf = (term: string): string => /^\d+[a-z]?|(?<=^[a-z]+\/)\d+[a-z]?/.exec(term)?.[0] ?? term
