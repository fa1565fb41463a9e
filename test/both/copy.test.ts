/** A store of either engine copied into the other. */
import { randomUUID } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { copyStore } from "../../graph/copy.ts"
import { openEngine } from "../../graph/open.ts"
import { loadGazetteer } from "../../ingest/gazetteer.ts"
import { ingest } from "../../ingest/pipeline.ts"
import { samples, start } from "../child.ts"
import { copying } from "../engines/copying.ts"
import { describeServer, openEmpty } from "../engines/server.ts"

describeServer("copies between engines", (server) => {
  const folder = mkdtempSync(join(tmpdir(), "chidao-"))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const address = () => `sqlite:${join(folder, randomUUID())}.db`
  const openFile = () => openEngine({ url: address() })
  const openServer = () => openEmpty(server)

  copying("from SQLite to Neo4j", openFile, openServer)
  copying("from Neo4j to SQLite", openServer, openFile)

  test("the samples there and back by the command, with one hash all the way", async () => {
    const [first, second] = [address(), address()]
    const engine = await openEngine({ url: first })
    await ingest({ engine, gazetteer: loadGazetteer(), embedder: null, paths: [samples] })
    await engine.close()
    await (await openServer()).close()
    const env = { CHIDAO_NEO4J_PASSWORD: server.password }
    const hashes: (string | undefined)[] = []
    for (const [from, to] of [
      [first, server.uri],
      [server.uri, second],
      [first, second],
    ] as const) {
      const ran = await start(["copy", from, to], { env }).ended
      expect(ran).toMatchObject({ code: 0 })
      hashes.push(/Both hold the same: ([0-9a-f]{64})/.exec(ran.out)?.[1])
    }
    expect(new Set(hashes).size).toBe(1)
    expect(hashes[0]).toBeDefined()
  })

  test("is stopped between batches and goes on", async () => {
    const from = await openFile()
    const to = await openServer()
    try {
      await ingest({ engine: from, gazetteer: loadGazetteer(), embedder: null, paths: [samples] })
      const names = { from: "a", to: "b" }
      const stop = AbortSignal.abort()
      expect(await copyStore({ from, to, names, signal: stop })).toMatchObject({ written: 0, hash: null })
      const whole = await copyStore({ from, to, names })
      expect(whole.written).toBe(whole.notices)
    } finally {
      await from.close()
      await to.close()
    }
  })
})
