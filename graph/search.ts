/** Search by words and by meaning, fused into one ranking. */
import type { View } from "./engine.ts"
import type { Ranked, Where } from "./query.ts"
import { byCodePoint } from "./text.ts"

export interface SearchRequest {
  text: string
  /** The text as a vector of `model`; without both the search is by words alone. */
  vector: Float32Array | null
  model: string | null
  /** On directives. */
  where: Where
  limit: number
}
export interface Hit {
  /** Of a directive. */
  id: string
  /** 0 to 1. */
  score: number
  /** Place among the hits of that leg, from 1. */
  lexicalRank: number | null
  semanticRank: number | null
}
export interface SearchAnswer {
  hits: Hit[]
  mode: "hybrid" | "lexical"
}

/** Hits that each leg brings to the fusion. */
const CANDIDATES = 100
const LEXICAL_WEIGHT = 0.6

/** Convex sum of the scores of both legs, each brought to 0..1 by its own least and greatest; ties by id. */
export async function search(view: View, request: SearchRequest): Promise<SearchAnswer> {
  const { text, vector, model, where, limit } = request
  const many = Math.max(CANDIDATES, limit)
  const { hits: lexical } = await view.lexical("Directive", text, where, many)
  if (!vector || model === null) return { hits: fused([{ leg: lexical, weight: 1 }], limit), mode: "lexical" }
  const semantic = await view.nearest(model, vector, where, many)
  const legs = [
    { leg: lexical, weight: LEXICAL_WEIGHT },
    { leg: semantic, weight: 1 - LEXICAL_WEIGHT },
  ]
  return { hits: fused(legs, limit), mode: "hybrid" }
}

/** The first leg is the lexical one, the second the semantic one. */
function fused(legs: readonly { leg: readonly Ranked[]; weight: number }[], limit: number): Hit[] {
  const hits = new Map<string, Hit>()
  for (const [at, { leg, weight }] of legs.entries()) {
    const scores = normalised(leg)
    for (const [place, { id }] of leg.entries()) {
      const hit = hits.get(id) ?? { id, score: 0, lexicalRank: null, semanticRank: null }
      hits.set(id, hit)
      hit.score += weight * (scores[place] as number)
      hit[at === 0 ? "lexicalRank" : "semanticRank"] = place + 1
    }
  }
  return [...hits.values()].sort((a, b) => b.score - a.score || byCodePoint(a.id, b.id)).slice(0, limit)
}
/** Least 0, greatest 1; equal scores are all 1. */
function normalised(leg: readonly Ranked[]): number[] {
  const scores = leg.map(({ score }) => score)
  const [least, greatest] = [Math.min(...scores), Math.max(...scores)]
  return scores.map((score) => (greatest === least ? 1 : (score - least) / (greatest - least)))
}
