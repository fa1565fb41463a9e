/**
 * `nearest`: cosine over the passages behind a filter, one by one where they are few. Where they are many the index is
 * asked, which knows no filter: for more than are wanted, and for still more while too few of them hold the filter.
 */
import { checkLimit, checkWhere } from "../../check.ts"
import { AppError } from "../../errors.ts"
import type { Ranked, Where } from "../../query.ts"
import { checkDirection } from "../../vectors.ts"
import { type Cypher, cypher, raw, statement, whole } from "./cypher.ts"
import { EXACT, indexOf, type Model, type Models } from "./vectors.ts"
import type { Question } from "./view.ts"
import { condition, matchRows, Names, nodeSubject } from "./where.ts"

/** Candidates that the index is asked for: at least, at most, and for each hit wanted. */
const CANDIDATES = { least: 200, most: 10_000, perHit: 10 }
const GROWTH = 10

interface Request {
  model: Model
  vector: readonly number[]
  where: Where
  limit: number
}

export async function nearest(
  ask: Question,
  models: Models,
  name: string,
  vector: Float32Array,
  where: Where,
  limit: number,
): Promise<Ranked[]> {
  checkWhere({ kinds: ["Directive"] }, where)
  checkLimit(limit)
  const model = await models.find(ask, name)
  if (!model || limit === 0) return []
  if (model.size !== vector.length)
    throw new AppError("EMBEDDING_SIZE_CHANGED", { stored: model.size, given: vector.length })
  checkDirection("the question", vector)
  const request = { model, vector: [...vector], where, limit }
  const start = Math.max(CANDIDATES.least, limit * CANDIDATES.perHit)
  // An index that is known to answer is asked in the same round trip, whether the rows turn out to be few or many.
  const both = models.isKnownSearchable(model)
  const [few, candidates] = await Promise.all([
    compared(ask, request, EXACT),
    both ? fromIndex(ask, request, start) : null,
  ])
  if (few) return few
  if (candidates?.length === limit) return candidates
  if (both || (await models.isSearchable(ask, model))) {
    for (let many = both ? start * GROWTH : start; many <= CANDIDATES.most; many *= GROWTH) {
      const found = await fromIndex(ask, request, many)
      if (found.length === limit) return found
    }
  }
  return (await compared(ask, request, Number.MAX_SAFE_INTEGER)) ?? []
}

/** All behind the filter; null when they are more than `most`. */
async function compared(
  ask: Question,
  { model, vector, where, limit }: Request,
  most: number,
): Promise<Ranked[] | null> {
  const { number } = model
  const matched = matchRows(nodeSubject("n", ["Directive"]), where, new Names())
  const once = raw(matched.repeats ? "WITH DISTINCT n " : "")
  const bounded = most < Number.MAX_SAFE_INTEGER ? cypher`LIMIT ${whole(most + 1)}` : raw("")
  const [rows] = await ask(
    statement(cypher`${matched.clauses} ${once}MATCH (n)<-[:OF]-(p:${raw(`_Embedded${number}`)}) WITH n, p ${bounded}
WITH collect({id: n.id, passage: p}) AS pairs
OPTIONAL CALL (pairs) {
  WITH pairs WHERE size(pairs) <= ${whole(most)} UNWIND pairs AS pair
  WITH pair.id AS id, max(vector.similarity.cosine(pair.passage.${raw(`_vector${number}`)}, ${vector})) AS score
  ORDER BY score DESC, id LIMIT ${whole(limit)} RETURN collect({id: id, score: score}) AS hits
}
RETURN size(pairs) AS many, hits`),
  )
  const [row] = rows ?? []
  return (row?.many as number) > most ? null : ranked(row?.hits as Ranked[])
}

async function fromIndex(ask: Question, { model, vector, where, limit }: Request, many: number): Promise<Ranked[]> {
  const holds: Cypher = condition(nodeSubject("n", ["Directive"]), where, new Names())
  const [rows] = await ask(
    statement(cypher`CALL db.index.vector.queryNodes(${indexOf(model)}, ${whole(many)}, ${vector}) YIELD node AS p, score
MATCH (p)-[:OF]->(n:Directive) WHERE ${holds}
WITH n.id AS id, max(score) AS score ORDER BY score DESC, id LIMIT ${whole(limit)} RETURN id, score`),
  )
  return ranked(rows as unknown as Ranked[])
}

/** The server's scores go from 0 to 1. */
const ranked = (rows: readonly Ranked[]): Ranked[] => rows.map(({ id, score }) => ({ id, score: 2 * score - 1 }))
