import { describe, expect, test } from "vitest"
import { headingIn, highlightsIn, matchedTerms } from "../../graph/highlight.ts"
import { queryTerms, wordsOf } from "../../graph/terms.ts"
import { Random } from "../engines/random.ts"

const whole = (text: string) => [{ from: 0, to: text.length }]
const marked = (query: string, text: string): string[] =>
  highlightsIn(query, text, whole(text)).map(({ from, to }) => text.slice(from, to))

describe("highlights", () => {
  test("are the words that stand together as in the query, with or without accents", () => {
    const text = "Tăng cường kiểm soát cửa khẩu; soát xét của dân"
    expect(marked("kiem soat cua khau", text)).toEqual(["kiểm", "soát", "cửa", "khẩu"])
  })
  test("are single syllables where none stand together", () => {
    expect(marked("dân trật", "Của dân")).toEqual(["dân"])
  })
  test("are symbols whole, and short names", () => {
    const text = "Theo Nghị quyết số 11/NQ-CP, UBND tỉnh chỉ đạo"
    expect(marked("NQ 11", text)).toEqual(["11/NQ-CP"])
    expect(marked("11-NQ/TW", text)).toEqual([])
    expect(marked("NQ 11", "Theo Nghị quyết 11")).toEqual(["Nghị quyết 11"])
    expect(marked("ủy ban nhân dân", text)).toEqual(["UBND"])
  })
  test("stay within their ranges", () => {
    const text = "cửa khẩu, cửa khẩu"
    expect(highlightsIn("cửa khẩu", text, [{ from: 10, to: 18 }]).map(({ from }) => from)).toEqual([10, 14])
  })
})

test("matched terms are those of the query that the clause holds", () => {
  const clause = { heading: "Y tế", text: "Tiêm vắc xin theo NQ 11" }
  expect(matchedTerms("nghị quyết 11 tiêm vacxin vắc xin", clause)).toEqual(["nq/11", "vac_xin", "tiem", "vac", "xin"])
})

test("a heading is found where it stands, line breaks and all", () => {
  const text = "1. Mục đích\n\n2. Rà soát\nhộ nghèo\nRà soát hộ nghèo toàn tỉnh"
  const found = headingIn(text, { from: 13, to: text.length }, "Rà soát hộ nghèo")
  expect(found && text.slice(found.from, found.to)).toBe("Rà soát\nhộ nghèo")
  expect(headingIn(text, { from: 13, to: text.length }, "Mục đích")).toBeNull()
})

describe.each(Array.from({ length: 6 }, (_, at) => 500 + at))("seed %i", (seed) => {
  test("every highlight slices to one word that the query asks for", () => {
    const random = new Random(seed)
    const words = [
      "Kiểm",
      "soát",
      "CỬA",
      "khẩu",
      "UBND",
      "ủy ban",
      "11/NQ-CP",
      "NQ 11",
      "đường",
      ",",
      "\n",
      "Đ-Đ",
      "\u{1F600}",
    ]
    const say = (): string => random.times(random.below(12), () => random.pick(words)).join(random.pick([" ", "  "]))
    for (let at = 0; at < 200; at += 1) {
      const [query, text] = [say(), say()]
      const terms = new Set(queryTerms(query).flatMap((term) => [term, ...term.split("_")]))
      for (const { from, to } of highlightsIn(query, text, whole(text))) {
        const said = wordsOf(text.slice(from, to))
        const symbol = said.find((word) => word.symbol)?.symbol
        if (!symbol) expect(said).toHaveLength(1)
        const folded = symbol ? [symbol.full, symbol.short, symbol.number] : said.flatMap((word) => word.syllables)
        expect(
          folded.some((one) => one !== null && terms.has(one)),
          JSON.stringify({ query, text, from, to }),
        ).toBe(true)
      }
    }
  })
})
