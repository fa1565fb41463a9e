/** chidao search: clauses by words and by meaning. */
import { Command } from "commander"
import { AppError } from "../../graph/errors.ts"
import { everything } from "../../graph/query.ts"
import type { Flags } from "../config.ts"
import { findHits } from "../hits.ts"
import { hitLines } from "../show/hits.ts"
import { type Caller, EXIT, type Run, storeOption, withEngine, withExamples } from "./command.ts"

type Options = Flags & { limit: string; json?: boolean }

export function searchCommand(run: Run): Command {
  const command = new Command("search")
    .description("find clauses by words and by meaning, with or without accents")
    .argument("<text...>", "what to look for")
    .option("--limit <n>", "how many at most", "10")
    .option("--json", "one JSON object a line")
    .addOption(storeOption())
    .action((text: string[], options: Options) => run(options, (caller) => searchFor(caller, text.join(" "), options)))
  return withExamples(command, 'chidao search "tiêm chủng cho trẻ em"', "chidao search tiem chung --limit 3")
}

async function* searchFor(caller: Caller, text: string, { limit, json = false }: Options) {
  const most = limitOf(limit)
  return yield* withEngine(caller.config, { readOnly: true }, async function* (engine) {
    const { openEmbedder } = await import("../../ingest/embed.ts")
    const { embedder: spec, modelsFolder } = caller.config
    const embedder = await openEmbedder(spec, { modelsFolder })
    try {
      const hits = await findHits({ engine, embedder, text, where: everything, limit: most })
      if (json) for (const hit of hits) yield JSON.stringify(hit)
      else yield* hitLines(hits, { columns: caller.columns, byMeaning: embedder !== null })
    } finally {
      await embedder?.close()
    }
    return EXIT.done
  })
}

function limitOf(given: string): number {
  if (/^[1-9]\d{0,3}$/.test(given)) return Number(given)
  throw new AppError("CONFIG_INVALID", { name: "--limit", value: given, allowed: "a whole number from 1 to 9999" })
}
