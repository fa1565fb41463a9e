/** Persons named with an honorific or an office, and the titles printed with them (domain: persons and offices). */
import surnames from "../data/surnames.json" with { type: "json" }
import type { PersonMention, Span } from "../notice.ts"
import { OFFICES } from "../offices.ts"

const known = new Set(
  Object.values(surnames)
    .flat()
    .map((name) => String(name).toLowerCase()),
)
const syllable = "\\p{Lu}[\\p{Ll}\\p{M}]*(?:['’]\\p{L}+)?"
const name = `${syllable}(?:\\s+${syllable}){1,4}`
const honorific = new RegExp(
  `(?<!\\p{L})(?:đồng\\s+chí|Đồng\\s+chí|ông|bà|Ông|Bà|đ/c|Đ/c)\\s+(${name})(?!\\p{L})`,
  "gu",
)
const office = new RegExp(
  `(?<!\\p{L})((?:${OFFICES.map((o) => o.replace(/ /g, "\\s+"))
    .sort((a, b) => b.length - a.length)
    .join(
      "|",
    )})(?:\\s+[\\p{Lu}\\d][\\p{L}\\d-]*|\\s+(?:nhân|dân|ủy|phòng|ban|tỉnh|thành|phố|hội|đồng|viện|tướng|phủ|gia|tế|huy|lệnh|sự|và|vụ|chí|tịch|trực|trú))*?)\\s+(${name})(?!\\p{L})`,
  "gu",
)
/** Words that end a row of titles. */
const titleEnd =
  /(?<!\p{L})(?:chủ\s+trì|kết\s+luận|yêu\s+cầu|chỉ\s+đạo|có\s+ý|phát\s+biểu|đã|tại|giao|đề\s+nghị|dự|cùng|làm|kiểm\s+tra|nhấn|chủ\s+tọa|và\s+các|ký)(?!\p{L})/u
const OFFICE_START = new RegExp(
  `^(?:${["Ủy viên", "Quyền", "Trưởng", "Phó", "Tỉnh ủy viên", "Thành viên", ...OFFICES].map((o) => o.replace(/ /g, "\\s+")).join("|")})(?!\\p{L})`,
  "u",
)
/** Capitalised words that stand where a name would: bodies and offices. */
const noName =
  /^(?:Bộ|Sở|Ban|Ủy|Phó|Chủ|Thủ|Bí|Giám|Trưởng|Chánh|Văn|Tỉnh|Thành|Hội|Công|Thường|Lãnh|Các|Thứ|Đảng|Chính|Trung|Quốc|Cục|Huyện|Việt|Thủ|Cơ)$/u
/** "Tổng Bí thư" is an office, "Tổng Thanh Hải" is a person. */
const isOffice = (parts: readonly string[], k: number): boolean =>
  parts[k] === "Tổng" ? /^(?:Bí|Giám|Biên)$/u.test(parts[k + 1] ?? "") : noName.test(parts[k] as string)

/** Mentions in order; `words` with line breaks as blanks, `at` its offset in the text. */
export function findPersons(words: string, at: number): PersonMention[] {
  const found = new Map<number, PersonMention>()
  for (const hit of words.matchAll(honorific)) {
    const start = hit.index + hit[0].lastIndexOf(hit[1] as string)
    const person = nameAt(words, start, hit[1] as string)
    if (person) found.set(start, mention(words, at, start, person, titlesAfter(words, start + person.length, at)))
  }
  for (const hit of words.matchAll(office)) {
    const start = hit.index + hit[0].lastIndexOf(hit[2] as string)
    const person = nameAt(words, start, hit[2] as string)
    if (!person || !known.has((person.split(/\s+/u)[0] as string).toLowerCase()) || found.has(start)) continue
    const title = {
      from: at + hit.index,
      to: at + hit.index + (hit[1] as string).length,
      text: oneLine(hit[1] as string),
    }
    found.set(start, mention(words, at, start, person, [title, ...titlesAfter(words, start + person.length, at)]))
  }
  return [...found.values()].sort((a, b) => a.from - b.from)
}

const oneLine = (words: string): string => words.replace(/\s+/gu, " ").trim()
const mention = (
  _: string,
  at: number,
  start: number,
  person: string,
  titles: PersonMention["titles"],
): PersonMention => ({
  kind: "person",
  from: at + start,
  to: at + start + person.length,
  name: oneLine(person),
  titles,
})
/** The capitalised words without those that begin a title; a name has at least two. */
function nameAt(words: string, start: number, run: string): string | undefined {
  const parts = [...run.matchAll(/\S+/gu)]
  const all = parts.map((part) => part[0])
  const end = parts.findIndex((_, k) => isOffice(all, k))
  const kept = end < 0 ? parts : parts.slice(0, end)
  const last = kept.at(-1)
  return kept.length >= 2 && last ? words.slice(start, start + last.index + last[0].length) : undefined
}
/** Titles in apposition: ", Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo tỉnh" or " - Phó Chủ tịch UBND tỉnh, ...". */
function titlesAfter(words: string, from: number, at: number): (Span & { text: string })[] {
  const titles: (Span & { text: string })[] = []
  let start = from
  for (;;) {
    const mark = /^\s*[,–-]\s*/u.exec(words.slice(start, start + 8))
    if (!mark) break
    const begin = start + mark[0].length
    const rest = words.slice(begin, begin + 200)
    if (!OFFICE_START.test(rest)) break
    const stop = titleStop(rest)
    titles.push({ from: at + begin, to: at + begin + stop, text: oneLine(rest.slice(0, stop)) })
    start = begin + stop
  }
  return titles
}
/** A title ends at a comma (not the one of "phòng, chống"), a verb, a bracket or a stop. */
function titleStop(rest: string): number {
  const verb = titleEnd.exec(rest)?.index ?? rest.length
  let stop = Math.min(verb, rest.search(/[.;:()]/u) < 0 ? rest.length : rest.search(/[.;:()]/u))
  for (const comma of rest.matchAll(/,/gu)) {
    if (comma.index >= stop) break
    if (/phòng$/u.test(rest.slice(0, comma.index)) && /^,\s*chống/u.test(rest.slice(comma.index))) continue
    stop = comma.index
    break
  }
  return rest.slice(0, stop).trimEnd().length
}
