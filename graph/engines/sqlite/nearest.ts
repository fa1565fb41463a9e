/** `nearest`: exact cosine over all vectors of a model, kept in memory and read again only where they changed. */
import { checkLimit, checkWhere } from "../../check.ts"
import { AppError } from "../../errors.ts"
import type { Ranked, Where } from "../../query.ts"
import { byCodePoint } from "../../text.ts"
import { checkDirection } from "../../vectors.ts"
import type { Connection, Row } from "./connection.ts"
import { ask } from "./list.ts"
import { sql } from "./sql.ts"
import { condition, rowOf, Scope } from "./where.ts"

/** The vectors of one model in the order of their keys, each of length 1, one after the other in `values`. */
interface Matrix {
  size: number
  /** `vectorsRemoved` when it was read: while that stands, vectors are only added. */
  removed: number
  count: number
  keys: Float64Array
  passages: Float64Array
  /** Place of each passage. */
  places: Map<number, number>
  values: Float32Array
}
/** Pieces read at once, so that the memory needed besides the matrix stays small. */
const PIECE = 2000

export class Vectors {
  readonly #matrices = new Map<string, Matrix>()

  nearest = (connection: Connection, model: string, vector: Float32Array, where: Where, limit: number): Ranked[] => {
    checkWhere({ kinds: ["Directive"] }, where)
    checkLimit(limit)
    const matrix = this.#matrix(connection, model)
    if (!matrix || limit === 0) return []
    if (matrix.size !== vector.length)
      throw new AppError("EMBEDDING_SIZE_CHANGED", { stored: matrix.size, given: vector.length })
    checkDirection("the question", vector)
    const scores = scoresOf(matrix, held(connection, matrix), vector)
    const filtered = !("and" in where && where.and.length === 0)
    const best = filtered ? bestAllowed(connection, scores, where) : bestOfAll(connection, scores, limit)
    return [...best]
      .map(([id, score]) => ({ id, score }))
      .sort((a, b) => b.score - a.score || byCodePoint(a.id, b.id))
      .slice(0, limit)
  }

  #matrix(connection: Connection, model: string): Matrix | undefined {
    const row = connection.row("SELECT key, size FROM model WHERE name = ?", model)
    if (!row) return undefined
    const [key, size] = row as [number, number]
    const removed = connection.row("SELECT value FROM meta WHERE name = 'vectorsRemoved'")?.[0] as number
    const known = this.#matrices.get(model)
    const matrix = known?.removed === removed ? known : empty(size, removed)
    append(connection, key, matrix)
    this.#matrices.set(model, matrix)
    return matrix
  }
}

const empty = (size: number, removed: number): Matrix => ({
  size,
  removed,
  count: 0,
  keys: new Float64Array(0),
  passages: new Float64Array(0),
  places: new Map(),
  values: new Float32Array(0),
})
function append(connection: Connection, model: number, matrix: Matrix): void {
  for (;;) {
    const last = matrix.count > 0 ? (matrix.keys[matrix.count - 1] as number) : 0
    const rows = connection.rows(
      "SELECT key, passage, value FROM vector WHERE key > ? AND model = ? ORDER BY key LIMIT ?",
      last,
      model,
      PIECE,
    )
    grow(matrix, matrix.count + rows.length)
    for (const [key, passage, value] of rows) {
      matrix.keys[matrix.count] = key as number
      matrix.passages[matrix.count] = passage as number
      matrix.places.set(passage as number, matrix.count)
      matrix.values.set(unit(floats(value as Uint8Array)), matrix.count * matrix.size)
      matrix.count += 1
    }
    if (rows.length < PIECE) return
  }
}
function grow(matrix: Matrix, count: number): void {
  if (count <= matrix.keys.length) return
  const room = Math.max(count, Math.ceil(matrix.keys.length * 1.5))
  const larger = <T extends Float64Array | Float32Array>(to: T, from: T): T => {
    to.set(from)
    return to
  }
  matrix.keys = larger(new Float64Array(room), matrix.keys)
  matrix.passages = larger(new Float64Array(room), matrix.passages)
  matrix.values = larger(new Float32Array(room * matrix.size), matrix.values)
}
/** Copied: a blob may begin at any byte. */
const floats = (bytes: Uint8Array): Float32Array => new Float32Array(Uint8Array.from(bytes).buffer)
function unit(vector: Float32Array): Float32Array {
  let square = 0
  for (const value of vector) square += value * value
  const length = Math.sqrt(square)
  return length === 0 ? vector : vector.map((value) => value / length)
}

/** How many of the matrix this connection's state holds: a matrix may have been read from a later one. */
function held(connection: Connection, matrix: Matrix): number {
  const last = connection.row("SELECT max(key) FROM vector")?.[0] ?? 0
  let count = matrix.count
  while (count > 0 && (matrix.keys[count - 1] as number) > (last as number)) count -= 1
  return count
}

interface Scores {
  matrix: Matrix
  values: Float64Array
}
function scoresOf(matrix: Matrix, count: number, vector: Float32Array): Scores {
  const wanted = unit(vector)
  const { size } = matrix
  const values = new Float64Array(count)
  for (let at = 0; at < count; at += 1) {
    let score = 0
    const start = at * size
    for (let n = 0; n < size; n += 1) score += (wanted[n] as number) * (matrix.values[start + n] as number)
    values[at] = Math.min(1, score)
  }
  return { matrix, values }
}
/** The best score of each of these directives, given as rows of passage and directive. */
function bestOf({ matrix, values }: Scores, rows: readonly Row[]): Map<string, number> {
  const best = new Map<string, number>()
  for (const [passage, id] of rows) {
    const score = values[matrix.places.get(passage as number) ?? -1]
    if (score !== undefined && score > (best.get(id as string) ?? Number.NEGATIVE_INFINITY))
      best.set(id as string, score)
  }
  return best
}
function bestAllowed(connection: Connection, scores: Scores, where: Where): Map<string, number> {
  const holds = condition(rowOf("Directive", "n0"), where, new Scope(false))
  const text = sql`SELECT e.source, n0.id FROM "Directive" n0 JOIN "OF" e ON e.target = n0.key WHERE ${holds}`
  return bestOf(scores, ask(connection, text))
}
/** Without a filter only the best passages are looked up: as many as give `limit` directives, ties whole. */
function bestOfAll(connection: Connection, scores: Scores, limit: number): Map<string, number> {
  const { matrix, values } = scores
  const sorted = values.toSorted()
  for (let many = 2 * limit; ; many *= 4) {
    const least = sorted[Math.max(0, sorted.length - many)] ?? 0
    const passages: number[] = []
    for (const [at, score] of values.entries()) if (score >= least) passages.push(matrix.passages[at] as number)
    const text = sql`SELECT e.source, n0.id FROM json_each(${JSON.stringify(passages)}) p
      CROSS JOIN "OF" e ON e.source = p.value JOIN "Directive" n0 ON n0.key = e.target`
    const best = bestOf(scores, ask(connection, text))
    if (best.size >= limit || many >= values.length) return best
  }
}
