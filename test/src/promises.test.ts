/** What the graph promises, held through the command line on stores of its own. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { samples } from "../child.ts"
import { temporaryFolder, temporaryStore } from "./chidao.ts"

const files = readdirSync(samples).filter((name) => name.endsWith(".txt"))

const MINUTES = 60_000

/** A few samples keep the child processes short; the engine's own suite goes over all. */
const few = files.filter((_, i) => i % 3 === 0)

function folderOf(names: readonly string[]): string {
  const folder = temporaryFolder()
  for (const name of names) cpSync(join(samples, name), join(folder, name))
  return folder
}

describe("the same text gives the same graph", { timeout: 3 * MINUTES }, () => {
  test("twice is once", async () => {
    const { run, dump } = temporaryStore()
    const first = await run("ingest", samples)
    expect(first).toMatchObject({ code: 0 })
    const before = await dump()
    expect(before.split("\n").length).toBeGreaterThan(100)
    const second = await run("ingest", samples, "--json")
    expect(second.code).toBe(0)
    expect(JSON.parse(second.out)).toMatchObject({ read: 0, unchanged: files.length, notices: 0, facts: {} })
    expect(await dump()).toBe(before)
  })

  test("a dump is lines in code point order with sorted keys, and holds no fact of the gazetteer alone", async () => {
    const { run, dump } = temporaryStore()
    await run("ingest", folderOf(few))
    const lines = (await dump()).trimEnd().split("\n")
    expect(lines).toEqual(lines.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
    const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    for (const row of rows) {
      const [tag, ...keys] = Object.keys(row)
      expect(["node", "edge"]).toContain(tag)
      expect(keys).toEqual(keys.toSorted())
    }
    const ends = new Set(rows.flatMap((row) => [row.source, row.target]))
    const alone = rows.filter((row) => row.node === "Province" && !ends.has(row.id))
    expect(alone.filter((row) => !rows.some((other) => other.provinceId === row.id))).toEqual([])
  })

  test("any order, one by one or all at once", async () => {
    const whole = temporaryStore()
    await whole.run("ingest", folderOf(few))
    const single = temporaryStore()
    for (const name of few.toReversed()) await single.run("ingest", join(samples, name))
    expect(await single.dump()).toBe(await whole.dump())
  })

  test("a notice removed leaves the graph that never saw it", async () => {
    const [gone = "", ...rest] = few
    const without = temporaryStore()
    await without.run("ingest", folderOf(rest))
    const removed = temporaryStore()
    await removed.run("ingest", folderOf(few))
    const noticeId = idOfNotice(await removed.dump(), gone)
    expect(await removed.run("remove", noticeId)).toMatchObject({ code: 0 })
    expect(await removed.dump()).toBe(await without.dump())
    expect(await removed.run("remove", noticeId)).toMatchObject({ code: 1 })
  })

  test("a source removed takes its notice along", async () => {
    const [gone = "", ...rest] = few
    const without = temporaryStore()
    await without.run("ingest", folderOf(rest))
    const removed = temporaryStore()
    await removed.run("ingest", folderOf(few))
    const source = rowsOf(await removed.dump()).find((row) => row.node === "Source" && namesOf(row).includes(gone))
    expect(await removed.run("remove", String(source?.id))).toMatchObject({ code: 0 })
    expect(await removed.dump()).toBe(await without.dump())
  })

  test("a line changed moves only the facts of its notice", async () => {
    const { run, dump } = temporaryStore()
    const folder = folderOf(few)
    await run("ingest", folder)
    const before = await dump()
    const name = few.find((file) => file.includes("_tb-ubnd")) ?? ""
    const old = idOfNotice(before, name)
    const text = readFileSync(join(folder, name), "utf8")
    writeFileSync(join(folder, name), text.replace(/^2\. /m, "2. Khẩn trương, "))
    await run("ingest", folder)
    const after = await dump()
    const next = idOfNotice(after, name)
    expect(next).not.toBe(old)
    const moved = difference(before, after)
    expect(moved.length).toBeGreaterThan(0)
    const foreign = moved.filter(
      (line) => !line.includes(old) && !line.includes(next) && isFactOfAnother(line, old, next),
    )
    expect(foreign).toEqual([])
  })
})

describe("a run over many files", () => {
  test("goes past a bad file, says why, and keeps it with its reason", async () => {
    const { run, folder } = temporaryStore()
    const notices = join(folder, "notices")
    mkdirSync(notices)
    writeFileSync(join(notices, "a.txt"), "")
    writeFileSync(join(notices, "b.txt"), Buffer.from([0, 1, 2, 3, 0, 255, 254, 7, 0, 0, 0]))
    cpSync(join(samples, few[0] ?? ""), join(notices, "c.txt"))
    const ran = await run("ingest", notices)
    expect(ran.code).toBe(1)
    expect(ran.out).toContain("3 files, 1 read, 0 unchanged, 2 refused, 1 notice")
    expect(ran.out).toContain("SOURCE_EMPTY")
    const status = await run("status", "--json")
    expect(JSON.parse(status.out).refused.map((refusal: { code: string }) => refusal.code)).toContain("SOURCE_EMPTY")
  })

  test("a dry run counts and stores nothing", async () => {
    const { run } = temporaryStore()
    const dry = await run("ingest", folderOf(few), "--dry-run", "--json")
    expect(dry.code).toBe(0)
    expect(JSON.parse(dry.out).facts.Duty).toBeGreaterThan(0)
    expect(await run("status")).toMatchObject({ code: 1, err: expect.stringContaining("no such file") })
  })

  test("a path that is not there ends it with one sentence", async () => {
    const { run } = temporaryStore()
    expect(await run("ingest", "nowhere")).toMatchObject({ code: 1, err: 'There is no file or folder "nowhere".\n' })
  })
})

type Row = Record<string, unknown>
const rowsOf = (dump: string): Row[] =>
  dump
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Row) // rows
const namesOf = (row: Row): string[] => (Array.isArray(row.names) ? row.names : [])

function idOfNotice(dump: string, file: string): string {
  const source = rowsOf(dump).find((row) => row.node === "Source" && namesOf(row).includes(file))
  return String(source?.noticeId)
}
function difference(before: string, after: string): string[] {
  const [a, b] = [new Set(before.split("\n")), new Set(after.split("\n"))]
  return [...a.symmetricDifference(b)]
}
/** Everything that only one notice can state carries its id; the rest hangs on a node that does. */
function isFactOfAnother(line: string, ...own: string[]): boolean {
  const row = JSON.parse(line) as Row
  if (typeof row.noticeId === "string") return !own.includes(row.noticeId)
  if (row.edge) return !["source", "target"].some((end) => own.some((id) => String(row[end]).includes(id)))
  return false
}
