import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Engine } from "../../graph/engine.ts"
import { openEngine } from "../../graph/open.ts"
import { everything } from "../../graph/query.ts"
import { type SearchAnswer, type SearchRequest, search } from "../../graph/search.ts"
import { notice, passage } from "../engines/small.ts"

const folder = mkdtempSync(join(tmpdir(), "chidao-"))
let engine: Engine
beforeAll(async () => {
  engine = await openEngine({ url: `sqlite:${join(folder, "search.db")}` })
  const clauses = ["Tiêm vắc xin cho trẻ em", "Chích ngừa cho học sinh", "Sửa đường giao thông"]
  await engine.replace(
    clauses.map((text, at) => ({
      noticeId: `n${at}`,
      subgraph: passage(notice(`n${at}`, { text }), `x${at}`, `n${at}/1`),
    })),
  )
  const vectors = [
    [1, 0.1],
    [1, 0.2],
    [0, 1],
  ]
  await engine.putVectors(
    "m",
    vectors.map((vector, at) => ({ id: `x${at}`, vector: Float32Array.from(vector) })),
  )
})
afterAll(async () => {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})
const ask = (request: Partial<SearchRequest>): Promise<SearchAnswer> =>
  engine.read((view) => search(view, { text: "", vector: null, model: null, where: everything, limit: 5, ...request }))

test("without a vector the search is by words and says so", async () => {
  const { hits, mode } = await ask({ text: "vắc xin" })
  expect(mode).toBe("lexical")
  expect(hits).toMatchObject([{ id: "n0/1", score: 1, lexicalRank: 1, semanticRank: null, named: false }])
})

test("meaning finds what no word does, words count more", async () => {
  const { hits, mode } = await ask({ text: "vắc xin", vector: Float32Array.of(1, 0.2), model: "m" })
  expect(mode).toBe("hybrid")
  expect(hits.map(({ id, lexicalRank, semanticRank }) => [id, lexicalRank, semanticRank])).toEqual([
    ["n0/1", 1, 2],
    ["n1/1", null, 1],
    ["n2/1", null, 3],
  ])
  expect(hits[0]?.score).toBeGreaterThan(0.95)
})

test("the limit cuts after the fusion, the filter before", async () => {
  const hybrid = { text: "vắc xin", vector: Float32Array.of(1, 0.2), model: "m" }
  expect((await ask({ ...hybrid, limit: 1 })).hits.map(({ id }) => id)).toEqual(["n0/1"])
  const where = { field: "noticeId", op: "eq", value: "n2" } as const
  expect((await ask({ ...hybrid, where, limit: 1 })).hits.map(({ id }) => id)).toEqual(["n2/1"])
  expect((await ask({})).hits).toEqual([])
})
