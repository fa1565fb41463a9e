/** Clauses found by words and meaning, and clauses like another one. */
import { AppError } from "../../graph/errors.ts"
import { matchedTerms } from "../../graph/highlight.ts"
import type { EdgeProps } from "../../graph/model.ts"
import type { Ranked, Where } from "../../graph/query.ts"
import { type Hit, type Mode, search } from "../../graph/search.ts"
import { byCodePoint } from "../../graph/text.ts"
import type { Context } from "../context.ts"
import { highlightsOf } from "../hits.ts"
import type { Row } from "../loaders.ts"
import { firstOf } from "./connection.ts"
import { type Asked, facets } from "./facets.ts"
import { both, directiveWhere, is, type SearchFilter } from "./filters.ts"

interface Answer {
  mode: Mode
  hits: Hit[]
  /** Of a search by a text: how many match, and what was asked. */
  total?: number
  asked?: Asked
}
export interface Alike {
  first?: number | null
  otherProvinces?: boolean | null
}

interface SearchArgs {
  text: string
  filter?: SearchFilter | null
  first?: number | null
  mode?: Mode | null
}
export async function searchDirectives(
  _: unknown,
  { text, filter, first, mode }: SearchArgs,
  context: Context,
): Promise<Answer> {
  const { view, embedder } = context
  const [vector = null] = embedder && mode !== "lexical" ? await embedder.embed([text], "query") : []
  const model = embedder?.model ?? null
  const where = await directiveWhere(context, filter ?? {})
  const asked = { text, where }
  const answer = await search(view, { ...asked, vector, model, limit: firstOf(first), mode })
  return { ...answer, asked, hits: answer.hits.map((hit) => ({ ...hit, query: text })) }
}

/** By meaning; by words where no embedder runs. @throws NODE_UNKNOWN */
export async function similarTo(
  { view, load, embedder }: Context,
  id: string,
  { first, otherProvinces }: Alike,
): Promise<Answer> {
  const directive = await load.node("Directive", id)
  if (!directive) throw new AppError("NODE_UNKNOWN", { id })
  const where: Where = otherProvinces ? both(not(id), elsewhere(directive.provinceId)) : not(id)
  const limit = firstOf(first)
  if (!embedder)
    return { mode: "lexical", hits: (await view.lexical("Directive", directive.text, where, limit)).hits.map(byWords) }
  const passages = (await load.all("Directive", "<OF", id)).map(({ node }) => (node as Row<"Passage">).text)
  const vectors = await embedder.embed(passages, "passage")
  const found = await Promise.all(vectors.map((vector) => view.nearest(embedder.model, vector, where, limit)))
  return { mode: "semantic", hits: bestOf(found.flat()).slice(0, limit).map(byMeaning) }
}
/** Each clause once, with the score of its best passage; best first. */
function bestOf(ranked: readonly Ranked[]): Ranked[] {
  const sorted = ranked.toSorted((a, b) => b.score - a.score || byCodePoint(a.id, b.id))
  return [...new Map(sorted.toReversed().map((one) => [one.id, one])).values()].toReversed()
}
const not = (id: string): Where => ({ not: is("id", id) })
/** In some other province; a clause of none is in no other one. */
const elsewhere = (provinceId: string | null): Where =>
  both(
    { not: { field: "provinceId", op: "missing" } },
    ...(provinceId === null ? [] : [{ not: is("provinceId", provinceId) }]),
  )
const byWords = ({ id, score }: Ranked, at: number): Hit => ({ id, score, lexicalRank: at + 1, semanticRank: null })
const byMeaning = ({ id, score }: Ranked, at: number): Hit => ({ id, score, lexicalRank: null, semanticRank: at + 1 })

/** A hit that knows the words it was searched with; of clauses like another one there are none. */
interface SearchedHit extends Hit {
  query?: string
}
export const SearchHit = {
  directive: ({ id }: SearchedHit, _: unknown, { load }: Context) => load.node("Directive", id),
  async highlights({ id, query }: SearchedHit, _: unknown, { load }: Context) {
    const directive = await load.node("Directive", id)
    const notice = directive && (await load.node("Notice", directive.noticeId))
    if (!directive || !notice || query === undefined) return []
    const pieces = await load.all("Directive", "<OF", id)
    const spans = highlightsOf(
      query,
      notice.text,
      directive,
      pieces.map(({ edge }) => edge as EdgeProps<"OF">),
    )
    return spans.map(({ from, to }) => ({ from, to, quote: notice.text.slice(from, to) }))
  },
  async explain({ id, query, ...hit }: SearchedHit, _: unknown, { load }: Context) {
    const directive = await load.node("Directive", id)
    return {
      lexicalScore: hit.lexicalScore ?? null,
      semanticScore: hit.semanticScore ?? null,
      named: hit.named ?? false,
      terms: directive && query !== undefined ? matchedTerms(query, directive) : [],
    }
  },
}
export const SearchAnswer = {
  total: ({ total }: Answer) => total ?? null,
  facets: ({ asked }: Answer) => asked ?? null,
}
export const SearchFacets = facets
