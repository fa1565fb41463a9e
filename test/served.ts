/** A server over a graph of its own in a temporary folder, and questions to it: what tests of the API begin with. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect } from "vitest"
import type { Engine } from "../graph/engine.ts"
import { openEngine } from "../graph/open.ts"
import type { Embedder } from "../ingest/embed.ts"
import { loadGazetteer } from "../ingest/gazetteer.ts"
import { ingest } from "../ingest/pipeline.ts"
import { type ChidaoServer, createServer } from "../src/server.ts"
import { openEmpty, testServer } from "./engines/server.ts"
import { noNotice, oddNotice } from "./odd.ts"

export const samplesFolder = fileURLToPath(new URL("../samples", import.meta.url))

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for
  data: any
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string; details?: unknown } }[]
}
export interface Served {
  engine: Engine
  server: ChidaoServer
  /** What the server logged, in order. */
  logged: unknown[]
  ask(query: string, variables?: object): Promise<Answer>
  close(): Promise<void>
}

/**
 * Reads the files into a new store, together with an odd notice, a text that is none and an empty file, which is refused.
 * Where a Neo4j server was provided, into its graph too: each question is then asked of both, and both must give the
 * same whole answer.
 */
export async function serve(paths: readonly string[], embedder: Embedder | null = null): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), "chidao-"))
  const extra = join(folder, "extra")
  await mkdir(extra)
  await writeFile(join(extra, "odd.txt"), oddNotice)
  await writeFile(join(extra, "recipe.txt"), noNotice)
  await writeFile(join(extra, "empty.txt"), "")
  const logged: unknown[] = []
  const over = async (engine: Engine): Promise<{ engine: Engine; server: ChidaoServer }> => {
    const gazetteer = loadGazetteer()
    await engine.load(gazetteer.facts())
    await ingest({ engine, gazetteer, embedder, paths: [...paths, extra] })
    return { engine, server: createServer({ engine, embedder, gazetteer, log: (error) => logged.push(error) }) }
  }
  const embedded = await over(await openEngine({ url: `sqlite:${join(folder, "graph.db")}` }))
  const server = testServer()
  const shared = server && (await over(await openEmpty(server)))
  return {
    ...(shared ?? embedded),
    logged,
    async ask(query, variables) {
      const answer = await ask(embedded.server, query, variables)
      if (!shared) return answer
      const other = await ask(shared.server, query, variables)
      expect(withoutRanking(other)).toEqual(withoutRanking(answer))
      return other
    },
    async close() {
      await embedded.engine.close()
      await shared?.engine.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** The answer without what search ranks: analyzers and indexes differ between engines by nature. */
function withoutRanking(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutRanking)
  if (value === null || typeof value !== "object") return value
  const kept = Object.entries(value).filter(([key]) => !ranked.has(key))
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutRanking(inner)]))
}
const ranked = new Set(["search", "similarDirectives", "similar"])

export async function ask(server: ChidaoServer, query: string, variables: object = {}): Promise<Answer> {
  const response = await server.fetch("http://localhost/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as Answer
}
