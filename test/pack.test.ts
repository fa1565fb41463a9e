/** What npm would publish: packed, installed in an empty folder, run. */
import { execFileSync } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { root, samples } from "./child.ts"

const MINUTES = 60_000

describe("the published package", () => {
  const folder = mkdtempSync(join(tmpdir(), "chidao-pack-"))
  /** npm puts the project's own folder on the path; a newcomer's shell has only the Node that is at hand. */
  const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}`, CHIDAO_EMBEDDER: "none" }
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, { cwd: folder, env, encoding: "utf8" })

  beforeAll(() => {
    execFileSync("npm", ["pack", "--pack-destination", folder], { cwd: root, env, encoding: "utf8", stdio: "pipe" })
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "newcomer", private: true }))
    const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? ""
    run(
      "npm",
      "install",
      "--prefer-offline",
      "--no-audit",
      "--no-fund",
      "--onnxruntime-node-install=skip",
      `./${tarball}`,
    )
  }, 5 * MINUTES)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test("holds the bundle and no sources", () => {
    const installed = join(folder, "node_modules/chidao")
    expect(existsSync(join(installed, "dist/main.js"))).toBe(true)
    expect(existsSync(join(installed, "src"))).toBe(false)
  })
  test("says what it can do", () => {
    expect(run("npx", "chidao", "--help")).toContain("chidao duties --province")
  })
  test("reads a notice, stores it and answers", () => {
    const [first = ""] = readdirSync(samples).filter((name) => name.endsWith("_tb-ubnd.txt"))
    const file = join(samples, first)
    const reading = JSON.parse(run("npx", "chidao", "read", file, "--json"))
    expect(reading).toMatchObject({ schema: "extraction/1", source: { name: first } })
    expect(run("npx", "chidao", "ingest", file)).toContain("1 file, 1 read, 0 unchanged, 0 refused, 1 notice")
    expect(run("npx", "chidao", "duties", "--json").trim().split("\n").length).toBe(reading.duties.length)
  })
})
