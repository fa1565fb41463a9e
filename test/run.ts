/**
 * What `npm test` runs: types, lint, then all tests; the last line is `N passed, N failed`.
 * Types or lint that do not hold count as one failure each. In CI a skipped test is a failure too,
 * unless its name says that it needs the folder ../shared and that is absent.
 */
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { startVitest, type TestCase } from "vitest/node"
import { sharedFolder } from "./shared.ts"

const root = fileURLToPath(new URL("..", import.meta.url))
const say = (line: string) => process.stdout.write(`${line}\n`)

/** 1 if the program of a development dependency fails, else 0. */
function check(title: string, program: string, ...args: string[]): number {
  say(`\n${title}`)
  const script = fileURLToPath(new URL(`../node_modules/${program}`, import.meta.url))
  return spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: "inherit" }).status === 0 ? 0 : 1
}

let failed = check("Types", "typescript/bin/tsc", "--noEmit") + check("Lint", "@biomejs/biome/bin/biome", "check", ".")

say("\nTests")
const vitest = await startVitest("test", process.argv.slice(2), { root, run: true, watch: false })
const cases: TestCase[] = []
for (const file of vitest.state.getTestModules()) {
  cases.push(...file.children.allTests())
  // A file that does not load has no tests to fail.
  if (!file.ok() && [...file.children.allTests("failed")].length === 0) failed += 1
}
const count = (state: string) => cases.filter((test) => test.result().state === state).length
failed += count("failed") + vitest.state.getUnhandledErrors().length
const skipped = cases.filter((test) => test.result().state === "skipped")
const excused = (test: TestCase) => sharedFolder() === null && test.fullName.includes("[needs ../shared]")
if (process.env.CI) {
  for (const test of skipped.filter((test) => !excused(test))) {
    say(`Skipped, which CI does not allow: ${test.fullName}`)
    failed += 1
  }
}
await vitest.close()
say(`\n${count("passed")} passed, ${failed} failed`)
process.exit(failed === 0 && count("passed") > 0 ? 0 : 1)
