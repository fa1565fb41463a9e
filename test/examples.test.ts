import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Served, samplesFolder, serve } from "./served.ts"

const folder = new URL("../examples/", import.meta.url)
const files = readdirSync(folder)
const queries = files.filter((file) => file.endsWith(".graphql"))
const read = (file: string): string => readFileSync(fileURLToPath(new URL(file, folder)), "utf8")

let served: Served
beforeAll(async () => {
  served = await serve([samplesFolder])
})
afterAll(() => served.close())

/** The totals and lengths of all lists in an answer, by path. */
function sizes(value: unknown, path = ""): [string, number][] {
  if (Array.isArray(value)) return [[path, value.length], ...value.flatMap((one) => sizes(one, path))]
  if (value === null || typeof value !== "object") return []
  return Object.entries(value).flatMap(([key, inner]) => sizes(inner, path ? `${path}.${key}` : key))
}

describe.each(queries)("examples/%s", (file) => {
  const variablesFile = file.replace(".graphql", ".json")
  const variables = files.includes(variablesFile) ? JSON.parse(read(variablesFile)) : {}

  test("says what it asks in English and in Vietnamese", () => {
    const [english, vietnamese] = read(file).split("\n")
    expect(english).toMatch(/^# [A-Z].+[.?]$/)
    expect(vietnamese).toMatch(/^# .*[\u1ea0-\u1ef9ăâđêôơư].*[.?]$/u)
  })

  test("is answered from the samples, each of its lists with something", async () => {
    const answer = await served.ask(read(file), variables)
    expect(answer.errors).toBeUndefined()
    const found = Object.groupBy(sizes(answer.data), ([path]) => path)
    const empty = Object.entries(found).filter(([, lists]) => lists?.every(([, size]) => size === 0))
    expect(empty.map(([path]) => path)).toEqual([])
  })
})
