import { expect, test } from "vitest"
import { nodeKinds } from "../../graph/model.ts"
import { canonical } from "../../graph/text.ts"
import { loadGazetteer } from "../../ingest/gazetteer.ts"

const gazetteer = loadGazetteer()
const idOf = (name: string, on?: string) => gazetteer.provinceNamed(name, on)?.id

test("63 provinces before July 2025, 34 since, eleven of them one and the same", () => {
  const valid = (day: string) =>
    gazetteer.provinces.filter((p) => (p.validFrom ?? "") <= day && day <= (p.validTo ?? "9999"))
  expect(valid("2025-06-30")).toHaveLength(63)
  expect(valid("2025-07-01")).toHaveLength(34)
  const unchanged = gazetteer.provinces.filter(({ id }) => !id.includes("@")).map(({ id }) => id)
  expect(unchanged.sort()).toEqual("p01 p04 p11 p12 p14 p20 p22 p38 p40 p42 p46".split(" "))
})

test("a code means the unit of its day", () => {
  expect(gazetteer.provinceByCode("15", "2022-05-01")?.name).toBe("Yên Bái")
  expect(gazetteer.provinceByCode("15", "2025-08-01")?.name).toBe("Lào Cai")
  expect(idOf("Lào Cai", "2022-05-01")).toBe("p10@63")
  expect(idOf("Lào Cai", "2025-08-01")).toBe("p15@34")
  expect(idOf("tỉnh Bắc Ninh", "2021-01-01")).toBe("p27@63")
})

test("a former name after the change is the former unit; without a day the newest", () => {
  expect(idOf("Bình Dương", "2025-09-01")).toBe("p74@63")
  expect(idOf("Gia Lai")).toBe("p52@34")
  expect(idOf("Lai Châu", "2020-01-01")).toBe("p12")
})

test("every unit of the 63 that changed has a successor, and each of those its predecessors", () => {
  for (const province of gazetteer.provinces.filter(({ id }) => id.endsWith("@63"))) {
    const next = gazetteer.successorOf(province.id)
    expect(next, province.name).toBeDefined()
    expect(gazetteer.predecessorsOf(next?.id ?? "").map(({ id }) => id)).toContain(province.id)
  }
  expect(
    gazetteer
      .predecessorsOf("p25@34")
      .map(({ name }) => name)
      .sort(),
  ).toEqual(["Hòa Bình", "Phú Thọ", "Vĩnh Phúc"])
  expect(gazetteer.successorOf("p12")).toBeUndefined()
})

test.each([
  ["TP.HCM", "Hồ Chí Minh"],
  ["TPHCM", "Hồ Chí Minh"],
  ["TP. Hồ Chí Minh", "Hồ Chí Minh"],
  ["Thành phố Hồ Chí Minh", "Hồ Chí Minh"],
  ["Thừa Thiên Huế", "Huế"],
  ["Thừa Thiên - Huế", "Huế"],
  ["BR-VT", "Bà Rịa - Vũng Tàu"],
  ["Bà Rịa Vũng Tàu", "Bà Rịa - Vũng Tàu"],
  ["Đắc Lắc", "Đắk Lắk"],
  ["tỉnh Đăk Lăk", "Đắk Lắk"],
  ["Đăk Nông", "Đắk Nông"],
  ["Bắc Cạn", "Bắc Kạn"],
  ["Kontum", "Kon Tum"],
  ["Hoà Bình", "Hòa Bình"],
  ["Thanh Hoá", "Thanh Hóa"],
  ["TỈNH LAI CHÂU", "Lai Châu"],
])("%s is %s", (written, name) => {
  expect(gazetteer.provinceNamed(written)?.name).toBe(name)
})

test("names that look alike stay apart; accents are never folded", () => {
  const alike = [
    ["Hà Nam", "Hà Nội", "Hà Giang", "Hà Tĩnh"],
    ["Quảng Bình", "Quảng Ninh", "Quảng Nam", "Quảng Ngãi", "Quảng Trị"],
    ["Bắc Giang", "Bắc Ninh", "Bắc Kạn"],
    ["Ninh Bình", "Ninh Thuận"],
    ["Bình Định", "Bình Dương", "Bình Phước", "Bình Thuận"],
    ["Hải Dương", "Hải Phòng"],
    ["Hậu Giang", "An Giang", "Kiên Giang", "Tiền Giang"],
  ].flat()
  expect(new Set(alike.map((name) => idOf(name, "2022-01-01"))).size).toBe(alike.length)
  for (const name of alike) expect(gazetteer.provinceNamed(name, "2022-01-01")?.name).toBe(name)
  expect(gazetteer.provinceNamed("Ha Nam")).toBeUndefined()
  expect(gazetteer.provinceNamed("Quảng")).toBeUndefined()
})

