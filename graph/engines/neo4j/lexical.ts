/** `lexical`: BM25 over the terms of directives; what can be asked of the index is, the rest of the filter after it. */
import { checkLimit, checkWhere } from "../../check.ts"
import type { Condition, Ranked, Where } from "../../query.ts"
import { cypher, statement, whole } from "./cypher.ts"
import { TERMS, WORDS_INDEX } from "./schema.ts"
import { wordsOf } from "./terms.ts"
import type { Question } from "./view.ts"
import { condition, conjuncts, Names, nodeSubject } from "./where.ts"

export async function lexical(ask: Question, query: string, where: Where, limit: number): Promise<Ranked[]> {
  checkWhere({ kinds: ["Directive"] }, where)
  checkLimit(limit)
  const asked = expression([...new Set(wordsOf(query))], where)
  if (asked === null) return []
  const holds = condition(nodeSubject("n", ["Directive"]), where, new Names())
  const [rows] = await ask(
    statement(cypher`CALL db.index.fulltext.queryNodes(${WORDS_INDEX}, ${asked}) YIELD node AS n, score WHERE ${holds}
RETURN n.id AS id, score ORDER BY score DESC, id LIMIT ${whole(limit)}`),
  )
  return rows as unknown as Ranked[]
}

/** In quotes no sign is read as syntax. */
const quotedTerm = (term: string): string => `"${term.replace(/[\\"]/g, "\\$&")}"`

/** Any of the terms, within what the index holds of the filter; null when there is no term. */
export function expression(terms: readonly string[], where: Where): string | null {
  if (terms.length === 0) return null
  const words = terms.map((term) => `${TERMS}:${quotedTerm(term)}`).join(" ")
  const filters = conjuncts(where).flatMap((part) => ("field" in part ? (filterOf(part) ?? []) : []))
  return [...filters.map((filter) => `+${filter}^0`), `+(${words})`].join(" ")
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
