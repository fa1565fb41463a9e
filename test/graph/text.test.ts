import { describe, expect, test } from "vitest"
import { byCodePoint, canonical, folded, nfc, oneTone } from "../../graph/text.ts"
import { Random } from "../engines/random.ts"

describe("oneTone", () => {
  test.each([
    ["hoà bình", "hòa bình"],
    ["uỷ ban", "ủy ban"],
    ["sức khoẻ", "sức khỏe"],
    ["quý", "quý"],
    ["quỳnh", "quỳnh"],
    ["hoàn thành", "hoàn thành"],
    ["thuỷ, thuý", "thủy, thúy"],
  ])("%s -> %s", (written, kept) => {
    expect(oneTone(written)).toBe(kept)
    expect(oneTone(written)).toHaveLength(written.length)
  })
})

describe("canonical", () => {
  test("one case, one tone style, one dash, one blank", () => {
    expect(canonical(" UỶ  BAN\u00a0nhân dân – tỉnh ")).toBe("ủy ban nhân dân - tỉnh")
  })
  test("decomposed text is the same text", () => {
    expect(canonical("Sở Y tế".normalize("NFD"))).toBe(canonical("Sở Y tế"))
  })
  test("names that differ in accents stay two", () => {
    expect(canonical("Hà Nam")).not.toBe(canonical("Hạ Nam"))
  })
})

describe("folded", () => {
  test("no accents, đ as d, lower case", () => {
    expect(folded("Đẩy mạnh PHÒNG, CHỐNG dịch ở Lai Châu")).toBe("day manh phong, chong dich o lai chau")
  })
  test("keeps the length of Vietnamese text, so that offsets stay", () => {
    const words = "Đặng Thị Hường giữ chức Phó Giám đốc Sở Kế hoạch và Đầu tư"
    expect(folded(words)).toHaveLength(nfc(words).length)
  })
})

describe("byCodePoint", () => {
  test("orders as UTF-8 bytes do (seed 5)", () => {
    const random = new Random(5)
    const points = [0x41, 0x7a, 0xe0, 0x1ef7, 0xd7ff, 0xe000, 0xfffd, 0x1f600, 0x10ffff]
    const word = (): string => String.fromCodePoint(...random.times(random.below(4), () => random.pick(points)))
    for (const [a, b] of random.times(2000, () => [word(), word()] as const)) {
      const bytes = Buffer.compare(Buffer.from(a), Buffer.from(b))
      expect(Math.sign(byCodePoint(a, b)), JSON.stringify([a, b])).toBe(bytes)
    }
  })
})
