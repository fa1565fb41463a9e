/**
 * How well and how fast search finds, one JSON line a figure.
 *
 * `node bench/retrieval.ts` reads the samples and, where it is there, ../shared/corpus, and asks 200 known-item queries:
 * of 200 clauses of 25 syllables or more, drawn by seed, two stretches of four to six neighbouring syllables, one from
 * each half of the clause, the second first every other time. Right are the clauses with these words. Weights were chosen
 * on other seeds and other queries (docs/search.md). `node bench/retrieval.ts speed [N]` measures N (100,000) generated
 * clauses, warm, with queries of 8 to 12 syllables; vectors are random, the query is not embedded.
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Engine } from "../graph/engine.ts"
import type { NodeProps, Subgraph } from "../graph/model.ts"
import { openEngine } from "../graph/open.ts"
import { everything, type Where } from "../graph/query.ts"
import { type Hit, type Mode, search } from "../graph/search.ts"
import { folded } from "../graph/text.ts"
import { type Embedder, openEmbedder } from "../ingest/embed.ts"
import { loadGazetteer } from "../ingest/gazetteer.ts"
import { ingest } from "../ingest/pipeline.ts"
import { generateNotices, randomFrom } from "../test/generate.ts"

const SEED = 20_251_125
const QUERIES = 200
const A_NOTICE = 12
type Clause = NodeProps<"Directive">
interface Query {
  text: string
  right: ReadonlySet<string>
}
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const print = (figure: string, value: number, more: object = {}): void =>
  void process.stdout.write(`${JSON.stringify({ figure, value: Number(value.toPrecision(4)), ...more })}\n`)
const syllables = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

const folder = mkdtempSync(join(tmpdir(), "chidao-bench-"))
const engine = await openEngine({ url: `sqlite:${join(folder, "store.db")}` })

async function quality(): Promise<void> {
  const gazetteer = loadGazetteer()
  await engine.load(gazetteer.facts())
  const embedder = await openEmbedder("local", { modelsFolder: at("../models") })
  if (!embedder) throw new Error("the local embedder did not open")
  try {
    const paths = [at("../samples"), at("../../shared/corpus")].filter((path) => existsSync(path))
    await ingest({ engine, gazetteer, embedder, paths })
    const clauses = await Array.fromAsync(engine.scan("Directive"))
    const queries = knownItems(clauses)
    print("clauses", clauses.length, { queries: queries.length, folders: paths.length })
    const scores = new Map<string, number>([["plain", meanOf(queries, plainSearch(clauses))]])
    for (const mode of ["lexical", "semantic", "hybrid"] as const)
      scores.set(mode, await asked(queries, mode, embedder))
    for (const [name, score] of scores) print(`nDCG@10, ${name}`, score)
    for (const mode of ["lexical", "hybrid"] as const) {
      const bare = queries.map((query) => ({ ...query, text: folded(query.text) }))
      print(`typed without accents, ${mode}`, (await asked(bare, mode, embedder)) / (scores.get(mode) ?? 1), {
        unit: "of the accented result",
      })
    }
    await numbers(embedder)
  } finally {
    await embedder.close()
  }
}

function knownItems(clauses: readonly Clause[]): Query[] {
  const random = randomFrom(SEED)
  const below = (limit: number): number => Math.floor(random() * limit)
  const long = clauses.filter(({ text }) => syllables(text).length >= 25)
  return Array.from({ length: Math.min(QUERIES, long.length) }, (_, n) => {
    const [{ text }] = long.splice(below(long.length), 1) as [Clause]
    const words = text.match(/[\p{L}\p{N}]+(?:[/-][\p{L}\p{N}]+)*/gu) ?? []
    const half = Math.floor(words.length / 2)
    const stretch = (from: number, to: number): string[] => {
      const length = 4 + below(3)
      const start = from + below(Math.max(1, to - from - length))
      return words.slice(start, start + length)
    }
    const parts = [stretch(0, half), stretch(half, words.length)]
    const said = n % 2 ? parts.toReversed() : parts
    return {
      text: said.flat().join(" "),
      right: new Set(clauses.filter((one) => one.text === text).map(({ id }) => id)),
    }
  })
}

