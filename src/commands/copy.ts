/** chidao copy: from one store into another, of whichever engine. */
import { Command } from "commander"
import { type CopyReceipt, copyStore } from "../../graph/copy.ts"
import { type Caller, EXIT, type Run, withEngine, withExamples } from "./command.ts"

export function copyCommand(run: Run): Command {
  const command = new Command("copy")
    .description(
      "copy a store into another: notices, files received, vectors; goes on where it stopped, verifies the end",
    )
    .argument("<source>", "the store to read, as --store takes it")
    .argument("<target>", "the store to write: empty, or begun by a copy of the same source")
    .action((source: string, target: string) => run({}, (caller) => copy(caller, source, target)))
  return withExamples(command, "chidao copy sqlite:./data/chidao.db sqlite:./backup.db")
}

async function* copy({ config, onProgress, stopSignal }: Caller, source: string, target: string) {
  return yield* withEngine({ ...config, store: source }, { readOnly: true }, (from) =>
    withEngine({ ...config, store: target }, { readOnly: false }, async function* (to) {
      const names = { from: source, to: target }
      const receipt = await copyStore({ from, to, names, onProgress, signal: stopSignal() })
      yield summary(receipt)
      if (receipt.hash === null) {
        yield "Stopped after the current batch; run the same command again to go on where it stopped."
        return EXIT.stopped
      }
      yield `Both hold the same: ${receipt.hash}`
      return EXIT.done
    }),
  )
}

const summary = ({ notices, written, sources, vectors }: CopyReceipt): string =>
  [
    `${notices} ${notices === 1 ? "notice" : "notices"}`,
    `${written} written`,
    `${notices - written} there before`,
    `${sources} ${sources === 1 ? "file" : "files"}`,
    `${vectors} ${vectors === 1 ? "vector" : "vectors"}`,
  ].join(", ")
