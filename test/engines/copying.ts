/** What a copy between two stores must do, of whichever engines: one suite for every pair. Both open empty each time. */
import { afterEach, describe, expect, test } from "vitest"
import { type CopyOptions, type CopyReceipt, copyStore } from "../../graph/copy.ts"
import type { Engine } from "../../graph/engine.ts"
import { AppError } from "../../graph/errors.ts"
import { dump } from "./conformance.ts"
import { alwaysThere, Random, randomNotice } from "./random.ts"
import { entry, notice, passage } from "./small.ts"

type Open = () => Promise<Engine>
const names = { from: "sqlite:from.db", to: "sqlite:to.db" }

/** Random notices, a file of two names, a refused one, vectors of two models, one passage without any. */
async function filled(engine: Engine, seed: number): Promise<Engine> {
  const random = new Random(seed)
  await engine.load(alwaysThere())
  await engine.replace(random.times(8, (at) => ({ noticeId: `r${at}`, subgraph: randomNotice(random, `r${at}`) })))
  const spots = ["x1", "x2", "x3"]
  const subgraph = spots.reduce((graph, id) => passage(graph, id, "n1/1"), notice("n1"))
  await engine.replace([{ noticeId: "n1", subgraph, source: entry("s1", "b/a.txt", "n1") }])
  await engine.record(entry("s1", "a.txt", "n1"))
  await engine.record({ ...entry("s2", "c.txt", null), status: "refused", error: "SOURCE_EMPTY", message: "m" })
  const vectors = spots.map((id) => ({ id, vector: Float32Array.from({ length: 4 }, () => random.number() + 0.1) }))
  await engine.putVectors("m", vectors)
  await engine.putVectors("other", vectors.slice(1))
  return engine
}
const many = async (engine: Engine): Promise<Engine> => {
  const ids = Array.from({ length: 120 }, (_, at) => `n${at}`)
  for (let at = 0; at < ids.length; at += 40)
    await engine.replace(ids.slice(at, at + 40).map((id) => ({ noticeId: id, subgraph: notice(id) })))
  return engine
}
const whole = async (engine: Engine) => ({
  rows: await dump(engine),
  facts: await engine.facts(),
  vectors: await Array.fromAsync(engine.scanVectors()),
})
const copy = (options: Omit<CopyOptions, "names">): Promise<CopyReceipt> => copyStore({ ...options, names })
const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "no error",
    (error: unknown) => (error instanceof AppError ? { code: error.code, ...(error.details as object) } : error),
  )

export function copying(name: string, openFrom: Open, openTo: Open): void {
  const opened: Engine[] = []
  const both = async (): Promise<{ from: Engine; to: Engine }> => {
    const pair = { from: await openFrom(), to: await openTo() }
    opened.push(pair.from, pair.to)
    return pair
  }
  afterEach(async () => {
    for (const engine of opened.splice(0)) await engine.close()
  })

  describe(`a copy ${name}`, () => {
    test.each([31, 32, 33])(
      "holds all: facts, notices, files, vectors; again it writes nothing (seed %i)",
      async (seed) => {
        const { from, to } = await both()
        await filled(from, seed)
        const receipt = await copy({ from, to })
        expect(receipt).toMatchObject({ notices: 9, written: 9, sources: 2, vectors: 5 })
        expect(receipt.hash).toMatch(/^[0-9a-f]{64}$/)
        expect(await whole(to)).toEqual(await whole(from))
        const revision = await to.revision()
        expect(await copy({ from, to })).toEqual({ ...receipt, written: 0 })
        expect(await to.revision()).toBe(revision)
      },
    )

    test("of an empty store is empty", async () => {
      expect(await copy(await both())).toMatchObject({ notices: 0, written: 0, sources: 0, vectors: 0 })
    })

    test("goes on where it was stopped, and says how far it is", async () => {
      const { from, to } = await both()
      await many(from)
      const stop = new AbortController()
      const stopped = await copy({ from, to, signal: stop.signal, onProgress: () => stop.abort() })
      expect(stopped).toMatchObject({ notices: 50, written: 50, hash: null })
      const steps: string[] = []
      const resumed = await copy({
        from,
        to,
        onProgress: ({ step, done, total }) => steps.push(`${step} ${done}/${total}`),
      })
      expect(resumed).toMatchObject({ notices: 120, written: 70 })
      expect(steps.filter((step) => step.startsWith("copy"))).toEqual(["copy 50/120", "copy 100/120", "copy 120/120"])
      expect(await dump(to)).toEqual(await dump(from))
    })

    test("writes again only the notice that has changed since", async () => {
      const { from, to } = await both()
      await filled(from, 34)
      await copy({ from, to })
      const changed = notice("n1", { gist: "Báo cáo kết quả" })
      await from.replace([{ noticeId: "n1", subgraph: changed }])
      await from.record(entry("s3", "c.txt", "n1"))
      // The refused file of that name went when the path was read well.
      expect(await refusal(copy({ from, to }))).toMatchObject({ code: "STORE_OTHER", id: "s2" })
      await to.forget("s2")
      expect(await copy({ from, to })).toMatchObject({ written: 1, sources: 2, vectors: 0 })
      expect(await whole(to)).toEqual(await whole(from))
    })

    test("is refused before it writes where the target holds what the source does not", async () => {
      const { from, to } = await both()
      await filled(from, 35)
      await to.replace([{ noticeId: "n2", subgraph: notice("n2") }])
      const revision = await to.revision()
      expect(await refusal(copy({ from, to }))).toEqual({
        code: "STORE_OTHER",
        target: names.to,
        source: names.from,
        id: "n2",
      })
      expect(await to.revision()).toBe(revision)
    })

    test("that does not end equal says in what", async () => {
      const { from, to } = await both()
      const all = alwaysThere()
      await from.load({ nodes: all.nodes.slice(0, 2), edges: [] })
      await to.load(all)
      expect(await refusal(copy({ from, to }))).toMatchObject({
        code: "STORE_DIFFERS",
        name: "facts",
        count: 2,
        found: 5,
      })
    })
  })
}
