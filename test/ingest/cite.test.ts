import { expect, test } from "vitest"
import { cite } from "../../ingest/cite.ts"
import { findCitations } from "../../ingest/finders/symbol.ts"
import { loadGazetteer } from "../../ingest/gazetteer.ts"
import type { ExtractedHeader, Layout, Span } from "../../ingest/notice.ts"

const gazetteer = loadGazetteer()
const laiChau = { code: "12", name: "Lai Châu", confidence: 1, evidence: [] }
const empty: Layout["header"] = {
  issuer: [],
  number: null,
  placeDate: null,
  kind: null,
  title: null,
  addressees: [],
  bases: [],
}
/** The notice as one clause "1", its first `head` characters outside. */
function read(
  text: string,
  {
    province = laiChau as typeof laiChau | null,
    issuedOn = "2022-08-31",
    head = 0,
    number = null as Span | null,
    recipients = [] as Span[],
  } = {},
) {
  const own = { from: head, to: text.length }
  const layout: Layout = {
    genre: "document",
    header: { ...empty, number },
    parts: [{ path: "1", kind: "clause", parent: null, heading: null, label: null, ...own, own: [own] }],
    recipients: recipients.map((line) => ({ ...line, purpose: null })),
    signature: [],
    findings: [],
  }
  const header = { province, issuedOn, meetingOn: null } as ExtractedHeader
  return cite(text, findCitations(text, 0), header, layout, gazetteer)
}
const brief = (text: string, options?: Parameters<typeof read>[1]) =>
  read(text, options).map(({ symbol, status, year, candidates }) => [symbol, status, year, candidates])

test("a whole citation with its year is resolved, and keeps its words", () => {
  const text = "Thực hiện Kết luận số 45-KL/TU, ngày 05/8/2022 của Tỉnh ủy."
  expect(read(text)).toEqual([
    {
      from: 10,
      to: 46,
      raw: "Kết luận số 45-KL/TU, ngày 05/8/2022",
      symbol: "45-KL/TU",
      kind: "KL",
      date: "2022-08-05",
      year: 2022,
      relation: "implements",
      status: "resolved",
      clause: "1",
    },
  ])
})

test("a short form points to the fuller one met before it", () => {
  expect(brief("Theo Nghị quyết số 871/NQ-CP ngày 15/3/2021; triển khai Nghị quyết 871, Nghị quyết 872.")).toEqual([
    ["871/NQ-CP", "resolved", 2021, undefined],
    ["871/NQ-CP", "resolved", 2021, ["871/NQ-CP"]],
    ["872", "unresolved", null, undefined],
  ])
  expect(brief("Triển khai Nghị quyết 871; theo Nghị quyết số 871/NQ-CP ngày 15/3/2021.")[0]).toEqual([
    "871",
    "unresolved",
    null,
    undefined,
  ])
})

test("what fits twice is ambiguous, with both", () => {
  const text =
    "Theo Nghị quyết số 871/NQ-CP ngày 15/3/2021 và Nghị quyết số 871-NQ/TU ngày 2/2/2021; triển khai Nghị quyết 871."
  expect(brief(text)[2]).toEqual(["871", "ambiguous", null, ["871/NQ-CP", "871-NQ/TU"]])
})

test("the year of a symbol comes from a fuller citation of the notice", () => {
  expect(brief("Theo Kế hoạch số 871/KH-UBND; Kế hoạch số 871/KH-UBND ngày 3/4/2022")).toEqual([
    ["871/KH-UBND", "resolved", 2022, undefined],
    ["871/KH-UBND", "resolved", 2022, undefined],
  ])
  expect(brief("Theo Kế hoạch số 871/KH-UBND")).toEqual([["871/KH-UBND", "unresolved", null, undefined]])
})

test("the national list is asked where exactly one document fits before the notice's date", () => {
  const once = gazetteer.documents.find(
    (one) =>
      one.symbol.includes("/NQ-CP") &&
      gazetteer.documentsBySymbol(one.symbol).length === 1 &&
      !/\/\d{4}\//.test(one.symbol),
  )
  if (!once) throw new Error("the national list has no resolution of the Government")
  const text = `Thực hiện Nghị quyết số ${once.symbol}`
  expect(brief(text, { issuedOn: `${once.year + 1}-06-01` })).toEqual([[once.symbol, "resolved", once.year, undefined]])
  expect(brief(text, { issuedOn: `${once.year - 1}-06-01` })).toEqual([[once.symbol, "unresolved", null, undefined]])
})

test("a provincial symbol is no document without its province", () => {
  const text = "Thực hiện Chỉ thị số 12-CT/TU ngày 3/4/2021 và Chỉ thị số 16/CT-TTg ngày 31/3/2020."
  expect(brief(text, { province: null }).map(([, status]) => status)).toEqual(["unresolved", "resolved"])
})

test("the own number and the recipients are no citations; the head has no clause", () => {
  const text = "Số: 05/TB-UBND Thực hiện Chỉ thị số 16/CT-TTg Lưu: VT, 05/TB-UBND"
  const found = read(text, { number: { from: 4, to: 14 }, recipients: [{ from: 46, to: text.length }], head: 46 })
  expect(found.map(({ symbol, clause }) => [symbol, clause])).toEqual([["16/CT-TTg", null]])
})

test("a law named by its title has no symbol of its own", () => {
  expect(brief("Căn cứ Luật Nhà ở giả định năm 2001")).toEqual([[null, "unresolved", 2001, undefined]])
})