test("districts and communes by name, with or without their type", () => {
  expect(gazetteer.districts).toHaveLength(705)
  expect(gazetteer.districtsNamed("Phong Thổ")).toMatchObject([{ code: "109", provinceCode: "12", type: "huyện" }])
  expect(
    gazetteer
      .districtsNamed("Kỳ Anh")
      .map(({ type }) => type)
      .sort(),
  ).toEqual(["huyện", "thị xã"])
  expect(
    gazetteer
      .districtsNamed("huyện Tân Uyên")
      .map(({ provinceCode }) => provinceCode)
      .sort(),
  ).toEqual(["12", "74"])
  const [phucXa] = gazetteer.communesNamed("Phúc Xá")
  expect(phucXa).toMatchObject({ code: "00001", provinceCode: "01", districtCode: "001", newName: "Phường Hồng Hà" })
  expect(gazetteer.communesNamed("phường Hồng Hà").some(({ newName }) => newName === "Phường Hồng Hà")).toBe(true)
})

test("names and aliases of kinds of agency are told apart, and point to kinds that are there", () => {
  const ids = new Set(gazetteer.agencyKinds.map(({ id }) => id))
  expect(ids.size).toBe(gazetteer.agencyKinds.length)
  const owners = new Map<string, string>()
  for (const kind of gazetteer.agencyKinds) {
    if (kind.successorId !== null) expect(ids).toContain(kind.successorId)
    if (kind.parentId !== null) expect(ids).toContain(kind.parentId)
    expect(kind.id).toMatch(/^k:[a-z0-9-]+$/)
    for (const name of [kind.name, ...kind.aliases]) {
      expect(owners.get(canonical(name)) ?? kind.id, name).toBe(kind.id)
      owners.set(canonical(name), kind.id)
      expect(gazetteer.agencyKindNamed(name)?.id, name).toBe(kind.id)
      expect(name.normalize("NFC")).toBe(name)
    }
  }
})

test.each([
  ["Sở TT&TT", "Sở Thông tin và Truyền thông"],
  ["Sở GD & ĐT", "Sở Giáo dục và Đào tạo"],
  ["Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"],
  ["Sở Lao động – Thương binh và Xã hội", "Sở Lao động - Thương binh và Xã hội"],
  ["UBND tỉnh", "Ủy ban nhân dân tỉnh"],
  ["Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"],
  ["TT. Tỉnh uỷ", "Thường trực Tỉnh ủy"],
  ["BYT", "Bộ Y tế"],
  ["EVN", "Tập đoàn Điện lực Việt Nam"],
  ["Thủ tướng", "Thủ tướng Chính phủ"],
  ["VPTW", "Văn phòng Trung ương Đảng"],
  ["trạm y tế", "Trạm Y tế xã"],
])("%s is the kind %s", (written, name) => {
  expect(gazetteer.agencyKindNamed(written)?.name).toBe(name)
})

test("work that moved in 2025 points to the kind that has it now", () => {
  const next = (name: string) => gazetteer.agencyKindById(gazetteer.agencyKindNamed(name)?.successorId ?? "")?.name
  expect(next("Sở Kế hoạch và Đầu tư")).toBe("Sở Tài chính")
  expect(next("Sở Giao thông vận tải")).toBe("Sở Xây dựng")
  expect(next("Bộ Thông tin và Truyền thông")).toBe("Bộ Khoa học và Công nghệ")
  expect(next("Ban Dân vận Tỉnh ủy")).toBe("Ban Tuyên giáo và Dân vận Tỉnh ủy")
  expect(next("Sở Y tế")).toBeUndefined()
})

test("issuer codes, with the number of the legislature and look-alike letters", () => {
  expect(gazetteer.issuer("QH15")?.name).toBe("Quốc hội")
  expect(gazetteer.issuer("TTg")).toMatchObject({ level: "central" })
  expect(gazetteer.issuer("UBND")).toMatchObject({ level: "all" })
  expect(gazetteer.issuer("BCÐ")?.code).toBe("BCĐ")
  expect(gazetteer.issuer("XYZ")).toBeUndefined()
  for (const code of ["CP", "SYT", "TU", "TW"]) {
    const kindId = gazetteer.issuer(code)?.kindId
    expect(kindId && gazetteer.agencyKindById(kindId), code).toBeTruthy()
  }
})

test("national documents by symbol: one symbol may be several years", () => {
  expect(gazetteer.documentsBySymbol("11/NQ-CP")).toMatchObject([{ year: 2022, issuedOn: "2022-01-30", kind: "NQ" }])
  expect(gazetteer.documentsBySymbol("12/NQ-CP")).toEqual([])
  expect(gazetteer.documentsBySymbol("18-NQ/TW").map(({ year }) => year)).toEqual([2017, 2022])
  expect(gazetteer.documentsBySymbol("1/NQ-CP").length).toBeGreaterThan(4)
  expect(gazetteer.documents.length).toBeGreaterThan(60)
  for (const { issuer } of gazetteer.documents) expect(gazetteer.agencyKindNamed(issuer), issuer).toBeDefined()
})

test("surnames", () => {
  for (const name of ["Nguyễn", "Giàng", "Lò", "Niê", "Tống"]) expect(gazetteer.surnames).toContain(name)
})

test("the facts of every graph fit the model and join", () => {
  const { nodes, edges } = gazetteer.facts()
  const ids = new Set(nodes.map(({ props }) => props.id))
  expect(ids.size).toBe(nodes.length)
  for (const { label, props } of nodes) expect(nodeKinds[label].strict().safeParse(props).success).toBe(true)
  expect(edges).toHaveLength(52)
  for (const { source, target } of edges) expect([ids.has(source), ids.has(target)]).toEqual([true, true])
})
