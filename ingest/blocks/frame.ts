/** The head of a notice: an ordered table of rules over its first lines. Any part of it may be lost. */
import { parseSymbol } from "../finders/grammar.ts"
import { cellsOf, cutLine, endsOpen, isShouted, joined, type Line, lettersOf, spanOf, startsSmall } from "../lines.ts"
import type { Layout, Span } from "../notice.ts"
import { readLabels } from "./label.ts"
import { bodyHead, isMotto, leadingType, mottoWithin, opening, stamp, typeCodeOf } from "./words.ts"

type Head = Omit<Layout["header"], "bases">
export interface Frame {
  header: Head
  /** Offset behind the head. */
  to: number
}
/** A head is never longer, in lines. */
const MOST_LINES = 70
/** How far a part of the head may stand behind lines that are none (stamps, running heads), in lines. */
const REACH = 12
/** A line of the head is never longer, titles excepted. */
const LONG = 200

interface Reading {
  cells: readonly Line[]
  header: Head
  /** What has been taken so far. */
  seen: Set<string>
}
interface FrameRule {
  name: string
  /** How many lines from `i` it takes; 0 when it declines. May note what it found. */
  take(reading: Reading, i: number): number
}

const rules: readonly FrameRule[] = [
  { name: "motto", take: ({ cells }, i) => takeJoined(cells, i, 3, isMotto) }, // quốc hiệu, tiêu ngữ
  { name: "number", take: takeNumber }, // số, ký hiệu
  { name: "placeDate", take: takePlaceDate }, // địa danh và thời gian
  { name: "kind", take: takeKind }, // tên loại và trích yếu
  { name: "subject", take: takeSubject }, // V/v ...
  { name: "addressees", take: takeAddressees }, // kính gửi
  { name: "issuer", take: takeIssuer }, // cơ quan ban hành
  { name: "stamp", take: ({ cells }, i) => (stamp.test(cells[i]?.text ?? "") ? 1 : 0) }, // hỏa tốc, mật
]

export function readFrame(lines: readonly Line[]): Frame {
  const cells = lines.slice(0, MOST_LINES).flatMap(cellsOf).flatMap(cellsOfHead)
  const header: Head = { issuer: [], number: null, placeDate: null, kind: null, title: null, addressees: [] }
  const reading: Reading = { cells, header, seen: new Set() }
  let to = 0
  for (let i = 0; i < cells.length; ) {
    const taken = takeAt(reading, i)
    if (taken > 0) {
      i += taken
      to = (cells[i - 1] as Line).to
      continue
    }
    if (!bringsMore(reading, i)) break
    i += 1
  }
  return { header, to: hasFrame(reading) ? to : 0 }
}
/** A line of capitals alone is no head. */
const hasFrame = ({ seen }: Reading): boolean =>
  ["motto", "number", "placeDate", "kind", "addressees"].some((name) => seen.has(name))

function takeAt(reading: Reading, i: number): number {
  for (const rule of rules) {
    const taken = rule.take(reading, i)
    if (taken === 0) continue
    reading.seen.add(rule.name)
    return taken
  }
  return 0
}
/** Until type or addressees were met, a part of the head may still come behind lines that no rule knows. */
function bringsMore({ cells, seen }: Reading, i: number): boolean {
  if (seen.has("kind") || seen.has("addressees")) return false
  for (let j = i; j < Math.min(cells.length, i + REACH); j += 1) {
    const { text } = cells[j] as Line
    if (text.length > LONG || readLabels(text).length > 0) return false
    if (j > i && (typeCodeOf(text) !== undefined || numberLine.test(text) || /^Kính gửi/iu.test(text))) {
      return isShouted(text) || numberLine.test(text) || seen.size > 0
    }
  }
  return false
}

/** Cells that share a line without columns: a motto, or place and date, behind something else. */
function cellsOfHead(line: Line): Line[] {
  if (line.text.length > LONG) return [line]
  const cut =
    mottoWithin.exec(line.text)?.index ?? (/^số/iu.test(line.text) ? placeBehind.exec(line.text)?.index : undefined)
  return cut ? cutLine(line, [cut]) : [line]
}
const placeBehind = /(?<=[\p{L}\d]\s)\p{Lu}[\p{L}.]*(?:\s\p{L}+){0,4},\s*ngày\s/u

/** How many lines from `i`, no empty one between them, are needed for words that fit; 0 when none do. */
function takeJoined(cells: readonly Line[], i: number, most: number, fits: (words: string) => boolean): number {
  for (let n = 1; n <= most && i + n <= cells.length; n += 1) {
    if (n > 1 && (cells[i + n - 1] as Line).gap > 0) return 0
    if (fits(joined(cells.slice(i, i + n)))) return n
  }
  return 0
}

