/** Writes that meet: a transaction whose answer is lost on the way and that is run again, and removals under writers. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Engine } from "../../graph/engine.ts"
import { openEngine } from "../../graph/open.ts"
import { dump } from "../engines/conformance.ts"
import { alwaysThere, Random, randomNotice } from "../engines/random.ts"
import { describeServer, openEmpty, openServer } from "../engines/server.ts"
import { entry, notice } from "../engines/small.ts"

/** The Bolt message COMMIT: a chunk of two bytes, a structure without fields, its end. */
const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00])

/**
 * Stands between a client and the server. While `cuts` is above zero a commit is passed on, but its answer is not: the
 * connection breaks once the server has answered, so what was asked is done and the client does not know.
 */
class Wire {
  cuts = 0
  readonly #server: Server
  readonly #open = new Set<Socket>()
  constructor(uri: string) {
    const { hostname, port } = new URL(uri)
    this.#server = createServer((client) => {
      const server = connect(Number(port), hostname)
      let cutting = false
      for (const socket of [client, server]) {
        this.#open.add(socket)
        socket.on("error", () => undefined)
        socket.on("close", () => {
          this.#open.delete(socket)
          client.destroy()
          server.destroy()
        })
      }
      client.on("data", (data) => {
        if (this.cuts > 0 && data.includes(COMMIT)) {
          this.cuts -= 1
          cutting = true
        }
        server.write(data)
      })
      server.on("data", (data) => {
        if (cutting) client.destroy()
        else client.write(data)
      })
    })
  }
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve))
    return `bolt://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }
  close(): void {
    this.#server.close()
    for (const socket of this.#open) socket.destroy()
  }
}

describeServer("a transaction that the driver runs twice", (server) => {
  let wire: Wire
  let engine: Engine
  beforeAll(async () => {
    await (await openEmpty(server)).close()
    wire = new Wire(server.uri)
    const { user, password } = server
    engine = await openEngine({ url: await wire.listen(), server: { user, password } })
  })
  afterAll(async () => {
    await engine.close()
    wire.close()
  })

  test("writes each row once, whatever is written", async () => {
    const writes: (() => Promise<unknown>)[] = [
      () =>
        engine.replace(
          ["n1", "n2"].map((id) => ({ noticeId: id, subgraph: notice(id), source: entry(`s-${id}`, `${id}.txt`, id) })),
        ),
      () => engine.replace([{ noticeId: "n1", subgraph: notice("n1", { gist: "Báo cáo" }) }]),
      () => engine.record(entry("s-n1", "copy.txt", "n1")),
      () => engine.remove("n2"),
      () => engine.forget("s-n1"),
    ]
    for (const [at, write] of writes.entries()) {
      wire.cuts = 1
      await write()
      expect(wire.cuts, `write ${at} was cut`).toBe(0)
    }
    // All was removed again; a row made twice, or counted twice, would be left.
    expect(await dump(engine)).toEqual({})
  })

  test("leaves what a run without faults leaves", async () => {
    const random = new Random(41)
    const items = random.times(4, (at) => ({ noticeId: `r${at}`, subgraph: randomNotice(random, `r${at}`) }))
    await engine.load(alwaysThere())
    for (const item of items) {
      wire.cuts = 1
      await engine.replace([item])
    }
    const cut = await dump(engine)
    for (const { noticeId } of items) await engine.remove(noticeId)
    await engine.replace(items)
    expect(await dump(engine)).toEqual(cut)
  })
})

describeServer("removals under writers", (server) => {
  test("take no row that another notice gives, and leave none that nobody gives", async () => {
    const engines = [await openEmpty(server), await openServer(server)] as const
    try {
      for (let round = 0; round < 4; round += 1) {
        const [gone, kept] = [`g${round}`, `k${round}`]
        await engines[0].replace([{ noticeId: gone, subgraph: notice(gone) }])
        // Both agencies are held by the notice that goes alone: they go or stay by who comes first.
        await Promise.all([engines[0].remove(gone), engines[1].replace([{ noticeId: kept, subgraph: notice(kept) }])])
        const rows = await dump(engines[0])
        expect(rows).toMatchObject({ Notice: [{ id: kept }], Agency: [{ id: "a1" }, { id: "a2" }] })
        expect(rows.ASSIGNED).toHaveLength(2)
        await Promise.all([engines[0].remove(kept), engines[1].remove(kept)])
        expect(await dump(engines[1])).toEqual({})
      }
    } finally {
      for (const engine of engines) await engine.close()
    }
  })
})
