/** The folder with real notices and worked answers that lies beside a checkout: input of some tests, no part of the project. */
import { existsSync, writeSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, test } from "vitest"

const folder = fileURLToPath(new URL("../../shared", import.meta.url))

/** Its path, or null where it is absent. */
export const sharedFolder = (): string | null => (existsSync(folder) ? folder : null)

/** A `describe` for what needs the folder: skipped with one loud line where that is absent. */
export function describeShared(name: string, body: (folder: string) => void): void {
  const found = sharedFolder()
  if (found) {
    describe(name, () => body(found))
    return
  }
  writeSync(2, `SKIPPED, the folder ../shared is absent: ${name}\n`)
  test.skip(`${name} [needs ../shared]`, () => {})
}
