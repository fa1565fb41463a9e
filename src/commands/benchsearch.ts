/** chidao bench-search: a run file over plain passages, for scoring outside. */
import { createReadStream, createWriteStream, existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { finished } from "node:stream/promises"
import { Command, Option } from "commander"
import { z } from "zod"
import { AppError } from "../../graph/errors.ts"
import type { Mode } from "../../graph/search.ts"
import type { Flags } from "../config.ts"
import { type Plain, searchPassages, storePassages } from "../passages.ts"
import { type Caller, EXIT, type Run, withExamples } from "./command.ts"

type Options = Flags & { corpus: string; queries: string; run: string; mode: Mode }
/** Hits written for each query. */
const DEPTH = 100

export function benchSearchCommand(run: Run): Command {
  const command = new Command("bench-search")
    .description("search plain passages through a store of their own and write a run in TREC form")
    .requiredOption("--corpus <file>", 'passages, one {"id","text"} a line')
    .requiredOption("--queries <file>", 'queries, one {"id","text"} a line')
    .requiredOption("--run <out>", "where the run goes: query Q0 passage rank score chidao")
    .addOption(
      new Option("--mode <mode>", "which legs take part").choices(["hybrid", "lexical", "semantic"]).default("hybrid"),
    )
    .action((options: Options) => run(options, (caller) => benchSearch(caller, options)))
  return withExamples(command, "chidao bench-search --corpus articles.jsonl --queries questions.jsonl --run run.txt")
}

async function* benchSearch(caller: Caller, options: Options): AsyncGenerator<string, number> {
  const [corpus, queries] = [await readLines(options.corpus), await readLines(options.queries)]
  const { openEngine } = await import("../../graph/open.ts")
  const { openEmbedder } = await import("../../ingest/embed.ts")
  const { embedder: spec, modelsFolder } = caller.config
  const folder = mkdtempSync(join(tmpdir(), "chidao-bench-"))
  const embedder = options.mode === "lexical" ? null : await openEmbedder(spec, { modelsFolder })
  const engine = await openEngine({ url: `sqlite:${join(folder, "passages.db")}` })
  try {
    await storePassages(engine, corpus, embedder, caller.onProgress)
    const out = createWriteStream(options.run)
    const mode = embedder ? options.mode : "lexical"
    for (const { id, text } of queries) {
      const hits = await searchPassages(engine, corpus, text, { embedder, mode, limit: DEPTH })
      for (const [at, hit] of hits.entries()) out.write(`${id} Q0 ${hit.id} ${at + 1} ${hit.score.toFixed(6)} chidao\n`)
    }
    out.end()
    await finished(out)
    yield `${queries.length} queries over ${corpus.length} passages (${mode}): ${options.run}`
    return EXIT.done
  } finally {
    await engine.close()
    await embedder?.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const row = z.object({ id: z.union([z.string(), z.number()]).transform(String), text: z.string() })
/** @throws PATH_MISSING, and CONFIG_INVALID with the first line that is no such row. */
async function readLines(path: string): Promise<Plain[]> {
  if (!existsSync(path)) throw new AppError("PATH_MISSING", { path })
  const rows: Plain[] = []
  let number = 0
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (line.trim() !== "") rows.push(parsed(line.replace(/^\uFEFF/, ""), `${path}, line ${number}`))
  }
  return rows
}
function parsed(line: string, name: string): Plain {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    value = undefined
  }
  const checked = row.safeParse(value)
  if (checked.success) return checked.data
  throw new AppError("CONFIG_INVALID", { name, value: line.slice(0, 60), allowed: '{"id": "...", "text": "..."}' })
}
