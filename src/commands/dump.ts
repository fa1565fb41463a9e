/**
 * chidao dump: every node and edge that notices contribute, as JSON lines in code point order.
 * A line begins with its label, {"node":"Agency",...} or {"edge":"ASSIGNED",...}; all other keys are sorted.
 */
import { open } from "node:fs/promises"
import { Command } from "commander"
import { lineOf } from "../../graph/digest.ts"
import type { Engine } from "../../graph/engine.ts"
import { AppError } from "../../graph/errors.ts"
import { EDGE_KINDS, NODE_KINDS } from "../../graph/model.ts"
import { byCodePoint } from "../../graph/text.ts"
import type { Flags } from "../config.ts"
import { type Caller, EXIT, type Run, storeOption, withEngine, withExamples } from "./command.ts"

type Options = Flags & { out?: string }

export function dumpCommand(run: Run): Command {
  const command = new Command("dump")
    .description("print all that notices contribute as JSON lines; equal graphs give equal dumps")
    .option("--out <file>", "write to a file")
    .addOption(storeOption())
    .action((options: Options) => run(options, (caller) => dumpStore(caller, options)))
  return withExamples(command, "chidao dump --out graph.jsonl", "chidao dump | sha256sum")
}

async function* dumpStore(caller: Caller, { out }: Options) {
  return yield* withEngine(caller.config, { readOnly: true }, async function* (engine) {
    if (out === undefined) {
      yield* dumpLines(engine)
      return EXIT.done
    }
    const file = await open(out, "w").catch((error: NodeJS.ErrnoException) => {
      throw new AppError(
        "CONFIG_INVALID",
        { name: "--out", value: out, allowed: `a file that can be written (${error.code})` },
        error,
      )
    })
    try {
      let count = 0
      for await (const line of dumpLines(engine)) {
        await file.write(`${line}\n`)
        count += 1
      }
      yield `${count} lines in ${out}`
    } finally {
      await file.close()
    }
    return EXIT.done
  })
}

/** One label at a time is held in memory, to put its lines in order; "edge" sorts before "node". */
export async function* dumpLines(engine: Engine): AsyncGenerator<string> {
  for (const label of EDGE_KINDS.toSorted(byCodePoint)) {
    const lines: string[] = []
    for await (const row of engine.scanEdges(label)) lines.push(dumpLine("edge", label, row))
    yield* lines.sort(byCodePoint)
  }
  for (const label of NODE_KINDS.toSorted(byCodePoint)) {
    const lines: string[] = []
    for await (const row of engine.scan(label)) lines.push(dumpLine("node", label, row))
    yield* lines.sort(byCodePoint)
  }
}

const dumpLine = (tag: "node" | "edge", label: string, row: object): string =>
  // "node" and "edge" stand first, whatever the properties are called.
  `{"${tag}":${JSON.stringify(label)},${lineOf(row).slice(1)}`
