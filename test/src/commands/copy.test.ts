import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { chidao, samples, start } from "../../child.ts"
import { generateNotices } from "../../generate.ts"
import { storeIn, temporaryFolder } from "../chidao.ts"

const MINUTE = 60_000

test(
  "copies a store, says what it wrote, and that both are equal",
  async () => {
    const folder = temporaryFolder()
    const { store, run, dump } = storeIn(folder)
    await run("ingest", samples)
    const target = `sqlite:${join(folder, "copy.db")}`
    const first = await chidao("copy", store, target)
    expect(first).toMatchObject({ code: 0 })
    const [, notices, hash] =
      /^(\d+) notices, \1 written, 0 there before, .+\nBoth hold the same: ([0-9a-f]{64})\n$/.exec(first.out) ?? []
    expect(Number(notices)).toBeGreaterThan(10)
    const again = await chidao("copy", store, target)
    expect(again.out).toContain(`${notices} notices, 0 written, ${notices} there before`)
    expect(again.out).toContain(hash)
    const out = join(folder, "other.jsonl")
    await chidao("dump", "--store", target, "--out", out)
    expect(readFileSync(out, "utf8")).toBe(await dump())
  },
  2 * MINUTE,
)

describe("a copy of 300 notices", () => {
  const folder = mkdtempSync(join(tmpdir(), "chidao-"))
  const { store, run } = storeIn(folder)
  beforeAll(async () => {
    const notices = join(folder, "notices")
    mkdirSync(notices)
    for (const { name, text } of generateNotices({ count: 300, seed: 5 })) writeFileSync(join(notices, name), text)
    await run("ingest", notices)
  }, 2 * MINUTE)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each([
    ["SIGINT", 130],
    ["SIGKILL", null],
  ] as const)(
    "ended by %s goes on where it was",
    async (signal, code) => {
      const target = `sqlite:${join(folder, `${signal}.db`)}`
      const copying = start(["copy", store, target])
      await copying.printed(/^copy 100 of 300$/m)
      copying.child.kill(signal)
      const ended = await copying.ended
      expect(ended.code).toBe(code)
      if (code !== null) expect(ended.out).toContain("run the same command again")
      const again = await chidao("copy", store, target)
      expect(again).toMatchObject({ code: 0 })
      const [, written, before] = /^300 notices, (\d+) written, (\d+) there before, 300 files/.exec(again.out) ?? []
      expect(Number(written) + Number(before)).toBe(300)
      expect(Number(before)).toBeGreaterThanOrEqual(100)
      expect(Number(written)).toBeGreaterThan(0)
    },
    MINUTE,
  )
})

test("makes no target where there is no source", async () => {
  const folder = temporaryFolder()
  const target = join(folder, "copy.db")
  const ran = await chidao("copy", `sqlite:${join(folder, "none.db")}`, `sqlite:${target}`)
  expect(ran).toMatchObject({ code: 1, out: "" })
  expect(ran.err).toContain("there is no such file")
  expect(existsSync(target)).toBe(false)
})