const numberLine = /^Số\s*[:.]?(?:\s*[\d…._]|\s*\/|\s*-|$)/iu
const numberWords = /^Số\s*[:.]?\s*/iu
function takeNumber({ cells, header }: Reading, i: number): number {
  const line = cells[i] as Line
  if (header.number || line.text.length > 60) return 0
  const said = numberWords.exec(line.text)?.[0] ?? ""
  if (said && said.length === line.text.length) {
    const next = cells[i + 1]
    const alone = next ? symbolAt(next.text) : 0
    if (next && alone > 0) header.number = { from: next.from, to: next.from + alone }
    return alone > 0 ? 2 : 1
  }
  const symbol = symbolAt(line.text.slice(said.length))
  if (symbol === 0 || (said === "" && (symbol < line.text.length || header.kind))) return 0
  header.number = { from: line.from + said.length, to: line.from + said.length + symbol }
  return 1
}
/** Length of the longest symbol at the beginning of the words, with what is left of a blank number ("…/TB-UBND"). */
function symbolAt(words: string): number {
  const blank = /^[….\s_]*/u.exec(words)?.[0].length ?? 0
  const pieces = words.slice(blank).split(/(?=\s)/u)
  for (let n = pieces.length; n > 0; n -= 1) {
    const symbol = pieces.slice(0, n).join("")
    if (symbol.length <= 50 && parseSymbol(symbol.trim())) return blank + symbol.trimEnd().length
  }
  return 0
}

const placeDate =
  /^(?:\p{Lu}[\p{L}.\-\s]{1,40},\s*ngày|Ngày|ngày)\s*(?:\d{1,2}|[….]*)\s*(?:tháng\s*(?:\d{1,2}|[….]*)\s*năm\s*(?:\d{4}|20[….]*|[….]*)|[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4})\.?$/u
function takePlaceDate({ cells, header }: Reading, i: number): number {
  if (header.placeDate || header.kind || (cells[i]?.text.length ?? 0) > 80) return 0
  const taken = takeJoined(cells, i, 3, (words) => words.length < 90 && placeDate.test(words))
  if (taken > 0) header.placeDate = spanOf(cells.slice(i, i + taken))
  return taken
}

