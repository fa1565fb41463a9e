import stringWidth from "string-width"
import { describe, expect, test } from "vitest"
import { padded, shortened, tabulate, wrapped } from "../../../src/show/table.ts"

describe("columns", () => {
  test("are aligned by what the eye sees, accents in one or several code points", () => {
    const lines = tabulate(
      [
        ["Sở Y tế", "chủ trì"],
        ["Sở Y tế".normalize("NFD"), "phối hợp"],
        ["Ủy ban nhân dân tỉnh", "chỉ đạo"],
      ],
      { head: ["ai", "việc"], width: 80 },
    )
    const starts = lines.map((line) => stringWidth(line.slice(0, line.search(/(việc|chủ|phối|chỉ|─+$)/u))))
    expect(new Set(starts)).toEqual(new Set([22]))
  })
  test("stay within the width, and lose no word", () => {
    const cell = "tổ chức phân luồng phương tiện từ xa, bố trí bãi chờ riêng cho xe chở nông sản tươi"
    const lines = tabulate([["1", cell, "2022-02-24"]], { width: 50, indent: 2 })
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(50)
    const words = lines.flatMap((line) => line.trim().split(/\s+/))
    expect(words.toSorted()).toEqual(["1", "2022-02-24", ...cell.split(" ")].toSorted())
  })
})

describe("one line", () => {
  test.each([
    ["ngắn", 10, "ngắn"],
    ["Kết luận về tiêm chủng", 10, "Kết luận…"],
    ["hai\ndòng", 20, "hai dòng"],
  ])("%j in %i columns", (text, width, line) => {
    expect(shortened(text, width)).toBe(line)
  })
  test("padding counts columns", () => {
    expect(padded("ể".normalize("NFD"), 3)).toBe(`${"ể".normalize("NFD")}  `)
  })
  test("a word that is too long stays whole", () => {
    expect(wrapped("một 12345678901234567890 hai", 10)).toEqual(["một", "12345678901234567890", "hai"])
  })
})
