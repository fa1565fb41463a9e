import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { PASSAGE_LIMIT, piecesOf } from "../../../ingest/resolve/passage.ts"

describe("passages", () => {
  test("pieces end with a sentence, carry the heading, and slice to their words", () => {
    const sentence = "Đơn vị rà soát danh sách và gửi về trước cuối tuần."
    const text = Array.from({ length: 30 }, () => sentence).join(" ")
    const pieces = piecesOf(text, [{ from: 0, to: text.length }], "Rà soát")
    expect(pieces.length).toBeGreaterThan(2)
    for (const { from, to, text: words } of pieces) {
      expect(words.length).toBeLessThanOrEqual(PASSAGE_LIMIT)
      expect(words).toBe(`Rà soát\n${text.slice(from, to)}`)
      expect(words.endsWith(".")).toBe(true)
    }
  })

  test("no words, no piece", () => {
    expect(piecesOf("  \n ", [{ from: 0, to: 4 }], "Nhiệm vụ")).toEqual([])
    expect(piecesOf("abc", [], "Nhiệm vụ")).toEqual([])
  })

  test("any text is cut whole: nothing lost but blanks, nothing too long", () => {
    const any = fc.string({ unit: fc.constantFrom("a", "ộ", " ", "\n", ".", ";", ",", "😀", "bcd"), maxLength: 3000 })
    const given = fc.tuple(any, fc.option(fc.string({ maxLength: 300 })))
    fc.assert(
      fc.property(given, ([text, heading]) => {
        const pieces = piecesOf(text, [{ from: 0, to: text.length }], heading)
        for (const piece of pieces) expect(piece.text.length).toBeLessThanOrEqual(PASSAGE_LIMIT)
        const bare = (words: string) => words.replace(/\s+/g, "")
        expect(bare(pieces.map(({ from, to }) => text.slice(from, to)).join(""))).toBe(bare(text))
      }),
      { seed: 7, numRuns: 200 },
    )
  })
})
