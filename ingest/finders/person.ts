/**
 * Finds persons: a name behind an honorific, behind an office, or alone on a line of the signature block
 * (domain: persons and offices, name patterns). Titles in apposition, before and after, belong to the one person.
 */
import { oneLine } from "../../graph/text.ts"
import provinces from "../data/provinces63.json" with { type: "json" }
import surnames from "../data/surnames.json" with { type: "json" }
import type { PersonMention, Span } from "../notice.ts"
import { BLANK, CAPITAL, DIGIT, kindAt, LETTER, MARK } from "../scan/letters.ts"
import { lowOf } from "../scan/spelling.ts"
import { officeBefore, titlesAfter } from "./person/office.ts"

const known = new Set(surnames.map(lowOf))
const places = new Set([
  ...provinces.map((row) => lowOf(String(row[1])).replace(/ - /g, " ")),
  ..."việt nam|trung ương|bình trị thiên|tây nguyên|quốc gia".split("|"),
])
const LONGEST_PLACE = 4
/** Syllables of a name; with fewer or more the run is something else. */
const SHORTEST = 2
const LONGEST = 5

interface Word extends Span {
  text: string
}
const honorific = /(?<!\p{L})(?:đồng\s+chí|đ\/c|các\s+đồng\s+chí|ông|bà)[\s:]+$/iu
/** The last letter of an honorific and what follows it: quick to ask, before the whole pattern. */
const mayAddress = (before: string): boolean => /[íÍcCgGàÀ][\s:]+$/.test(before.slice(-4)) || /[\s:]{4}$/.test(before)
/** Behind these words a capitalised run is the name of a place, a school, a street. */
const unit =
  /(?<!\p{L})(?:huyện|quận|thị\s+xã|thị\s+trấn|xã|phường|đặc\s+khu|thôn|bản|làng|đường|phố|cầu|cảng|sông|hồ|đèo|núi|trường|thpt|thcs|viện|học|khu|công\s+ty|tập\s+đoàn|giải|quỹ|dự\s+án|vùng|cửa\s+khẩu|báo|đài|khóa|hội)\s+$/iu

/** `words`: a stretch of the text with line breaks as blanks; `at`: its offset. Spans are absolute, in order, apart. */
export function findPersons(words: string, at: number): PersonMention[] {
  const names = [...runsOf(words)].flatMap((run) => nameIn(words, run) ?? [])
  let free = 0
  return names.map((name, i) => {
    const { from } = name[0] as Word
    const { to } = name.at(-1) as Word
    const after = titlesAfter(words, to, names[i + 1]?.[0]?.from ?? Number.POSITIVE_INFINITY)
    const titles = [...officeBefore(words, from, free), ...after]
    free = after.at(-1)?.to ?? to
    return {
      kind: "person",
      from: at + from,
      to: at + to,
      name: spelled(name),
      titles: titles.map((one) => ({
        from: at + one.from,
        to: at + one.to,
        text: oneLine(words.slice(one.from, one.to)),
      })),
    }
  })
}

/** Words of a run; a longer one is no text that names a person. */
const LONGEST_RUN = 120
const WORD = LETTER | MARK | DIGIT
/** Runs of capitalised words with blanks between them. */
function* runsOf(words: string): Generator<Word[]> {
  let run: Word[] = []
  let joined = true
  for (let from = 0; from < words.length; ) {
    const kind = kindAt(words, from)
    if ((kind & WORD) === 0) {
      joined &&= (kind & BLANK) !== 0
      from += 1
      continue
    }
    const to = wordEnd(words, from)
    const capital = (kind & CAPITAL) !== 0
    if (run.length > 0 && !(capital && joined)) {
      if (run.length <= LONGEST_RUN) yield run
      run = []
    }
    if (capital) run.push({ from, to, text: words.slice(from, to) })
    from = to
    joined = true
  }
  if (run.length > 0 && run.length <= LONGEST_RUN) yield run
}
/** Where the word ends that begins at `from`: letters and digits, with one apostrophe inside. */
function wordEnd(words: string, from: number): number {
  let to = from
  while ((kindAt(words, to) & WORD) !== 0) to += 1
  if ("'’".includes(words[to] ?? " ") && (kindAt(words, to + 1) & (LETTER | MARK)) !== 0) {
    to += 1
    while ((kindAt(words, to) & (LETTER | MARK)) !== 0) to += 1
  }
  return to
}