function ndcg(ids: readonly string[], right: ReadonlySet<string>): number {
  const gain = (place: number): number => 1 / Math.log2(place + 2)
  const found = ids.slice(0, 10).reduce((sum, id, place) => sum + (right.has(id) ? gain(place) : 0), 0)
  return found / Array.from({ length: Math.min(10, right.size) }, (_, n) => gain(n)).reduce((a, b) => a + b, 0)
}
const meanOf = (queries: readonly Query[], find: (text: string) => string[]): number =>
  queries.reduce((sum, { text, right }) => sum + ndcg(find(text), right), 0) / queries.length

/** The plain answer: BM25 (k1 1.2, b .75) over lower-case syllables as they are written. */
function plainSearch(clauses: readonly Clause[]): (text: string) => string[] {
  const bags = clauses.map(({ id, heading, text }) => {
    const words = syllables(`${heading ?? ""}\n${text}`)
    return { id, length: words.length, times: Map.groupBy(words, (word) => word) }
  })
  const mean = bags.reduce((sum, { length }) => sum + length, 0) / bags.length
  return (text) => {
    const terms = [...new Set(syllables(text))].map((term) => {
      const held = bags.filter(({ times }) => times.has(term)).length
      return { term, rarity: Math.log(1 + (bags.length - held + 0.5) / (held + 0.5)) }
    })
    const scoreOf = ({ times, length }: (typeof bags)[number]): number =>
      terms.reduce((sum, { term, rarity }) => {
        const said = times.get(term)?.length ?? 0
        return sum + (rarity * said * 2.2) / (said + 1.2 * (0.25 + (0.75 * length) / mean))
      }, 0)
    const scored = bags.map((bag) => ({ id: bag.id, score: scoreOf(bag) }))
    return scored.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).map(({ id }) => id)
  }
}

async function find(text: string, mode: Mode, embedder: Embedder, limit: number): Promise<Hit[]> {
  const [vector = null] = mode === "lexical" ? [] : await embedder.embed([text], "query")
  const request = { text, vector, model: embedder.model, where: everything, limit, mode }
  return (await engine.read((view) => search(view, request))).hits
}
async function asked(queries: readonly Query[], mode: Mode, embedder: Embedder): Promise<number> {
  const found = new Map<string, string[]>()
  for (const { text } of queries) {
    const hits = await find(text, mode, embedder, 10)
    found.set(
      text,
      hits.map(({ id }) => id),
    )
  }
  return meanOf(queries, (text) => found.get(text) ?? [])
}

/** The number of every document held or cited, in three spellings: the first hit is of it or cites it. */
async function numbers(embedder: Embedder): Promise<void> {
  const held = new Map<string, Set<string>>()
  const note = (symbol: string, clause: string): void =>
    void held.set(symbol, (held.get(symbol) ?? new Set()).add(clause))
  const documents = await engine.read(async (view) => {
    const rows = (await view.list("Document", everything, [], { first: 10_000 })).rows.map(({ row }) => row)
    const ids = rows.map(({ id }) => id)
    const cited = await view.follow("Document", "<CITES", ids, { page: { first: 1000 } })
    const texts = await view.follow("Document", "<IS", ids, { page: { first: 1000 } })
    for (const { id, symbol } of rows) {
      for (const { row } of cited.get(id)?.rows ?? []) note(symbol, row.node.props.id)
      for (const { row } of texts.get(id)?.rows ?? []) note(symbol, row.node.props.id)
    }
    return rows
  })
  const whole = [...new Set(documents.map(({ symbol }) => symbol))].filter((symbol) =>
    /^\d+[a-z]?[/-].*\p{L}/u.test(symbol),
  )
  let [right, all] = [0, 0]
  for (const symbol of whole) {
    const ids = held.get(symbol) ?? new Set()
    for (const text of [symbol, folded(symbol), `văn bản số ${symbol}`]) {
      const hits = await find(text, "hybrid", embedder, 1)
      // Cited in a title or header alone: no clause holds it.
      const clauses = [...ids].some((id) => id.includes("/"))
      if (!clauses && hits.length === 0) continue
      all += 1
      const [first] = hits
      if (first && (ids.has(first.id) || ids.has(first.id.slice(0, first.id.indexOf("/"))))) right += 1
    }
  }
  print("document numbers, first hit right", right / all, { queries: all })
}

