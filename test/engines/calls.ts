/** How often the server is asked: it depends on the question, never on how many rows it is about. */
import { expect, test } from "vitest"
import type { View } from "../../graph/engine.ts"
import type { Neo4jEngine } from "../../graph/engines/neo4j.ts"
import { everything } from "../../graph/query.ts"
import { loadGazetteer } from "../../ingest/gazetteer.ts"
import { createServer } from "../../src/server.ts"
import { ask } from "../served.ts"
import { alwaysThere, Random, randomNotice } from "./random.ts"
import { openEmpty, type TestServer } from "./server.ts"
import { passage } from "./small.ts"

const nested = `query ($first: Int!) {
  duties(first: $first) {
    totalCount
    nodes { quote province { name } notice { number issuedOn } roles { role agency { name kind { name } } } }
  }
}`
/** Duties; their notices, provinces and roles; the agencies; the agencies' kinds. */
const LEVELS = 4

export function fewCalls(server: TestServer): void {
  test("calls do not grow with the page", async () => {
    const engine = (await openEmpty(server)) as Neo4jEngine
    await engine.load(alwaysThere())
    const random = new Random(77)
    const items = random.times(30, (at) => {
      const noticeId = `n${at}`
      return { noticeId, subgraph: passage(randomNotice(random, noticeId), `x${at}`, `${noticeId}/1`) }
    })
    await engine.replace(items)
    await engine.putVectors(
      "m",
      items.map((_, at) => ({ id: `x${at}`, vector: Float32Array.of(1, at) })),
    )
    const during = async (work: () => Promise<unknown>): Promise<number> => {
      const before = engine.calls()
      await work()
      return engine.calls() - before
    }
    const asked = (work: (view: View, many: number) => Promise<unknown>) => (many: number) =>
      during(() => engine.read((view) => work(view, many)))

    const ids = items.map(({ noticeId }) => noticeId)
    const page = (first: number) => ({ page: { first } })
    const questions = {
      get: asked((view, many) => view.get("Notice", ids.slice(0, many))),
      list: asked((view, first) => view.list("Duty", everything, [{ field: "dueOn" }], { first })),
      follow: asked((view, many) => view.follow("Notice", "<PART_OF", ids.slice(0, many), page(many))),
      tally: asked((view) =>
        view.tally("Duty", everything, [{ field: "role", on: "edge", path: [{ via: "ASSIGNED>" }] }], "count"),
      ),
      together: asked((view, first) =>
        Promise.all([view.list("Duty", everything, [], { first }), view.list("Agency", everything, [], { first })]),
      ),
    }
    for (const [name, calls] of Object.entries(questions))
      expect([await calls(1), await calls(30)], name).toEqual([1, 1])

    const vector = Float32Array.of(1, 1)
    const legs = asked(async (view, limit) => {
      await view.lexical("Directive", "thực hiện", everything, limit)
      await view.nearest("m", vector, everything, limit)
    })
    await legs(1) // Which model has which number is asked once.
    expect([await legs(1), await legs(30)]).toEqual([2, 2])

    const { gazetteer, log } = { gazetteer: loadGazetteer(), log: (error: unknown) => expect(error).toBeUndefined() }
    const api = createServer({ engine, embedder: null, gazetteer, log })
    const answered = (first: number) =>
      during(async () =>
        expect(await ask(api, nested, { first })).toMatchObject({ data: { duties: { nodes: { length: first } } } }),
      )
    for (const first of [1, 30]) expect(await answered(first), `first: ${first}`).toBeLessThanOrEqual(LEVELS)
    await engine.close()
  })
}
