/** The index of words: each directive as its terms, joined by blanks; which rows match is asked of it. */
import { indexTerms, type Wanted, wanted } from "../../terms.ts"
import type { Connection } from "./connection.ts"
import { raw, type Sql, sql } from "./sql.ts"

export const wordTables: readonly string[] = [
  // The tokenizer only parts at blanks: terms hold letters, digits and these signs.
  `CREATE VIRTUAL TABLE words USING fts5 (text, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '_/-&'")`,
  "CREATE VIRTUAL TABLE wordInstances USING fts5vocab (words, 'instance')",
  "CREATE TABLE wordCount (key INTEGER PRIMARY KEY, terms INTEGER NOT NULL) STRICT",
  // Fewer, larger merges: writing stays flat as the store grows.
  "INSERT INTO words (words, rank) VALUES ('automerge', 12)",
]

interface Worded {
  heading: string | null
  text: string
}
export function addWords(connection: Connection, key: number, directive: Worded): void {
  const terms = indexTerms(directive)
  connection.run("INSERT INTO words (rowid, text) VALUES (?, ?)", key, terms.join(" "))
  connection.run("INSERT INTO wordCount VALUES (?, ?)", key, terms.length)
}
export function removeWords(connection: Connection, key: number): void {
  connection.run("DELETE FROM words WHERE rowid = ?", key)
  connection.run("DELETE FROM wordCount WHERE key = ?", key)
}
/** Rows read at once while all are indexed anew. */
const BATCH = 500
export function indexAll(connection: Connection): void {
  for (let last = 0; ; ) {
    const rows = connection.rows(
      `SELECT key, heading, text FROM "Directive" WHERE key > ? ORDER BY key LIMIT ?`,
      last,
      BATCH,
    )
    for (const [key, heading, text] of rows)
      addWords(connection, key as number, { heading: heading as string | null, text: text as string })
    if (rows.length < BATCH) return
    last = rows.at(-1)?.[0] as number
  }
}

/** Rows that match as a question to the index; undefined when the query holds no word. */
function expression({ any, all }: Wanted): string | undefined {
  const every = all.map(quoted).join(" AND ")
  const parts = [...any.map(quoted), ...(every === "" ? [] : [`(${every})`])]
  return parts.length === 0 ? undefined : parts.join(" OR ")
}
const quoted = (term: string): string => `"${term}"`

/** Keys of the directives that match the query. */
export function matching(query: string): Sql {
  const match = expression(wanted(query))
  return match === undefined ? raw("SELECT 1 WHERE 0") : sql`SELECT rowid FROM words WHERE words MATCH ${match}`
}
