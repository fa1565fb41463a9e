/** The embedding step and the model that comes with the project. */
import { mkdtempSync, readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Engine } from "../../graph/engine.ts"
import type { Subgraph } from "../../graph/model.ts"
import { openEngine } from "../../graph/open.ts"
import { type Embedder, embedMissing, openEmbedder } from "../../ingest/embed.ts"
import type { Progress } from "../../ingest/receipt.ts"

const modelsFolder = fileURLToPath(new URL("../../models", import.meta.url))

test("none is no embedder; an unknown name and a missing model are refused with their names", async () => {
  expect(await openEmbedder("none", { modelsFolder })).toBeNull()
  await expect(openEmbedder("lokal", { modelsFolder })).rejects.toMatchObject({ code: "CONFIG_INVALID" })
  const empty = mkdtempSync(join(tmpdir(), "models-"))
  await expect(openEmbedder("local", { modelsFolder: empty })).rejects.toMatchObject({
    code: "EMBEDDER_MISSING",
    details: { file: join(empty, "multilingual-e5-small-vi", "config.json") },
  })
})

describe("the local model", () => {
  let embedder: Embedder
  beforeAll(async () => {
    embedder = (await openEmbedder("local", { modelsFolder })) as Embedder
  })
  afterAll(() => embedder.close())

  test("agrees with the vectors of the reference engine", async () => {
    const path = join(modelsFolder, "multilingual-e5-small-vi", "reference.json")
    const reference = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>
    for (const as of ["query", "passage"] as const) {
      const expected = reference[as === "query" ? "queries" : "passages"] as { text: string; vector: number[] }[]
      const vectors = await embedder.embed(
        expected.map(({ text }) => text),
        as,
      )
      expect(expected.length).toBeGreaterThan(0)
      for (const [i, { vector }] of expected.entries()) {
        expect(cosine(vectors[i] as Float32Array, vector)).toBeGreaterThanOrEqual(0.99)
      }
    }
  })

  test("a vector has length 1 and does not depend on its neighbours", async () => {
    const text = "Giao Sở Nội vụ tổng hợp kết quả trước ngày 20 hằng tháng."
    const [alone] = await embedder.embed([text], "passage")
    const [, among] = await embedder.embed(["Sở Y tế", text, "Thực hiện ngay."], "passage")
    expect(alone).toEqual(among)
    expect(alone).toHaveLength(embedder.size)
    expect(Math.hypot(...(alone as Float32Array))).toBeCloseTo(1, 5)
    expect(await embedder.embed([], "query")).toEqual([])
  })

  test("the thread that asks stays free while it works", async () => {
    const work = embedder.embed(
      Array(20).fill("Ủy ban nhân dân các xã rà soát hộ nghèo trên địa bàn. ".repeat(8)),
      "passage",
    )
    let longest = 0
    let last = performance.now()
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    await work
    clearInterval(beat)
    expect(longest).toBeGreaterThan(0)
    expect(longest).toBeLessThan(500)
  })

  test("gives vectors to what has none, page by page, and goes on where it was stopped", async () => {
    const engine = await storeWith(40)
    const stop = new AbortController()
    const seen: Progress[] = []
    const onProgress = (at: Progress) => {
      seen.push(at)
      stop.abort()
    }
    const first = await embedMissing({ engine, embedder, onProgress, signal: stop.signal })
    expect(seen).toEqual([{ step: "embed", done: first, total: 40, name: embedder.model }])
    expect(first).toBeLessThan(40)
    expect(await embedMissing({ engine, embedder })).toBe(40 - first)
    expect(await embedMissing({ engine, embedder })).toBe(0)
    const [query] = await embedder.embed(["nhiệm vụ 7"], "query")
    const found = await engine.read((view) => view.nearest(embedder.model, query as Float32Array, { and: [] }, 40))
    expect(found).toHaveLength(40)
    await engine.close()
  })
})

function cosine(a: ArrayLike<number>, b: readonly number[]): number {
  const dot = (x: ArrayLike<number>, y: ArrayLike<number>) =>
    Array.from(x).reduce((sum, n, i) => sum + n * (y[i] ?? 0), 0)
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))
}

/** A store with one invented notice of so many directives, a passage each. */
async function storeWith(count: number): Promise<Engine> {
  const engine = await openEngine({ url: `sqlite:${join(mkdtempSync(join(tmpdir(), "embed-")), "graph.db")}` })
  const text = "Thông báo"
  const words = { from: 0, to: text.length }
  const notice = { kind: "TB", number: null, title: null, issuedOn: null, meetingOn: null, place: null, system: null }
  const nodes: Subgraph["nodes"] = [
    { label: "Notice", props: { id: "n:1", ...notice, status: "notice", text, findings: [] } },
  ]
  const edges: Subgraph["edges"] = []
  for (let i = 1; i <= count; i += 1) {
    const [id, passage] = [`d:${i}`, `p:${i}`]
    const own = { path: `${i}`, ordinal: i, heading: null, text: "", order: true }
    nodes.push(
      { label: "Directive", props: { id, ...own, noticeId: "n:1", provinceId: null, issuedOn: null, ...words } },
      { label: "Passage", props: { id: passage, text: `Các xã báo cáo kết quả nhiệm vụ ${i}.` } },
    )
    edges.push(
      { label: "PART_OF", source: id, sourceKind: "Directive", target: "n:1", targetKind: "Notice", props: {} },
      { label: "OF", source: passage, sourceKind: "Passage", target: id, targetKind: "Directive", props: words },
    )
  }
  await engine.replace([{ noticeId: "n:1", subgraph: { nodes, edges } }])
  return engine
}
