import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { canonicalSymbol, findCitations, parseSymbol } from "../../../ingest/finders/symbol.ts"
import { describeShared } from "../../shared.ts"
import { damaged, dice, forms } from "./mutate.ts"

const fields = (raw: string) => {
  const parsed = parseSymbol(raw)
  return (
    parsed && [parsed.family, parsed.n, parsed.sfx, parsed.year, parsed.type, parsed.issuers.join("+"), parsed.unit]
  )
}

describe("a document symbol", () => {
  test.each([
    ["57/2023/QH15", ["national_assembly", 57, null, 2023, null, "QH15", null]],
    ["81/2024/UBTVQH15", ["national_assembly", 81, null, 2024, null, "UBTVQH15", null]],
    ["15/2021/NĐ-CP", ["normative", 15, null, 2021, "NĐ", "CP", null]],
    ["05/2019/TTLT-BYT-BTC", ["normative", 5, null, 2019, "TTLT", "BYT+BTC", null]],
    ["07/2015/NQLT/CP-UBTUMTTQVN", ["normative", 7, null, 2015, "NQLT", "CP+UBTUMTTQVN", null]],
    ["66.4/2025/NQ-CP", ["normative", 66, ".4", 2025, "NQ", "CP", null]],
    ["412/TB-UBND", ["state_named", 412, null, null, "TB", "UBND", null]],
    ["21b/NQ-CP", ["state_named", 21, "b", null, "NQ", "CP", null]],
    ["/KH-UBND", ["state_named", null, null, null, "KH", "UBND", null]],
    ["08/CT-CTUBND", ["state_named", 8, null, null, "CT", "CTUBND", null]],
    ["733/UBND-KGVX", ["state_letter", 733, null, null, "CV", "UBND", "KGVX"]],
    ["15/SXD-QLN& TTBĐS", ["state_letter", 15, null, null, "CV", "SXD", "QLN&TTBĐS"]],
    ["8801/VPCP-V.I", ["state_letter", 8801, null, null, "CV", "VPCP", "V.I"]],
    ["45-KL/TU", ["party", 45, null, null, "KL", "TU", null]],
    ["Số 12 - CT / TU", ["party", 12, null, null, "CT", "TU", null]],
    ["90 QĐ/TWĐTN-VP", ["party", 90, null, null, "QĐ", "TWĐTN", "VP"]],
    ["77/2018/NĐCP", ["normative", 77, null, 2018, "NĐ", "CP", null]],
    ["310/QĐUBND", ["state_named", 310, null, null, "QĐ", "UBND", null]],
    ["1899/QĐ-TTG", ["state_named", 1899, null, null, "QĐ", "TTg", null]],
  ])("%s", (raw, expected) => {
    expect(fields(raw)).toEqual(expected)
  })

  test.each([
    "15/8/2022",
    "3/2",
    "24/7",
    "12,5%",
    "2024-2025",
    "1.250",
    "xã/phường",
    "11/NQ",
    "5-7",
    "",
    "số",
    "UBND/TU",
    "/",
  ])("%j is none", (raw) => {
    expect(parseSymbol(raw)).toBeNull()
  })

  test("letters of other alphabets are read as the Latin ones they look like", () => {
    expect(canonicalSymbol("16/Q\u00d0-UBND")).toBe("16/QĐ-UBND")
    expect(canonicalSymbol("16/Q\u0189-UBND")).toBe("16/QĐ-UBND")
    expect(canonicalSymbol("734/BT\u0421-\u0420PP")).toBe("734/BTC-PPP")
  })

  test("has one spelling, with the number as printed", () => {
    expect(canonicalSymbol("07 - CV/BCĐ")).toBe("07-CV/BCĐ")
    expect(canonicalSymbol("27/NQ- CP")).toBe("27/NQ-CP")
    expect(canonicalSymbol("01/QCPH/UBND-UBMTTQ")).toBe("01/QCPH/UBND-UBMTTQ")
    expect(canonicalSymbol("310/QĐUBND")).toBe("310/QĐ-UBND")
  })
})

describeShared("the vectors of symbols.json", (folder) => {
  const { vectors, negative } = JSON.parse(readFileSync(`${folder}/gold/symbols.json`, "utf8"))
  test("every vector and no negative", () => {
    const wrong = vectors.filter((one: Record<string, unknown>) => {
      const { sys, n, sfx, year, type, issuers, unit } = one
      return (
        JSON.stringify(fields(String(one.raw))) !==
        JSON.stringify([sys, n, sfx, year, type, (issuers as string[]).join("+"), unit])
      )
    })
    expect(wrong).toEqual([])
    expect(negative.filter((raw: string) => parseSymbol(raw) !== null)).toEqual([])
  })
})

const cited = (words: string) =>
  findCitations(words, 0).map((one) => [words.slice(one.from, one.to), one.symbol, one.type, one.date ?? one.year])

