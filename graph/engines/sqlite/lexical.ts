/**
 * `lexical`: BM25 over the terms of directives, the filter inside the search. Scores are added up term by term over plain
 * arrays: the ranking built into the index scores row by row and takes fifty times as long where words are frequent.
 */
import { checkLimit, checkWhere } from "../../check.ts"
import type { LexicalHits } from "../../engine.ts"
import type { Ranked, Where } from "../../query.ts"
import { type Wanted, wanted } from "../../terms.ts"
import { byCodePoint } from "../../text.ts"
import type { Connection } from "./connection.ts"
import { ask } from "./list.ts"
import { keyOf, type Lengths, PostingCache, type Postings, serialOf } from "./postings.ts"
import { sql } from "./sql.ts"
import { condition, rowOf, Scope } from "./where.ts"

/** How soon a term said again adds nothing, and how much a long text is held against it: chosen by measurement (docs/search.md). */
const SATURATION = 0.9
const LENGTH = 0.6

export class Words {
  readonly #postings = new PostingCache()

  lexical = (connection: Connection, query: string, where: Where, limit: number): LexicalHits => {
    checkWhere({ kinds: ["Directive"] }, where)
    checkLimit(limit)
    const sought = wanted(query)
    const lengths = this.#postings.lengths(connection)
    const read = (term: string): Postings => this.#postings.of(connection, term)
    const matching = allowed(connection, matches(sought, lengths, read), where)
    const scores = new Float64Array(lengths.values.length)
    for (const term of [...sought.any, ...sought.all]) addScores(scores, read(term), lengths)
    return { hits: best(connection, scores, matching, limit), total: matching.length }
  }
}

/** Serials of the directives that hold one of `any` or all of `all`. */
function matches({ any, all }: Wanted, lengths: Lengths, read: (term: string) => Postings): number[] {
  const held = new Uint16Array(lengths.values.length)
  const enough = all.length || 65_535
  for (const term of all) {
    const { serials } = read(term)
    for (let at = 0; at < serials.length; at += 1)
      held[serials[at] as number] = (held[serials[at] as number] as number) + 1
  }
  for (const term of any) {
    const { serials } = read(term)
    for (let at = 0; at < serials.length; at += 1) held[serials[at] as number] = enough
  }
  const found: number[] = []
  // Plain loops here and below: an iterator makes an object for each of a hundred thousand places.
  for (let serial = 0; serial < held.length; serial += 1) if (held[serial] === enough) found.push(serial)
  return found
}

/** From so many matches on the filter is asked as a whole, not row by row. */
const MANY = 5000
function allowed(connection: Connection, serials: number[], where: Where): number[] {
  if (("and" in where && where.and.length === 0) || serials.length === 0) return serials
  const few = serials.length < MANY
  const holds = condition(rowOf("Directive", "n0"), where, new Scope(false))
  const text = few
    ? sql`SELECT json_group_array(n0.key) FROM json_each(${JSON.stringify(serials.map(keyOf))}) k CROSS JOIN "Directive" n0 ON n0.key = k.value WHERE ${holds}`
    : sql`SELECT json_group_array(n0.key) FROM "Directive" n0 WHERE ${holds}`
  const keys: number[] = JSON.parse(ask(connection, text)[0]?.[0] as string)
  if (few) return keys.map(serialOf)
  const held = new Uint8Array((serials.at(-1) as number) + 1)
  for (const key of keys) held[serialOf(key)] = 1
  return serials.filter((serial) => held[serial] === 1)
}

function addScores(scores: Float64Array, { serials, times }: Postings, { values, count, mean }: Lengths): void {
  const rarity = Math.log(1 + (count - serials.length + 0.5) / (serials.length + 0.5))
  const [fixed, relative] = [SATURATION * (1 - LENGTH), (SATURATION * LENGTH) / mean]
  for (let at = 0; at < serials.length; at += 1) {
    const serial = serials[at] as number
    const said = times[at] as number
    const weight = (said * (SATURATION + 1)) / (said + fixed + relative * (values[serial] as number))
    scores[serial] = (scores[serial] as number) + rarity * weight
  }
}

/** The `limit` best of them, ties by id. */
function best(connection: Connection, scores: Float64Array, serials: readonly number[], limit: number): Ranked[] {
  if (limit === 0 || serials.length === 0) return []
  const sorted = new Float64Array(serials.length)
  for (let at = 0; at < serials.length; at += 1) sorted[at] = scores[serials[at] as number] as number
  sorted.sort()
  const least = sorted[Math.max(0, sorted.length - limit)] as number
  const keys = serials.filter((serial) => (scores[serial] as number) >= least).map(keyOf)
  return ask(
    connection,
    sql`SELECT key, id FROM "Directive" WHERE key IN (SELECT value FROM json_each(${JSON.stringify(keys)}))`,
  )
    .map(([key, id]) => ({ id: id as string, score: scores[serialOf(key as number)] as number }))
    .sort((a, b) => b.score - a.score || byCodePoint(a.id, b.id))
    .slice(0, limit)
}
