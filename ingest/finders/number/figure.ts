/** Numbers as they are printed (domain.md 6): decimal comma, thousands dot, multipliers, words of approximation. */

export interface Figure {
  from: number
  to: number
  value: number
  /** just_under, over, about, at_most, at_least, under; null where exact. */
  approx: string | null
}

const approximations: readonly (readonly [string, string])[] = [
  ["gần", "just_under"],
  ["hơn", "over"],
  ["trên", "over"],
  ["khoảng", "about"],
  ["xấp xỉ", "about"],
  ["tối đa", "at_most"],
  ["không quá", "at_most"],
  ["tối thiểu", "at_least"],
  ["ít nhất", "at_least"],
  ["dưới", "under"],
]
const approxSource = approximations.map(([word]) => word.replace(" ", String.raw`\s+`)).join("|")
const multipliers: Record<string, number> = { nghìn: 1e3, ngàn: 1e3, triệu: 1e6, tỷ: 1e9, tỉ: 1e9 }

/** A number with what stands before and after it: approximation, multiplier. Groups: word, digits, multiplier. */
export const figureSource = String.raw`(?:(?<approx>${approxSource})\s{1,3})?(?<![\p{L}\d.,/-])(?<digits>\d{1,3}(?:\.\d{3}){1,3}(?:,\d{1,3})?|\d{1,9}(?:,\d{1,3})?)(?![\d]|[.,]\d)(?:\s{0,2}(?<times>nghìn|ngàn|triệu|tỷ|tỉ)(?!\p{L}))?`

/** "27.975" -> 27975, "86,2" -> 86.2; a dot group is thousands only of exactly three digits. */
export const plainNumber = (digits: string): number => Number(digits.replace(/\./g, "").replace(",", "."))
export function figureOf(groups: Record<string, string | undefined>): { value: number; approx: string | null } {
  const times = multipliers[(groups.times ?? "").toLowerCase()] ?? 1
  const word = (groups.approx ?? "").toLowerCase().replace(/\s+/g, " ")
  const value = Math.round(plainNumber(groups.digits ?? "") * times * 1000) / 1000
  return { value, approx: approximations.find(([name]) => name === word)?.[1] ?? null }
}

export interface Cohort {
  ageMin?: number
  ageMax?: number
}
const cohortRange = /từ\s+(\d{1,3})(?:\s+tuổi)?\s+đến\s+(dưới\s+)?(\d{1,3})\s+tuổi/iu
const cohortFrom = /(?:từ\s+)?(\d{1,3})\s+tuổi\s+trở\s+lên/iu
const cohortUnder = /dưới\s+(\d{1,3})\s+tuổi/iu
/** "từ 12 tuổi đến dưới 18 tuổi" -> [12, 18); "đến 17 tuổi" holds 17. */
export function cohortIn(words: string): Cohort {
  const range = cohortRange.exec(words)
  if (range) return { ageMin: Number(range[1]), ageMax: Number(range[3]) + (range[2] === undefined ? 1 : 0) }
  const from = cohortFrom.exec(words)
  if (from) return { ageMin: Number(from[1]) }
  const under = cohortUnder.exec(words)
  return under ? { ageMax: Number(under[1]) } : {}
}
/** "mũi 3", "liều bổ sung" -> the label of the dose, where exactly one is named. */
export function doseIn(words: string): string | undefined {
  const doses = [
    ...words.matchAll(
      /(?<!\d\s|\d)(?:mũi|liều)\s+(?:thứ\s+)?(\d{1,2}(?!\d)|nhắc\s+lại(?:\s+lần\s+\d)?|bổ\s+sung|cơ\s+bản)/giu,
    ),
  ]
  const labels = [...new Set(doses.map((hit) => (hit[1] ?? "").replace(/\s+/g, " ").toLowerCase()))]
  return labels.length === 1 ? labels[0] : undefined
}
