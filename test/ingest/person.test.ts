import { describe, expect, test } from "vitest"
import { findPersons } from "../../ingest/finders/person.ts"

const found = (words: string) =>
  findPersons(words, 0).map(({ name, titles }) => [name, ...titles.map(({ text }) => text)])

describe("persons", () => {
  test.each([
    [
      "Ngày 3/8, đồng chí Lò Thị Mai, Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo phòng, chống dịch tỉnh chủ trì cuộc họp",
      ["Lò Thị Mai", "Bí thư Tỉnh ủy", "Trưởng Ban Chỉ đạo phòng, chống dịch tỉnh"],
    ],
    [
      "đồng chí Trần Văn Bình - Phó Chủ tịch Thường trực UBND tỉnh kết luận",
      ["Trần Văn Bình", "Phó Chủ tịch Thường trực UBND tỉnh"],
    ],
    ["Phó Chủ tịch UBND tỉnh Võ Đình Nam yêu cầu", ["Võ Đình Nam", "Phó Chủ tịch UBND tỉnh"]],
    [
      "Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy Hà Giang Hoàng Văn Sơn dự họp",
      ["Hoàng Văn Sơn", "Ủy viên Trung ương Đảng", "Bí thư Tỉnh ủy Hà Giang"],
    ],
    ["ông Sùng A Chớ, Chủ tịch UBND huyện", ["Sùng A Chớ", "Chủ tịch UBND huyện"]],
    ["đồng chí H’Liên Niê, Phó Bí thư Tỉnh ủy", ["H’Liên Niê", "Phó Bí thư Tỉnh ủy"]],
    ["KẾT LUẬN CỦA PHÓ CHỦ TỊCH UBND TỈNH PHAN THỊ HOA TẠI BUỔI KIỂM TRA", ["Phan Thị Hoa", "PHÓ CHỦ TỊCH UBND TỈNH"]],
    ["Nguyễn Thị Thu Hằng", ["Nguyễn Thị Thu Hằng"]],
  ])("%s", (words, person) => expect(found(words)).toEqual([person]))

  test("two in a row keep their own titles", () => {
    expect(found("có Bộ trưởng Bộ Y tế Đào Thị Lan, Chủ tịch UBND tỉnh Sơn La Lê Văn Tú; lãnh đạo Sở Y tế")).toEqual([
      ["Đào Thị Lan", "Bộ trưởng Bộ Y tế"],
      ["Lê Văn Tú", "Chủ tịch UBND tỉnh Sơn La"],
    ])
  })

  test.each([
    "Chủ tịch UBND tỉnh Hà Giang yêu cầu các huyện",
    "đồng chí Phó Chủ tịch Thường trực UBND tỉnh kết luận",
    "Giám đốc Bệnh viện đa khoa Đức Giang",
    "Hiệu trưởng Trường THPT Trần Phú",
    "Chủ tịch UBND các xã, phường Lê Lợi, Trần Hưng Đạo",
    "THÔNG BÁO",
    "PHÓ CHỦ TỊCH",
    "Thanh tra tỉnh, Công an tỉnh",
  ])("none in: %s", (words) => expect(found(words)).toEqual([]))

  test("spans are the names in the text", () => {
    const text = "Tại buổi làm việc, đồng chí Lò Thị\nMai, Bí thư Tỉnh ủy phát biểu."
    const [person] = findPersons(text.replaceAll("\n", " "), 100)
    expect(person && text.slice(person.from - 100, person.to - 100)).toBe("Lò Thị\nMai")
    expect(person?.titles.map(({ from, to }) => text.slice(from - 100, to - 100))).toEqual(["Bí thư Tỉnh ủy"])
  })
})
