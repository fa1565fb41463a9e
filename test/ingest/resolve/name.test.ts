import { describe, expect, test } from "vitest"
import { loadGazetteer } from "../../../ingest/gazetteer.ts"
import { nameAgency } from "../../../ingest/resolve/name.ts"

const gazetteer = loadGazetteer()
const setting = (province: string | null, on = "2022-05-01") => ({
  home: province === null ? null : (gazetteer.provinceNamed(province, on) ?? null),
  elsewhere: "tw",
  on,
  gazetteer,
})
const lai = setting("Lai Châu")
const idIn = (name: string, at = lai) => {
  const { scope, key } = nameAgency(name, at)
  return `${scope} ${key}`
}

describe("forms of one body", () => {
  test.each([
    ["Sở Y tế", "Sở Y tế tỉnh", "Sở Y tế tỉnh Lai Châu", "Sở Y tế Lai Châu", "SỞ Y TẾ", "sở  y tế", "SYT"],
    ["UBND tỉnh", "Uỷ ban nhân dân tỉnh Lai Châu", "Ủy ban nhân dân tỉnh"],
    ["Sở TT&TT", "Sở Thông tin & Truyền thông", "Sở Thông tin và Truyền thông tỉnh"],
    ["VP UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh Lai Châu"],
    ["TT Tỉnh uỷ", "Thường trực Tỉnh ủy Lai Châu"],
    ["BCĐ phòng, chống dịch Covid-19 tỉnh", "Ban chỉ đạo phòng chống COVID-19 tỉnh Lai Châu"],
    ["BCĐ Covid-19 tỉnh", "Ban Chỉ đạo phòng, chống dịch bệnh Covid-19 tỉnh"],
    ["các huyện, thành phố", "các huyện, thành phố của tỉnh Lai Châu", "Các huyện và thành phố của tỉnh"],
    ["cơ sở tiêm chủng", "các cơ sở tiêm chủng"],
    ["cơ quan, đơn vị", "các cơ quan và đơn vị", "các cơ quan, các đơn vị"],
    ["các cơ quan liên quan", "các cơ quan có liên quan"],
    ["Thủ tướng", "Thủ tướng Chính phủ", "TTg"],
    ["Ban Bí thư", "Ban Bí thư Trung ương Đảng"],
    ["UBMTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc tỉnh Lai Châu", "MTTQ tỉnh"],
    ["Chủ tịch UBND các huyện, thành phố", "Chủ tịch Ủy ban nhân dân các huyện, thành phố tỉnh Lai Châu"],
    ["UBND huyện Phong Thổ", "Ủy ban nhân dân huyện Phong Thổ, tỉnh Lai Châu"],
    ["Giám đốc Sở Y tế", "Giám đốc Sở Y tế tỉnh Lai Châu"],
    ["Viettel Lai Châu", "Viettel"],
  ])("%s", (...forms) => {
    expect(new Set(forms.map((form) => idIn(form)))).toHaveLength(1)
  })
})

describe("bodies that stay apart", () => {
  test.each([
    ["Sở Y tế tỉnh Lai Châu", "Sở Y tế tỉnh Hà Tĩnh"],
    ["Sở Y tế", "Sở Y tế tỉnh Thanh Hóa"],
    ["UBND tỉnh Lai Châu", "UBND thành phố Lai Châu"],
    ["Sở Y tế", "ngành Y tế"],
    ["Sở Y tế", "Bộ Y tế"],
    ["Tỉnh ủy", "Thường trực Tỉnh ủy"],
    ["UBND tỉnh", "Chủ tịch UBND tỉnh"],
    ["UBND tỉnh", "Văn phòng UBND tỉnh"],
    ["các huyện, thành phố", "UBND các huyện, thành phố"],
    ["các tỉnh", "tỉnh"],
    ["Công an tỉnh", "Bộ Công an"],
    ["Bộ Chỉ huy Quân sự tỉnh", "Bộ Chỉ huy Quân sự các tỉnh khác"],
    ["UBND huyện Phong Thổ", "UBND huyện Mường Tè"],
    ["Trung tâm Y tế huyện Tân Uyên", "Trung tâm Y tế huyện Than Uyên"],
    ["Công an tỉnh Hà Nam", "Công an thành phố Hà Nội"],
    ["Sở Y tế Quảng Nam", "Sở Y tế Quảng Ninh"],
    ["Sở Y tế Bình Định", "Sở Y tế Bình Dương"],
  ])("%s | %s", (one, other) => {
    expect(idIn(one)).not.toBe(idIn(other))
  })
})

