import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, expect, test } from "vitest"
import { AppError, type ErrorCode } from "../../graph/errors.ts"
import { MODEL_VERSION } from "../../graph/model.ts"
import { openEngine } from "../../graph/open.ts"
import { everything } from "../../graph/query.ts"
import { notice } from "../engines/small.ts"

const folder = mkdtempSync(join(tmpdir(), "chidao-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)
const open = (path: string, busyTimeout = 200): ReturnType<typeof openEngine> =>
  openEngine({ url: `sqlite:${path}`, busyTimeout })

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(AppError)
  return error as AppError
}
const item = (id: string) => ({ noticeId: id, subgraph: notice(id) })

test("makes the folder and the file, and finds them again", async () => {
  const path = at("new/folder/store.db")
  const engine = await open(path)
  await engine.replace([item("n1")])
  const revision = await engine.revision()
  await engine.close()
  expect(existsSync(`${path}-wal`)).toBe(false)
  const again = await open(path)
  expect(await again.revision()).toBe(revision)
  expect(await again.read((view) => view.get("Notice", ["n1"]))).toHaveLength(1)
  await again.close()
})

test.each(["mysql://x", "store.db", "sqlite:", ""])('"%s" names no store', async (url) => {
  expect((await refusal(openEngine({ url }))).code).toBe("ENGINE_UNKNOWN")
})

test("a store of a newer model is refused and left alone", async () => {
  const path = at("newer.db")
  await (await open(path)).close()
  const database = new DatabaseSync(path)
  database.exec("UPDATE meta SET value = 99 WHERE name = 'model'")
  database.close()
  const bytes = readFileSync(path)
  const error = await refusal(open(path))
  expect(error).toMatchObject({ code: "STORE_NEWER", details: { path, found: 99, known: MODEL_VERSION } })
  expect(readFileSync(path).equals(bytes)).toBe(true)
})

test("a store of version 1 is brought up to date: its words are indexed as terms", async () => {
  const path = at("older.db")
  const engine = await open(path)
  await engine.replace([item("n1"), item("n2")])
  await engine.close()
  const database = new DatabaseSync(path)
  database.exec(
    `DROP TABLE wordInstances; DROP TABLE wordCount; DROP TABLE words; CREATE TABLE words (text TEXT) STRICT; UPDATE meta SET value = 1 WHERE name = 'model'`,
  )
  database.close()
  const again = await open(path)
  const { hits, total } = await again.read((view) => view.lexical("Directive", "so y te", everything, 5))
  expect([hits.map(({ id }) => id), total]).toEqual([["n1/1", "n2/1"], 2])
  await again.remove("n1")
  expect(await again.read((view) => view.lexical("Directive", "so y te", everything, 5))).toMatchObject({ total: 1 })
  await again.close()
})

const foreign: [string, (path: string) => void][] = [
  ["a text file", (path) => writeFileSync(path, "không phải cơ sở dữ liệu\n".repeat(100))],
  [
    "an SQLite file of another program",
    (path) => {
      const database = new DatabaseSync(path)
      database.exec("CREATE TABLE meta (a); INSERT INTO meta VALUES (1)")
      database.close()
    },
  ],
]
test.each(foreign)("%s is refused and left alone", async (_what, make) => {
  const path = at(`${crypto.randomUUID()}.db`)
  make(path)
  const bytes = readFileSync(path)
  expect((await refusal(open(path))).code).toBe("STORE_INVALID" satisfies ErrorCode)
  expect(readFileSync(path).equals(bytes)).toBe(true)
})

test("a folder in place of the file, and a file in place of the folder", async () => {
  expect((await refusal(open(folder))).code).toBe("STORE_INVALID")
  writeFileSync(at("file"), "x")
  expect((await refusal(open(at("file/store.db")))).code).toBe("STORE_INVALID")
})

test("for reading only: nothing is made, nothing is written", async () => {
  const path = at("readonly.db")
  const openForReading = (): ReturnType<typeof openEngine> => openEngine({ url: `sqlite:${path}`, readOnly: true })
  expect((await refusal(openForReading())).code).toBe("STORE_INVALID")
  expect(existsSync(path)).toBe(false)
  const writer = await open(path)
  const reader = await openForReading()
  await writer.replace([item("n1")])
  expect(await reader.read((view) => view.get("Notice", ["n1"]))).toHaveLength(1)
  await expect(reader.replace([item("n2")])).rejects.toThrow("reading only")
  await reader.close()
  await writer.close()
})

/** Another process that holds the write lock of the store until its input ends. */
async function lockedBy(path: string): Promise<ChildProcess> {
  const script = `
    const { DatabaseSync } = require("node:sqlite")
    const database = new DatabaseSync(process.argv[1])
    database.exec("BEGIN IMMEDIATE")
    console.log("locked")
    process.stdin.on("end", () => { database.exec("COMMIT"); database.close() }).resume()`
  const child = spawn(process.execPath, ["-e", script, path], { stdio: ["pipe", "pipe", "inherit"] })
  await once(child.stdout as NodeJS.ReadableStream, "data")
  return child
}

test("a second writing process gets STORE_BUSY, reads go on, and writing does when it has finished", async () => {
  const path = at("busy.db")
  const engine = await open(path)
  await engine.replace([item("n1")])
  const child = await lockedBy(path)
  const error = await refusal(engine.replace([item("n2")]))
  expect(error).toMatchObject({ code: "STORE_BUSY", details: { path } })
  expect(await engine.read((view) => view.get("Notice", ["n1", "n2"]))).toHaveLength(1)
  const other = await open(path)
  expect(await other.read((view) => view.get("Notice", ["n1"]))).toHaveLength(1)
  await other.close()
  child.stdin?.end()
  await once(child, "exit")
  expect(await engine.replace([item("n2")])).toMatchObject({ added: { Notice: 1 } })
  await engine.close()
})

test("reading goes on while many notices are written", async () => {
  const engine = await open(at("both.db"))
  let writing = true
  const written = (async () => {
    for (let batch = 0; batch < 8; batch += 1)
      await engine.replace(Array.from({ length: 25 }, (_, n) => item(`n${batch}-${n}`)))
    writing = false
  })()
  const seen: number[] = []
  while (writing) {
    await engine.read(async (view) => {
      const notices = await view.list("Notice", everything, [], { first: 0 })
      const duties = await view.list("Duty", everything, [], { first: 0 })
      expect(duties.totalCount).toBe(notices.totalCount)
      seen.push(notices.totalCount)
    })
  }
  await written
  expect(seen.every((count, place) => count % 25 === 0 && count >= (seen[place - 1] ?? 0))).toBe(true)
  expect(new Set(seen).size).toBeGreaterThan(1)
  await engine.close()
})
