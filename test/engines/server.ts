/** The Neo4j server of the tests: CHIDAO_TEST_NEO4J names one, or the global set-up started one. It is emptied. */
import { writeSync } from "node:fs"
import neo4j, { type Driver } from "neo4j-driver"
import { afterAll, beforeAll, describe, inject, test } from "vitest"
import { openEngine } from "../../graph/open.ts"
import { takeTurn } from "./turns.ts"

export interface TestServer {
  uri: string
  user: string
  password: string
}
declare module "vitest" {
  interface ProvidedContext {
    neo4j: TestServer | null
  }
}

export function testServer(): TestServer | null {
  const named = process.env.CHIDAO_TEST_NEO4J
  return named ? (JSON.parse(named) as TestServer) : (inject("neo4j") ?? null)
}
export const driverOf = ({ uri, user, password }: TestServer): Driver =>
  neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })

/** Takes away every node; constraints and indexes stay. */
export async function empty(server: TestServer): Promise<void> {
  const driver = driverOf(server)
  try {
    await driver.executeQuery("MATCH (n) DETACH DELETE n", {}, { database: "neo4j" })
  } finally {
    await driver.close()
  }
}
export const openServer = ({ uri, user, password }: TestServer): ReturnType<typeof openEngine> =>
  openEngine({ url: uri, server: { user, password } })
/** The server's one graph, emptied first. */
export async function openEmpty(server: TestServer): ReturnType<typeof openEngine> {
  await empty(server)
  return openServer(server)
}

/** Longer than all the other files that use the server take. */
const TURN_MS = 900_000

/** A `describe` for what needs the server, and alone: skipped with one loud line where there is none. */
export function describeServer(name: string, body: (server: TestServer) => void): void {
  const found = testServer()
  if (found) {
    describe(name, () => {
      let end: (() => void) | undefined
      beforeAll(async () => {
        end = await takeTurn(found.uri)
      }, TURN_MS)
      afterAll(() => end?.())
      body(found)
    })
    return
  }
  writeSync(2, `SKIPPED, no Neo4j server (CHIDAO_TEST_NEO4J): ${name}\n`)
  test.skip(`${name} [needs a Neo4j server]`, () => {})
}