async function speed(count: number): Promise<void> {
  const texts = await fill(engine, count)
  const random = randomFrom(SEED + 1)
  const queries = Array.from({ length: QUERIES }, () => {
    const words = syllables(texts[Math.floor(random() * texts.length)] ?? "")
    const length = 8 + Math.floor(random() * 5)
    const start = Math.floor(random() * Math.max(1, words.length - length))
    return words.slice(start, start + length).join(" ")
  })
  const years = (from: string, to: string): Where => ({
    and: [
      { field: "issuedOn", op: "gte", value: from },
      { field: "issuedOn", op: "lte", value: to },
    ],
  })
  const filters: [string, Where][] = [
    ["no filter", everything],
    ["one of 34 provinces", { field: "provinceId", op: "eq", value: "p7" }],
    ["two of five years", years("2021-01-01", "2022-12-31")],
  ]
  for (const mode of ["lexical", "hybrid"] as const) {
    for (const [name, where] of filters) {
      const vector = randomVector(random)
      const ask = (text: string): Promise<unknown> =>
        engine.read((view) => search(view, { text, vector, model: "m", where, limit: 20, mode }))
      for (const text of queries) await ask(text)
      const took: number[] = []
      const before = process.cpuUsage()
      for (const text of queries) {
        vector.set(randomVector(random))
        const start = performance.now()
        await ask(text)
        took.push(performance.now() - start)
      }
      const { user, system } = process.cpuUsage(before)
      const cpu = Number(((user + system) / 1000 / queries.length).toPrecision(3))
      took.sort((a, b) => a - b)
      const share = (part: number): number => took[Math.floor(took.length * part)] ?? 0
      const target = mode === "lexical" ? "<= 25" : "<= 80"
      print(`${mode}, p95`, share(0.95), {
        unit: "ms",
        p50: Number(share(0.5).toPrecision(3)),
        cpu,
        filter: name,
        target,
      })
    }
  }
}
function randomVector(random: () => number): Float32Array {
  return Float32Array.from({ length: 384 }, () => random() - 0.5)
}

/** Clauses of generated notices, twelve to a notice, each with a passage and a vector. */
async function fill(to: Engine, count: number): Promise<string[]> {
  const texts: string[] = []
  for (const { text } of generateNotices({ count, seed: SEED })) {
    texts.push(...[...text.matchAll(/^\d+\. (.+)$/gm)].map((hit) => hit[1] as string))
    if (texts.length >= count) break
  }
  texts.length = Math.min(texts.length, count)
  const random = randomFrom(SEED)
  for (let start = 0, items = []; start < texts.length; start += A_NOTICE) {
    items.push({ noticeId: `n${start}`, subgraph: noticeOf(start, texts.slice(start, start + A_NOTICE)) })
    if (items.length < 50 && start + A_NOTICE < texts.length) continue
    await to.replace(items)
    const ids = items.flatMap(({ subgraph }) =>
      subgraph.nodes.flatMap((node) => (node.label === "Passage" ? node.props.id : [])),
    )
    await to.putVectors(
      "m",
      ids.map((id) => ({ id, vector: randomVector(random) })),
    )
    items = []
  }
  return texts
}
function noticeOf(start: number, texts: readonly string[]): Subgraph {
  const id = `n${start}`
  const turn = start / A_NOTICE
  const issuedOn = `${2020 + (turn % 5)}-0${1 + (turn % 9)}-15`
  const carried = { noticeId: id, provinceId: `p${turn % 34}`, issuedOn, from: 0, to: 1 }
  const subgraph: Subgraph = { nodes: [], edges: [] }
  for (const [n, text] of texts.entries()) {
    const [clause, passage] = [`${id}/${n}`, `x${start + n}`]
    const props = { id: clause, path: `${n + 1}`, ordinal: n, heading: null, text, order: true, ...carried }
    subgraph.nodes.push({ label: "Directive", props }, { label: "Passage", props: { id: passage, text: "" } })
    const ends = { source: passage, sourceKind: "Passage", target: clause, targetKind: "Directive" } as const
    subgraph.edges.push({ label: "OF", ...ends, props: { from: 0, to: 1 } })
  }
  return subgraph
}

try {
  if (process.argv[2] === "speed") await speed(Number(process.argv[3] ?? 100_000))
  else await quality()
} finally {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
}
