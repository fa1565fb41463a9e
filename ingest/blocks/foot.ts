/** The foot of a notice: recipients (nơi nhận) and the signature block, one after the other or side by side. */
import type { Purpose } from "../../graph/model.ts"
import { cellsOf, cutLine, endsOpen, isShouted, joined, type Line, spanOf } from "../lines.ts"
import type { RecipientLine, Span } from "../notice.ts"
import { authority, office, signedMark } from "./words.ts"

export interface Foot {
  recipients: RecipientLine[]
  signature: Span[]
  /** Index of the first line of the foot; the number of lines when there is none. */
  from: number
  /** Offset behind the foot; the end of the text when there is none. */
  to: number
}

const heading = /^Nơi\s+nhận\s*[:.]?\s*/iu
const item = /^[-–—+•*]\s*/u
/** A signature block is looked for so many lines before the recipients, and from the end when there are none. */
const REACH = 14
const MOST_SIGNATURE = 14

export function readFoot(lines: readonly Line[]): Foot {
  const at = lines.findIndex((line, i) => heading.test(line.text) && isHeading(lines, i))
  if (at < 0) return unaddressed(lines)
  const cells = lines.slice(at).flatMap(cellsOf).flatMap(cellsOfFoot)
  const besides = cells.filter(({ column }) => column > 0)
  const own = besides.some(({ text }) => startsSignature(text)) ? cells.filter(({ column }) => column === 0) : cells
  const { recipients, used } = readRecipients(own)
  const behind = own === cells ? own.slice(used) : [...besides, ...own.slice(used)]
  const after = readSignature(behind)
  const before = after ? undefined : signatureBefore(lines, at)
  const signature = after ?? before
  const last = Math.max(own[used - 1]?.to ?? 0, signature?.at(-1)?.to ?? 0)
  return {
    recipients,
    signature: signature ?? [],
    from: before ? lines.findIndex(({ from }) => from === before[0]?.from) : at,
    to: last,
  }
}
/** Two cells that share a line without columns: an authority, an office or a name in the right one. */
function cellsOfFoot(line: Line): Line[] {
  if (line.text.length > 120 || startsSignature(line.text)) return [line]
  const cut = [...line.text.matchAll(/[;:,.)]\s+(?=\p{Lu})/gu)].find((hit) => {
    const rest = line.text.slice(hit.index + hit[0].length)
    return startsSignature(rest) || (/;\s/u.test(hit[0]) && fullName.test(rest))
  })
  return cut ? cutLine(line, [cut.index + 1]) : [line]
}
/** Three or four syllables: the recipients of a line are hardly ever so written. */
const fullName = /^\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){2,3}$/u
/** The heading stands alone or is followed by what it heads on the same line; "Nơi nhận" in a sentence is none. */
function isHeading(lines: readonly Line[], i: number): boolean {
  const { text } = lines[i] as Line
  const rest = text.slice(heading.exec(text)?.[0].length ?? 0)
  if (/:/.test(text.slice(0, 14)) || rest === "") return true
  return cellsOf(lines[i] as Line).length > 1 || item.test(rest)
}

function unaddressed(lines: readonly Line[]): Foot {
  const start = Math.max(0, lines.length - 40)
  for (let i = start; i < lines.length; i += 1) {
    if (!startsSignature(lines[i]?.text ?? "")) continue
    const signature = readSignature(lines.slice(i))
    if (signature && signature.length > 1) return { recipients: [], signature, from: i, to: signature.at(-1)?.to ?? 0 }
  }
  return { recipients: [], signature: [], from: lines.length, to: lines.at(-1)?.to ?? 0 }
}
function signatureBefore(lines: readonly Line[], at: number): Span[] | undefined {
  for (let i = Math.max(1, at - REACH); i < at; i += 1) {
    if (!startsSignature(lines[i]?.text ?? "")) continue
    const found = readSignature(lines.slice(i, at))
    if (found && found.length > 1) return found
  }
  return undefined
}

interface Entry {
  lines: Line[]
}
function readRecipients(cells: readonly Line[]): { recipients: RecipientLine[]; used: number } {
  const entries: Entry[] = []
  const first = cells[0] as Line
  const said = heading.exec(first.text)?.[0].length ?? 0
  if (said < first.text.length)
    entries.push({ lines: [{ ...first, from: first.from + said, text: first.text.slice(said) }] })
  const dashed = cells.slice(1, 6).some(({ text }) => item.test(text))
  let used = 1
  for (; used < cells.length; used += 1) {
    const line = cells[used] as Line
    const held = entries.at(-1)
    const ended = held && isArchive(joined(held.lines))
    if (startsSignature(line.text) || (ended && line.gap > 0) || isLoneNumber(line, ended === true)) break
    if (!held || (dashed ? item.test(line.text) : isOwnLine(held, line))) entries.push({ lines: [line] })
    else if (line.gap > 1 && !endsOpen(held.lines.at(-1)?.text ?? "")) break
    else held.lines.push(line)
  }
  return { recipients: withPurposes(entries), used }
}
/** Without dashes a mark at the end of the line before begins the next. */
const isOwnLine = (held: Entry, line: Line): boolean =>
  line.gap > 0 || /[;.,}]\s*$/u.test(held.lines.at(-1)?.text ?? "") || /^Lưu/u.test(line.text)
