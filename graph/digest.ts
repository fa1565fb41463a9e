/** Whether two stores hold the same: rows as lines that are equal when the rows are, and hashes over all of them. */
import { createHash } from "node:crypto"
import type { Engine } from "./engine.ts"
import { edgeId } from "./id.ts"
import { EDGE_KINDS, NODE_KINDS } from "./model.ts"
import { byCodePoint } from "./text.ts"

/** JSON with the keys of every object in code point order. */
export const lineOf = (value: unknown): string => JSON.stringify(sorted(value))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== "object") return value
  const entries = Object.entries(value).toSorted(([a], [b]) => byCodePoint(a, b))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}

export interface Part {
  /** Label of the rows; "facts" are those that are always there, "vectors" the cache beside the graph. */
  name: string
  count: number
  hash: string
}
export const PARTS = NODE_KINDS.length + EDGE_KINDS.length + 2
/** All that a store holds, part by part, empty ones too; one row at a time is in memory. */
export async function* digest(engine: Engine): AsyncGenerator<Part> {
  for (const label of NODE_KINDS) yield partOf(label, linesOf(engine.scan(label)))
  for (const label of EDGE_KINDS) yield partOf(label, linesOf(engine.scanEdges(label)))
  yield partOf("facts", factLines(engine))
  yield partOf("vectors", vectorLines(engine))
}
/** One hash over all parts. */
export const hashOfParts = (parts: readonly Part[]): string => createHash("sha256").update(lineOf(parts)).digest("hex")

async function partOf(name: string, lines: AsyncIterable<string>): Promise<Part> {
  const hash = createHash("sha256")
  let count = 0
  for await (const line of lines) {
    hash.update(line).update("\n")
    count += 1
  }
  return { name, count, hash: hash.digest("hex") }
}
async function* linesOf(rows: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const row of rows) yield lineOf(row)
}
async function* factLines(engine: Engine): AsyncGenerator<string> {
  const { nodes, edges } = await engine.facts()
  yield* nodes.map(lineOf)
  yield* edges.map((edge) => lineOf({ id: edgeId(edge), ...edge }))
}
async function* vectorLines(engine: Engine): AsyncGenerator<string> {
  for await (const { model, id, vector } of engine.scanVectors()) yield lineOf([model, id, [...vector]])
}
