/** chidao search and chidao bench-search, on words alone. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { chidao, samples } from "../../child.ts"
import { storeIn, temporaryFolder } from "../chidao.ts"

const { folder, run } = storeIn(mkdtempSync(join(tmpdir(), "chidao-")))
beforeAll(async () => {
  for (const name of ["2022-02-15_lai-chau_tb-ubnd.txt", "2022-08-30_yen-bai_kl-tu.txt"])
    await run("ingest", join(samples, name))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const words = ["--mode", "lexical"]
const jsonOf = async (...args: string[]) => {
  const { out } = await run("search", ...args, ...words, "--json")
  const lines = out.trimEnd().split("\n").filter(Boolean)
  return lines.map((line) => JSON.parse(line))
}

describe("chidao search", () => {
  test("finds with and without accents, each highlight a word of the notice", async () => {
    const accented = await jsonOf("kiểm soát cửa khẩu")
    const plain = await jsonOf("kiem soat cua khau")
    const text = readFileSync(join(samples, "2022-02-15_lai-chau_tb-ubnd.txt"), "utf8").normalize("NFC")
    expect(accented.length).toBeGreaterThan(0)
    expect(plain.map(({ id }) => id)).toEqual(accented.map(({ id }) => id))
    const [{ highlights }] = plain
    expect(highlights.length).toBeGreaterThan(0)
    for (const { from, to } of highlights)
      expect(["kiểm", "soát", "cửa", "khẩu"]).toContain(text.slice(from, to).toLowerCase())
  })
  test("puts the document first that is named by number, and clauses that cite it after", async () => {
    const [own] = await jsonOf("14/TB-UBND")
    expect(own).toMatchObject({ document: "14/TB-UBND", explain: { named: true } })
    const citing = await jsonOf("nghị quyết 11")
    expect(citing.length).toBeGreaterThan(1)
    for (const { explain } of citing) expect(explain).toMatchObject({ named: false, terms: ["nq/11"] })
    expect(await jsonOf("11-NQ/TW")).toEqual([])
  })
  test("narrows by province, date, agency, kind and document kind without changing the order", async () => {
    const all = await jsonOf("chủ trì phối hợp thực hiện báo cáo cửa khẩu", "--limit", "50")
    for (const flags of [
      ["--province", "Yên Bái"],
      ["--document-kind", "KL"],
      ["--kind", "Sở Y tế"],
      ["--agency", "Ủy ban nhân dân tỉnh Lai Châu"],
    ]) {
      const some = await jsonOf("chủ trì phối hợp thực hiện báo cáo cửa khẩu", "--limit", "50", ...flags)
      const kept = new Set(some.map(({ id }) => id))
      expect(some.length, flags.join(" ")).toBeGreaterThan(0)
      expect(some.length).toBeLessThan(all.length)
      expect(some.map(({ id }) => id)).toEqual(all.map(({ id }) => id).filter((id) => kept.has(id)))
    }
  })
  test("explains to people, and refuses meaning where no embedder runs", async () => {
    const { out } = await run("search", "cửa khẩu", ...words, "--explain", "--limit", "1")
    expect(out).toMatch(/= by words 1 \(\d+\.\d+\); words: cua_khau cua khau\n/)
    expect(out).toMatch(/\d+ clauses match by words\.\n$/)
    expect(await run("search", "x", "--mode", "clever")).toMatchObject({ code: 2 })
  })
})

describe("chidao bench-search", () => {
  const lines = (rows: object[]): string => rows.map((row) => JSON.stringify(row)).join("\n")
  test("writes a run in TREC form, best first", async () => {
    const at = (name: string): string => join(folder, name)
    const passages = [
      { id: "a", text: "Điều 1. Quyền của học sinh\nHọc sinh được miễn học phí." },
      { id: "b", text: "Điều 2. Nghĩa vụ\nNgười lái xe phải mang giấy phép lái xe." },
      { id: "c", text: "Người lái xe phải mang giấy phép lái xe." },
      { id: "d", text: "" },
    ]
    writeFileSync(at("c.jsonl"), lines(passages))
    writeFileSync(
      at("q.jsonl"),
      lines([
        { id: 1, text: "giay phep lai xe" },
        { id: 2, text: "miễn học phí" },
        { id: 3, text: "?" },
      ]),
    )
    const files = ["--corpus", at("c.jsonl"), "--queries", at("q.jsonl"), "--run", at("run")]
    expect(await chidao("bench-search", ...files, ...words)).toMatchObject({ code: 0 })
    const rows = readFileSync(at("run"), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => line.split(" "))
    expect(rows.map(([query, q0, id, rank, , tag]) => [query, q0, id, rank, tag])).toEqual([
      ["1", "Q0", "c", "1", "chidao"],
      ["1", "Q0", "b", "2", "chidao"],
      ["2", "Q0", "a", "1", "chidao"],
    ])
  })
  test("says which line is none", async () => {
    const file = join(temporaryFolder(), "x.jsonl")
    writeFileSync(file, '{"id":"a","text":"x"}\n{"id":"b"}\n')
    const { code, err } = await chidao("bench-search", "--corpus", file, "--queries", file, "--run", `${file}.run`)
    expect(code).toBe(1)
    expect(err).toMatch(/line 2 is /)
  })
})