const isArchive = (words: string): boolean => /^[-–—+•*\s]*Lưu(?!\p{L})/u.test(words)
const isLoneNumber = ({ text, gap }: Line, ended: boolean): boolean => ended && gap > 0 && /^\d{1,3}$/.test(text)

const purposes: readonly (readonly [RegExp, Purpose])[] = [
  [/\(?\s*(?:để\s+)?(?:b\/c|b\/cáo|báo\s+cáo|bc)\s*\)?[\s;,.}]*$/iu, "for_report"],
  [/(?:để\s+)?(?:t\/h|th\/h|thực\s+hiện|chỉ\s+đạo\s+thực\s+hiện|phối\s+hợp|p\/h)\s*\)[\s;,.}]*$/iu, "for_action"],
  [/(?:để\s+)?(?:biết|t\/d|theo\s+dõi|đưa\s+tin|thông\s+báo|đăng\s+(?:tải|tin))\s*\)[\s;,.}]*$/iu, "for_information"],
]
function purposeOf(words: string): Purpose | null {
  if (isArchive(words)) return "archive"
  const bracket = /\(([^()]*)\)[\s;,.}]*$/u.exec(words)?.[0] ?? /\}\s*[^}]*$/u.exec(words)?.[0]
  return bracket === undefined ? null : (purposes.find(([pattern]) => pattern.test(bracket))?.[1] ?? null)
}
/**
 * A brace printed over several lines is left at one of them, or at each: its purpose holds for the lines that bear
 * one in a row, and for the line above a brace that stands alone (domain: the flattened brace).
 */
function withPurposes(entries: readonly Entry[]): RecipientLine[] {
  const words = entries.map(({ lines }) => joined(lines))
  const found = words.map(purposeOf)
  const braced = words.map((one) => one.includes("}"))
  words.forEach((_, i) => {
    const purpose = found[i]
    if (!braced[i] || !purpose || purpose === "archive") return
    let first = i
    while (first > 0 && braced[first - 1] && !found[first - 1]) first -= 1
    let last = i
    while (last + 1 < words.length && braced[last + 1] && !found[last + 1]) last += 1
    if (first === last && i > 0 && !found[i - 1]) first = i - 1
    for (let j = first; j <= last; j += 1) found[j] ??= purpose
  })
  return entries.map(({ lines }, i) => ({ ...(spanOf(lines) as Span), purpose: found[i] ?? null }))
}

export const startsSignature = (words: string): boolean =>
  words.length < 90 &&
  isShouted(words.replace(/\(.*\)/u, "")) &&
  (authority.test(words) || (office.test(words) && !/[;]$/u.test(words)))

const name = /^\p{Lu}[\p{L}'’.]*(?:[\s-]+\p{Lu}[\p{L}'’]*){0,5}$/u
/** Lines of the block in order: authority, position, marks, name and what is printed under it. Undefined when there is none. */
function readSignature(cells: readonly Line[]): Span[] | undefined {
  const start = cells.findIndex(({ text }) => startsSignature(text))
  if (start < 0 || start > 4) return undefined
  const found: Line[][] = []
  let named = false
  for (const line of cells.slice(start, start + MOST_SIGNATURE)) {
    const { text } = line
    const held = found.at(-1)
    if (startsSignature(text) && !named && !needsMore(held)) found.push([line])
    else if (isShouted(text) && !named && held && !isName(text, held)) held.push(line)
    else if (signedMark.test(text)) found.push([line])
    else if (named && held && line.gap === 0 && isRestOfName(joined(held), text)) held.push(line)
    else if (!named && name.test(text) && text.length < 50) {
      named = true
      found.push([line])
    } else if (named && line.gap === 0 && titled.test(text)) found.push([line])
    else if (/^[[(]?(?:đã ký|chữ ký|ký tên|\*|\.{3,})/iu.test(text)) continue
    else break
  }
  return found.map((lines) => spanOf(lines) as Span)
}
/** "KT. BỘ TRƯỞNG," goes on with the second office that is signed for. */
const needsMore = (held: Line[] | undefined): boolean =>
  held !== undefined && /,$/u.test(joined(held)) && authority.test(joined(held))
/** A name in capitals behind the position, after an empty line. */
const isName = (words: string, held: readonly Line[]): boolean =>
  !startsSignature(words) &&
  office.test(joined(held)) &&
  !/^(?:DÂN|NHÂN DÂN|NHIỆM|TỊCH|THƯ|ĐỐC|TRƯỞNG|PHÒNG|VĂN PHÒNG|CHÍNH PHỦ|PHỦ|BAN|TỈNH|THƯỜNG TRỰC|THƯỜNG VỤ)/u.test(
    words,
  ) &&
  name.test(words) &&
  words.split(" ").length >= 2 &&
  words.split(" ").length <= 5
/** A portal cuts a name behind its first syllable. */
const isRestOfName = (held: string, words: string): boolean =>
  name.test(words) && held.split(" ").length === 1 && words.split(" ").length <= 4
/** An office under the name ("Bộ trưởng Bộ Y tế"). */
const titled =
  /^(?:Phó\s|Chủ\s+tịch|Bộ\s+trưởng|Thứ\s+trưởng|Giám\s+đốc|Bí\s+thư|Trưởng|Chánh|Ủy\s+viên|Uỷ\s+viên|Tổng\s|Thủ\s+tướng)/u
