/** What a rule for time expressions is, and the small grammar that rules share. */
import type { DateType } from "../../notice.ts"

/** What a rule reads; offsets within the words. */
export interface Time {
  from: number
  to: number
  type: DateType
  value: string | null
  binds: boolean
}
export interface Reading {
  words: string
  /** Year of the notice, for days printed without one. */
  year: number | null
  /** Day of the notice, for lunar days. */
  on: string | null
}
/** A rule takes what its pattern finds, or declines. Rules stand in order: what one took, later ones leave. */
export interface TimeRule {
  name: string
  pattern: RegExp
  read: (hit: RegExpExecArray, reading: Reading) => (Omit<Time, "from"> & { from?: number }) | undefined
}

/** A pattern from words: a blank stands for a run of blanks (" ?" for none too), and both ends are ends of words. */
export const phrase = (source: string): RegExp => new RegExp(`(?<![\\p{L}\\d])(?:${blanks(source)})(?!\\p{L})`, "giu")
/** The same, to be tried at one place. */
export const phraseAt = (source: string): RegExp => new RegExp(`(?:${blanks(source)})`, "iuy")
const blanks = (source: string): string => source.replace(/ \?/g, "\\s{0,4}").replace(/ /g, "\\s{1,4}")
export function matchAt(pattern: RegExp, words: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(words)
}
export const endOf = (hit: RegExpExecArray): number => hit.index + hit[0].length

const hour =
  /\s{0,4}(?:lúc\s{1,4})?(\d{1,2})\s?(?:giờ(?:\s?(\d{1,2}))?(?:\s?phút)?|h\s?(\d{2})?|:(\d{2}))['’]?(?![\p{L}\d])/iuy
/** "17 giờ 30", "17h00", "15:00" at `at`; the time as "17:30". */
export function hourAt(words: string, at: number): { to: number; time: string } | undefined {
  const hit = matchAt(hour, words, at)
  if (!hit) return undefined
  const [hours, minutes] = [Number(hit[1]), Number(hit[2] ?? hit[3] ?? hit[4] ?? 0)]
  if (hours > 24 || minutes > 59) return undefined
  return { to: endOf(hit), time: `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}` }
}

const numbers = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
/** Digits or one of the first ten numbers in words. */
export const countSource = `\\d{1,3}|${numbers.slice(1).join("|")}`
export const countOf = (word: string): number => (/^\d/.test(word) ? Number(word) : numbers.indexOf(word.toLowerCase()))

const REACH = 60
const closing =
  /(?<!\p{L})(?:hoàn thành|hoàn tất|xong|kết thúc|chấm dứt|thời hạn|thời gian|hạn chót|tiến độ|báo cáo|gửi|trình|ban hành|nộp|phấn đấu|khánh thành|khởi công|thông xe|chậm nhất)(?!\p{L})[^.;%]*$/iu
/** True where the words before close an act at the time that follows ("hoàn thành ... trong tháng 12"). */
export const closesBefore = (words: string, at: number): boolean =>
  closing.test(words.slice(Math.max(0, at - REACH), at))
const carrying =
  /(?<!\p{L})(?:thời gian|thực hiện|triển khai|tổ chức|tiến hành|áp dụng|bắt đầu|tạm dừng|dừng|duy trì|bảo đảm|đảm bảo|vận hành)(?!\p{L})[^.;]*$/iu
/** True where the words before carry an act through the stretch that follows ("tổ chức từ ngày ... đến ngày ..."). */
export const carriesBefore = (words: string, at: number): boolean =>
  carrying.test(words.slice(Math.max(0, at - REACH), at))

const label =
  /(?<!\p{L})(?:(?:thời (?:gian|hạn|điểm)|tiến độ|lộ trình)(?!\s+(?:qua|tới|vừa|sắp))(?:\s+\p{L}+){0,6}|hạn (?:chót|cuối)|hoàn thành)\s{0,4}(?:\([^()]{0,30}\)\s{0,4})?:\s{0,4}(?:(?:dự kiến|thực hiện|hoàn thành|triển khai|tổ chức|bắt đầu|xong|bảo đảm|đảm bảo|trong|vào)\s{1,4}){0,4}$/iu
/** True right after the label of a time line ("Thời gian thực hiện: Hoàn thành ..."): what stands there binds. */
export const labelled = (words: string, at: number): boolean => label.test(words.slice(Math.max(0, at - 120), at))

/** "hằng tháng", "mỗi quý" -> the frequency. */
export const frequencies: Record<string, string> = {
  ngày: "FREQ=DAILY",
  tuần: "FREQ=WEEKLY",
  tháng: "FREQ=MONTHLY",
  quý: "FREQ=QUARTERLY",
  quí: "FREQ=QUARTERLY",
  năm: "FREQ=YEARLY",
}
export const frequencyOf = (word: string): string => frequencies[word.toLowerCase()] ?? "FREQ=REGULAR"
/** The words for every one of a period. */
export const everySource = "(?:hằng|hàng|mỗi)"
const every = phraseAt(String.raw`\s{0,4},?\s{0,4}\(?${everySource} (ngày|tuần|tháng|quý|quí|năm)(?!\p{L})`)
/** "hằng tháng" right at `at`. */
export function everyAt(words: string, at: number): { to: number; value: string } | undefined {
  const hit = matchAt(every, words, at)
  return hit ? { to: endOf(hit), value: frequencyOf(hit[1] ?? "") } : undefined
}