function takeKind({ cells, header, seen }: Reading, i: number): number {
  const line = cells[i] as Line
  if (header.kind) return 0
  const alone = takeJoined(
    cells,
    i,
    2,
    (words) => typeCodeOf(words) !== undefined && (isShouted(words) || seen.size > 0),
  )
  const leading = alone > 0 ? undefined : leadingType(line.text)
  if (alone === 0 && !leading) return 0
  header.kind = leading ? { from: line.from, to: line.from + leading.length } : spanOf(cells.slice(i, i + alone))
  const taken = leading ? 1 : alone
  const more = titleLines(cells, i + taken, leading ? line : undefined)
  const rest = leading ? { from: line.from + leading.length + 1, to: line.to } : null
  const lines = spanOf(cells.slice(i + taken, i + taken + more))
  header.title = rest ? { from: rest.from, to: lines?.to ?? rest.to } : lines
  return taken + more
}
/** How many lines from `i` belong to the title (trích yếu). */
function titleLines(cells: readonly Line[], i: number, begun: Line | undefined): number {
  let last = begun
  let n = 0
  for (let line = cells[i]; line && n < 14; n += 1, line = cells[i + n]) {
    const { text } = line
    if (
      dear.test(text) ||
      takeJoined(cells, i + n, 3, isTelegram) > 0 ||
      readLabels(text).some(({ style }) => style !== "dash")
    )
      break
    if (placeDate.test(text) || text.length > 700 || (last && opening.test(text) && !endsOpen(last.text))) break
    if (last && line.gap > 0 && !goesOnAfterGap(last.text, text)) break
    if (last && isShouted(last.text) && !isShouted(text) && !continues(text)) break
    if (last && !isShouted(last.text) && /[.:]$/.test(last.text)) break
    if (last && /^\(.*\)$/u.test(text) && !startsSmall(text.slice(1))) break
    last = line
  }
  return n
}
const continues = (words: string): boolean =>
  startsSmall(words) || /^(?:\d|["“(]|Về\s|V\/v|Tại\s|Của\s|Trong\s|Kết\s+luận)/u.test(words)
const goesOnAfterGap = (last: string, words: string): boolean =>
  endsOpen(last) ||
  (isShouted(last) && (startsSmall(words) || /^(?:Về\s|V\/v|VỀ\s|TẠI\s|CỦA\s|Kết luận\s)/u.test(words)))

function takeSubject({ cells, header }: Reading, i: number): number {
  if (header.title || header.kind || !/^(?:V\/v|Về\s+việc)(?:[\s:.]|$)/iu.test(cells[i]?.text ?? "")) return 0
  let n = 1
  for (let line = cells[i + n]; line && line.gap === 0 && n < 10; n += 1, line = cells[i + n]) {
    const rest = joined(cells.slice(i + n, i + n + 3))
    if (/^Kính\s+gửi/iu.test(rest) || placeDateStarts(cells, i + n) || isMotto(line.text)) break
  }
  header.title = spanOf(cells.slice(i, i + n))
  return n
}
const placeDateStarts = (cells: readonly Line[], i: number): boolean =>
  takeJoined(cells, i, 3, (words) => words.length < 90 && placeDate.test(words)) > 0

/** "Kính gửi:", "Đồng kính gửi:". */
const dear = /^(?:Đồng\s+)?Kính\s+gửi\s*:?\s*/iu
/** "THỦ TƯỚNG CHÍNH PHỦ điện:" over the addressees of a telegram; may be wrapped. */
const isTelegram = (words: string): boolean =>
  words.length < 80 && /\s(?:điện|ĐIỆN)\s*:?$/u.test(words) && isShouted(words.replace(/\s*(?:điện|ĐIỆN)\s*:?$/u, ""))
function takeAddressees({ cells, header }: Reading, i: number): number {
  const line = cells[i] as Line
  const said = dear.exec(line.text)?.[0].length ?? 0
  let n = said > 0 ? 1 : takeJoined(cells, i, 3, isTelegram)
  if (n === 0) return 0
  const items: Line[][] = said > 0 && said < line.text.length ? [cutLine(line, [said]).slice(-1)] : []
  for (let next = cells[i + n]; next && n < MOST_ADDRESSEES; n += 1, next = cells[i + n]) {
    const held = items.at(-1)
    if (/^[-–—+•*]/u.test(next.text)) items.push([next])
    else if (held && goesOn(joined(held), next)) held.push(next)
    else if (!held && next.text.length < LONG && !opening.test(next.text) && !dear.test(next.text)) items.push([next])
    else break
  }
  header.addressees.push(...items.map(trimItem))
  return n
}
const MOST_ADDRESSEES = 80
/** A wrapped addressee goes on until a mark ends it; a colon leads to more. */
const goesOn = (held: string, next: Line): boolean =>
  !dear.test(next.text) && !opening.test(next.text) && (/:$/u.test(held) || (next.gap === 0 && !/[.;]$/u.test(held)))
function trimItem(lines: readonly Line[]): Span {
  const span = spanOf(lines) as Span
  const text = joined(lines)
  const lead = /^[-–—+•*\s]*/u.exec(text)?.[0].length ?? 0
  const tail = /[;,.\s]*$/u.exec(lines.at(-1)?.text ?? "")?.[0].length ?? 0
  return { from: span.from + lead, to: Math.max(span.from + lead, span.to - tail) }
}

function takeIssuer({ cells, header, seen }: Reading, i: number): number {
  const line = cells[i] as Line
  const { text } = line
  if (header.kind || seen.has("addressees") || text.length > 90 || stamp.test(text)) return 0
  if (!isShouted(text) && text !== text.toUpperCase()) return 0
  if (!/\p{Lu}/u.test(text) || typeCodeOf(joined(cells.slice(i, i + 2))) !== undefined) return 0
  const last = header.issuer.at(-1)
  const held = cells.slice(0, i).findLast(({ to }) => to === last?.to)
  if (!last || !held) {
    if (!bodyHead.test(joined(cells.slice(i, i + 2)))) return 0
    header.issuer.push({ from: line.from, to: line.to })
  } else if (held !== cells[i - 1] || isNewBody(held.text, text)) header.issuer.push({ from: line.from, to: line.to })
  else last.to = line.to
  return 1
}
/** A line names a body of its own, unless the line before it needs it to be whole ("ỦY\nBAN NHÂN DÂN"). */
const isNewBody = (held: string, words: string): boolean =>
  bodyHead.test(words) &&
  !endsOpen(held) &&
  !/^(?:[ỦU][YỶ]|VĂN|VĂN PHÒNG|HỘI|BAN|SỞ|BỘ)$/u.test(held) &&
  lettersOf(words).length > 3
