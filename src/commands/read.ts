/** chidao read: what one file says, without a store. */
import { readFile } from "node:fs/promises"
import { basename } from "node:path"
import { Command, Option } from "commander"
import { AppError } from "../../graph/errors.ts"
import { readingPage } from "../show/page.ts"
import { readingLines } from "../show/reading.ts"
import { type Caller, EXIT, type Run, withExamples } from "./command.ts"

export function readCommand(run: Run): Command {
  const command = new Command("read")
    .description("show what one file says: header, clauses, duties, findings; stores nothing")
    .argument("<file>", "a notice")
    .addOption(new Option("--json", "print the whole reading as one JSON object (extraction/1)").conflicts("html"))
    .option("--html", "print one page that needs nothing else: the text with coloured spans, the duties beside it")
    .action((file: string, options: Shape) => run({}, (caller) => readFileAt(caller, file, options)))
  return withExamples(
    command,
    "chidao read samples/2022-02-15_lai-chau_tb-ubnd.txt",
    "chidao read notice.txt --json > notice.json",
    "chidao read notice.txt --html > notice.html",
  )
}

interface Shape {
  json?: boolean
  html?: boolean
}
async function* readFileAt(caller: Caller, file: string, { json = false, html = false }: Shape) {
  const bytes = await bytesOf(file)
  const [{ readText }, { extract }, { loadGazetteer }] = await Promise.all([
    import("../../ingest/readers/text.ts"),
    import("../../ingest/pipeline.ts"),
    import("../../ingest/gazetteer.ts"),
  ])
  const extraction = extract(readText(bytes, basename(file)), loadGazetteer())
  if (json) yield JSON.stringify(extraction)
  else if (html) yield* readingPage(extraction)
  else yield* readingLines(extraction, caller.columns)
  return EXIT.done
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException
    if (code === "ENOENT") throw new AppError("PATH_MISSING", { path: file }, error)
    const reason = code === "EISDIR" ? 'it is a folder; "chidao ingest" reads folders' : code
    throw new AppError("SOURCE_UNREADABLE", { name: file, reason }, error)
  }
}
