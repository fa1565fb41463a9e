/** `nearest` over more vectors than are compared one by one: within a filter the first are the true first. */
import { beforeAll, describe, expect, test } from "vitest"
import type { Engine } from "../../graph/engine.ts"
import type { Neo4jEngine } from "../../graph/engines/neo4j.ts"
import type { Subgraph } from "../../graph/model.ts"
import { everything, type Ranked, type Where } from "../../graph/query.ts"
import { edge, node, Random } from "./random.ts"
import { driverOf, openEmpty, type TestServer } from "./server.ts"

const CLAUSES = 10_000
const SIZE = 24
const ASKED = 20
const random = new Random(5150)
const direction = (): Float32Array => Float32Array.from({ length: SIZE }, () => random.number() - 0.5)
const vectors = Array.from({ length: CLAUSES }, direction)

/** One of 1000, one of 100, one of 10, or the rest. */
const classOf = (at: number): string =>
  at % 1000 === 1 ? "milli" : at % 100 === 2 ? "centi" : at % 10 === 3 ? "deci" : "rest"
function part(first: number, count: number): { noticeId: string; subgraph: Subgraph } {
  const noticeId = `n${first}`
  const subgraph: Subgraph = { nodes: [], edges: [] }
  for (let at = first; at < first + count; at += 1) {
    const id = `d${at}`
    const words = { path: "1", ordinal: at, heading: null, text: "x", order: true, from: 0, to: 1 }
    subgraph.nodes.push(
      node("Directive", { id, ...words, noticeId, provinceId: classOf(at), issuedOn: null }),
      node("Passage", { id: `x${at}`, text: `x${at}` }),
    )
    subgraph.edges.push(edge("OF", ["Passage", `x${at}`], ["Directive", id], { from: 0, to: 1 }))
  }
  return { noticeId, subgraph }
}

const cosine = (a: Float32Array, b: Float32Array): number => {
  let [dot, x, y] = [0, 0, 0]
  for (let at = 0; at < SIZE; at += 1) {
    const [p, q] = [a[at] as number, b[at] as number]
    dot += p * q
    x += p * p
    y += q * q
  }
  return dot / Math.sqrt(x * y)
}
const best = (question: Float32Array, holds: (at: number) => boolean, limit: number): number[] =>
  vectors
    .flatMap((vector, at) => (holds(at) ? [cosine(question, vector)] : []))
    .sort((a, b) => b - a)
    .slice(0, limit)

export function exactNearest(server: TestServer): void {
  describe(`nearest over ${CLAUSES} vectors`, () => {
    let engine: Engine
    beforeAll(async () => {
      engine = await openEmpty(server)
      for (let first = 0; first < CLAUSES; first += 1000) await engine.replace([part(first, 1000)])
      for (let first = 0; first < CLAUSES; first += 500) {
        const some = vectors.slice(first, first + 500).map((vector, at) => ({ id: `x${first + at}`, vector }))
        await engine.putVectors("m", some)
      }
      const driver = driverOf(server)
      await driver.executeQuery("CALL db.awaitIndexes(100)", {}, { database: "neo4j" })
      await driver.close()
      return () => engine.close()
    })
    const nearest = (question: Float32Array, where: Where, limit: number): Promise<Ranked[]> =>
      engine.read((view) => view.nearest("m", question, where, limit))

    test.each([
      ["1/1000", "milli", 10],
      ["1/100", "centi", 10],
      ["1/10", "deci", 10],
      ["1/1000, more than there are", "milli", 50],
    ])("a filter of %s", async (_, kind, limit) => {
      for (let round = 0; round < ASKED; round += 1) {
        const question = direction()
        const hits = await nearest(question, { field: "provinceId", op: "eq", value: kind }, limit)
        const truth = best(question, (at) => classOf(at) === kind, limit)
        expect(hits.length).toBe(truth.length)
        for (const [place, { id, score }] of hits.entries()) {
          expect(score).toBeCloseTo(truth[place] as number, 5)
          expect(score).toBeCloseTo(cosine(question, vectors[Number(id.slice(1))] as Float32Array), 5)
        }
      }
    })

    test("one call, few rows or many", async () => {
      const counted = engine as Neo4jEngine
      await nearest(direction(), everything, 10)
      for (const where of [everything, { field: "provinceId", op: "eq", value: "centi" } as const]) {
        const before = counted.calls()
        await nearest(direction(), where, 10)
        expect(counted.calls() - before).toBe(1)
      }
    })

    test.each([
      ["none", everything, () => true],
      ["most", { field: "provinceId", op: "eq", value: "rest" } as Where, (at: number) => classOf(at) === "rest"],
    ])("the index, filter: %s; nine of the first ten are true", async (_, where, holds) => {
      let found = 0
      for (let round = 0; round < ASKED; round += 1) {
        const question = direction()
        const hits = await nearest(question, where, 10)
        expect(hits).toHaveLength(10)
        const least = best(question, holds, 10)[9] as number
        found += hits.filter(({ score }) => score >= least - 1e-6).length
      }
      expect(found / (ASKED * 10)).toBeGreaterThanOrEqual(0.9)
    })
  })
}
