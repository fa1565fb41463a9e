/** Months, quarters, years and school years (domain.md 5). Intervals hold both days. */
import { addDays, daysInMonth, isoDate, monthsOf } from "../calendar.ts"
import {
  carriesBefore,
  closesBefore,
  endOf,
  labelled,
  matchAt,
  phrase,
  phraseAt,
  type Reading,
  type TimeRule,
} from "./rule.ts"

const yearTail = String.raw`(?:\s{0,2}[/,.-]\s{0,2}(?:năm )?|\s{1,4}(?:của )?năm )((?:19|20)\d\d)(?!\d)`
const roman: Record<string, number> = { I: 1, II: 2, III: 3, IV: 4, "1": 1, "2": 2, "3": 3, "4": 4 }
/** Words before a period that make its last day the limit. */
const untilSource = "(?:(?:cho |từ nay )?(?:đến|tới) (?:hết|cuối)|trước hết|hết|đến)"
const lead = `(?:(trong|${untilSource}|trước|vào|(?:bắt đầu |kể )?từ) )?`
/** A period without end: "và các năm tiếp theo", "trở đi". */
const onward = phraseAt("(?: ?,| và) (?:các|những) (?:năm|tháng|quý) (?:tiếp theo|kế tiếp|tiếp|sau|tới)| trở đi")

interface Stretch {
  first: string
  last: string
}
const stretchOf = (interval: string): Stretch => {
  const [first = "", last = ""] = interval.split("/")
  return { first, last }
}
/** The limit that a lead word makes of a stretch: a last day after "đến hết", the day before after "trước". */
function bounded(hit: RegExpExecArray, stretch: Stretch, { words }: Reading) {
  const word = (hit[1] ?? "").toLowerCase().replace(/\s+/g, " ")
  const to = endOf(hit)
  const told = /^[\s,]{0,4}(?:đã|vừa|đến nay|tới nay)(?!\p{L})/iu.test(words.slice(to, to + 12))
  const line = labelled(words, hit.index)
  const closes = line || (!told && (closesBefore(words, hit.index) || closesAfter(words, to)))
  if (word === "trước") return { to, type: "point", value: addDays(stretch.first, -1), binds: true } as const
  if (/hết|cuối/.test(word)) return { to, type: "point", value: stretch.last, binds: closes } as const
  const on = matchAt(onward, words, to)
  if (on || word.endsWith("từ")) {
    const binds = line || (!told && (/^bắt/.test(word) || carriesBefore(words, hit.index)))
    return { to: on ? endOf(on) : to, type: "period", value: `${stretch.first}/..`, binds } as const
  }
  const value = `${stretch.first}/${stretch.last}`
  return { to, type: "period", value, binds: word !== "" && word !== "đến" ? closes : line } as const
}
const closesAfter = (words: string, at: number): boolean =>
  /^[\s,]{1,4}(?:phải |cơ bản |phấn đấu )?(?:hoàn thành|hoàn tất|kết thúc)(?!\p{L})/iu.test(words.slice(at, at + 40))
const monthTail = phraseAt(String.raw`\s{1,4}(?:đến|tới)(?: hết)? tháng (\d{1,2})(?:${yearTail})?`)
const yearly = phraseAt(String.raw`\s{1,4}(?:hằng|hàng|mỗi) năm`)

/** Before the rules for recurrences, which would take its last words ("đến tháng 11 hằng năm"). */
export const monthRangeRules: readonly TimeRule[] = [
  {
    name: "months of one year", // Tháng 11 - 12/2025; tháng 4, tháng 8 năm 2026
    pattern: phrase(
      String.raw`(?:(trong|vào) )?(?:các )?tháng (\d{1,2}) ?([-–,]|và|đến) ?(?:tháng )?(\d{1,2})${yearTail}`,
    ),
    read: (hit, reading) => {
      const [first, last, year] = [Number(hit[2]), Number(hit[4]), Number(hit[5])]
      if (first >= last || !isMonth(year, first) || !isMonth(year, last)) return undefined
      // "tháng 4 và tháng 8" are two months, not all from one to the other.
      if (/^(?:,|và)$/iu.test(hit[3] ?? "") && last > first + 1) return undefined
      return bounded(hit, stretchOf(monthsOf(year, first, last)), reading)
    },
  },
  {
    name: "range of months", // từ tháng 10 năm 2025 đến hết tháng 3 năm 2026
    pattern: phrase(String.raw`(?:trong )?(?:thời gian )?từ tháng (\d{1,2})(?:${yearTail})?`),
    read: (hit, reading) => {
      const last = matchAt(monthTail, reading.words, endOf(hit))
      if (!last) return undefined
      const every = matchAt(yearly, reading.words, endOf(last))
      if (every)
        return { to: endOf(every), type: "recurrence", value: "FREQ=YEARLY", binds: labelled(reading.words, hit.index) }
      const end = last[2] === undefined ? reading.year : Number(last[2])
      const start = hit[2] === undefined ? end : Number(hit[2])
      const [m1, m2] = [Number(hit[1]), Number(last[1])]
      if (start === null || end === null || !isMonth(start, m1) || !isMonth(end, m2)) return undefined
      const value = `${monthsOf(start, m1, m1).split("/")[0]}/${monthsOf(end, m2, m2).split("/")[1]}`
      return {
        to: endOf(last),
        type: "period",
        value,
        binds: closesBefore(reading.words, hit.index) || labelled(reading.words, hit.index),
      }
    },
  },
]

