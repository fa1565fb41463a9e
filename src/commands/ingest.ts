/** chidao ingest: files and folders into the store, with a receipt. */
import { Command } from "commander"
import type { Engine } from "../../graph/engine.ts"
import type { Embedder } from "../../ingest/embed.ts"
import type { IngestReceipt } from "../../ingest/receipt.ts"
import type { Flags } from "../config.ts"
import { receiptLines } from "../show/receipt.ts"
import { type Caller, EXIT, type Run, storeOption, withEngine, withExamples } from "./command.ts"

type Options = Flags & { dryRun?: boolean; json?: boolean }

export function ingestCommand(run: Run): Command {
  const command = new Command("ingest")
    .description("read notices (files or folders) into the store; goes on past a bad file and ends with a receipt")
    .argument("<path...>", "files or folders")
    .addOption(storeOption())
    .option("--dry-run", "read everything, store nothing")
    .option("--json", "print the receipt as one JSON object")
    .action((paths: string[], options: Options) =>
      run(options, (caller) =>
        options.dryRun ? tryPaths(caller, paths, options) : storePaths(caller, paths, options),
      ),
    )
  return withExamples(command, "chidao ingest samples", "chidao ingest ~/notices 05-tb.txt --store sqlite:./mine.db")
}

async function* storePaths(caller: Caller, paths: string[], options: Options) {
  return yield* withEngine(caller.config, { readOnly: false }, async function* (engine) {
    const { openEmbedder } = await import("../../ingest/embed.ts")
    const { embedder: spec, modelsFolder } = caller.config
    const embedder = await openEmbedder(spec, { modelsFolder })
    try {
      return yield* told(caller, await readPaths(caller, { paths, engine, embedder }), options)
    } finally {
      await embedder?.close()
    }
  })
}

async function* tryPaths(caller: Caller, paths: string[], options: Options) {
  // A dry run asks no store.
  const engine = null
  return yield* told(caller, await readPaths(caller, { paths, engine, embedder: null, dryRun: true }), options)
}

interface Reading {
  paths: string[]
  engine: Engine | null
  embedder: Embedder | null
  dryRun?: boolean
}
async function readPaths(caller: Caller, reading: Reading): Promise<IngestReceipt> {
  const [{ ingest }, { loadGazetteer }] = await Promise.all([
    import("../../ingest/pipeline.ts"),
    import("../../ingest/gazetteer.ts"),
  ])
  const { onProgress } = caller
  return ingest({ ...reading, gazetteer: loadGazetteer(), onProgress, signal: caller.stopSignal() })
}

async function* told(caller: Caller, receipt: IngestReceipt, { dryRun = false, json = false }: Options) {
  if (json) yield JSON.stringify(receipt)
  else yield* receiptLines(receipt, { dryRun, columns: caller.columns })
  if (receipt.stopped) {
    if (!json) yield "Stopped after the current batch; run the same command again to go on where it stopped."
    return EXIT.stopped
  }
  return receipt.refused.length > 0 ? EXIT.refused : EXIT.done
}
