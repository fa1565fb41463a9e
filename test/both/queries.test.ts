/** The questions of docs/neo4j.md, asked as they stand there. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Driver } from "neo4j-driver"
import { afterAll, beforeAll, expect, test } from "vitest"
import { loadGazetteer } from "../../ingest/gazetteer.ts"
import { ingest } from "../../ingest/pipeline.ts"
import { root, samples } from "../child.ts"
import { describeServer, driverOf, openEmpty } from "../engines/server.ts"

const page = readFileSync(join(root, "docs/neo4j.md"), "utf8")
const questions = [...page.matchAll(/^(\w.+):\n\n```cypher\n([^`]+)```$/gm)].map(([, title = "", text = ""]) => ({
  title,
  text,
}))

describeServer("the Cypher of docs/neo4j.md", (server) => {
  let driver: Driver
  beforeAll(async () => {
    const engine = await openEmpty(server)
    await ingest({ engine, gazetteer: loadGazetteer(), embedder: null, paths: [samples] })
    await engine.close()
    driver = driverOf(server)
  })
  afterAll(() => driver.close())
  const ask = (text: string) => driver.executeQuery(text, {}, { database: "neo4j", routing: "READ" })

  test("are ten", () => expect(questions).toHaveLength(10))

  test.each(questions)("$title", async ({ text }) => {
    const { records, summary } = await ask(text)
    expect(records.length).toBeGreaterThan(0)
    // A label or property that the graph does not have is only warned of.
    const warned = summary.gqlStatusObjects.filter(({ severity }) => severity === "WARNING")
    expect(warned.map(({ statusDescription }) => statusDescription)).toEqual([])
    for (const key of records[0]?.keys ?? [])
      expect(
        records.some((row) => row.get(key) !== null),
        `${String(key)} is always null`,
      ).toBe(true)
  })

  test("words are those of the notice", async () => {
    const { records } = await ask(
      "MATCH (d:Duty) MATCH (n:Notice {id: d.noticeId}) RETURN d.gist AS gist, substring(n.text, d.from, d.to - d.from) AS words",
    )
    expect(records.length).toBeGreaterThan(50)
    const bare = (text: string) => text.replace(/\s+/g, " ").trim()
    for (const row of records) expect(bare(row.get("words"))).toContain(bare(row.get("gist")).slice(0, 20))
  })
})
