/** Offices beside a name: right before it, and in apposition behind it. Offsets are within the words. */
import type { Span } from "../../notice.ts"
import { seeker } from "../../scan/seek.ts"

/** First words of offices, Party and state, and ranks (domain: offices). */
const heads =
  "bí thư|phó bí thư|tổng bí thư|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|tổng giám đốc|phó tổng giám đốc|chánh văn phòng|phó chánh văn phòng|chánh thanh tra|phó chánh thanh tra|trưởng ban|phó trưởng ban|trưởng đoàn|phó trưởng đoàn|trưởng phòng|phó trưởng phòng|bộ trưởng|thứ trưởng|thủ tướng|phó thủ tướng|chủ nhiệm|phó chủ nhiệm|ủy viên|uỷ viên|cục trưởng|phó cục trưởng|vụ trưởng|chi cục trưởng|chỉ huy trưởng|phó chỉ huy trưởng|tư lệnh|phó tư lệnh|chính ủy|phó chính ủy|viện trưởng|hiệu trưởng|thống đốc|chánh án|tổng thanh tra|tổng kiểm toán|tỉnh ủy viên|tỉnh uỷ viên|thành ủy viên|huyện ủy viên|tổ trưởng|đội trưởng|tổng biên tập|thành viên|thường trực ban bí thư|đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|bác sĩ|tiến sĩ|pttg|pttgcp|phó ttg|pct|pcn"
    .split("|")
    .sort((a, b) => b.length - a.length)
    .map((head) => head.replace(/ /g, String.raw`\s+`))
    .join("|")
const offices = seeker(new RegExp(String.raw`(?<!\p{L})(?<!ban\s)(?:quyền\s+|nguyên\s+)?(?:${heads})(?!\p{L})`, "giu"))
const officeHere = new RegExp(String.raw`^(?:các\s+)?(?:quyền\s+|nguyên\s+)?(?:${heads})(?!\p{L})`, "iu")
/** Words that no title holds: a clause begins. */
const clause =
  /(?<!\p{L})(?:chủ\s+trì|chủ\s+tọa|kết\s+luận|yêu\s+cầu|có\s+ý\s+kiến|phát\s+biểu|đã|tại|giao|đề\s+nghị|dự|cùng|làm\s+việc|kiểm\s+tra|nhấn\s+mạnh|và\s+các|ký|tham\s+dự|điều\s+hành|gồm|có|là|cho|để)(?!\p{L})/iu
const stop = /[.;:()“”"]/u
/** An office with its body is never longer, in characters. */
const LONGEST = 170

/** The offices that lead to a name at `to`, in order; empty when the words before it are none. `from`: not before this. */
export function officeBefore(words: string, to: number, from: number): Span[] {
  const start = Math.max(from, to - LONGEST)
  const before = words.slice(start, to)
  const hit = [...offices(before)].at(-1)
  if (!hit || !isTitle(before.slice(hit.index).trimEnd())) return []
  const titles = [{ from: start + hit.index, to: start + before.trimEnd().length }]
  // "Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy NAME": the titles before, comma by comma.
  for (let rest = before.slice(0, hit.index); /,\s*$/u.test(rest); ) {
    const earlier = [...offices(rest)].at(-1)
    const title = earlier ? rest.slice(earlier.index).replace(/,\s*$/u, "") : ""
    if (!earlier || !isTitle(title)) break
    titles.unshift({ from: start + earlier.index, to: start + earlier.index + title.length })
    rest = rest.slice(0, earlier.index)
  }
  return titles
}
const isTitle = (words: string): boolean =>
  !stop.test(words) && !clause.test(words) && !/[-–]\s*$/u.test(words) && !comma.test(words)
/** Any but the one of "phòng, chống". */
const comma = /,(?!\s*chống)/u

/** ", Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo tỉnh", " - Phó Chủ tịch UBND tỉnh": titles behind a name at `from`; `edge`: where the next name stands. */
export function titlesAfter(words: string, from: number, edge: number): Span[] {
  const titles: Span[] = []
  for (let at = from; ; ) {
    const mark = /^\s*[,–-]\s*(?:là\s+)?/u.exec(words.slice(at, at + 10))
    if (!mark) return titles
    const begin = at + mark[0].length
    const rest = words.slice(begin, begin + LONGEST)
    if (!officeHere.test(rest)) return titles
    const length = titleLength(rest)
    // The words before the next name are that person's title.
    if (length === 0 || begin + length + 1 >= edge) return titles
    titles.push({ from: begin, to: begin + length })
    at = begin + length
  }
}
/** Up to a comma, a mark, or the verb of the sentence; the purpose of a committee may be a list ("về khoa học, công nghệ"). */
function titleLength(rest: string): number {
  const edges = [stop.exec(rest)?.index, clause.exec(rest)?.index, / [-–] /u.exec(rest)?.index]
  const end = Math.min(rest.length, ...edges.map((edge) => edge ?? rest.length))
  let length = end
  for (const hit of rest.slice(0, end).matchAll(/,(?!\s*chống)\s*/gu)) {
    const listed = /\svề\s/u.test(rest.slice(0, hit.index)) && /^\p{Ll}/u.test(rest.slice(hit.index + hit[0].length))
    if (listed) continue
    length = hit.index
    break
  }
  return rest.slice(0, length).replace(/[\s,]+$/u, "").length
}
