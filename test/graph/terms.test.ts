import { describe, expect, test } from "vitest"
import { levelled } from "../../graph/terms/fold.ts"
import { fits, indexTerms, queryTerms, wanted, wordsOf } from "../../graph/terms.ts"
import { folded } from "../../graph/text.ts"
import { Random } from "../engines/random.ts"

const termsOf = (text: string): string[] => indexTerms({ heading: null, text })
const finds = (query: string, text: string): boolean => fits(new Set(termsOf(text)), wanted(query))

describe("syllables and pairs", () => {
  test("are folded, đ too, and neighbours make pairs", () => {
    expect(termsOf("Kiểm soát CỬA khẩu")).toEqual("kiem soat kiem_soat cua soat_cua khau cua_khau".split(" "))
    expect(termsOf("đường Đất")).toEqual(["duong", "dat", "duong_dat"])
  })
  test("heading and text do not make a pair", () => {
    expect(indexTerms({ heading: "Y tế", text: "Giao" })).toEqual(["y", "te", "y_te", "giao"])
  })
  test("a query matches by two neighbouring syllables, or by all of them", () => {
    expect(wanted("tiêm chủng")).toEqual({ any: ["tiem_chung"], all: ["tiem", "chung"] })
    expect(finds("tiêm chủng trẻ em", "đợt tiêm chủng")).toBe(true)
    expect(finds("tiêm chủng trẻ em", "trẻ tiêm")).toBe(false)
    expect(finds("trật tự", "tự giữ trật")).toBe(true)
    expect(finds("", "tự")).toBe(false)
  })
  test("a short name and its long form are one", () => {
    const names = [
      ["UBND", "Ủy ban nhân dân"],
      ["Sở GTVT", "so giao thong van tai"],
      ["LĐ-TB&XH", "Lao động, Thương binh và Xã hội"],
      ["Sở TN&MT", "Sở Tài nguyên và Môi trường"],
    ] as const
    for (const [short, long] of names) expect(termsOf(short)).toEqual(termsOf(long))
  })
})

describe("document symbols", () => {
  const printed = ["11/NQ-CP", "11-NQ/TW", "12/NQ-CP", "11/QĐ-TTg", "11/2021/NQ-CP", "111/NQ-CP"]
  const cases: [string, string[]][] = [
    ["11/NQ-CP", ["11/NQ-CP"]],
    ["11/nq-cp", ["11/NQ-CP"]],
    ["Nghị quyết số 11/NQ-CP", ["11/NQ-CP"]],
    ["NQ 11/NQ-CP", ["11/NQ-CP"]],
    ["11 / NQ - CP", ["11/NQ-CP"]],
    ["011/NQCP", ["11/NQ-CP"]],
    ["11-NQ/TW", ["11-NQ/TW"]],
    ["11 - nq/tw", ["11-NQ/TW"]],
    ["NQ 11", ["11/NQ-CP", "11-NQ/TW", "11/2021/NQ-CP"]],
    ["nghị quyết 11", ["11/NQ-CP", "11-NQ/TW", "11/2021/NQ-CP"]],
    ["nghi quyet so 11", ["11/NQ-CP", "11-NQ/TW", "11/2021/NQ-CP"]],
    ["nghị quyết 11/2021", ["11/2021/NQ-CP"]],
    ["quyet dinh 11", ["11/QĐ-TTg"]],
    ["12-NQ/TW", []],
    ["11", printed.filter((one) => /^11[-/]/.test(one))],
  ]
  test.each(cases)("%s finds %j", (query, expected) => {
    expect(printed.filter((one) => finds(query, `Triển khai ${one}, hoàn thành`))).toEqual(expected)
  })
  test("a short form in a text is found by short forms alone", () => {
    expect(finds("NQ 68", "theo Nghị quyết 68 của Chính phủ")).toBe(true)
    expect(finds("68/NQ-CP", "theo Nghị quyết 68 của Chính phủ")).toBe(false)
  })
  test("numbers of a list share the tail", () => {
    for (const query of ["11/NQ-CP", "30/NQ-CP", "68/NQ-CP"])
      expect(finds(query, "các Nghị quyết số 11, 30 và 68/NQ-CP"), query).toBe(true)
  })
  test("counts and dates are no documents", () => {
    for (const text of ["31/8/2022", "24/7", "ngày 2/9", "và/hoặc", "5 ngày", "COVID-19"])
      expect(wordsOf(text).filter(({ symbol }) => symbol && !symbol.weak)).toEqual([])
    expect(finds("kế hoạch 5 năm", "kế hoạch phát triển 5 năm")).toBe(true)
  })
})

describe.each(Array.from({ length: 8 }, (_, at) => 300 + at))("random texts, seed %i", (seed) => {
  const random = new Random(seed)
  // biome-ignore format: one line
  const pieces = ["Kiểm", "soát", "đ", "Đ", "ở", "Ủy ban", "UBND", "TN&MT", "11/NQ-CP", "11-NQ/TW", "nghị quyết số", "11", "2021", "/", "-", "&", "_", " ", "\n", "\u0301", "\u{1F600}", "\ud800", "İ", "ß", "ﬁ", "\0", "'\"", "AND", "(", "*", "한", "１１"]
  const texts = random.times(150, () =>
    random.times(random.below(14), () => random.pick(pieces)).join(random.pick(["", " "])),
  )

  test("folding keeps offsets, words slice to what they say", () => {
    for (const text of texts) {
      expect(levelled(text)).toHaveLength(text.length)
      let last = 0
      for (const { from, to, syllables, symbol } of wordsOf(text)) {
        expect(from, JSON.stringify(text)).toBeGreaterThanOrEqual(last)
        expect(to).toBeGreaterThan(from)
        const said = text.slice(from, to)
        if (symbol) expect(said).toMatch(/\d/)
        else expect(wordsOf(said).flatMap((word) => word.syllables)).toEqual(syllables)
        last = to
      }
    }
  })
  test("terms hold no blank and no sign of a query language", () => {
    for (const text of texts)
      for (const term of [...termsOf(text), ...queryTerms(text)]) expect(term).toMatch(/^[\p{L}\p{N}_/&-]+$/u)
  })
  test("a text without its accents has the same terms, and matches itself", () => {
    for (const text of texts) {
      const composed = text.normalize("NFC")
      if (/[\u0301ßİﬁ한]/.test(composed)) continue
      expect(termsOf(folded(composed))).toEqual(termsOf(composed))
      if (queryTerms(composed).length > 0) expect(finds(composed, composed), JSON.stringify(composed)).toBe(true)
    }
  })
  test("the terms of a query are distinct and not without end", () => {
    const long = texts.join(" ").repeat(3)
    const terms = queryTerms(long)
    expect(new Set(terms).size).toBe(terms.length)
    expect(terms.length).toBeLessThan(1000)
  })
})
