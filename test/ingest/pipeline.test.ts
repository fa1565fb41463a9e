/** The steps together on one text, and runs over many files into a store. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { Engine } from "../../graph/engine.ts"
import { EDGE_KINDS, NODE_KINDS } from "../../graph/model.ts"
import { openEngine } from "../../graph/open.ts"
import { everything } from "../../graph/query.ts"
import { loadGazetteer } from "../../ingest/gazetteer.ts"
import { extract, type IngestReceipt, ingest, type Progress } from "../../ingest/pipeline.ts"
import { readText } from "../../ingest/readers/text.ts"
import { made, outcomes } from "../broken/table.ts"
import { describeShared } from "../shared.ts"
import { wrongIn } from "./integrity.ts"

const gazetteer = loadGazetteer()
const samples = fileURLToPath(new URL("../../samples/", import.meta.url))
const broken = fileURLToPath(new URL("../broken/", import.meta.url))
const read = (text: string, name = "tb.txt") => extract(readText(Buffer.from(text), name), gazetteer)
const textFiles = (folder: string) => readdirSync(folder).filter((name) => /\.(txt|md)$/.test(name))

const notice = `ỦY BAN NHÂN DÂN
TỈNH SƠN LA
Số: 45/TB-UBND

Sơn La, ngày 14 tháng 3 năm 2023

**THÔNG BÁO**
Kết luận của đồng chí Lò Thị Bông - Phó Chủ tịch UBND tỉnh tại cuộc họp về phòng, chống rét cho gia súc

Ngày 13/3/2023, đồng chí Lò Thị Bông, Phó Chủ tịch UBND tỉnh chủ trì cuộc họp. Sau khi nghe ý kiến, đồng chí Phó Chủ tịch UBND tỉnh kết luận như sau:

1. Giao Sở Nông nghiệp và Phát triển nông thôn chủ trì, phối hợp với Công an tỉnh rà soát chuồng trại theo Nghị quyết số 11/NQ-CP ngày 30/01/2022 của Chính phủ, hoàn thành trước ngày 20/3/2023.

2. Yêu cầu UBND các huyện, thành phố báo cáo UBND tỉnh kết quả hằng tuần.

Nơi nhận:
- TT. Tỉnh ủy (b/c);
- Các sở, ban, ngành tỉnh;
- Lưu: VT.

TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG

Quàng Văn Dẻo
`

describe("one notice", () => {
  const extraction = read(notice)
  test("keeps the contract", () => {
    expect(extraction.schema).toBe("extraction/1")
    expect(wrongIn(extraction)).toEqual([])
  })
  test("header", () => {
    expect(extraction.header).toMatchObject({
      kind: "TB",
      number: "45/TB-UBND",
      system: "state",
      issuedOn: "2023-03-14",
      meetingOn: "2023-03-13",
      province: { name: "Sơn La" },
      issuer: { inferred: false },
      chair: { name: "Lò Thị Bông" },
      signer: { name: "Quàng Văn Dẻo", authority: ["TL"] },
    })
  })
  test("clauses and recipients", () => {
    expect(extraction.clauses.map(({ path }) => path)).toEqual(["P1", "1", "2"])
    expect(extraction.recipients.map(({ name, purpose }) => [name, purpose])).toEqual([
      ["TT. Tỉnh ủy", "for_report"],
      ["Các sở, ban, ngành tỉnh", null],
      ["Lưu: VT", "archive"],
    ])
  })
  test("citations, duties, deadlines", () => {
    expect(extraction.citations).toMatchObject([{ symbol: "11/NQ-CP", date: "2022-01-30", clause: "1" }])
    const said = extraction.duties.map(({ clause, roles }) => [
      clause,
      ...roles.filter(({ role }) => role !== "ASSIGN").map(({ role, agency }) => `${role} ${agency}`),
    ])
    expect(said).toEqual([
      ["1", "LEAD Sở Nông nghiệp và Phát triển nông thôn", "COORDINATE Công an tỉnh"],
      ["2", expect.stringMatching(/^REPORT Ủy ban nhân dân các huyện, thành phố/), "REPORT_TO Ủy ban nhân dân tỉnh"],
    ])
    expect(extraction.deadlines.map(({ value }) => value)).toEqual(["2023-03-19", "FREQ=WEEKLY"])
  })
  test("persons once each, the repair is told", () => {
    expect(extraction.persons.map(({ name }) => name)).toEqual(["Lò Thị Bông", "Quàng Văn Dẻo"])
    expect(extraction.findings.map(({ code }) => code)).toContain("MARKUP_REMOVED")
  })
})

test("a text that is no notice is read with a finding and without duties", () => {
  const extraction = read(readFileSync(join(broken, "recipe.txt"), "utf8"))
  expect(extraction).toMatchObject({ genre: "other", duties: [], findings: [{ code: "NO_NOTICE" }] })
})

test.each(["x", "1.", "Nơi nhận:", "Số:\n\n1.\n2.\n", "- \n- \n", "THÔNG BÁO\n", "KT. CHỦ TỊCH\n"])(
  "a scrap (%j) is read without trouble",
  (text) => expect(wrongIn(read(text))).toEqual([]),
)

test.each(textFiles(samples))("sample %s keeps the contract", (name) => {
  expect(wrongIn(read(readFileSync(join(samples, name), "utf8"), name))).toEqual([])
})

describeShared("real notices keep the contract", (shared) => {
  for (const folder of ["notices", "corpus"].map((name) => join(shared, name))) {
    test.each(textFiles(folder))("%s", (name) => {
      expect(wrongIn(read(readFileSync(join(folder, name), "utf8"), name))).toEqual([])
    })
  }
})

describe("a run", () => {
  let scratch: string
  let folder: string
  let engine: Engine
  const run = (paths: string[], more: object = {}) => ingest({ engine, gazetteer, embedder: null, paths, ...more })
  const put = (name: string, text: string | Uint8Array) => {
    mkdirSync(join(folder, name, ".."), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  beforeEach(async () => {
    scratch = mkdtempSync(join(tmpdir(), "ingest-"))
    folder = join(scratch, "notices")
    mkdirSync(folder)
    engine = await openEngine({ url: `sqlite:${join(scratch, "graph.db")}` })
  })
  afterEach(async () => {
    await engine.close()
    rmSync(scratch, { recursive: true })
  })

  test("reads a folder, then finds nothing new in it", async () => {
    put("a.txt", notice)
    put("sub/b.md", notice.replace("20/3/2023", "21/3/2023"))
    put("c.pdf", "not for this reader")
    const seen: Progress[] = []
    const first = await run([folder], { onProgress: (at: Progress) => seen.push(at) })
    expect(counts(first)).toEqual({ files: 2, read: 2, unchanged: 0, refused: 0, notices: 2 })
    expect(first.facts).toMatchObject({ Notice: 2, Source: 2, FROM: 2 })
    expect(Object.keys(first.seconds)).toEqual(
      expect.arrayContaining(["read", "parse", "find", "duties", "resolve", "store"]),
    )
    expect(seen.map(({ done, total, name }) => [done, total, name])).toEqual([
      [1, 2, "a.txt"],
      [2, 2, "sub/b.md"],
    ])
    const before = await dump(engine)
    const second = await run([folder])
    expect(counts(second)).toEqual({ files: 2, read: 0, unchanged: 2, refused: 0, notices: 0 })
    expect(second.facts).toEqual({})
    expect(await dump(engine)).toEqual(before)
  })

  test("bad files are refused with their reason and the others are read", async () => {
    cpSync(broken, folder, { recursive: true })
    for (const { name, bytes } of made) put(name, bytes())
    put("good.txt", notice)
    const receipt = await run([folder])
    const expected = [...Object.entries(outcomes), ...made.map(({ name, outcome }) => [name, outcome] as const)]
    const refused = expected.flatMap(([name, outcome]) => ("refused" in outcome ? [[name, outcome.refused]] : []))
    expect(receipt.refused.map(({ name, code }) => [name, code]).sort()).toEqual(refused.sort())
    expect(receipt.read).toBe(expected.length - refused.length + 1)
    const sources = await sourcesOf(engine)
    for (const [name, code] of refused) {
      const source = sources.find(({ names }) => names.includes(name as string))
      expect(source).toMatchObject({ status: "refused", error: code, noticeId: null })
      expect(source?.message).toContain(name)
    }
    const again = await run([folder])
    expect(again.refused.map(({ name, code }) => [name, code]).sort()).toEqual(refused.sort())
    expect(counts(again)).toMatchObject({ read: 0, unchanged: receipt.read })
  }, 120_000)

  test("a refused file that was mended is read, and its refusal goes", async () => {
    put("a.txt", "")
    expect((await run([folder])).refused).toMatchObject([{ name: "a.txt", code: "SOURCE_EMPTY" }])
    put("a.txt", notice)
    expect(counts(await run([folder]))).toMatchObject({ read: 1, refused: 0 })
    expect(await sourcesOf(engine)).toMatchObject([{ names: ["a.txt"], status: "read" }])
  })

  test("equal bytes are one source with two names, equal text is one notice, in either order", async () => {
    const files: [string, string][] = [
      ["a.txt", notice],
      ["b.txt", notice],
      ["c.txt", notice.replaceAll("\n", "\r\n")],
      ["d.txt", notice.replaceAll("**", "")],
    ]
    for (const [name, text] of files) put(name, text)
    await run([folder])
    const sources = await sourcesOf(engine)
    expect(sources.map(({ names }) => names).sort()).toEqual([["a.txt", "b.txt"], ["c.txt"], ["d.txt"]])
    expect(new Set(sources.map(({ noticeId }) => noticeId)).size).toBe(1)
    const other = await openEngine({ url: `sqlite:${join(scratch, "other.db")}` })
    for (const [name] of files.toReversed()) {
      await ingest({ engine: other, gazetteer, embedder: null, paths: [join(folder, name)] })
    }
    expect(await dump(other)).toEqual(await dump(engine))
    await other.close()
  })

  test("new bytes under a name swap its notice", async () => {
    put("a.txt", notice)
    await run([folder])
    put("a.txt", notice.replace("20/3/2023", "25/3/2023"))
    const receipt = await run([folder])
    expect(receipt.removed).toMatchObject({ Notice: 1, Source: 1 })
    expect(await engine.read((view) => view.list("Notice", everything, [], { first: 9 }))).toMatchObject({
      totalCount: 1,
    })
  })

  test("a stopped run keeps what it read and the next one goes on", async () => {
    for (let i = 0; i < 5; i += 1) put(`${i}.txt`, notice.replace("45/TB", `${i}/TB`))
    const stop = new AbortController()
    const onProgress = ({ done }: Progress) => done === 2 && stop.abort()
    const first = await run([folder], { signal: stop.signal, onProgress })
    expect(first).toMatchObject({ stopped: true, read: 2, notices: 2 })
    expect(counts(await run([folder]))).toEqual({ files: 5, read: 3, unchanged: 2, refused: 0, notices: 3 })
  })

  test("a dry run counts what a real one adds and leaves the store alone", async () => {
    for (const name of textFiles(samples).slice(0, 4)) cpSync(join(samples, name), join(folder, name))
    const before = await engine.revision()
    const dry = await run([folder], { dryRun: true })
    expect(await engine.revision()).toBe(before)
    const real = await run([folder])
    const { Source: _, FROM: __, ...facts } = real.facts
    const always = new Set(["Province", "AgencyKind", "SUCCEEDED_BY"])
    const contributed = (all: Record<string, number>) =>
      Object.entries(all)
        .filter(([label]) => !always.has(label))
        .sort()
    expect(contributed(dry.facts)).toEqual(contributed(facts))
    expect(dry).toMatchObject({ read: real.read, notices: real.notices })
  })

  test("a path that is not there is refused before anything is read", async () => {
    put("a.txt", notice)
    const missing = join(folder, "nowhere")
    await expect(run([folder, missing])).rejects.toMatchObject({ code: "PATH_MISSING", details: { path: missing } })
    expect(await sourcesOf(engine)).toEqual([])
  })
})

const counts = ({ files, read, unchanged, refused, notices }: IngestReceipt) => {
  return { files, read, unchanged, refused: refused.length, notices }
}
async function sourcesOf(engine: Engine) {
  const page = await engine.read((view) => view.list("Source", everything, [{ field: "id" }], { first: 100 }))
  return page.rows.map(({ row }) => row)
}
async function dump(engine: Engine): Promise<unknown[]> {
  const rows: unknown[] = []
  for (const kind of NODE_KINDS) for await (const row of engine.scan(kind)) rows.push({ kind, ...row })
  for (const kind of EDGE_KINDS) for await (const row of engine.scanEdges(kind)) rows.push({ kind, ...row })
  return rows
}
