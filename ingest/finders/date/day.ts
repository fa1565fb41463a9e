/** Days and stretches of days: limits ("trước ngày D"), ranges, plain days (domain.md 5). */
import { addDays, dayAt, isoDate, type PrintedDay } from "../calendar.ts"
import {
  carriesBefore,
  closesBefore,
  endOf,
  hourAt,
  labelled,
  matchAt,
  phrase,
  phraseAt,
  type Reading,
  type TimeRule,
} from "./rule.ts"

const dayWord = phraseAt(String.raw`\s{0,4}(?:,\s{0,4})?(?:(?:sáng|chiều|tối|đêm) )?(?:ngày )?`)
interface Limit {
  to: number
  iso: string
  time: string | null
}
/** "[17 giờ] [ngày] 15/9/2022" at `at`. */
function limitAt({ words, year }: Reading, at: number): Limit | undefined {
  const hour = hourAt(words, at)
  const lead = matchAt(dayWord, words, hour?.to ?? at)
  const day = lead ? dayAt(words, endOf(lead), year) : undefined
  return day?.iso ? { to: day.to, iso: day.iso, time: hour?.time ?? null } : undefined
}
const withTime = (limit: Limit): string => {
  if (limit.time === null) return limit.iso
  return limit.time === "24:00" ? `${addDays(limit.iso, 1)}T00:00` : `${limit.iso}T${limit.time}`
}

const rangeTo = phraseAt(String.raw`\s{0,4}(?:(?:cho )?(?:đến|tới)(?: hết)?(?: ngày)?|[-–])\s{0,4}`)
const onlyDay = /(\d{1,2})(?![\d/.%])/uy
/** The first day of a range may leave month and year to the last: "từ ngày 08 đến ngày 09 tháng 11 năm 2025". */
function rangeAt({ words, year }: Reading, at: number): { to: number; first: string; last: string } | undefined {
  const first = dayAt(words, at)
  const short = first ? null : matchAt(onlyDay, words, at)
  const start = first?.to ?? (short ? endOf(short) : undefined)
  const until = start === undefined ? null : matchAt(rangeTo, words, start)
  const last = until ? dayAt(words, endOf(until), year) : undefined
  if (!last?.iso || last.year === null) return undefined
  const from = firstDay(first, short, last)
  return from !== null && from <= last.iso ? { to: last.to, first: from, last: last.iso } : undefined
}
function firstDay(first: PrintedDay | undefined, short: RegExpExecArray | null, last: PrintedDay): string | null {
  if (last.year === null) return null
  if (!first) return isoDate(last.year, last.month, Number(short?.[1]))
  if (first.iso !== null) return first.iso
  // Without a year it has the last day's, or the one before where it would come after it.
  const same = isoDate(last.year, first.month, first.day)
  return same !== null && same <= (last.iso ?? "") ? same : isoDate(last.year - 1, first.month, first.day)
}

/** After a stretch of days that begins the sentence: the act. */
const ordersNext =
  /^\s{0,4},?\s{0,4}(?:phải|yêu cầu|tổ chức|thực hiện|triển khai|tiến hành|tập trung|hoàn thành)(?!\p{L})/iu

/** What follows tells how things stood on that day. */
const tells = (words: string, at: number): boolean =>
  /^[\s,]{0,4}(?:đã|có|còn|mới|toàn (?:tỉnh|quốc|thành phố)|trên địa bàn|cả nước|tỷ lệ|tổng số|số)(?!\p{L})/iu.test(
    words.slice(at, at + 24),
  )

const opening = /(?<!\p{L})(?:khánh thành|khởi công|thông xe|khai mạc|bàn giao|hoàn thành)(?!\p{L})[^.;]*$/iu
/** The name of a work may stand between the act and its day. */
const opensLong = (words: string, at: number): boolean => opening.test(words.slice(Math.max(0, at - 200), at))

const halves: Record<string, readonly [string, string]> = {
  sáng: ["00:00", "12:00"],
  chiều: ["12:00", "18:00"],
  tối: ["18:00", "23:59"],
}

