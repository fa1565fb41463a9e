/** chidao remove: a notice or a source, and all that only it contributed. */
import { Command } from "commander"
import type { Engine, Receipt } from "../../graph/engine.ts"
import { AppError } from "../../graph/errors.ts"
import type { Flags } from "../config.ts"
import { type Caller, EXIT, type Run, storeOption, withEngine, withExamples } from "./command.ts"

export function removeCommand(run: Run): Command {
  const command = new Command("remove")
    .description("remove a notice (with its sources) or a source (a notice goes with its last one)")
    .argument("<id>", 'id of a notice or of a source, as "chidao status" prints them')
    .addOption(storeOption())
    .action((id: string, flags: Flags) => run(flags, (caller) => removeId(caller, id)))
  return withExamples(command, "chidao remove n:0123456789abcdef0123456789abcdef")
}

async function* removeId(caller: Caller, id: string) {
  return yield* withEngine(caller.config, { readOnly: false }, async function* (engine) {
    const { removed } = await removeFrom(engine, id)
    const counts = Object.entries(removed).filter(([, n]) => n > 0)
    yield `Removed ${counts.map(([label, n]) => `${n} ${label}`).join(", ") || "nothing but its name"}.`
    return EXIT.done
  })
}

async function removeFrom(engine: Engine, id: string): Promise<Receipt> {
  const [notice, source] = await engine.read(async (view) => [
    (await view.get("Notice", [id])).length > 0,
    (await view.get("Source", [id])).length > 0,
  ])
  if (notice) return engine.remove(id)
  if (source) return engine.forget(id)
  throw new AppError("NOTICE_UNKNOWN", { id })
}
