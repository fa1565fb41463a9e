/** What numbers count or measure: a table of metrics, each with the words that must stand around the number. */

export interface Metric {
  name: string
  unit: string
  /** What must stand right after the number: its unit in words. It belongs to the span. */
  after: RegExp
  /** Words that must stand in the same clause, before or after. */
  clause?: RegExp
  /** Words that must stand before the number in its clause. */
  before?: RegExp
}
const people = /^\s{0,3}(?:người|đối\s+tượng|công\s+dân|trường\s+hợp|lao\s+động)(?!\p{L})/iu
const cases = /^\s{0,3}(?:ca|trường\s+hợp)(?:\s+(?:mắc|nhiễm|bệnh|dương\s+tính))?(?!\p{L})/iu
const doses = /^\s{0,3}(?:mũi(?:\s+tiêm)?|liều(?:\s+vắc\s*xin)?)(?!\p{L}|\s+\d)/iu
const money = /^\s{0,3}đồng(?!\p{L})/iu
const percent = /^\s{0,2}%(?!\s?\/)/u

/** In order: the first whose words all stand there names the number. */
export const metrics: readonly Metric[] = [
  {
    name: "doses_not_entered_in_system",
    unit: "dose",
    after: doses,
    clause: /chưa\s+(?:được\s+)?(?:cập\s+nhật|nhập)/iu,
  },
  { name: "doses_given", unit: "dose", after: doses, before: /(?:đã\s+tiêm|tiêm\s+được|thực\s+hiện)[^;]*$/iu },
  { name: "doses_received", unit: "dose", after: doses, clause: /tiếp\s+nhận|phân\s+bổ|được\s+cấp/iu },
  {
    name: "people_with_unverified_data",
    unit: "person",
    after: people,
    clause: /chưa\s+(?:được\s+)?xác\s+minh|thông\s+tin\s+không\s+chính\s+xác/iu,
  },
  {
    name: "people_received_from_abroad",
    unit: "person",
    after: people,
    clause: /từ\s+nước\s+ngoài|nhập\s+cảnh|qua\s+(?:các\s+)?cửa\s+khẩu/iu,
  },
  { name: "people_in_isolation", unit: "person", after: people, clause: /cách\s+ly/iu },
  { name: "people_tested", unit: "person", after: people, clause: /xét\s+nghiệm/iu },
  { name: "people_vaccinated", unit: "person", after: people, clause: /tiêm\s+(?:chủng|vắc|mũi|phòng)/iu },
  { name: "covid_deaths", unit: "case", after: /^\s{0,3}(?:ca|trường\s+hợp)\s+tử\s+vong/iu },
  { name: "covid_recoveries", unit: "case", after: /^\s{0,3}(?:ca|trường\s+hợp)\s+(?:khỏi|ra\s+viện)/iu },
  {
    name: "new_covid_cases",
    unit: "case",
    after: cases,
    clause: /(?:covid|sars|f0|dịch\s+bệnh)/iu,
    before: /(?:ghi\s+nhận|phát\s+hiện|thêm|có)[^;]*$/iu,
  },
  {
    name: "vaccination_coverage",
    unit: "percent",
    after: percent,
    before: /(?:tỷ|tỉ)\s+lệ[^;]*(?:được\s+)?tiêm[^;]*$/iu,
  },
  { name: "public_investment_disbursement_rate", unit: "percent", after: percent, before: /giải\s+ngân[^;]*$/iu },
  { name: "poverty_rate", unit: "percent", after: percent, before: /(?:tỷ|tỉ)\s+lệ\s+(?:hộ\s+)?nghèo[^;]*$/iu },
  { name: "public_investment_disbursed", unit: "vnd", after: money, before: /giải\s+ngân[^;]*$/iu },
]

/** "số ca mắc Covid-19 tăng gần gấp 2 lần so với ... tháng 7": the span runs from the verb to "lần". */
export const ratio =
  /(?:(?:tăng|giảm)\s{1,3})?(?:(?<approx>gần|hơn|trên|khoảng)\s{1,3})?gấp\s{1,3}(?:(?<approx2>gần|hơn|trên|khoảng)\s{1,3})?(?<digits>\d{1,3}(?:,\d{1,2})?)\s{1,3}lần/giu
/** The name of a ratio by the words of its clause, null where they do not say what is compared. */
export function ratioName(clause: string): string | null {
  if (!/(?:ca|số)\s+(?:mắc|nhiễm)|ca\s+bệnh/iu.test(clause)) return null
  return /so\s+với[^;]*tháng/iu.test(clause) ? "new_covid_cases_ratio_to_previous_month" : "new_covid_cases_ratio"
}
