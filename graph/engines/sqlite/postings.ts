/**
 * Which directives hold a term and how often, read from the index of words and kept as long as the store stands still.
 * Directives are told by their serial (key without its kind), so that plain arrays hold what is known of each.
 */
import type { Connection } from "./connection.ts"
import { numberOf, STRIDE } from "./schema.ts"

export const keyOf = (serial: number): number => serial * STRIDE + numberOf("Directive")
export const serialOf = (key: number): number => (key - numberOf("Directive")) / STRIDE

/** Ascending, each once. */
export interface Postings {
  serials: Int32Array
  times: Uint16Array
}
/** Terms in each directive, by serial; 0 where there is none. */
export interface Lengths {
  values: Uint32Array
  count: number
  mean: number
}
/** Postings kept at most, over all terms. */
const MOST = 8_000_000

/** What was read of one state of the store; a later state is read anew. */
export class PostingCache {
  readonly #terms = new Map<string, Postings>()
  #revision: unknown
  #lengths: Lengths | undefined
  #held = 0

  lengths(connection: Connection): Lengths {
    this.#follow(connection)
    this.#lengths ??= readLengths(connection)
    return this.#lengths
  }
  of(connection: Connection, term: string): Postings {
    this.#follow(connection)
    const known = this.#terms.get(term)
    const postings = known ?? readPostings(connection, term)
    // The one asked for last goes last.
    if (known) this.#terms.delete(term)
    else this.#held += postings.serials.length
    this.#terms.set(term, postings)
    this.#shrink()
    return postings
  }

  #follow(connection: Connection): void {
    const revision = connection.row("SELECT value FROM meta WHERE name = 'revision'")?.[0]
    if (revision === this.#revision) return
    this.#revision = revision
    this.#lengths = undefined
    this.#terms.clear()
    this.#held = 0
  }
  #shrink(): void {
    for (const [term, { serials }] of this.#terms) {
      if (this.#held <= MOST || this.#terms.size === 1) return
      this.#terms.delete(term)
      this.#held -= serials.length
    }
  }
}

/** One text for all rows crosses from SQLite many times quicker than the rows do. */
function readPostings(connection: Connection, term: string): Postings {
  const said = numbers(connection, "SELECT json_group_array(doc) FROM wordInstances WHERE term = ?", term)
  const serials = new Int32Array(said.length)
  const times = new Uint16Array(said.length)
  let count = 0
  for (const key of said) {
    const serial = serialOf(key)
    if (count === 0 || serials[count - 1] !== serial) {
      serials[count] = serial
      count += 1
    }
    times[count - 1] = Math.min(65_535, (times[count - 1] as number) + 1)
  }
  return { serials: serials.slice(0, count), times: times.slice(0, count) }
}

function readLengths(connection: Connection): Lengths {
  const keys = numbers(connection, "SELECT json_group_array(key) FROM wordCount")
  const counts = numbers(connection, "SELECT json_group_array(terms) FROM wordCount")
  const values = new Uint32Array(serialOf(keys.at(-1) ?? keyOf(0)) + 1)
  let sum = 0
  for (const [at, key] of keys.entries()) {
    values[serialOf(key)] = counts[at] as number
    sum += counts[at] as number
  }
  return { values, count: keys.length, mean: sum / Math.max(1, keys.length) }
}
const numbers = (connection: Connection, text: string, ...values: string[]): number[] =>
  JSON.parse(connection.row(text, ...values)?.[0] as string)
