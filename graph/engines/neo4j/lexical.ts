/** `lexical`: BM25 over the terms of directives; what can be asked of the index is, the rest of the filter after it. */
import { checkLimit, checkWhere } from "../../check.ts"
import type { LexicalHits } from "../../engine.ts"
import type { Condition, Where } from "../../query.ts"
import { wanted } from "../../terms.ts"
import { type Cypher, cypher, statement, whole } from "./cypher.ts"
import { TERMS, WORDS_INDEX } from "./schema.ts"
import type { Question } from "./view.ts"
import { condition, conjuncts, Names, nodeSubject } from "./where.ts"

export async function lexical(ask: Question, query: string, where: Where, limit: number): Promise<LexicalHits> {
  checkWhere({ kinds: ["Directive"] }, where)
  checkLimit(limit)
  const matched = matchWords(query, where, new Names())
  if (!matched) return { hits: [], total: 0 }
  const [rows] = await ask(
    statement(cypher`${matched} WITH collect({id: n.id, score: score}) AS found
CALL (found) {
  UNWIND found AS one WITH one ORDER BY one.score DESC, one.id LIMIT ${whole(limit)} RETURN collect(one) AS hits
}
RETURN size(found) AS total, hits`),
  )
  return rows?.[0] as unknown as LexicalHits
}

/** Directives `n` that match words and filter, with their score; null when the query holds no term. */
export function matchWords(query: string, where: Where, names: Names): Cypher | null {
  const asked = expression(query, where)
  if (asked === null) return null
  const holds = condition(nodeSubject("n", ["Directive"]), where, names)
  return cypher`CALL db.index.fulltext.queryNodes(${WORDS_INDEX}, ${asked}) YIELD node AS n, score WHERE ${holds} WITH n, score`
}

/** In quotes no sign is read as syntax. */
const quotedTerm = (term: string): string => `"${term.replace(/[\\"]/g, "\\$&")}"`

/** Who matches, within what the index holds of the filter, gives no score; every term does. */
function expression(query: string, where: Where): string | null {
  const { any, all } = wanted(query)
  if (any.length + all.length === 0) return null
  const term = (one: string): string => `${TERMS}:${quotedTerm(one)}`
  const every = all.length > 0 ? [`(${all.map((one) => `+${term(one)}`).join(" ")})`] : []
  const filters = conjuncts(where).flatMap((part) => ("field" in part ? (filterOf(part) ?? []) : []))
  const needed = [...filters, `(${[...any.map(term), ...every].join(" ")})`]
  return [...needed.map((one) => `+${one}^0`), ...[...any, ...all].map(term)].join(" ")
}

const MOST_VALUES = 100
/** A condition as the index knows it; undefined where it must be asked afterwards. */
function filterOf(where: Condition): string | undefined {
  const { field } = where
  if (field === "noticeId" || field === "provinceId") {
    const values = where.op === "eq" ? [where.value] : where.op === "in" ? where.value : []
    if (values.length === 0 || values.length > MOST_VALUES || !values.every(isTerm)) return undefined
    return `(${values.map((value) => `${field}:${quotedTerm(String(value))}`).join(" ")})`
  }
  if (field !== "issuedOn" || !("value" in where) || !isTerm(where.value)) return undefined
  if (where.op === "gte") return `${field}:[${quotedTerm(String(where.value))} TO *]`
  if (where.op === "lte") return `${field}:[* TO ${quotedTerm(String(where.value))}]`
  return undefined
}
/** A value with a blank in it is several terms of the index. */
const isTerm = (value: unknown): boolean => typeof value === "string" && /^[\x21-\x7e]{1,200}$/.test(value)
