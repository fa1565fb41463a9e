/** `lexical`: BM25 over the folded words of directives, the filter inside the search. */
import { checkLimit, checkWhere } from "../../check.ts"
import type { Ranked, Where } from "../../query.ts"
import { folded } from "../../text.ts"
import type { Connection } from "./connection.ts"
import { ask } from "./list.ts"
import { sql } from "./sql.ts"
import { condition, rowOf, Scope } from "./where.ts"

/** Each word a phrase in quotes, so that no sign is read as syntax and "11/NQ-CP" stays in one piece; any may match. */
function expression(query: string): string {
  const words = folded(query)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  return [...new Set(words)].map((word) => `"${word.replaceAll('"', '""')}"`).join(" OR ")
}

export function lexical(connection: Connection, query: string, where: Where, limit: number): Ranked[] {
  checkWhere({ kinds: ["Directive"] }, where)
  checkLimit(limit)
  const match = expression(query)
  if (match === "") return []
  const rows = ask(
    connection,
    sql`SELECT n0.id, -words.rank AS score FROM words JOIN "Directive" n0 ON n0.key = words.rowid
      WHERE words MATCH ${match} AND ${condition(rowOf("Directive", "n0"), where, new Scope(false))}
      ORDER BY words.rank, n0.id LIMIT ${limit}`,
  )
  return rows.map(([id, score]) => ({ id: id as string, score: score as number }))
}
