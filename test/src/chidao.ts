/** Stores of a test's own, with the commands that speak to them. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onTestFinished } from "vitest"
import { chidao } from "../child.ts"

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "chidao-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export const temporaryStore = () => storeIn(temporaryFolder())

export function storeIn(folder: string) {
  const store = `sqlite:${join(folder, "store.db")}`
  const run = (command: string, ...args: string[]) => chidao(command, ...args, "--store", store)
  const dump = async (): Promise<string> => {
    const file = join(folder, "dump.jsonl")
    const { code, err } = await run("dump", "--out", file)
    if (code !== 0) throw new Error(err)
    return readFileSync(file, "utf8")
  }
  return { folder, store, run, dump }
}
