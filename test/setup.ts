/**
 * Once a run, before the first test that needs a Neo4j server: starts one in a folder of its own, or takes the one that
 * CHIDAO_TEST_NEO4J names as `neo4j.sh start --json` prints it; its database is emptied. Without a JDK or Maven these tests
 * are skipped with one loud line; in CI that is a failure.
 */
import { writeSync } from "node:fs"
import type { TestProject } from "vitest/node"
import { JavaMissing, prepareServer } from "./bolt.ts"
import type { TestServer } from "./engines/server.ts"

export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.CHIDAO_TEST_NEO4J
  if (given) {
    project.provide("neo4j", JSON.parse(given) as TestServer)
    return undefined
  }
  const server = prepareServer()
  try {
    project.provide("neo4j", await server.start())
  } catch (error) {
    await server.discard()
    if (!(error instanceof JavaMissing) || process.env.CI) throw error
    writeSync(2, `\nSKIPPED, all tests on Neo4j: ${error.message}\n\n`)
    project.provide("neo4j", null)
    return undefined
  }
  return () => server.discard()
}
