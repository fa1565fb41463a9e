/** Eight writers in two processes replace and remove notices that share rows: nothing is lost, nothing stands twice. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { openEngine } from "../../graph/open.ts"
import { dump } from "./conformance.ts"
import { alwaysThere } from "./random.ts"
import { NOTICES, roundOf } from "./rounds.ts"
import { driverOf, openEmpty, openServer, type TestServer } from "./server.ts"

const script = fileURLToPath(new URL("writer.ts", import.meta.url))
async function written(server: TestServer, round: number): Promise<void> {
  const half = NOTICES / 2
  const children = [0, half].map((first) => {
    const words = [script, JSON.stringify(server), String(first), String(half), String(round)]
    return spawn(process.execPath, words, { stdio: ["ignore", "inherit", "inherit"] })
  })
  for (const [code] of await Promise.all(children.map((child) => once(child, "exit")))) expect(code).toBe(0)
}

export function manyWriters(server: TestServer, folder: string): void {
  test("eight writers, two processes: the graph that one writer makes", { timeout: 300_000 }, async () => {
    const plain = await openEngine({ url: `sqlite:${folder}/many.db` })
    await plain.load(alwaysThere())
    await (await openEmpty(server)).close()
    const engine = await openServer(server)
    await engine.load(alwaysThere())
    for (const round of [0, 1, 2]) {
      await written(server, round)
      const items = roundOf(round)
      for (let at = 0; at < items.length; at += 50) await plain.replace(items.slice(at, at + 50))
      expect(await dump(engine)).toEqual(await dump(plain))
    }
    await Promise.all([plain.close(), engine.close()])
    await expectCountsRight(server)
  })
}

/** Each row is counted by the notices that list it. */
async function expectCountsRight(server: TestServer): Promise<void> {
  const driver = driverOf(server)
  const text = `MATCH (c:_Contributor) UNWIND c.Agency AS id WITH id, count(*) AS givers
    MATCH (a:Agency {id: id}) RETURN count(*) AS all, sum(CASE WHEN a._givers = givers THEN 1 ELSE 0 END) AS right`
  const { records } = await driver.executeQuery(text, {}, { database: "neo4j" })
  await driver.close()
  expect(records[0]?.get("all")).toBeGreaterThan(0)
  expect(records[0]?.get("right")).toBe(records[0]?.get("all"))
}
