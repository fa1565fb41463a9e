/** What a command is and what it is given. A command prints nothing: it yields lines and returns its exit code. */
import { existsSync } from "node:fs"
import { type Command, Option } from "commander"
import type { Engine } from "../../graph/engine.ts"
import { AppError } from "../../graph/errors.ts"
import type { Config, Flags } from "../config.ts"
import type { Progress } from "../show/progress.ts"

export interface Caller {
  config: Config
  /** Columns of the terminal, or of a page where the output goes to a file or a pipe. */
  columns: number
  onProgress(at: Progress): void
  /** Is told whole of what others see masked. */
  onFault(error: unknown): void
  /** From its first call on SIGINT and SIGTERM abort this signal and end nothing themselves. */
  stopSignal(): AbortSignal
}
/** Lines to print, one after another; the value returned is the exit code. */
export type Work = (caller: Caller) => AsyncGenerator<string, number>
/** Checks the flags, does the work, prints its lines. */
export type Run = (flags: Flags, work: Work) => Promise<void>

/** Exit codes: done; done in part or refused; not understood; stopped by SIGINT. */
export const EXIT = { done: 0, refused: 1, usage: 2, stopped: 130 } as const

export const storeOption = () =>
  new Option("--store <url>", "where the graph is kept: sqlite:PATH or neo4j://HOST:PORT")

/** Adds the examples to the end of the command's help. */
export function withExamples(command: Command, ...examples: string[]): Command {
  return command.addHelpText("after", `\nExamples:\n${examples.map((line) => `  $ ${line}`).join("\n")}`)
}

/** Opens the store for the work and closes it whatever comes; a store that is only read must be there. */
export async function* withEngine(
  config: Config,
  options: { readOnly: boolean },
  work: (engine: Engine) => AsyncGenerator<string, number>,
): AsyncGenerator<string, number> {
  const path = /^sqlite:(.+)$/s.exec(config.store)?.[1]
  if (path !== undefined && options.readOnly && !existsSync(path)) {
    throw new AppError("STORE_INVALID", { path, reason: 'there is no such file; "chidao ingest PATH" makes it' })
  }
  const { openEngine } = await import("../../graph/open.ts")
  const engine = await openEngine({ url: config.store, server: config.server, ...options })
  try {
    return yield* work(engine)
  } finally {
    await engine.close()
  }
}
