/** The house rules of docs/design.md section 6, held against the sources. */
import { describe, expect, test } from "vitest"
import { readSources, type Source } from "./sources.ts"

const house = readSources("{graph,ingest,src}/**/*.ts")
const all = [...house, ...readSources("{bench,bin,test}/**/*.ts")]
const MAX_FILE_LINES = 300
const MAX_FUNCTION_LINES = 60

/** What a floor may import of ours. */
const floors: Record<string, string[]> = {
  graph: ["graph"],
  ingest: ["ingest", "graph"],
  src: ["src", "ingest", "graph"],
}
const folderOf = (path: string): string => path.split("/")[0] ?? ""

describe("the house rules", () => {
  test("there is a house", () => {
    expect(Object.keys(Object.groupBy(house, ({ path }) => folderOf(path))).toSorted()).toEqual([
      "graph",
      "ingest",
      "src",
    ])
  })

  test("imports go down only", () => {
    const up = house.flatMap(({ path, own }) =>
      own
        .filter((target) => !floors[folderOf(path)]?.includes(folderOf(target)))
        .map((target) => `${path} -> ${target}`),
    )
    expect(up.filter((one) => !one.endsWith("package.json"))).toEqual([])
  })

  test("steps do not import each other; only the pipeline knows their order", () => {
    const crossed = house.flatMap(({ path, own }) => {
      const step = stepOf(path)
      if (!step) return []
      return own
        .filter((target) => (stepOf(target) ?? step) !== step || target === PIPELINE)
        .map((target) => `${path} -> ${target}`)
    })
    expect(crossed).toEqual([])
  })

  test.each(doors())("$what only in $where", ({ used, behind }) => {
    expect(house.filter((source) => used(source) && !behind.test(source.path)).map(({ path }) => path)).toEqual([])
  })

  test("no default exports", () => {
    expect(all.filter((source) => source.defaultExport).map(({ path }) => path)).toEqual([])
  })

  test("a file is one lower-case word, and never a heap of odds and ends", () => {
    // "neo4j" is how its makers write it.
    const named = /^(([a-z]+|neo4j)\/)+([a-z]+|neo4j)(\.test)?\.ts$/
    const heap = /(^|\/)(utils?|helpers?|managers?|services?|base|common|misc)(\/|\.)/
    expect(all.filter(({ path }) => !named.test(path) || heap.test(path)).map(({ path }) => path)).toEqual([])
  })

  test("no import circles", () => {
    expect(circles(all)).toEqual([])
  })

  test(`a file over ${MAX_FILE_LINES} lines says why at its head`, () => {
    const long = house.filter(({ lines, excused }) => lines > MAX_FILE_LINES && !excused)
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
  })

  test(`a function over ${MAX_FUNCTION_LINES} lines says why above it`, () => {
    const long = house.flatMap(({ path, functions }) =>
      functions
        .filter(({ lines, excused }) => lines > MAX_FUNCTION_LINES && !excused)
        .map(({ name, lines }) => `${path} ${name}: ${lines}`),
    )
    expect(long).toEqual([])
  })
})

const PIPELINE = "ingest/pipeline.ts"
/**
 * The steps: a file and the folder of its name. What is no step (types, gazetteer, pieces that steps share)
 * may be used by all.
 */
const steps = [
  ...["text", "html", "docx", "pdf"].map((name) => `readers/${name}`),
  ...["date", "symbol", "agency", "person", "place", "number"].map((name) => `finders/${name}`),
  ...["parse", "aliases", "header", "cite", "duties", "resolve", "embed"],
]
function stepOf(path: string): string | undefined {
  const [, name] = /^ingest\/((?:finders\/|readers\/)?[a-z]+)(?:\.ts$|\/)/.exec(path) ?? []
  return steps.find((step) => step === name)
}

interface Door {
  what: string
  where: string
  used(source: Source): boolean
  behind: RegExp
}
function doors(): Door[] {
  const importing = (what: string, names: RegExp, where: string, behind: RegExp): Door => {
    return { what, where, behind, used: ({ packages }) => packages.some((name) => names.test(name)) }
  }
  const touching = (what: string, names: RegExp, where: string, behind: RegExp): Door => {
    return { what, where, behind, used: ({ members }) => members.some((name) => names.test(name)) }
  }
  return [
    importing("node:sqlite", /^node:sqlite$/, "graph/engines/", /^graph\/engines\//),
    importing("neo4j-driver", /^neo4j-driver/, "graph/engines/", /^graph\/engines\//),
    importing("graphql", /^(graphql|graphql-yoga|dataloader)($|\/)|^@graphql-tools\//, "src/", /^src\//),
    importing("transformers", /^@huggingface\/transformers$/, "ingest/embedders/", /^ingest\/embedders\//),
    importing("commander", /^commander$/, "src/main.ts and src/commands/", /^src\/(main\.ts|commands\/)/),
    touching("process.env", /^process\.env$/, "src/config.ts", /^src\/config\.ts$/),
    touching("printing", /^(console\..+|process\.(stdout|stderr))$/, "src/main.ts", /^src\/main\.ts$/),
    touching("ending the process", /^process\.(exit|exitCode|kill|abort)$/, "src/main.ts", /^src\/main\.ts$/),
  ]
}

/** Each circle once, as the path that closes it. */
function circles(sources: readonly Source[]): string[] {
  const imports = new Map(sources.map(({ path, own }) => [path, own]))
  const done = new Set<string>()
  const found: string[] = []
  const walk = (path: string, trail: readonly string[]) => {
    const start = trail.indexOf(path)
    if (start >= 0) found.push([...trail.slice(start), path].join(" -> "))
    if (start >= 0 || done.has(path)) return
    for (const target of imports.get(path) ?? []) walk(target, [...trail, path])
    done.add(path)
  }
  for (const { path } of sources) walk(path, [])
  return found
}
