/** chidao search: clauses by words and by meaning. */
import { Command, Option } from "commander"
import { AppError } from "../../graph/errors.ts"
import type { Mode } from "../../graph/search.ts"
import type { Flags } from "../config.ts"
import { findHits } from "../hits.ts"
import { directiveWhere, type SearchFilter } from "../resolvers/filters.ts"
import { hitLines } from "../show/hits.ts"
import { type Caller, EXIT, type Run, storeOption, withEngine, withExamples } from "./command.ts"
import { dayOf } from "./duties.ts"

type Options = Flags & {
  limit: string
  mode?: Mode
  province?: string
  successors?: boolean
  from?: string
  to?: string
  agency?: string
  kind?: string
  topic?: string
  documentKind?: string
  explain?: boolean
  json?: boolean
}

export function searchCommand(run: Run): Command {
  const command = new Command("search")
    .description("find clauses by words and by meaning, with or without accents; a document number puts it first")
    .argument("<text...>", "what to look for")
    .addOption(new Option("--mode <mode>", "which legs take part").choices(["hybrid", "lexical", "semantic"]))
    .option("--province <name>", 'name or id of a province: "Lai Châu" or p12')
    .option("--successors", "with --province: go over the merger of 2025, to its successor and its predecessors")
    .option("--from <date>", "issued on or after: 2022, 2022-08 or 2022-08-31")
    .option("--to <date>", "issued on or before")
    .option("--agency <name>", "name or id of a body that has a part in a duty of the clause")
    .option("--kind <name>", 'kind of such an agency: "Sở Y tế" of any province')
    .option("--topic <name>", "name or code of a topic")
    .option("--document-kind <code>", "type code of the notice: TB, CT, KL ...")
    .option("--limit <n>", "how many at most", "10")
    .option("--explain", "say why each is a hit: its place in both legs, the words that match")
    .option("--json", "one JSON object a line, explained and with offsets of the words that match")
    .addOption(storeOption())
    .action((text: string[], options: Options) => run(options, (caller) => searchFor(caller, text.join(" "), options)))
  return withExamples(
    command,
    'chidao search "tiêm chủng cho trẻ em"',
    "chidao search tiem chung --limit 3 --explain",
    'chidao search kiểm soát cửa khẩu --province "Lai Châu" --from 2022 --to 2022-06',
    "chidao search NQ 11 --mode lexical --json",
  )
}

async function* searchFor(caller: Caller, text: string, options: Options) {
  const { json = false, explain = false, mode } = options
  const limit = limitOf(options.limit)
  const filter = filterOf(options)
  return yield* withEngine(caller.config, { readOnly: true }, async function* (engine) {
    const { openEmbedder } = await import("../../ingest/embed.ts")
    const { loadGazetteer } = await import("../../ingest/gazetteer.ts")
    const { embedder: spec, modelsFolder } = caller.config
    const gazetteer = loadGazetteer()
    const embedder = mode === "lexical" ? null : await openEmbedder(spec, { modelsFolder })
    try {
      const where = (view: Parameters<typeof directiveWhere>[0]["view"]) => directiveWhere({ view, gazetteer }, filter)
      const found = await findHits({ engine, embedder, text, where, limit, mode })
      if (json) for (const hit of found.hits) yield JSON.stringify(hit)
      else yield* hitLines(found, { columns: caller.columns, explain, noEmbedder: spec === "none" })
    } finally {
      await embedder?.close()
    }
    return EXIT.done
  })
}

function filterOf({ province, successors, from, to, agency, kind, topic, documentKind }: Options): SearchFilter {
  const filter = { province, withSuccessors: successors, agency, agencyKind: kind, topic, documentKind }
  return {
    ...Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)),
    ...(from === undefined ? {} : { from: dayOf("--from", from, "first") }),
    ...(to === undefined ? {} : { to: dayOf("--to", to, "last") }),
  }
}

function limitOf(given: string): number {
  if (/^[1-9]\d{0,3}$/.test(given)) return Number(given)
  throw new AppError("CONFIG_INVALID", { name: "--limit", value: given, allowed: "a whole number from 1 to 9999" })
}
