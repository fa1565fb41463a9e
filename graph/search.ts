/** Search by words and by meaning, fused into one ranking. */
import type { View } from "./engine.ts"
import { AppError } from "./errors.ts"
import { everything, type Ranked, type Where } from "./query.ts"
import { accentsOf } from "./search/accents.ts"
import { type Fused, fuse, type Leg, type Scale, scaleOf } from "./search/fusion.ts"
import { namedClauses, namedIn } from "./search/named.ts"
import { levelled } from "./terms/fold.ts"
import { byCodePoint } from "./text.ts"

export type Mode = "hybrid" | "lexical" | "semantic"
export interface SearchRequest {
  text: string
  /** The text as a vector of `model`; without both the search is by words alone. */
  vector: Float32Array | null
  model: string | null
  /** On directives. */
  where: Where
  limit: number
  /** As much as can be when not given. @throws QUERY_INVALID for meaning without a vector. */
  mode?: Mode | null | undefined
}
export interface Hit {
  /** Of a directive. */
  id: string
  /** 0 to 1; of a document that the query names by number 1 more. */
  score: number
  /** Place among the hits of that leg, from 1. */
  lexicalRank: number | null
  semanticRank: number | null
  /** BM25 and cosine. */
  lexicalScore?: number | null
  semanticScore?: number | null
  /** A clause of the very document that the query names by its number. */
  named?: boolean
}
export interface SearchAnswer {
  hits: Hit[]
  mode: Mode
  /** Directives that match by words, filter included; hits by meaning alone are not among them. */
  total: number
}

/** Hits that each leg brings to the fusion: so many that the least of them is near to nothing. */
const CANDIDATES = 2500
/** The same where words are alone: a few more than anyone reads, so that ties at the end are seen whole. */
const CANDIDATES_ALONE = 300
/** The rest is meaning's. Chosen by measurement: docs/search.md. */
const LEXICAL_WEIGHT = 0.65
/** Typed without accents the model hardly understands a text, while the words are the same. */
const LEXICAL_WEIGHT_PLAIN = 0.85
/** Texts looked at to break ties by accents. */
const MOST_TIED = 500

/** A convex sum of both legs (fusion.ts); clauses of a document named by number first; ties by accents, then by id. */
export async function search(view: View, request: SearchRequest): Promise<SearchAnswer> {
  const { text, where, limit } = request
  const mode = modeOf(request)
  const { terms, alone } = namedIn(text)
  // A number has no meaning: a document nobody cites is not found by what it is like.
  const vector = mode === "lexical" || (mode === "hybrid" && alone) ? null : request.vector
  const many = Math.max(vector ? CANDIDATES : CANDIDATES_ALONE, limit)
  const weight = vector ? wordsWeight(mode, text) : 1
  const lexical = await view.lexical("Directive", text, where, mode === "semantic" ? 0 : many)
  const legs: Leg[] = [
    { hits: lexical.hits, weight, scale: await wordScale(view, request, lexical.hits, vector ? many : null) },
  ]
  if (vector) legs.push(await meaning(view, request, vector, many, 1 - weight))
  const named = mode === "semantic" ? [] : await namedClauses(view, terms, where, limit)
  const hits = await inOrder(view, text, fuse(legs), named, limit)
  return { hits, mode, total: lexical.total }
}

function modeOf({ mode, vector, model }: SearchRequest): Mode {
  const able = vector !== null && model !== null
  if (mode === "semantic" && !able)
    throw new AppError("QUERY_INVALID", { what: "a search by meaning needs an embedder, and none runs" })
  return able ? (mode ?? "hybrid") : "lexical"
}
function wordsWeight(mode: Mode, text: string): number {
  if (mode === "semantic") return 0
  return levelled(text) === text.toLowerCase() ? LEXICAL_WEIGHT_PLAIN : LEXICAL_WEIGHT
}
const isEverything = (where: Where): boolean => "and" in where && where.and.every(isEverything)

/** Alone the words need no floor: `depth` is null, and the first hit is all there is to ask for. */
async function wordScale(
  view: View,
  { text, where }: SearchRequest,
  hits: readonly Ranked[],
  depth: number | null,
): Promise<Scale> {
  if (hits.length === 0) return { least: 0, greatest: 0 }
  const free = isEverything(where) ? hits : (await view.lexical("Directive", text, everything, depth ?? 1)).hits
  return scaleOf(free, depth ?? Number.POSITIVE_INFINITY, 0)
}
async function meaning(
  view: View,
  { model, where }: SearchRequest,
  vector: Float32Array,
  many: number,
  weight: number,
): Promise<Leg> {
  const near = (on: Where): Promise<Ranked[]> => view.nearest(model ?? "", vector, on, many)
  const hits = await near(where)
  return { hits, weight, scale: scaleOf(isEverything(where) ? hits : await near(everything), many, null) }
}

/** The first `limit`: the named ones as their document has them, the others by score. */
async function inOrder(
  view: View,
  text: string,
  fused: readonly Fused[],
  named: readonly string[],
  limit: number,
): Promise<Hit[]> {
  const first = new Set(named)
  const known = new Map(fused.map((hit) => [hit.id, hit]))
  const head = named.map((id) => known.get(id) ?? { id, score: 0, places: [] })
  const rest = fused.filter(({ id }) => !first.has(id)).sort(byScore)
  const tail = await accentsFirst(view, text, rest, Math.max(0, limit - head.length))
  return [
    ...head.map((hit) => ({ ...hitOf(hit), score: 1 + hit.score, named: true })),
    ...tail.map((hit) => ({ ...hitOf(hit), named: false })),
  ].slice(0, limit)
}
const byScore = (a: Fused, b: Fused): number => b.score - a.score || byCodePoint(a.id, b.id)
const hitOf = ({ id, score, places: [lexical = null, semantic = null] }: Fused): Hit => ({
  id,
  score,
  lexicalRank: lexical?.rank ?? null,
  semanticRank: semantic?.rank ?? null,
  lexicalScore: lexical?.score ?? null,
  semanticScore: semantic?.score ?? null,
})

/** Of hits with one score, those with the accents of the query first. `sorted` is by score, then id. */
async function accentsFirst(view: View, text: string, sorted: readonly Fused[], limit: number): Promise<Fused[]> {
  const least = sorted[limit - 1]?.score ?? Number.NEGATIVE_INFINITY
  const candidates = sorted.filter(({ score }, at) => at < limit || score === least)
  const tied = candidates.filter(
    ({ score }, at) => score === candidates[at - 1]?.score || score === candidates[at + 1]?.score,
  )
  const rows = await view.get(
    "Directive",
    tied.slice(0, MOST_TIED).map(({ id }) => id),
  )
  const accents = accentsOf(text)
  const alike = new Map(rows.map((row) => [row.id, accents(`${row.heading ?? ""}\n${row.text}`)]))
  return candidates
    .toSorted((a, b) => b.score - a.score || (alike.get(b.id) ?? 0) - (alike.get(a.id) ?? 0) || byCodePoint(a.id, b.id))
    .slice(0, limit)
}
