/** `lexical`: BM25 over the terms of directives, the filter inside the search. */
import { checkLimit, checkWhere } from "../../check.ts"
import type { LexicalHits } from "../../engine.ts"
import type { Where } from "../../query.ts"
import type { Connection } from "./connection.ts"
import { ask } from "./list.ts"
import { sql } from "./sql.ts"
import { condition, rowOf, Scope } from "./where.ts"
import { matching } from "./words.ts"

export function lexical(connection: Connection, query: string, where: Where, limit: number): LexicalHits {
  checkWhere({ kinds: ["Directive"] }, where)
  checkLimit(limit)
  const holds = condition(rowOf("Directive", "n0"), where, new Scope(false))
  const matches = matching(query)
  if (matches.values.length === 0) return { hits: [], total: 0 }
  const total = ask(connection, sql`SELECT count(*) FROM "Directive" n0 WHERE n0.key IN (${matches}) AND ${holds}`)
  const rows = ask(
    connection,
    sql`SELECT n0.id, -words.rank AS score FROM words JOIN "Directive" n0 ON n0.key = words.rowid
      WHERE words MATCH ${matches.values[0] ?? null} AND ${holds} ORDER BY words.rank, n0.id LIMIT ${limit}`,
  )
  return {
    hits: rows.map(([id, score]) => ({ id: id as string, score: score as number })),
    total: total[0]?.[0] as number,
  }
}
