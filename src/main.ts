/** The command line: the only place that prints, takes signals and sets the exit code. */
import { readFileSync } from "node:fs"
import { inspect } from "node:util"
import { Command, CommanderError } from "commander"
import { AppError } from "../graph/errors.ts"
import { benchSearchCommand } from "./commands/benchsearch.ts"
import { type Caller, EXIT, type Run } from "./commands/command.ts"
import { copyCommand } from "./commands/copy.ts"
import { dumpCommand } from "./commands/dump.ts"
import { dutiesCommand } from "./commands/duties.ts"
import { ingestCommand } from "./commands/ingest.ts"
import { readCommand } from "./commands/read.ts"
import { removeCommand } from "./commands/remove.ts"
import { searchCommand } from "./commands/search.ts"
import { serveCommand } from "./commands/serve.ts"
import { statusCommand } from "./commands/status.ts"
import { packageRoot, readConfig } from "./config.ts"
import { openProgress } from "./show/progress.ts"

const PAGE_COLUMNS = 100
/** A second signal ends at once; the same key press may arrive twice, from the terminal and from the launcher. */
const SAME_PRESS_MS = 500

const run: Run = async (flags, work) => {
  const progress = openProgress(process.stderr)
  try {
    const config = readConfig(flags)
    const columns = process.stdout.columns ?? PAGE_COLUMNS
    const caller: Caller = { config, columns, onProgress: progress.show, onFault: tell, stopSignal }
    const lines = work(caller)
    for (;;) {
      const next = await lines.next()
      progress.close()
      if (next.done) {
        process.exitCode = next.value
        return
      }
      await print(next.value)
    }
  } catch (error) {
    progress.close()
    process.exitCode = EXIT.refused
    tell(error)
  }
}

/** A refusal is one sentence; anything else is a bug and told whole, with what caused it. */
function tell(error: unknown): void {
  process.stderr.write(`${error instanceof AppError ? error.message : `A fault in chidao: ${inspect(error)}`}\n`)
}

/** Waits while the reader of a pipe is slower than we are. */
function print(line: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(`${line}\n`)) resolve()
    else process.stdout.once("drain", resolve)
  })
}

let stop: AbortController | undefined
function stopSignal(): AbortSignal {
  if (stop) return stop.signal
  const controller = new AbortController()
  stop = controller
  let first = 0
  const onSignal = () => {
    if (!controller.signal.aborted) {
      first = Date.now()
      controller.abort()
    } else if (Date.now() - first > SAME_PRESS_MS) process.exit(EXIT.stopped)
  }
  process.on("SIGINT", onSignal)
  process.on("SIGTERM", onSignal)
  return controller.signal
}

function program(): Command {
  const { version } = JSON.parse(readFileSync(`${packageRoot}package.json`, "utf8")) as { version: string }
  const commands = [
    ingestCommand,
    readCommand,
    searchCommand,
    dutiesCommand,
    removeCommand,
    statusCommand,
    dumpCommand,
    copyCommand,
    serveCommand,
    benchSearchCommand,
  ].map((make) => make(run))
  const chidao = new Command("chidao")
    .description("Reads Vietnamese administrative notices and answers who was told to do what, by whom, by when.")
    .version(version)
    .addHelpText(
      "after",
      `
Examples:
  $ chidao serve samples                                 a graph of the samples and its API
  $ chidao ingest ~/notices                              read a folder into ./data/chidao.db
  $ chidao duties --province "Lai Châu" --role LEAD      who leads what there
  $ chidao help duties                                   all about one command`,
    )
  for (const command of [chidao, ...commands]) {
    command.exitOverride().configureOutput({ outputError: (text, write) => write(`${oneSentence(text)}\n`) })
  }
  for (const command of commands) chidao.addCommand(command)
  return chidao
}

/** "error: unknown option '--x'\n(Did you mean --y?)" as one sentence. */
function oneSentence(text: string): string {
  const line = text
    .replace(/^error: /, "")
    .replace(/\s*\n\s*/g, " ")
    .trim()
  return line.charAt(0).toUpperCase() + line.slice(1)
}

// The reader of a pipe may go before the last line ("| head").
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : EXIT.refused))
try {
  await program().parseAsync(process.argv)
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage
}