/** The year printed after the next month of a list: "vào tháng 4 và tháng 8 năm 2026". */
const listed = phraseAt(String.raw`(?: ?,| và) tháng \d{1,2}(?:${yearTail})`)
export const periodRules: readonly TimeRule[] = [
  {
    name: "months of a year", // 6 tháng đầu năm 2021
    pattern: phrase(String.raw`${lead}(?:các |những )?(\d{1,2}) tháng (đầu|cuối) năm(?: ((?:19|20)\d\d))?`),
    read: (hit, reading) => {
      const year = hit[4] === undefined ? reading.year : Number(hit[4])
      const n = Number(hit[2])
      if (year === null || n < 1 || n > 12) return undefined
      const months = /đầu/iu.test(hit[3] ?? "") ? monthsOf(year, 1, n) : monthsOf(year, 13 - n, 12)
      return bounded(hit, stretchOf(months), reading)
    },
  },
  {
    name: "month", // trong tháng 8/2022
    pattern: phrase(String.raw`${lead}(?:đầu |giữa |cuối )?tháng (\d{1,2})(?:${yearTail})?(?![\d/]|[.,]\d)`),
    read: (hit, reading) => {
      // "30 tháng 4" is a day; a month without year needs its lead word.
      if (/\d\s*$/u.test(reading.words.slice(Math.max(0, hit.index - 3), hit.index))) return undefined
      const printed = hit[3] ?? matchAt(listed, reading.words, endOf(hit))?.[1]
      const year = printed === undefined ? (hit[1] === undefined ? null : reading.year) : Number(printed)
      const month = Number(hit[2])
      if (year === null || !isMonth(year, month)) return undefined
      return bounded(hit, stretchOf(monthsOf(year, month, month)), reading)
    },
  },
  {
    name: "quarter", // quý II/2022; quý I, II năm 2026
    pattern: phrase(
      String.raw`${lead}(?:đầu |cuối )?(?:quý|quí) (IV|III|II|I|[1-4])(?:(?: ?[,-] ?| và )(?:quý |quí )?(IV|III|II|I|[1-4]))?(?:${yearTail})?(?!\d)`,
    ),
    read: (hit, reading) => {
      const year = hit[4] === undefined ? reading.year : Number(hit[4])
      const first = roman[(hit[2] ?? "").toUpperCase()]
      const last = hit[3] === undefined ? first : roman[hit[3].toUpperCase()]
      if (year === null || first === undefined || last === undefined || last < first) return undefined
      return bounded(hit, stretchOf(monthsOf(year, first * 3 - 2, last * 3)), reading)
    },
  },
  {
    name: "school year", // năm học 2022-2023
    pattern: phrase(String.raw`năm học(?: mới)? (20\d\d)\s?[-–]\s?(20\d\d)(?!\d)`),
    read: (hit) => {
      const [start, end] = [Number(hit[1]), Number(hit[2])]
      if (end !== start + 1) return undefined
      return { to: endOf(hit), type: "period", value: `${start}-09-01/${end}-05-31`, binds: false }
    },
  },
  {
    name: "years", // giai đoạn 2021 - 2025; từ năm 2026 đến năm 2030; after a label "2026-2030" alone
    pattern: phrase(
      String.raw`(trong |từ )?(?:(giai đoạn|nhiệm kỳ|thời kỳ|(?:các )?năm|từ năm) )?((?:19|20)\d\d) ?(?:[-–]|(?:cho )?(?:đến|tới)(?: hết)?) ?(?:năm )?((?:19|20)\d\d)(?![\d/])`,
    ),
    read: (hit, { words }) => {
      const [start, end] = [Number(hit[3]), Number(hit[4])]
      const line = labelled(words, hit.index)
      if (end < start || (hit[2] === undefined && !line)) return undefined
      const on = matchAt(onward, words, endOf(hit))
      const done = /(?<!\p{L})(?:hoàn thành|hoàn tất|xong)\s{1,4}$/iu.test(
        words.slice(Math.max(0, hit.index - 16), hit.index),
      )
      const value = `${start}-01-01/${on ? ".." : `${end}-12-31`}`
      return { to: on ? endOf(on) : endOf(hit), type: "period", value, binds: line || done }
    },
  },
  {
    name: "year", // trong năm 2025; đến hết năm 2025
    pattern: phrase(String.raw`${lead}(?:đầu |giữa |cuối )?năm ((?:19|20)\d\d)(?![\d-])`),
    read: (hit, reading) => {
      const year = Number(hit[2])
      // The year of a day that no calendar has is no period.
      if (/tháng\s+\d{1,2}\s*$/iu.test(reading.words.slice(Math.max(0, hit.index - 12), hit.index))) return undefined
      if (isoDate(year, 1, 1) === null) return undefined
      return bounded(hit, stretchOf(monthsOf(year, 1, 12)), reading)
    },
  },
]
const isMonth = (year: number, month: number): boolean =>
  month >= 1 && month <= 12 && daysInMonth(year, month) > 0 && isoDate(year, month, 1) !== null
