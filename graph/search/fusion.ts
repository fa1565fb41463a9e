/** Two rankings made one: each brought to 0..1 by its own least and greatest, then a weighted sum. */
import type { Ranked } from "../query.ts"

/**
 * How one leg's scores become 0 to 1. It is read from the leg without a filter, so that a filter never changes the order
 * of what remains.
 */
export interface Scale {
  least: number
  greatest: number
}
/** `depth` is how many hits were asked for: when all came back, what did not come is worth `nothing`. */
export function scaleOf(leg: readonly Ranked[], depth: number, nothing: number | null): Scale {
  const [greatest, last] = [leg[0]?.score ?? 0, leg.at(-1)?.score ?? 0]
  return { greatest, least: leg.length < depth && nothing !== null ? nothing : last }
}
export const onScale = (score: number, { least, greatest }: Scale): number =>
  greatest === least ? Number(score >= greatest) : Math.min(1, Math.max(0, (score - least) / (greatest - least)))

export interface Leg {
  hits: readonly Ranked[]
  scale: Scale
  weight: number
}
/** Place and score of a hit in one leg; the place counts from 1. */
export interface Place {
  rank: number
  score: number
}
export interface Fused {
  id: string
  score: number
  /** One for each leg, null where that leg did not find it. */
  places: (Place | null)[]
}
export function fuse(legs: readonly Leg[]): Fused[] {
  const hits = new Map<string, Fused>()
  for (const [at, { hits: ranked, scale, weight }] of legs.entries()) {
    for (const [place, { id, score }] of ranked.entries()) {
      const hit = hits.get(id) ?? { id, score: 0, places: legs.map(() => null) }
      hits.set(id, hit)
      hit.score += weight * onScale(score, scale)
      hit.places[at] = { rank: place + 1, score }
    }
  }
  return [...hits.values()]
}
