/** The command line: help, refusals, the readable views. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { chidao, samples, start } from "../child.ts"
import { storeIn, temporaryFolder } from "./chidao.ts"

const names = "ingest read search duties remove status dump copy serve".split(" ")
const [sample = ""] = readdirSync(samples).filter((name) => name.includes("lai-chau_tb-ubnd"))

describe("help", () => {
  test("names all commands, with examples", async () => {
    const { code, out } = await chidao("--help")
    expect(code).toBe(0)
    for (const name of names) expect(out).toContain(`\n  ${name} `)
    expect(out).toContain("Examples:")
  })
  test.each(names)("of %s has examples", async (name) => {
    const { code, out } = await chidao(name, "--help")
    expect(code).toBe(0)
    expect(out).toContain(`$ chidao ${name}`)
  })
})

describe("what is not understood", () => {
  const cases: [string, string[], number, RegExp][] = [
    ["an unknown flag suggests the nearest", ["duties", "--provinc", "Hà Nội"], 2, /^Unknown option '--provinc' \(Did you mean --province\?\)\n$/],
    ["an unknown command suggests the nearest", ["dutis"], 2, /^Unknown command 'dutis' \(Did you mean duties\?\)\n$/],
    ["a missing argument", ["read"], 2, /^Missing required argument 'file'\n$/],
    ["two forms at once", ["duties", "--csv", "--json"], 2, /cannot be used with/],
    ["a wrong setting", ["status", "--store", "graph.db"], 1, /^--store is "graph.db"; allowed: sqlite:PATH, .+\.\n$/],
    ["a server that is not there", ["status", "--store", "bolt://127.0.0.1:1"], 1, /^The store "bolt:\/\/127\.0\.0\.1:1" does not answer \(/],
    ["a store that is not there", ["status", "--store", "sqlite:/nowhere/x.db"], 1, /no such file/],
    ["a file that is not there", ["read", "nowhere.txt"], 1, /^There is no file or folder "nowhere.txt"\.\n$/],
    ["a folder to read", ["read", "samples"], 1, /it is a folder/],
  ] // biome-ignore format: rows
  test.each(cases)("%s", async (_, args, code, message) => {
    const ran = await chidao(...args)
    expect(ran).toMatchObject({ code, out: "" })
    expect(ran.err).toMatch(message)
    expect(ran.err.trimEnd().split("\n")).toHaveLength(1)
  })
})

describe("read", () => {
  test("prints extraction/1 whose facts slice to their words", async () => {
    const { code, out } = await chidao("read", join(samples, sample), "--json")
    expect(code).toBe(0)
    const reading = JSON.parse(out)
    expect(reading.schema).toBe("extraction/1")
    expect(reading.source.length).toBe(reading.text.length)
    expect(reading.text).toBe(readFileSync(join(samples, sample), "utf8").normalize("NFC"))
    for (const one of [...reading.citations, ...reading.deadlines])
      expect(reading.text.slice(one.from, one.to)).toBe(one.raw)
  })
  test("shows header, clauses and duties to people", async () => {
    const { code, out } = await chidao("read", join(samples, sample))
    expect(code).toBe(0)
    expect(out.split("\n")[0]).toBe("TB 14/TB-UBND")
    for (const part of ["issued on  ", "2022-02-15", "Clauses", "Duties", "LEAD"]) expect(out).toContain(part)
  })
})

describe("a store of one sample", () => {
  const { folder, run } = storeIn(mkdtempSync(join(tmpdir(), "chidao-")))
  beforeAll(() => run("ingest", join(samples, sample)))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const jsonOf = async (...flags: string[]) => {
    const { out } = await run("duties", ...flags, "--json")
    return out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)) // rows
  }

  test("answers who leads what, with the words", async () => {
    const rows = await jsonOf("--province", "Lai Châu", "--role", "lead")
    expect(rows.length).toBeGreaterThan(0)
    const text = readFileSync(join(samples, sample), "utf8").normalize("NFC")
    for (const row of rows) {
      expect(row).toMatchObject({ document: "14/TB-UBND", province: "Lai Châu" })
      expect(row.roles.some((role: { role: string }) => role.role === "LEAD")).toBe(true)
      expect(row.quote).toBe(text.slice(row.from, row.to))
    }
  })
  test("narrows by agency, kind, role and date", async () => {
    const health = await jsonOf("--kind", "Sở Y tế")
    expect(health.length).toBeGreaterThan(0)
    expect(await jsonOf("--agency", "Sở Y tế")).toEqual(health)
    expect(
      await jsonOf("--agency", health[0].roles.find((role: { kind: string }) => role.kind === "Sở Y tế").agencyId),
    ).toEqual(health)
    expect(await jsonOf("--from", "2022-02", "--to", "2022")).toEqual(await jsonOf())
    for (const flags of [
      ["--from", "2022-03"],
      ["--to", "2021"],
      ["--province", "Hà Tĩnh"],
      ["--agency", "Sở"],
    ]) {
      expect((await run("duties", ...flags)).out).toBe("No duty fits.\n")
    }
  })
  test("prints CSV, search hits and a status", async () => {
    expect((await run("duties", "--role", "LEAD", "--csv")).out).toMatch(/^id,notice,document,.+\n.+LEAD,false\n/)
    expect((await run("search", "thong", "quan")).out).toContain("14/TB-UBND · Lai Châu · 2022-02-15 · clause")
    const status = JSON.parse((await run("status", "--json")).out)
    expect(status).toMatchObject({ counts: { Notice: 1, Source: 1 }, refused: [] })
    expect((await run("status")).out).toContain("2022-02-15  14/TB-UBND")
  })
  test.each([
    [["--province", "Lai Chau"], /There is no province "Lai Chau"; did you mean "Lai Châu"\?/],
    [["--role", "BOSS"], /--role is "BOSS"; allowed: ASSIGN, /],
    [["--kind", "Sở Mây"], /--kind is "Sở Mây"; allowed: /],
    [["--from", "yesterday"], /--from is "yesterday"; allowed: /],
  ])("refuses %j", async (flags, message) => {
    const ran = await run("duties", ...flags)
    expect(ran).toMatchObject({ code: 1, out: "" })
    expect(ran.err).toMatch(message)
  })
})

describe("serve", () => {
  test("reads what is new, answers questions, ends on SIGTERM; the second start reads nothing", async () => {
    const store = `sqlite:${join(temporaryFolder(), "store.db")}`
    const first = start(["serve", "samples", "--port", "0", "--store", store])
    const [, url = ""] = (await first.printed(/served on (http:\S+)/)) ?? []
    await first.printed(/Questions to try/)
    const body = JSON.stringify({ query: "{ notices { totalCount } }" })
    const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body })
    expect(await response.json()).toEqual({
      data: { notices: { totalCount: readdirSync(samples).filter((n) => n.endsWith(".txt")).length } },
    })
    first.child.kill("SIGTERM")
    expect((await first.ended).code).toBe(0)

    const begun = performance.now()
    const second = start(["serve", "samples", "--port", "0", "--store", store])
    await second.printed(/served on/)
    const seconds = (performance.now() - begun) / 1000
    second.child.kill("SIGINT")
    expect((await second.ended).out).toContain("Nothing new in samples")
    expect(seconds).toBeLessThan(5)
  }, 120_000)
})
