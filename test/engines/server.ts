/** The Neo4j server of the tests, which test/setup.ts starts or finds; its one graph is emptied by each test that needs it. */
import neo4j, { type Driver } from "neo4j-driver"
import { describe, inject, test } from "vitest"
import { openEngine } from "../../graph/open.ts"

declare module "vitest" {
  interface ProvidedContext {
    /** The server that all tests of a run share; null where the machine has no JDK or no Maven. */
    neo4j: TestServer | null
  }
}
export interface TestServer {
  uri: string
  user: string
  password: string
}

/** Null where there is none, and in tests that ask for none (vitest.config.ts). */
export const testServer = (): TestServer | null => inject("neo4j") ?? null
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
export const openServer = (
  { uri, user, password }: TestServer,
  options: { deadline?: number } = {},
): ReturnType<typeof openEngine> => openEngine({ url: uri, server: { user, password, ...options } })
/** The server's one graph, emptied first. */
export async function openEmpty(server: TestServer): ReturnType<typeof openEngine> {
  await empty(server)
  return openServer(server)
}

/** A `describe` for what needs the server: skipped where there is none; the set-up has said so loudly. */
export function describeServer(name: string, body: (server: TestServer) => void): void {
  const found = testServer()
  if (found) describe(name, () => body(found))
  else test.skip(`${name} [needs a JDK and Maven]`, () => {})
}