export const dayRules: readonly TimeRule[] = [
  {
    name: "range of days", // từ ngày D1 đến hết ngày D2
    pattern: phrase(String.raw`(?:trong )?(?:kể )?từ(?: ngày)?(?= ?\d)|(?:trong )?(?:các )?ngày(?= \d{1,2}\s?[-–])`),
    read: (hit, reading) => {
      const blank = matchAt(/\s{0,4}/y, reading.words, endOf(hit))
      const range = rangeAt(reading, blank ? endOf(blank) : endOf(hit))
      if (!range) return undefined
      const { words } = reading
      const binds =
        carriesBefore(words, hit.index) ||
        labelled(words, hit.index) ||
        ordersNext.test(words.slice(range.to, range.to + 40))
      return { to: range.to, type: "period", value: `${range.first}/${range.last}`, binds }
    },
  },
  {
    name: "before a day", // trước ngày D: the last day is D-1
    pattern: phrase(String.raw`(?:(?:chậm nhất|muộn nhất|xong)(?: là)? )?trước(?: ngày)?(?=,? ?(?:\d|lúc|ngày))`),
    read: (hit, reading) => {
      const limit = limitAt(reading, endOf(hit))
      if (!limit) return undefined
      const value = limit.time === null ? addDays(limit.iso, -1) : withTime(limit)
      return { to: limit.to, type: "point", value, binds: true }
    },
  },
  {
    name: "no later than a day", // chậm nhất là ngày D, đến hết ngày D
    pattern: phrase(
      String.raw`(?:chậm nhất|muộn nhất|không muộn hơn|không quá|hạn cuối|hạn chót|thời hạn|xong)(?: là| vào| đến| trong)?(?: hết)?(?:\s{0,4}:)?(?= ?(?:\d|ngày|lúc))|(?:cho )?(?:đến|tới) hết(?= ?(?:\d|ngày))|hết(?= ngày \d)`,
    ),
    read: (hit, reading) => {
      const limit = limitAt(reading, endOf(hit))
      const counted = /(?<!\p{L})tính\s{1,4}$/iu.test(reading.words.slice(Math.max(0, hit.index - 8), hit.index))
      return (
        limit && {
          to: limit.to,
          type: "point",
          value: withTime(limit),
          binds: !counted && !tells(reading.words, limit.to),
        }
      )
    },
  },
  {
    name: "up to a day", // đến ngày D
    pattern: phrase(String.raw`(?:đến|tới)(?= ?(?:\d{1,2}\s?(?:giờ|h|:)|ngày \d))`),
    read: (hit, reading) => {
      const limit = limitAt(reading, endOf(hit))
      if (!limit) return undefined
      const counted = /(?<!\p{L})tính\s{1,4}$/iu.test(reading.words.slice(Math.max(0, hit.index - 8), hit.index))
      const after = /^[\s,]{0,4}(?:phải|hoàn thành|phấn đấu|bảo đảm|đảm bảo|cơ bản)/iu.test(
        reading.words.slice(limit.to, limit.to + 20),
      )
      const binds = !counted && !tells(reading.words, limit.to) && (after || closesBefore(reading.words, hit.index))
      return { to: limit.to, type: "point", value: withTime(limit), binds }
    },
  },
  {
    name: "on a day", // hoàn thành trong ngày D
    pattern: phrase(String.raw`(?:trong|vào)(?= ?(?:ngày \d|\d{1,2}\s?(?:giờ|h|:)))`),
    read: (hit, reading) => {
      const limit = limitAt(reading, endOf(hit))
      const { words } = reading
      const binds = closesBefore(words, hit.index) || carriesBefore(words, hit.index) || opensLong(words, hit.index)
      return limit && { to: limit.to, type: "point", value: withTime(limit), binds }
    },
  },
  {
    name: "from a day on", // kể từ 0 giờ ngày D
    pattern: phrase(String.raw`(?:bắt đầu )?(?:kể )?từ(?= ?(?:\d|ngày \d))`),
    read: (hit, reading) => {
      const limit = limitAt(reading, endOf(hit))
      if (!limit) return undefined
      const told = /^[\s,]{0,4}(?:đã|đến nay|tới nay)/iu.test(reading.words.slice(limit.to, limit.to + 12))
      const start = limit.time === null || limit.time === "00:00" ? limit.iso : withTime(limit)
      return {
        to: limit.to,
        type: "period",
        value: `${start}/..`,
        binds: !told && (carriesBefore(reading.words, hit.index) || labelled(reading.words, hit.index)),
      }
    },
  },
  {
    name: "part of a day", // sáng ngày 30/3/2020
    pattern: phrase(String.raw`(?:buổi )?(sáng|chiều|tối)(?: ngày)?(?= \d)`),
    read: (hit, reading) => {
      const limit = limitAt(reading, endOf(hit))
      const half = halves[(hit[1] ?? "").toLowerCase()]
      if (!limit || !half) return undefined
      return { to: limit.to, type: "period", value: `${limit.iso}T${half[0]}/${limit.iso}T${half[1]}`, binds: false }
    },
  },
  {
    name: "hour of a day", // 17 giờ 00 ngày 28/6/2021
    pattern: phrase(String.raw`(?=\d{1,2}\s?(?:giờ|h\d{0,2}|:\d{2}))`),
    read: (hit, reading) => {
      const limit = limitAt(reading, hit.index)
      return limit && { to: limit.to, type: "point", value: withTime(limit), binds: false }
    },
  },
  {
    name: "day", // ngày 31 tháng 8 năm 2022; 31/8/2022; Quốc khánh 2/9
    pattern: phrase(String.raw`(?:(?:ngày|Quốc khánh|dịp|lễ|và|mốc) )?(?=\d{1,2}(?:\s?[/.-]|\s+tháng))`),
    read: (hit, { words, year }) => {
      const day = dayAt(words, endOf(hit), year)
      const named = hit[0] !== "" && !/^(?:và|dịp)/iu.test(hit[0])
      if (!day?.iso || (!named && !hasYear(words.slice(endOf(hit), day.to)))) return undefined
      const from = /^(?:và|dịp|mốc)/iu.test(hit[0]) ? endOf(hit) : hit.index
      const clock = matchAt(/\s{1,2}(\d{1,2}:\d{2})(?!\d)/uy, words, day.to)
      const hour = clock ? hourAt(words, day.to) : undefined
      const value = hour ? `${day.iso}T${hour.time}` : day.iso
      return { from, to: hour?.to ?? day.to, type: "point", value, binds: labelled(words, from) || ends(words, from) }
    },
  },
]
/** "hoàn thành ngày 30/11/2025". */
const ends = (words: string, at: number): boolean =>
  /(?<!\p{L})(?:hoàn thành|hoàn tất|xong|kết thúc)\s{1,4}$/iu.test(words.slice(Math.max(0, at - 14), at))
const hasYear = (printed: string): boolean => /\d{4}$/.test(printed)
