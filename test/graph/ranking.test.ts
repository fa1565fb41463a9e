/** What search promises of its order, over random clauses: the seed stands above its tests. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Engine } from "../../graph/engine.ts"
import { openEngine } from "../../graph/open.ts"
import { everything, type Where } from "../../graph/query.ts"
import { type Mode, type SearchAnswer, search } from "../../graph/search.ts"
import { edge, node, Random } from "../engines/random.ts"
import { notice, passage } from "../engines/small.ts"

const folder = mkdtempSync(join(tmpdir(), "chidao-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const words = "kiểm soát cửa khẩu của tiêm chủng trẻ em thực hiện báo cáo UBND tỉnh 11/NQ-CP NQ 12".split(" ")
const MANY = 60

describe.each([41, 42, 43])("seed %i", (seed) => {
  const random = new Random(seed)
  const say = (): string => random.times(2 + random.below(9), () => random.pick(words)).join(" ")
  const vector = (): Float32Array => Float32Array.from(random.times(4, () => random.number() - 0.5))
  let engine: Engine
  beforeAll(async () => {
    engine = await openEngine({ url: `sqlite:${join(folder, `${seed}.db`)}` })
    const items = random.times(MANY, (at) => {
      const subgraph = passage(notice(`n${at}`, { text: say() }), `x${at}`, `n${at}/1`)
      // One in three is a text of a document.
      if (at % 3 === 0) {
        const document = { id: `d${at}`, symbol: `${at}/TB-UBND`, kind: "TB", year: 2024, title: null }
        subgraph.nodes.push(node("Document", document))
        subgraph.edges.push(edge("IS", ["Notice", `n${at}`], ["Document", `d${at}`], {}))
      }
      return { noticeId: `n${at}`, subgraph }
    })
    await engine.replace(items.slice(0, 50))
    await engine.replace(items.slice(50))
    await engine.putVectors(
      "m",
      random.times(MANY, (at) => ({ id: `x${at}`, vector: vector() })),
    )
  })
  afterAll(() => engine.close())
  const ask = (text: string, query: Float32Array, where: Where, mode: Mode, limit = MANY): Promise<SearchAnswer> =>
    engine.read((view) => search(view, { text, vector: query, model: "m", where, limit, mode }))

  test("a filter never changes the order of what remains, a limit only cuts", async () => {
    for (let turn = 0; turn < 15; turn += 1) {
      const [text, query] = [say(), vector()]
      const kept = new Set(random.times(20, () => `n${random.below(MANY)}/1`))
      const where: Where = { field: "id", op: "in", value: [...kept] }
      for (const mode of ["hybrid", "lexical", "semantic"] as const) {
        const all = (await ask(text, query, everything, mode)).hits.map(({ id }) => id)
        const some = (await ask(text, query, where, mode)).hits.map(({ id }) => id)
        expect(some, `${mode}: ${text}`).toEqual(all.filter((id) => kept.has(id)))
        const few = (await ask(text, query, everything, mode, 7)).hits.map(({ id }) => id)
        expect(few, `${mode}: ${text}`).toEqual(all.slice(0, 7))
      }
    }
  })

  test("scores fall, ranks are those of the legs, the total is that of the words", async () => {
    for (let turn = 0; turn < 15; turn += 1) {
      const [text, query] = [say(), vector()]
      const { hits, total } = await ask(text, query, everything, "hybrid")
      const scores = hits.map(({ score }) => score)
      expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      expect(hits.filter(({ lexicalRank }) => lexicalRank !== null)).toHaveLength(total)
      const { hits: byWords } = await engine.read((view) => view.lexical("Directive", text, everything, MANY))
      for (const { id, lexicalRank } of hits)
        expect(lexicalRank).toBe(byWords.findIndex((one) => one.id === id) + 1 || null)
    }
  })

  test("a document named by number comes first, whatever else is asked", async () => {
    for (const text of ["3/TB-UBND", "thông báo số 03/TB-UBND", "TB 3", "03/tb-ubnd kiem soat cua khau"]) {
      const { hits } = await ask(text, vector(), everything, "hybrid", 3)
      expect(hits[0], text).toMatchObject({ id: "n3/1", named: true })
      expect(hits[1]?.named ?? false).toBe(false)
    }
    expect((await ask("999/TB-UBND", vector(), everything, "hybrid")).hits).toEqual([])
  })
})

test("of clauses that are equal without accents, the one with those of the query comes first", async () => {
  const engine = await openEngine({ url: `sqlite:${join(folder, "accents.db")}` })
  const texts = ["cưa khau", "của khẩu", "cửa khẩu"]
  await engine.replace(texts.map((text, at) => ({ noticeId: `n${at}`, subgraph: notice(`n${at}`, { text }) })))
  const first = async (text: string): Promise<string | undefined> => {
    const request = { text, vector: null, model: null, where: everything, limit: 1 }
    return (await engine.read((view) => search(view, request))).hits[0]?.id
  }
  expect(await first("cửa khẩu")).toBe("n2/1")
  expect(await first("của khẩu")).toBe("n1/1")
  expect(await first("cua khau")).toBe("n0/1")
  await engine.close()
})