test("the province of the notice's day", () => {
  expect(idIn("Sở Nội vụ", setting("Lào Cai", "2022-01-01"))).toBe("p10@63 sở nội vụ")
  expect(idIn("Sở Nội vụ", setting("Lào Cai", "2025-09-01"))).toBe("p15@34 sở nội vụ")
  expect(idIn("Sở Nội vụ tỉnh Yên Bái", setting("Lào Cai", "2022-01-01"))).toBe("p15@63 sở nội vụ")
})

test("central bodies have one scope, wherever they are named", () => {
  for (const name of [
    "Bộ Y tế",
    "Chính phủ",
    "Văn phòng Chính phủ",
    "Bộ Chính trị",
    "các bộ, ngành",
    "Bộ Tư lệnh Quân khu 2",
  ])
    expect(idIn(name), name).toBe(idIn(name, setting(null)))
  expect(idIn("Bộ Y tế")).toBe("tw bộ y tế")
})

test("a city under the Centre and a town in a province", () => {
  const city = setting("Hồ Chí Minh")
  expect(idIn("UBND Thành phố", city)).toBe(idIn("Ủy ban nhân dân Thành phố Hồ Chí Minh", city))
  expect(nameAgency("Thành ủy", city).kind?.name).toBe("Tỉnh ủy")
  expect(nameAgency("UBND thành phố", lai).level).toBe("district")
  expect(nameAgency("Thành ủy Lai Châu", lai).level).toBe("district")
  expect(nameAgency("Sở Y tế thành phố Huế", setting("Huế", "2025-03-01")).kind?.name).toBe("Sở Y tế")
  expect(idIn("UBND thành phố Huế", setting("Huế", "2021-03-01"))).not.toBe(
    idIn("UBND tỉnh", setting("Huế", "2021-03-01")),
  )
  expect(idIn("Đoàn TNCS Hồ Chí Minh tỉnh")).toMatch(/^p12 /)
})

test("what is shown and said follows from the body alone", () => {
  const shown = (name: string, at = lai) => nameAgency(name, at).shown
  expect(shown("SỞ Y TẾ")).toBe("Sở Y tế tỉnh Lai Châu")
  expect(shown("ubnd tỉnh")).toBe("Ủy ban nhân dân tỉnh Lai Châu")
  expect(shown("BTV Tỉnh uỷ")).toBe("Ban Thường vụ Tỉnh ủy Lai Châu")
  expect(shown("Thành ủy", setting("Hà Nội"))).toBe("Thành ủy Hà Nội")
  expect(shown("UBND HUYỆN PHONG THỔ")).toBe("Ủy ban nhân dân huyện Phong Thổ, tỉnh Lai Châu")
  expect(shown("các cơ quan và đơn vị")).toBe("Các cơ quan, đơn vị tỉnh Lai Châu")
  expect(shown("Liên minh Hợp tác xã tỉnh")).toBe("Liên minh Hợp tác xã tỉnh Lai Châu")
  expect(nameAgency("các xã, phường, thị trấn", lai)).toMatchObject({ level: "commune", isGroup: true })
  expect(nameAgency("UBND các huyện, thành phố", lai)).toMatchObject({ level: "district", isGroup: true })
  expect(nameAgency("Sở Tư pháp", lai)).toMatchObject({ level: "province", isGroup: false })
})

test("offices and departments stand under their body", () => {
  const under = (name: string) => nameAgency(name, lai).under?.shown
  expect(under("Chủ tịch UBND tỉnh")).toBe("Ủy ban nhân dân tỉnh Lai Châu")
  expect(under("Sở Y tế")).toBe("Ủy ban nhân dân tỉnh Lai Châu")
  expect(under("Phó Giám đốc Sở Y tế")).toBe("Sở Y tế tỉnh Lai Châu")
  expect(under("Chủ tịch UBND huyện Phong Thổ")).toBe("Ủy ban nhân dân huyện Phong Thổ, tỉnh Lai Châu")
  expect(under("Trưởng Ban Tổ chức Tỉnh ủy")).toBe("Ban Tổ chức Tỉnh ủy Lai Châu")
  expect(under("Bộ Y tế")).toBe("Chính phủ")
  expect(under("các cơ quan, đơn vị")).toBeUndefined()
})

test("naming never throws and is never empty for words", () => {
  for (const name of [
    "",
    " ",
    "-",
    "tỉnh",
    "các",
    "thành phố",
    "Chủ tịch",
    "của tỉnh Lai Châu",
    "…",
    "UBND, HĐND",
    "(?)",
  ])
    expect(nameAgency(name, lai).key.length).toBeGreaterThan(0)
})
