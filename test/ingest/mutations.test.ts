/** Notices damaged in every way of domain.md 7: reading never throws, keeps its promises, and leaves alone what stayed whole. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { folded } from "../../graph/text.ts"
import { loadGazetteer } from "../../ingest/gazetteer.ts"
import type { Extraction } from "../../ingest/notice.ts"
import { extract } from "../../ingest/pipeline.ts"
import { readText } from "../../ingest/readers/text.ts"
import { wrongIn } from "./integrity.ts"

const samples = fileURLToPath(new URL("../../samples/", import.meta.url))
const texts = readdirSync(samples).map((name) => readFileSync(join(samples, name), "utf8"))
const gazetteer = loadGazetteer()
const read = (text: string): Extraction => extract(readText(Buffer.from(text), "tb.txt"), gazetteer)

/** Ways of damage; `at` is a place in the text, 0 to 1, and `n` a small number. */
const damages: Readonly<Record<string, (text: string, at: number, n: number) => string>> = {
  "lines joined": (text) => text.replace(/\n+/g, " "),
  "some lines joined": (text, _at, n) =>
    text.split("\n").reduce((all, line, i) => all + (i % (n + 2) === 0 ? " " : "\n") + line),
  "lines split": (text, _at, n) => text.replace(/ /g, (blank, i: number) => (i % (n + 5) === 0 ? "\n" : blank)),
  "accents lost": folded,
  "accents lost from a place on": (text, at) => text.slice(0, place(text, at)) + folded(text.slice(place(text, at))),
  decomposed: (text) => text.normalize("NFD"),
  "capitals everywhere": (text) => text.toUpperCase(),
  renumbered: (text, _at, n) => text.replace(/^(\d+)\./gm, (_all, label: string) => `${Number(label) * (n + 1)}.`),
  "numbers lost": (text) => text.replace(/^\d+(\.\d+)*[.)] /gm, ""),
  "digits changed": (text, _at, n) => text.replace(/\d/g, (digit) => String((Number(digit) + n) % 10)),
  "lines in another order": (text, at) => {
    const lines = text.split("\n")
    const cut = Math.floor(lines.length * at)
    return [...lines.slice(cut), ...lines.slice(0, cut)].join("\n")
  },
  "cut off": (text, at) => text.slice(0, place(text, at)),
  "begun late": (text, at) => text.slice(place(text, at)),
  "a stretch twice": (text, at, n) => text.slice(0, place(text, at)) + text.slice(place(text, at) - n * 40),
  "a stretch lost": (text, at, n) => text.slice(0, place(text, at)) + text.slice(place(text, at) + n * 40),
  "marks between": (text, _at, n) =>
    text.replace(/\n/g, (end, i: number) => (i % (n + 2) === 0 ? `\n**Trang ${n}** |\n` : end)),
  "brackets opened": (text, _at, n) => text.replace(/ /g, (blank, i: number) => (i % (n + 3) === 0 ? " (“" : blank)),
}
const place = (text: string, at: number): number => Math.floor(text.length * at)

const damaged = fc
  .record({
    text: fc.constantFrom(...texts),
    ways: fc.uniqueArray(fc.constantFrom(...Object.keys(damages)), { minLength: 1, maxLength: 3 }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    n: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ text, ways, at, n }) => ({ ways, text: ways.reduce((was, way) => damages[way]?.(was, at, n) ?? was, text) }))

describe("damaged notices", () => {
  test.each(Object.keys(damages))("%s", (way) => {
    for (const text of texts) expect(wrongIn(read(`${damages[way]?.(text, 0.4, 3)}.`))).toEqual([])
  })
  test("several at once", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(damaged, ({ text }) => {
        expect(wrongIn(read(`${text}.`))).toEqual([])
      }),
      { numRuns: 120 },
    )
  })
})

/** Duties of clauses that end before an offset, by their ids. */
const dutiesOf = (extraction: Extraction, offset: number, paths: ReadonlySet<string>): Record<string, string> =>
  Object.fromEntries(
    extraction.duties
      .filter(({ clause, to }) => paths.has(clause) && to <= offset)
      .map(({ id, from, to }) => [id, extraction.text.slice(from, to)]),
  )

describe("what stayed whole keeps its duties and their ids", () => {
  const sources = texts.map((text) => read(text)).filter(({ clauses }) => clauses.filter(numbered).length > 2)
  function numbered({ path }: { path: string }): boolean {
    return /^\d/.test(path)
  }
  test("clauses before a cut", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.double({ min: 0.3, max: 1, noNaN: true }), (whole, at) => {
        // The clause in which the cut falls, and the one before it, may end elsewhere now.
        const cut = place(whole.text, at)
        const complete = whole.clauses.filter((clause) => numbered(clause) && clause.to < cut).slice(0, -1)
        const paths = new Set(complete.map(({ path }) => path))
        const end = complete.at(-1)?.to ?? 0
        expect(dutiesOf(read(whole.text.slice(0, cut)), end, paths)).toEqual(dutiesOf(whole, end, paths))
      }),
      { numRuns: 120 },
    )
  })
  test("clauses around one that another takes the place of", { timeout: 60_000 }, () => {
    const other = "Bảo tàng tỉnh kiểm kê hiện vật và mở cửa đón khách"
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.nat(20), (whole, pick) => {
        const leaves = whole.clauses.filter(
          (one) => numbered(one) && !whole.clauses.some(({ path }) => path.startsWith(`${one.path}.`)),
        )
        const gone = leaves[pick % leaves.length]
        if (!gone) return
        const label = /^\S+ /.exec(whole.text.slice(gone.from, gone.to))?.[0] ?? ""
        const changed = read(`${whole.text.slice(0, gone.from)}${label}${other}.${whole.text.slice(gone.to)}`)
        const others = new Set(leaves.filter((one) => one !== gone && !isBehind(one, gone)).map(({ path }) => path))
        expect(dutiesOf(changed, Infinity, others)).toEqual(dutiesOf(whole, Infinity, others))
      }),
      { numRuns: 120 },
    )
    /** The next sibling may take its subject from the one that went. */
    function isBehind(one: { from: number }, gone: { to: number }): boolean {
      return one.from > gone.to && one.from - gone.to < 3
    }
  })
})
