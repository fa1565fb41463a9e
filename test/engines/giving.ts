/** What an engine gives back of what it was given: the part of the suite that copies between stores rest on. */
import { expect, test } from "vitest"
import type { Contribution, Engine } from "../../graph/engine.ts"
import { edgeId } from "../../graph/id.ts"
import { EDGE_KINDS, NODE_KINDS, type Subgraph } from "../../graph/model.ts"
import { byCodePoint } from "../../graph/text.ts"
import { alwaysThere, node, Random, randomNotice } from "./random.ts"
import { agencies, notice, passage } from "./small.ts"

/** Each row once, in the order the port promises. */
function inOrder({ nodes, edges }: Subgraph): Subgraph {
  const byId = <T extends { props: object }>(rows: readonly T[], idOf: (row: T) => string): T[] =>
    [...new Map(rows.map((row) => [idOf(row), row])).entries()]
      .toSorted(([a], [b]) => byCodePoint(a, b))
      .map(([, row]) => row)
  const nodesInOrder = byId(nodes, ({ props }) => props.id)
  const edgesInOrder = byId(edges, edgeId)
  return {
    nodes: NODE_KINDS.flatMap((label) => nodesInOrder.filter((one) => one.label === label)),
    edges: EDGE_KINDS.flatMap((label) => edgesInOrder.filter((one) => one.label === label)),
  }
}
const ids = Array.from({ length: 9 }, (_, at) => `n${at}`)
function randomItems(seed: number): Contribution[] {
  const random = new Random(seed)
  return ids.map((noticeId) => ({ noticeId, subgraph: randomNotice(random, noticeId) }))
}

export function giving(open: () => Promise<Engine>): void {
  test.each([21, 22, 23])("notices come back as they were given (seed %i)", async (seed) => {
    const engine = await open()
    const items = randomItems(seed)
    await engine.load(alwaysThere())
    await engine.replace(items)
    const given = items.map(({ noticeId, subgraph }) => ({ noticeId, subgraph: inOrder(subgraph) }))
    expect(await engine.contributions(ids)).toEqual(given)
    const revision = await engine.revision()
    const { added, removed } = await engine.replace(await engine.contributions(ids))
    expect([added, removed, await engine.revision()]).toEqual([{}, {}, revision])
  })

  test("a row that a later notice gave other values comes back with these, from both", async () => {
    const engine = await open()
    const renamed = { ...agencies[0], name: "Hội đồng nhân dân tỉnh" }
    const later = notice("n2")
    later.nodes = later.nodes.map((one) => (one.props.id === renamed.id ? node("Agency", renamed) : one))
    await engine.replace([
      { noticeId: "n1", subgraph: notice("n1") },
      { noticeId: "n2", subgraph: later },
    ])
    for (const { subgraph } of await engine.contributions(["n1", "n2"]))
      expect(subgraph.nodes).toContainEqual(node("Agency", renamed))
  })

  test("an unknown id contributes nothing, and an empty question has an empty answer", async () => {
    const engine = await open()
    await engine.replace([{ noticeId: "n1", subgraph: notice("n1") }])
    await engine.remove("n1")
    const nothing = { nodes: [], edges: [] }
    expect(await engine.contributions(["n1", "n9"])).toEqual([
      { noticeId: "n1", subgraph: nothing },
      { noticeId: "n9", subgraph: nothing },
    ])
    expect(await engine.contributions([])).toEqual([])
  })

  test("contributors by code point, page by page", async () => {
    const engine = await open()
    const odd = ["n\uFFFD", "n\u{1F600}", "Z", "a", "đ"]
    await engine.replace(odd.map((id) => ({ noticeId: id, subgraph: notice(id) })))
    const sorted = odd.toSorted(byCodePoint)
    const first = await engine.contributors({ first: 3 })
    expect(first).toMatchObject({ totalCount: 5, hasNextPage: true })
    const rest = await engine.contributors({ first: 3, after: first.rows.at(-1)?.cursor })
    expect(rest).toMatchObject({ totalCount: 5, hasNextPage: false })
    expect([...first.rows, ...rest.rows].map(({ row }) => row)).toEqual(sorted)
    await engine.remove("a")
    expect((await engine.contributors({ first: 9 })).rows.map(({ row }) => row)).not.toContain("a")
  })

  test("facts are those that were loaded, whether or not notices give them too", async () => {
    const engine = await open()
    expect(await engine.facts()).toEqual({ nodes: [], edges: [] })
    await engine.load(alwaysThere())
    await engine.replace(randomItems(24))
    expect(await engine.facts()).toEqual(inOrder(alwaysThere()))
  })

  test("vectors come back to the bit, by model and passage", async () => {
    const engine = await open()
    const spots = ["x3", "x1", "x2"]
    const subgraph = spots.reduce((graph, id) => passage(graph, id, "n1/1"), notice("n1"))
    await engine.replace([{ noticeId: "n1", subgraph }])
    const random = new Random(25)
    const vectorsOf = (size: number) =>
      spots.map((id) => ({ id, vector: Float32Array.from({ length: size }, () => random.number() - 0.5) }))
    const [long, short] = [vectorsOf(5), vectorsOf(3).slice(1)]
    await engine.putVectors("m", long)
    await engine.putVectors("M", short)
    const expected = [
      ...short.map((one) => ({ model: "M", ...one })),
      ...long.map((one) => ({ model: "m", ...one })),
    ].toSorted((a, b) => byCodePoint(a.model, b.model) || byCodePoint(a.id, b.id))
    expect(await Array.fromAsync(engine.scanVectors())).toEqual(expected)
    for await (const { id } of engine.scanVectors()) {
      expect(id).toBe("x1")
      break
    }
    await engine.remove("n1")
    expect(await Array.fromAsync(engine.scanVectors())).toEqual([])
  })
}
