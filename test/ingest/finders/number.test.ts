import { expect, test } from "vitest"
import { findObservations } from "../../../ingest/finders/number.ts"
import { loadGazetteer } from "../../../ingest/gazetteer.ts"
import type { ExtractedHeader, Layout } from "../../../ingest/notice.ts"
import { damaged, dice, forms } from "./mutate.ts"

const gazetteer = loadGazetteer()
const header = { province: { code: "12", name: "Lai Châu", confidence: 1, evidence: [] } } as unknown as ExtractedHeader
/** The text as one paragraph. */
const layout = (text: string): Layout => ({
  genre: "document",
  header: { issuer: [], number: null, placeDate: null, kind: null, title: null, addressees: [], bases: [] },
  parts: [
    {
      path: "1",
      kind: "clause",
      parent: null,
      heading: null,
      label: null,
      from: 0,
      to: text.length,
      own: [{ from: 0, to: text.length }],
    },
  ],
  recipients: [],
  signature: [],
  findings: [],
})
const read = (text: string) => findObservations(text, layout(text), gazetteer, header)
const brief = (text: string) =>
  read(text).map(({ from, to, value, place, dose, ageMin, ageMax }) => [
    text.slice(from, to),
    value,
    place,
    dose,
    ageMin,
    ageMax,
  ])

test("coverage with dose, ages and a list of districts", () => {
  const text =
    "Tỷ lệ trẻ em từ 6 tuổi đến dưới 11 tuổi được tiêm mũi 2 trên toàn tỉnh đạt 41%, trong đó: Than Uyên (52,5%), TP Lai Châu (40%)."
  expect(brief(text)).toEqual([
    ["41%", 41, "Lai Châu", 2, 6, 11],
    ["52,5%", 52.5, "Huyện Than Uyên", 2, 6, 11],
    ["40%", 40, "Thành phố Lai Châu", 2, 6, 11],
  ])
  expect(read(text).every(({ metric, unit }) => metric === "vaccination_coverage" && unit === "percent")).toBe(true)
})

test("each metric has its own frame", () => {
  const text =
    "Tỷ lệ người từ 18 tuổi trở lên được tiêm mũi 3 tại huyện Mường Tè đạt thấp nhất (33,3%); Tỷ lệ người từ 13 tuổi đến dưới 17 tuổi được tiêm mũi 1 đạt 90%."
  expect(brief(text)).toEqual([
    ["33,3%", 33.3, "Huyện Mường Tè", 3, 18, undefined],
    ["90%", 90, "Lai Châu", 1, 13, 17],
  ])
})

test("counts and approximations", () => {
  const found = read(
    "Tỉnh đã tiếp nhận gần 2.500 người từ nước ngoài về; còn 1.204 mũi tiêm chưa được cập nhật lên hệ thống.",
  )
  expect(found).toMatchObject([
    { metric: "people_received_from_abroad", value: 2500, unit: "person", approx: "just_under" },
    { metric: "doses_not_entered_in_system", value: 1204, unit: "dose", approx: null },
  ])
})

test("a ratio to the month before, with its period", () => {
  const text = "Trong tháng 3/2022, số ca mắc mới tăng hơn gấp 3 lần so với số mắc trong tháng 2/2022."
  expect(read(text)).toMatchObject([
    { metric: "new_covid_cases_ratio_to_previous_month", value: 3, unit: "ratio", approx: "over", period: "2022-03" },
  ])
})

test("money with its multiplier", () => {
  expect(read("Toàn tỉnh đã giải ngân 1.250 tỷ đồng, đạt 62% kế hoạch.")).toMatchObject([
    { metric: "public_investment_disbursed", value: 1_250_000_000_000, unit: "vnd" },
    { metric: "public_investment_disbursement_rate", value: 62, unit: "percent" },
  ])
})

test("slogans, clause numbers, dates and labels are no observations", () => {
  expect(
    read(
      "1. Thực hiện nghiêm 2K, phương châm 4 tại chỗ; tiêm mũi 3, mũi 4 cho người từ 18 tuổi; ngày 17.3; Quốc lộ 6.",
    ),
  ).toEqual([])
})

const seed = Date.now() % 100_000
test(`on damaged text: no throw, spans in order, numbers finite (seed ${seed})`, () => {
  const roll = dice(seed)
  for (let i = 0; i < 200; i += 1) {
    const words = damaged(forms[i % forms.length] ?? "", roll)
    let end = 0
    for (const one of read(words)) {
      const slice = words.slice(one.from, one.to)
      expect(one.from, words).toBeGreaterThanOrEqual(end)
      expect(slice, words).toBe(slice.trim())
      expect(Number.isFinite(one.value), words).toBe(true)
      end = one.to
    }
    expect(end).toBeLessThanOrEqual(words.length)
  }
})

test.each(["1.000 ", "tỷ lệ tiêm 5% ", "gấp 2 ", "5 người "])(
  "100 KB of near-misses like %j are read at once",
  (piece) => {
    const start = performance.now()
    read(piece.repeat(Math.ceil(100_000 / piece.length)))
    expect(performance.now() - start).toBeLessThan(4_000)
  },
)
