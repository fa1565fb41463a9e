/** Search by meaning, with the model that comes with the project. */
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Embedder, openEmbedder } from "../../../ingest/embed.ts"
import { type Served, samplesFolder, serve } from "../../served.ts"

const modelsFolder = fileURLToPath(new URL("../../../models", import.meta.url))
const files = ["2021-12-24_phu-yen_tb-ubnd.txt", "2022-02-15_lai-chau_tb-ubnd.txt"].map(
  (name) => `${samplesFolder}/${name}`,
)

let embedder: Embedder | null
let served: Served
beforeAll(async () => {
  embedder = await openEmbedder("local", { modelsFolder })
  served = await serve(files, embedder)
})
afterAll(async () => {
  await served.close()
  await embedder?.close()
})

test("finds by words and meaning and says so", async () => {
  const { data, errors } = await served.ask(
    '{ search(text: "kiểm soát xe chở nông sản ở cửa khẩu", first: 5) { mode hits { score lexicalRank semanticRank directive { text } } } }',
  )
  expect(errors).toBeUndefined()
  expect(data.search.mode).toBe("hybrid")
  expect(data.search.hits.some((hit: { semanticRank: number | null }) => hit.semanticRank !== null)).toBe(true)
  expect(data.search.hits[0].directive.text).toMatch(/cửa khẩu|nông sản/)
})

test("clauses like another one: best first, each once, never itself", async () => {
  const { data } = await served.ask('{ search(text: "xét nghiệm cho lái xe", first: 1) { hits { directive { id } } } }')
  const [{ directive }] = data.search.hits
  const query = `query ($id: ID!, $other: Boolean) { similarDirectives(id: $id, first: 8, otherProvinces: $other) {
    mode hits { score lexicalRank semanticRank directive { id province { id } } } } }`
  for (const other of [false, true]) {
    const answer = await served.ask(query, { id: directive.id, other })
    expect(answer.errors).toBeUndefined()
    const { mode, hits } = answer.data.similarDirectives
    const scores = hits.map(({ score }: { score: number }) => score)
    const ids = hits.map((hit: { directive: { id: string } }) => hit.directive.id)
    expect(mode).toBe("semantic")
    expect(scores).toEqual(scores.toSorted((a: number, b: number) => b - a))
    expect(new Set(ids).size).toBe(8)
    expect(ids).not.toContain(directive.id)
    if (other) for (const hit of hits) expect(hit.directive.province.id).not.toBe("p12")
  }
})

test("/ready names the embedder", async () => {
  const response = await served.server.fetch("http://localhost/ready")
  expect(await response.json()).toMatchObject({ ready: true, embedder: embedder?.model, search: "hybrid" })
})
