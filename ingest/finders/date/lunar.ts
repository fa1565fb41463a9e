/** Days of the lunar calendar: "Tết Nguyên đán", "Rằm tháng 7", "giỗ Tổ", "23 tháng Chạp" (domain.md 5). */
import { getSolarDate } from "@dqcai/vn-lunar"
import { addDays, isoDate } from "../calendar.ts"
import { endOf, hourAt, phrase, type Reading, type TimeRule } from "./rule.ts"

const FIRST_YEAR = 1950
const LAST_YEAR = 2100
/** ISO day of a day of a lunar year; null outside the calendar's tables. */
export function solarOf(day: number, month: number, year: number | null): string | null {
  if (year === null || year < FIRST_YEAR || year >= LAST_YEAR || day < 1 || day > 30 || month < 1 || month > 12)
    return null
  const solar = getSolarDate(day, month, year)
  return isoDate(solar.year, solar.month, solar.day)
}

/** "trước 15 giờ ngày", "chậm nhất là", "sau": what makes a limit of a lunar day. */
const limit = String.raw`(?:(trước|sau|chậm nhất|muộn nhất|đến hết)(?: là)?(?: \d{1,2} ?(?:giờ|h|:)(?: ?\d{1,2})?(?: phút)?)?(?: ngày(?! \d))? )?`
const stems = ["Canh", "Tân", "Nhâm", "Quý", "Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ"]
const branches = ["Thân", "Dậu", "Tuất", "Hợi", "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi"]
const cycleName = `(?:${stems.join("|")}) (?:${branches.join("|")})`
const ofYear = String.raw`(?:,? (?:năm )?(${cycleName}))?(?: \(?(?:năm )?((?:19|20)\d\d)\)?)?`
const cycleOf = (lunarYear: number): string => `${stems[lunarYear % 10]} ${branches[lunarYear % 12]}`.toLowerCase()
/** The year of that name nearest to the notice's. */
function cycleYear(name: string, near: number | null): number | null {
  if (near === null) return null
  const wanted = name.toLowerCase().replace(/\s+/g, " ")
  for (let away = 0; away <= 30; away += 1) {
    for (const year of [near + away, near - away]) if (cycleOf(year) === wanted) return year
  }
  return null
}
const months: Record<string, number> = { giêng: 1, chạp: 12, "mười hai": 12 }
const monthOf = (word: string): number => months[word.toLowerCase()] ?? Number(word)

/**
 * A day without its year: the next one on or after the day of the notice; without that day the one of the notice's
 * year, but none around the turn of the year, where either of two may be meant.
 */
function dayOfNotice(day: number, month: number, year: number | null, on: string | null): string | null {
  if (on === null) return month === 1 || month >= 11 ? null : solarOf(day, month, year)
  const first = Number(on.slice(0, 4)) - 1
  for (const lunarYear of [first, first + 1, first + 2]) {
    const iso = solarOf(day, month, lunarYear)
    if (iso !== null && iso >= on) return iso
  }
  return null
}
/** A rule for one named day; `of` gives day and month from the groups, the year stands in the last two groups. */
function lunarDay(name: string, source: string, of: (hit: RegExpExecArray) => readonly [number, number]): TimeRule {
  return {
    name,
    pattern: phrase(`${limit}(?:${source})${ofYear}`),
    read: (hit, { words, year, on }: Reading) => {
      const [day, month] = of(hit)
      const [named, printed] = [hit.at(-2), hit.at(-1)]
      const said = printed !== undefined ? Number(printed) : named !== undefined ? cycleYear(named, year) : null
      const iso = said === null ? dayOfNotice(day, month, year, on) : solarOf(day, month, said)
      const word = (hit[1] ?? "").toLowerCase()
      const binds = word !== "" && word !== "sau"
      if (iso === null) return { to: endOf(hit), type: "vague", value: null, binds }
      const hour = binds ? hourAt(words, hit.index + word.length) : undefined
      if (hour) return { to: endOf(hit), type: "point", value: `${iso}T${hour.time}`, binds }
      return { to: endOf(hit), type: "point", value: word === "trước" ? addDays(iso, -1) : iso, binds }
    },
  }
}

const LAST_OF_TET = 15
export const lunarRules: readonly TimeRule[] = [
  lunarDay(
    "n-th of Tết",
    String.raw`(?:mùng|mồng|ngày) (\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy) Tết(?: Nguyên đán)?`,
    (hit) => {
      const words = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy"]
      const at = words.indexOf((hit[2] ?? "").toLowerCase())
      const day = at < 0 ? Number(hit[2]) : at + 1
      // "29 Tết" is the last of the old year.
      return day > LAST_OF_TET ? [day, 12] : [day, 1]
    },
  ),
  lunarDay("mid-autumn", "(?:Tết )?Trung thu", () => [15, 8]),
  lunarDay("full moon", String.raw`Rằm tháng (\d{1,2}|Giêng|Chạp)`, (hit) => [15, monthOf(hit[2] ?? "")]),
  lunarDay("ancestors' day", "giỗ Tổ(?: Hùng Vương)?(?:,? (?:ngày )?10[/-]0?3(?: âm lịch)?)?", () => [10, 3]),
  lunarDay("kitchen gods", "(?:ngày )?(?:Tết )?ông Công,? ông Táo", () => [23, 12]),
  lunarDay("day of a named month", String.raw`(?:(?:ngày|mùng|mồng) )?(\d{1,2}) tháng (Giêng|Chạp)`, (hit) => [
    Number(hit[2]),
    monthOf(hit[3] ?? ""),
  ]),
  lunarDay(
    "lunar d/m",
    String.raw`(?:(?:ngày|mùng|mồng) )?(\d{1,2})(?:/| tháng )(\d{1,2}),? \(?(?:âm lịch|ÂL)\)?`,
    (hit) => [Number(hit[2]), Number(hit[3])],
  ),
  lunarDay("lunar new year", `Tết (?:Nguyên đán|âm lịch|cổ truyền)|Tết(?= ${cycleName})`, () => [1, 1]),
]
