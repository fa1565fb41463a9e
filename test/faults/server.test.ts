/** What goes wrong with a server, tried on a real one of the test's own: refused, stopped, killed, paused, started again. */
import { setTimeout as wait } from "node:timers/promises"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import type { Engine } from "../../graph/engine.ts"
import { AppError } from "../../graph/errors.ts"
import { everything } from "../../graph/query.ts"
import { prepareServer, type Server } from "../bolt.ts"
import { chidao } from "../child.ts"
import { dump } from "../engines/conformance.ts"
import { describeServer, empty, openServer, type TestServer } from "../engines/server.ts"
import { notice } from "../engines/small.ts"
import { runOn, type Target } from "../killing.ts"

const MINUTE = 60_000

test("a server that is not there ends a command at once, with the address and the next step", async () => {
  const store = "neo4j://127.0.0.1:1"
  const runs = [["status"], ["ingest", "samples"], ["serve", "--port", "0"]]
  for (const ran of await Promise.all(runs.map((args) => chidao(...args, "--store", store)))) {
    expect(ran).toMatchObject({ code: 1, out: "" })
    expect(ran.err).toMatch(
      /^The store "neo4j:\/\/127\.0\.0\.1:1" does not answer \(.+\); check that the server runs .+\.\n$/,
    )
  }
})

describeServer("a server of its own", () => {
  let server: Server
  let access: TestServer
  let target: Target
  beforeAll(async () => {
    server = prepareServer({ heap: "512m" })
    access = await server.start()
    target = { store: access.uri, env: { CHIDAO_NEO4J_PASSWORD: access.password } }
  }, 5 * MINUTE)
  afterAll(() => server.discard())
  beforeEach(() => empty(access))

  const count = (engine: Engine): Promise<number> =>
    engine.read(async (view) => (await view.list("Notice", everything, [], { first: 0 })).totalCount)
  const sentence = async (env: Record<string, string>): Promise<string> => {
    const ran = await runOn({ store: access.uri, env: { ...target.env, ...env } }, "ingest", "samples")
    expect(ran).toMatchObject({ code: 1, out: "" })
    expect(ran.err.trimEnd().split("\n")).toHaveLength(1)
    return ran.err
  }

  test("a wrong password is refused with what to check, and not told", async () => {
    const err = await sentence({ CHIDAO_NEO4J_PASSWORD: "nothing-like-it" })
    expect(err).toContain('refuses the user "neo4j"; check CHIDAO_NEO4J_USER and CHIDAO_NEO4J_PASSWORD')
    expect(err).not.toContain("nothing-like-it")
  })
  test("a database that is not there is named", async () => {
    expect(await sentence({ CHIDAO_NEO4J_DATABASE: "nowhere" })).toContain('has no database "nowhere"')
  })

  test(
    "a server that is killed and started again under four writers loses and doubles nothing",
    async () => {
      const engine = await openServer(access)
      const ids = Array.from({ length: 40 }, (_, at) => `n${at}`)
      const write = async (id: string): Promise<void> => {
        try {
          await engine.replace([{ noticeId: id, subgraph: notice(id) }])
        } catch (error) {
          // The driver tries again for half a minute; a slow start may outlast that.
          if (!(error instanceof AppError) || error.code !== "ENGINE_UNREACHABLE") throw error
          await write(id)
        }
      }
      try {
        const waiting = [...ids]
        const writer = async (): Promise<void> => {
          for (let id = waiting.shift(); id; id = waiting.shift()) await write(id)
        }
        const writing = Promise.all([writer(), writer(), writer(), writer()])
        while (waiting.length > 25) await wait(20)
        await server.send("crash")
        await server.start()
        await writing
        const rows = await dump(engine)
        expect(rows.Notice).toHaveLength(40)
        expect(rows.ASSIGNED).toHaveLength(80)
        expect(rows.Agency).toHaveLength(2)
        expect((await engine.contributors({ first: 50 })).totalCount).toBe(40)
        for (const id of ids) await engine.remove(id)
        expect(await dump(engine)).toEqual({})
      } finally {
        await engine.close()
      }
    },
    5 * MINUTE,
  )

  test(
    "a server that hangs for ten seconds delays a write and loses nothing",
    async () => {
      const engine = await openServer(access)
      try {
        await engine.replace([{ noticeId: "n1", subgraph: notice("n1") }])
        await server.send("pause")
        const writing = engine.replace([{ noticeId: "n2", subgraph: notice("n2") }])
        const settled = await Promise.race([writing.then(() => "done"), wait(10_000, "waiting")])
        expect(settled).toBe("waiting")
        await server.send("resume")
        expect(await writing).toMatchObject({ added: { Notice: 1 } })
        expect(await count(engine)).toBe(2)
      } finally {
        await server.send("resume")
        await engine.close()
      }
    },
    MINUTE,
  )

  test(
    "a server that hangs for longer than the deadline is given up",
    async () => {
      const engine = await openServer(access, { deadline: 1500 })
      try {
        await server.send("pause")
        const refusal = await count(engine).catch((error: unknown) => error)
        expect(refusal).toBeInstanceOf(AppError)
        expect(refusal).toMatchObject({ code: "ENGINE_UNREACHABLE", details: { reason: "no answer within 1.5 s" } })
      } finally {
        await server.send("resume")
        await engine.close()
      }
    },
    MINUTE,
  )

  test(
    "a database that takes no writes can be asked; a write is refused",
    async () => {
      expect(await runOn(target, "ingest", "samples")).toMatchObject({ code: 0 })
      await server.send("stop")
      await server.start("server.databases.default_to_read_only=true")
      try {
        const asked = await runOn(target, "status", "--json")
        expect(JSON.parse(asked.out).counts.Notice).toBeGreaterThan(10)
        const ran = await runOn(target, "ingest", "samples", "README.md")
        expect(ran).toMatchObject({ code: 1, out: "" })
        expect(ran.err).toContain("takes no writes")
      } finally {
        await server.send("stop")
        await server.start()
      }
    },
    5 * MINUTE,
  )
})
