/** Clauses found by words and meaning, and clauses like another one. */
import { AppError } from "../../graph/errors.ts"
import type { Ranked, Where } from "../../graph/query.ts"
import { type Hit, type SearchAnswer, search } from "../../graph/search.ts"
import { byCodePoint } from "../../graph/text.ts"
import type { Context } from "../context.ts"
import type { Row } from "../loaders.ts"
import { firstOf } from "./connection.ts"
import { both, directiveWhere, is, type SearchFilter } from "./filters.ts"

interface Answer {
  mode: SearchAnswer["mode"] | "semantic"
  hits: Hit[]
}
export interface Alike {
  first?: number | null
  otherProvinces?: boolean | null
}

export async function searchDirectives(
  _: unknown,
  { text, filter, first }: { text: string; filter?: SearchFilter | null; first?: number | null },
  context: Context,
): Promise<Answer> {
  const { view, embedder } = context
  const [vector = null] = embedder ? await embedder.embed([text], "query") : []
  const model = embedder?.model ?? null
  return search(view, { text, vector, model, where: directiveWhere(context, filter ?? {}), limit: firstOf(first) })
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

export const SearchHit = {
  directive: ({ id }: Hit, _: unknown, { load }: Context) => load.node("Directive", id),
}