describe("citations", () => {
  test("run from the type word to the date", () => {
    expect(cited("Thực hiện Nghị quyết số 11/NQ-CP ngày 30 tháng 01 năm 2022 của Chính phủ về phục hồi")).toEqual([
      ["Nghị quyết số 11/NQ-CP ngày 30 tháng 01 năm 2022", "11/NQ-CP", "NQ", "2022-01-30"],
    ])
    expect(cited("theo Kết luận số 45-KL/TU, ngày 05/8/2022 của Tỉnh ủy")).toEqual([
      ["Kết luận số 45-KL/TU, ngày 05/8/2022", "45-KL/TU", "KL", "2022-08-05"],
    ])
    expect(cited("triển khai Kế hoạch thanh tra số 31/KH-TTCP ngày 2-3-2024")).toEqual([
      ["Kế hoạch thanh tra số 31/KH-TTCP ngày 2-3-2024", "31/KH-TTCP", "KH", "2024-03-02"],
    ])
  })

  test("messy spellings", () => {
    expect(cited("theo NQ 11/NQ-CP, văn bản 1691- TB/TU và Công văn số 733/UBND-VX - Sở Y tế")).toEqual([
      ["NQ 11/NQ-CP", "11/NQ-CP", "NQ", null],
      ["văn bản 1691- TB/TU", "1691-TB/TU", "TB", null],
      ["Công văn số 733/UBND-VX", "733/UBND-VX", "CV", null],
    ])
    expect(cited("KẾ HOẠCH THỰC HIỆN QUYẾT ĐỊNH SỐ 188/QĐ-TTG NGÀY 04/9/2024")).toEqual([
      ["QUYẾT ĐỊNH SỐ 188/QĐ-TTG NGÀY 04/9/2024", "188/QĐ-TTg", "QĐ", "2024-09-04"],
    ])
  })

  test("the tail of a list belongs to all its numbers", () => {
    expect(cited("các Nghị quyết số 11, 30 và 68/NQ-CP")).toEqual([
      ["Nghị quyết số 11", "11/NQ-CP", "NQ", null],
      ["30", "30/NQ-CP", "NQ", null],
      ["68/NQ-CP", "68/NQ-CP", "NQ", null],
    ])
    expect(cited("các Quyết định: số 36/QĐ-TTg ngày 11/01/2024, số 41/QĐ-TTg")).toEqual([
      ["Quyết định: số 36/QĐ-TTg ngày 11/01/2024", "36/QĐ-TTg", "QĐ", "2024-01-11"],
      ["số 41/QĐ-TTg", "41/QĐ-TTg", "QĐ", null],
    ])
  })

  test("short forms, and no counts", () => {
    expect(cited("theo Nghị quyết 68, Chỉ thị số 05 của Bộ Chính trị và các Nghị quyết 57, 59.")).toEqual([
      ["Nghị quyết 68", "68", "NQ", null],
      ["Chỉ thị số 05", "05", "CT", null],
      ["Nghị quyết 57", "57", "NQ", null],
      ["59", "59", "NQ", null],
    ])
    expect(
      cited("Kế hoạch 5 năm; ban hành 02 quyết định; Nghị quyết 3 nội dung; quyết định 10 việc; Đề án 06"),
    ).toEqual([])
  })

  test("documents named by title and date alone have no symbol", () => {
    expect(cited("Căn cứ Luật Đất đai năm 2024; Kết luận ngày 30/3/2020 của Thường trực Tỉnh ủy")).toEqual([
      ["Luật Đất đai năm 2024", null, "L", 2024],
      ["Kết luận ngày 30/3/2020", null, "KL", "2020-03-30"],
    ])
  })

  test("dates, ratios and list dashes are none", () => {
    expect(
      cited("ngày 31/8/2022, trực 24/7, tỷ lệ 65% - BCĐ tỉnh; 16-20/11/2025; xã/phường; 3/12 nền tảng CSDL"),
    ).toEqual([])
  })

  test("the words before say the relation", () => {
    const relations = (words: string) => findCitations(words, 0).map(({ relation }) => relation)
    expect(relations("Căn cứ Nghị định số 30/2020/NĐ-CP; Quyết định số 12/QĐ-TTg")).toEqual(["basis", "basis"])
    expect(relations("sửa đổi, bổ sung một số điều của Nghị định số 15/2021/NĐ-CP")).toEqual(["amends"])
    expect(relations("Quyết định này thay thế Quyết định số 41/QĐ-UBND")).toEqual(["replaces"])
    expect(relations("Sở Y tế triển khai Chỉ thị số 16/CT-TTg. Công văn số 3/BYT-DP nêu rõ")).toEqual([
      "implements",
      "mentions",
    ])
    expect(relations("Báo tỉnh đưa tin về Kết luận số 45-KL/TU")).toEqual(["reports"])
  })

  test("spans are absolute", () => {
    const [one] = findCitations("theo Chỉ thị số 16/CT-TTg", 100)
    expect([one?.from, one?.to]).toEqual([105, 125])
  })
})

const seed = Date.now() % 100_000
test(`on damaged text: no throw, spans in order and trim-clean (seed ${seed})`, () => {
  const roll = dice(seed)
  for (let i = 0; i < 400; i += 1) {
    const words = damaged(forms[i % forms.length] ?? "", roll)
    let end = 0
    for (const one of findCitations(words, 0)) {
      const slice = words.slice(one.from, one.to)
      expect(one.from, words).toBeGreaterThanOrEqual(end)
      expect(slice, words).toBe(slice.trim())
      expect(slice, words).not.toBe("")
      expect(one.date ?? "2020-01-01", words).toMatch(/^\d{4}-\d\d-\d\d$/)
      if (one.parsed) expect(canonicalSymbol(one.symbol ?? ""), words).toBe(one.symbol)
      end = one.to
    }
    expect(end).toBeLessThanOrEqual(words.length)
  }
})

test.each(["11/NQ-", "1, ", "Luật Đất ", "12 - ", "số ", "A-", "Nghị quyết số 1, ", "1/2020/"])(
  "100 KB of near-misses like %j are read at once",
  (piece) => {
    const words = piece.repeat(Math.ceil(100_000 / piece.length))
    const start = performance.now()
    findCitations(words, 0)
    parseSymbol(words)
    expect(performance.now() - start).toBeLessThan(2_000)
  },
)