/** The part of a run that is a name, in a list of none or one: a family name behind an office or an honorific. */
function nameIn(words: string, run: readonly Word[]): Word[][] {
  const from = run[0]?.from ?? 0
  const before = words.slice(Math.max(0, from - 24), from)
  if (mayAddress(before) && honorific.test(before)) return [untilOffice(words, run)].filter(isWhole)
  const alone = run.length <= LONGEST && words.trim() === words.slice(from, run.at(-1)?.to)
  if (alone) return [run.slice()].filter((name) => !isShouted(name) && isAlone(words, name))
  const choices: Word[][] = []
  for (let k = firstOf(run); k <= run.length - SHORTEST; k += 1) {
    const { from: start, text } = run[k] as Word
    if (!isFamily(text) || unit.test(words.slice(Math.max(0, start - 24), start))) continue
    const name = untilOffice(words, run.slice(k, k + LONGEST + 1))
    if (isWhole(name) && name.length < LONGEST && !isPlace(name) && leads(words, run, k)) choices.push(name)
  }
  const best = choices.find((name) => name.length === 3) ?? choices[0]
  return best ? [best] : []
}
const isWhole = (name: readonly Word[]): boolean => name.length >= SHORTEST && name.length <= LONGEST
const isAlone = (words: string, name: readonly Word[]): boolean =>
  isWhole(name) && isFamily(name[0]?.text) && !isPlace(name) && untilOffice(words, name).length === name.length
const isShouted = (run: readonly Word[]): boolean =>
  run.length > 1 && run.every(({ text }) => text === text.toUpperCase())
const isPlace = (run: readonly Word[]): boolean =>
  run.length <= LONGEST_PLACE && places.has(run.map(({ text }) => lowOf(text)).join(" "))
/** A listed family name, or the first syllable of a name of the Central Highlands: "H’Ngân", "K'Brôih", "Y". */
const isFamily = (word: string | undefined): boolean =>
  word !== undefined && (known.has(lowOf(word)) || /^\p{Lu}['’]\p{L}|^Y$/u.test(word))

/** Index in the run from which a name may begin: behind the province that a body is of. */
function firstOf(run: readonly Word[]): number {
  for (let n = LONGEST_PLACE; n > 0; n -= 1) if (n < run.length && isPlace(run.slice(0, n))) return n
  return 0
}
/** An office stands right before the name; in capitals the words between must be no topic. */
function leads(words: string, run: readonly Word[], k: number): boolean {
  const { from } = run[k] as Word
  const title = officeBefore(words, from, 0).at(-1)
  return title !== undefined && !(isShouted(run) && topic.test(words.slice(title.from, title.to)))
}
const topic = /(?<!\p{L})(?:VỀ|TRONG|THEO|VỚI|NGÀY)(?!\p{L})/u

/** Capitalised words that begin an office or a body, where a name has ended without a mark. */
const notInName = /^(?:Bộ|Sở|Ban|Ủy|Uỷ|Phó|Chủ|Thủ|Bí|Giám|Trưởng|Chánh|Tỉnh|Thứ|Cục|Huyện|UBND|HĐND|Quyền)$/u
/** Names that are also the first syllable of a body or an office. */
const also: Readonly<Record<string, RegExp>> = {
  Văn: /^\s+phòng/iu,
  Thành: /^\s+(?:ủy|uỷ|viên|phố)/iu,
  Thường: /^\s+(?:trực|vụ)/iu,
  Đảng: /^\s+(?:ủy|uỷ|bộ|đoàn)/iu,
  Tổng: /^\s+(?:bí|giám|biên|cục|công|thanh\s+tra|kiểm)/iu,
  Viện: /^\s+(?:trưởng|kiểm)/iu,
  Nguyên: /^\s+(?:phó|chủ|bí|giám)/iu,
  Kiểm: /^\s+(?:tra|toán|sát)/iu,
  Thanh: /^\s+tra/iu,
  Công: /^\s+(?:an|thương|ty)(?!\p{L})/iu,
}
/** Words that end a name in a title printed in capitals. */
const endsShouted = /^(?:TẠI|VỀ|VỚI|TRONG|ĐI|CHỦ|KIỂM|LÀM|Ở|SAU|NGÀY|THĂM|CÙNG|DỰ|KHẢO|PHÓ|TRƯỞNG|BÍ|ỦY|ĐỐI|NHÂN)$/u
function untilOffice(words: string, run: readonly Word[]): Word[] {
  const end = run.findIndex(({ text, to }, k) => {
    if (k > 0 && isShouted(run)) return endsShouted.test(text)
    return notInName.test(text) || also[text]?.test(words.slice(to, to + 12)) === true
  })
  return run.slice(0, end < 0 ? run.length : end)
}
/** A name in capitals as it is usually written. */
const spelled = (name: readonly Word[]): string => {
  const shouted = isShouted(name)
  return name.map(({ text }) => (shouted ? text.slice(0, 1) + text.slice(1).toLowerCase() : text)).join(" ")
}
