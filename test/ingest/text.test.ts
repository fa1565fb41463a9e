/** The door for plain text: encodings, repairs, refusals. */
import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { AppError } from "../../graph/errors.ts"
import { sha256 } from "../../graph/id.ts"
import { readText } from "../../ingest/readers/text.ts"
import { made, type Outcome, outcomes } from "../broken/table.ts"

const broken = fileURLToPath(new URL("../broken/", import.meta.url))
const read = (text: string) => readText(Buffer.from(text), "tb.txt")
const stored = (text: string) => read(text).text
/** UTF-16 with the other byte first. */
const swapped = (text: string) => Buffer.from(text, "utf16le").swap16()

describe("encodings", () => {
  const text = "Số: 12/TB-UBND\nGiao Sở Y tế tổng hợp.\n"
  test.each<[string, Uint8Array]>([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-8, decomposed", Buffer.from(text.normalize("NFD"))],
    ["UTF-16 LE with its mark", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16 BE with its mark", swapped(`\ufeff${text}`)],
    ["UTF-16 LE without", Buffer.from(text, "utf16le")],
    ["UTF-16 BE without", swapped(text)],
    ["line ends of two characters", Buffer.from(text.replaceAll("\n", "\r\n"))],
    ["line ends of old", Buffer.from(text.replaceAll("\n", "\r"))],
  ])("%s gives the same stored text", (_name, bytes) => {
    const source = readText(bytes, "tb.txt")
    expect(source.text).toBe(text)
    expect(source.sha256).toBe(sha256(bytes))
  })
  test("hat and tone typed apart are composed, and it is told", () => {
    const source = read("Ti\u00ea\u0301p tu\u0323c")
    expect(source.text).toBe("Tiếp tục")
    expect(source.findings).toMatchObject([{ code: "UNICODE_COMPOSED", from: 1, to: 7 }])
  })
})

describe("text from before Unicode is converted, and it is told", () => {
  const tcvn3 = "Uû ban nh©n d©n tØnh Lµo Cai yªu cÇu Së Y tÕ phèi hîp víi C«ng an tØnh b¸o c¸o tr\u00adíc ngµy 05"
  const vni =
    "UÛy ban nhaân daân tænh Laøo Cai yeâu caàu Sôû Y teá phoái hôïp vôùi Coâng an tænh baùo caùo tröôùc ngaøy 05"
  const meant = (uy: string) =>
    `${uy} ban nhân dân tỉnh Lào Cai yêu cầu Sở Y tế phối hợp với Công an tỉnh báo cáo trước ngày 05`
  test.each<[string, Uint8Array, string, string]>([
    ["TCVN3 as bytes", Buffer.from(tcvn3, "latin1"), meant("Uỷ"), "TCVN3"],
    ["TCVN3 pasted into Unicode", Buffer.from(tcvn3), meant("Uỷ"), "TCVN3"],
    ["VNI as bytes", Buffer.from(vni, "latin1"), meant("Ủy"), "VNI"],
    ["VNI pasted into Unicode", Buffer.from(vni), meant("Ủy"), "VNI"],
  ])("%s", (_name, bytes, text, name) => {
    const source = readText(bytes, "tb.txt")
    expect(source.text).toBe(text)
    const told = source.findings.find(({ code }) => code === "ENCODING_CONVERTED")
    expect(told?.message).toContain(`Written in ${name}`)
    expect(told?.message).toMatch(/"U.y?" was read as "(Uỷ|Ủy)"/)
  })
  test("code page 1258: letters and their tones apart", () => {
    // "ế" is ê (EA) and a combining acute (EC) there, "ộ" ô (F4) and a dot (F2), "đ" F0, "ư" FD, "ả" a and a hook (D2).
    const bytes = Buffer.from(
      "B\xf4\xf2 Y t\xea\xec \xf0a\xd2m ba\xd2o b\xf4\xec tri\xec kinh phi\xec cho \xf0\xf4\xf2i",
      "latin1",
    )
    expect(readText(bytes, "tb.txt").text).toBe("Bộ Y tế đảm bảo bố trí kinh phí cho đội")
  })
  test("one word of an old font within a Unicode text", () => {
    const source = read("Bộ C«ng an yêu cầu các đơn vị của tỉnh")
    expect(source.text).toBe("Bộ Công an yêu cầu các đơn vị của tỉnh")
    expect(source.findings).toMatchObject([{ code: "ENCODING_CONVERTED", from: 3, to: 7 }])
  })
  test.each([
    "Giá 5 µm, © 2024, 25 °C và 3·5 m²",
    "Ông Müller và bà Françoise thăm tỉnh",
    "Công ty LÀO - VIỆT, Sở Y tế",
  ])("left alone: %s", (text) => expect(read(text)).toMatchObject({ text, findings: [] }))
})

describe("marks of a page are removed, words stay whole and apart", () => {
  test.each<[string, string, string]>([
    ["bold over a line end", "**ỦY BAN NHÂN\nDÂN**", "ỦY BAN NHÂN\nDÂN"],
    ["bold inside a word", "**TH****Ủ\nTƯỚNG** yêu cầu", "THỦ\nTƯỚNG yêu cầu"],
    ["a letter alone outside", "**N**ơi nhận:", "Nơi nhận:"],
    ["no blank where two words meet", "Giao **Sở Y tế**chủ trì", "Giao Sở Y tế chủ trì"],
    ["a blank inside the marks", "**Đơn vị chủ trì: **Sở Xây dựng", "Đơn vị chủ trì: Sở Xây dựng"],
    ["italics over a line end", "*Sơn La, ngày\n05 tháng 3 năm 2024*", "Sơn La, ngày\n05 tháng 3 năm 2024"],
    ["italics that close behind a blank", "*Thời gian: *Quý I", "Thời gian: Quý I"],
    ["bold and italics at once", "***Lưu ý:** kịp thời*", "Lưu ý: kịp thời"],
    ["an end without a beginning", "Lưu ý khi\nthực hiện:*\n- Các xã", "Lưu ý khi\nthực hiện:\n- Các xã"],
    ["empty marks", "Mục tiêu\n** **\n* *\nNội dung", "Mục tiêu\n\n\nNội dung"],
    ["numbers", "**3**. Rà soát **120** hộ", "3. Rà soát 120 hộ"],
    ["bars on their own", "TỈNH A\n|\nSố: 5\n|", "TỈNH A\n\nSố: 5\n"],
    ["cells of a row", "| Sở Y tế | 30/6 |\n|---|:--:|", "Sở Y tế\n30/6\n"],
    ["ruled lines", "A\n-------\nB\n=====\nC\n**------**", "A\n\nB\n\nC\n"],
    ["heading signs", "## I. MỤC TIÊU\n### 1. Chung", "I. MỤC TIÊU\n1. Chung"],
    ["the target of a link", "theo [Kế hoạch 5](https://vd.gov.vn/kh-5) này", "theo Kế hoạch 5 này"],
    ["a mark that was escaped", "1\\. Các sở \\* và", "1. Các sở * và"],
  ])("%s", (_name, text, expected) => expect(stored(text)).toBe(expected))

  test.each([
    ["footnote signs", "đã ban hành 12 văn bản[1] và báo cáo[2]."],
    ["a star in brackets and a product", "diện tích 3 * 4 (*) và"],
    ["bullets", "* Giao Sở Y tế:\n* Giao Công an tỉnh:"],
    ["a dash alone", "-\nSở Y tế"],
    ["a blank number", "Số: ____/TB-UBND"],
    ["dashes in names", "kinh tế - xã hội; Bà Rịa - Vũng Tàu"],
    ["wide gaps between columns", "ỦY BAN NHÂN DÂN      CỘNG HÒA XÃ HỘI"],
  ])("%s stay", (_name, text) => expect(stored(text)).toBe(text))

  test("one finding tells of all marks of a kind, from the first to the last", () => {
    const { text, findings } = read("Kính gửi:\n**Sở Y tế** và **Sở Nội vụ**\n|\nHết")
    expect(findings.map(({ code }) => code)).toEqual(["MARKUP_REMOVED", "TABLE_REMOVED"])
    expect(text.slice(findings[0]?.from, findings[0]?.to)).toBe("Sở Y tế và Sở Nội vụ")
  })
})

test("blanks of other kinds are plain, what has no shape is gone", () => {
  const { text, findings } = read("Giao\u00a0Sở\u202fY\u200b tế\u00ad  rà\tsoát \u2028 Xong")
  expect(text).toBe("Giao Sở Y tế rà soát\nXong")
  expect(findings.map(({ code }) => code).sort()).toEqual(["BLANK_REPLACED", "INVISIBLE_REMOVED"])
})

describe("look-alike letters", () => {
  test.each([
    ["Eth for Đ", "HÐND và UBND tỉnh; Nghị định 15/NÐ-CP; Ðiều 3", "HĐND và UBND tỉnh; Nghị định 15/NĐ-CP; Điều 3"],
    ["African D", "Ɖảng ủy", "Đảng ủy"],
    ["small eth", "ðề nghị", "đề nghị"],
    ["Cyrillic inside a symbol", "số 45/ВТС-KH", "số 45/BTC-KH"],
  ])("%s", (_name, text, expected) => expect(stored(text)).toBe(expected))

  test("each is told with the letter that stood there", () => {
    const { text, findings } = read("**Căn cứ** Nghị định 15/NÐ-CP")
    const told = findings.filter(({ code }) => code === "LOOKALIKE")
    expect(told).toMatchObject([{ message: '"Ð" (U+00D0) was read as "Đ".' }])
    expect(told.map(({ from, to }) => text.slice(from, to))).toEqual(["Đ"])
  })
  test.each([["a word that is Cyrillic", "thủ đô Москва"]])("%s stays", (_name, text) =>
    expect(stored(text)).toBe(text),
  )
})

const check = (name: string, bytes: Uint8Array, outcome: Outcome) => {
  if ("read" in outcome) {
    expect(readText(bytes, name).text.length).toBeGreaterThan(0)
    return
  }
  const error = caught(() => readText(bytes, name))
  expect(error).toBeInstanceOf(AppError)
  expect(error).toMatchObject({ code: outcome.refused, details: { name } })
  if (outcome.offset !== undefined) expect(error).toMatchObject({ details: { offset: outcome.offset } })
}
function caught(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}
describe("bad files", () => {
  test("each has a line in the table", () => {
    const files = readdirSync(broken).filter((name) => !name.endsWith(".ts"))
    expect(files.sort()).toEqual(Object.keys(outcomes).sort())
  })
  test.each(Object.entries(outcomes))("%s", (name, outcome) => check(name, readFileSync(broken + name), outcome))
  test.each(made.map((one) => [one.name, one] as const))("%s", (name, { bytes, outcome }) =>
    check(name, bytes(), outcome),
  )
})

test.each([
  ["blanks", `a${" ".repeat(1_000_000)}b`],
  ["dashes", `a${"-".repeat(1_000_000)}b`],
  ["stars", "*a ".repeat(300_000)],
  ["bars", "a|b ".repeat(250_000)],
  ["brackets", "[".repeat(1_000_000)],
  ["loose marks", "a\u0301".repeat(300_000)],
  ["Cyrillic", "аx".repeat(250_000)],
  ["backslashes", "\\".repeat(1_000_000)],
])("a long line of %s is read in linear time", (_name, text) => {
  const start = performance.now()
  read(text)
  // Anything quadratic takes minutes at this length.
  expect(performance.now() - start).toBeLessThan(10_000)
})

test("whatever the text: NFC, no marks left over lines, findings inside the text and on whole characters", () => {
  const pieces = [
    "**",
    "*",
    "|",
    "\n",
    " ",
    "-",
    "--",
    "Sở",
    "Ð",
    "\u0301",
    "\u0323",
    "е",
    "a",
    "ủ",
    "😀",
    "\u00a0",
    "#",
    "[1]",
    "\\",
    "\u200b",
    "\r",
    "(",
  ]
  const anyText = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary" })), { maxLength: 30 })
  fc.assert(
    fc.property(anyText, (parts) => {
      const source = caught(() => read(`Sở ${parts.join("").toWellFormed()}`))
      if (source instanceof AppError) return
      const { text, findings } = source as ReturnType<typeof read>
      expect(text).toBe(text.normalize("NFC"))
      expect(text).not.toMatch(/^ | $|\r|\n | \n|\||\u00a0|\u200b/m)
      for (const { from, to, message } of findings) {
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(text.length)
        expect(text.slice(from, to).isWellFormed()).toBe(true)
        expect(message).not.toBe("")
      }
    }),
    { seed: 4, numRuns: 500 },
  )
})
