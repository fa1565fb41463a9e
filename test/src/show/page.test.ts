/** The page of one reading: nothing of the text is lost or runs as markup, and every duty is beside it. */
import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { loadGazetteer } from "../../../ingest/gazetteer.ts"
import { extract } from "../../../ingest/pipeline.ts"
import { readText } from "../../../ingest/readers/text.ts"
import { stretches } from "../../../src/show/marks.ts"
import { readingPage } from "../../../src/show/page.ts"

const samples = fileURLToPath(new URL("../../../samples/", import.meta.url))
const gazetteer = loadGazetteer()
const pageOf = (text: string | Buffer) => {
  const extraction = extract(readText(Buffer.from(text), "tb.txt"), gazetteer)
  return { extraction, page: [...readingPage(extraction)].join("\n") }
}
const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" }
const plain = (html: string) =>
  html.replace(/<[^>]*>/g, "").replace(/&[a-z#0-9]+;/g, (entity) => entities[entity] ?? entity)
const articleOf = (page: string) => plain(/<article>(.*)<\/article>/s.exec(page)?.[1] ?? "")

describe("the page of a notice", () => {
  test.each(readdirSync(samples).filter((name) => name.endsWith(".txt")))("%s: whole text, every duty", (name) => {
    const { extraction, page } = pageOf(readFileSync(samples + name))
    expect(articleOf(page)).toBe(extraction.text)
    for (const { id } of extraction.duties) {
      expect(page).toContain(`<li data-duty="${id}">`)
      expect(page).toMatch(new RegExp(`<span [^>]*data-duty="[^"]*\\b${id.replaceAll(".", "\\.")}\\b`))
    }
    expect(page).not.toMatch(/\b(src|href)="(?!#)/)
  })
  test("signs of HTML in the text stay signs", () => {
    const text = 'THÔNG BÁO\n1. Giao Sở Y tế <script>alert("1 & 2")</script> chủ trì rà soát.\n'
    const { extraction, page } = pageOf(text)
    expect(articleOf(page)).toBe(extraction.text)
    expect(page.match(/<script>/g)).toHaveLength(1)
  })
})

test("stretches cover the text once and carry exactly the marks over them", () => {
  const spans = fc.array(fc.record({ from: fc.nat(40), length: fc.nat(20) }), { maxLength: 12 })
  fc.assert(
    fc.property(spans, (given) => {
      const marks = given.map(({ from, length }, i) => ({
        from,
        to: Math.min(40, from + length),
        kind: "x",
        id: `${i}`,
      }))
      const parts = stretches(40, marks)
      expect(parts.map(({ from }) => from)).toEqual([0, ...parts.slice(0, -1).map(({ to }) => to)])
      expect(parts.at(-1)?.to).toBe(40)
      for (let at = 0; at < 40; at += 1) {
        const over = parts.find(({ from, to }) => from <= at && at < to)?.marks.map(({ id }) => id)
        expect(over?.sort()).toEqual(marks.flatMap(({ from, to, id }) => (from <= at && at < to ? [id] : [])).sort())
      }
    }),
  )
})
