/** Days as the calendar has them: ISO strings in, ISO strings out, and days as they are printed. */

const pad = (n: number, width = 2): string => String(n).padStart(width, "0")

/** Null for a day that no calendar has (31 tháng 2) and for years outside 1900 to 2100. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2100 || month < 1 || month > 12) return null
  return day >= 1 && day <= daysInMonth(year, month) ? `${pad(year, 4)}-${pad(month)}-${pad(day)}` : null
}
export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
/** The day `days` after `iso` ("2025-11-30", -1 -> "2025-11-29"). */
export const addDays = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
/** First and last day of a stretch of months of one year, as an interval. */
export const monthsOf = (year: number, first: number, last: number): string =>
  `${pad(year, 4)}-${pad(first)}-01/${pad(year, 4)}-${pad(last)}-${pad(daysInMonth(year, last))}`

/** "05/8/2020", "5-8-2020", "5.8.2020" with year; groups day, month, year. */
const numeric = String.raw`(\d{1,2})\s?(?<mark>[/.-])\s?(\d{1,2})(?:\s?\k<mark>\s?(\d{4}))?`
const written = String.raw`(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s*[,/]?\s*(?:năm\s+)?((?:19|20)\d\d))?`
const printedDay = new RegExp(String.raw`(?:${written}|${numeric})(?![\d%]|[.,/]\d)`, "iuy")

export interface PrintedDay {
  to: number
  /** Null when the year is neither printed nor given. */
  iso: string | null
  day: number
  month: number
  year: number | null
}
/**
 * The day printed at `at` ("30 tháng 01 năm 2022", "05/8/2020", "25-10-2017", "2/9"), without the word "ngày".
 * `year` stands in for a year that is not printed. Undefined when there is none or no calendar has it.
 */
export function dayAt(words: string, at: number, year: number | null = null): PrintedDay | undefined {
  printedDay.lastIndex = at
  const hit = printedDay.exec(words)
  if (!hit) return undefined
  const [whole, writtenDay, writtenMonth, writtenYear, numericDay, mark, numericMonth, numericYear] = hit
  const day = Number(writtenDay ?? numericDay)
  const month = Number(writtenMonth ?? numericMonth)
  const printedYear = writtenYear ?? numericYear
  // Without a year only the slash makes a date: "2.9" is a number, "16-20" a range.
  if (mark !== undefined && mark !== "/" && printedYear === undefined) return undefined
  const known = printedYear === undefined ? year : Number(printedYear)
  if (isoDate(known ?? 2000, month, day) === null) return undefined
  const iso = known === null ? null : isoDate(known, month, day)
  return { to: at + whole.length, iso, day, month, year: known }
}
