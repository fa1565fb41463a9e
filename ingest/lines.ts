/** The lines of a stored text, and the tests on their words that several rules share. */
import { oneTone } from "../graph/text.ts"
import type { Span } from "./notice.ts"

export interface Line extends Span {
  text: string
  /** Empty lines right before it; the first line counts as after an empty one. */
  gap: number
  /** Where it stands among the cells of its printed line; 0 is the first or only one. */
  column: number
}

/** All lines that hold something, without blanks at their edges. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let gap = 1
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf("\n", from)
    const to = end < 0 ? text.length : end
    const line = trimmed(text, from, to)
    if (line.from < line.to) {
      lines.push({ ...line, text: text.slice(line.from, line.to), gap, column: 0 })
      gap = 0
    } else gap += 1
    from = to + 1
  }
  return evened(lines)
}
/** A page that puts an empty line behind every line: those tell nothing and are not counted. */
function evened(lines: Line[]): Line[] {
  const dense = lines.filter(({ gap }) => gap === 0).length
  const cut = lines.filter(({ text, gap }) => gap === 1 && startsSmall(text)).length
  if (dense > lines.length * 0.05 || cut < lines.length * 0.2) return lines
  return lines.map((line) => ({ ...line, gap: Math.max(0, line.gap - 1) }))
}
/** The stretch without blanks at its edges. */
export function trimmed(text: string, from: number, to: number): Span {
  let start = from
  let end = to
  while (start < end && isBlank(text.charCodeAt(start))) start += 1
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1
  return { from: start, to: end }
}
const isBlank = (unit: number): boolean => unit === 32 || unit === 10 || unit === 9 || unit === 13 || unit === 0xa0

/** Cuts the line at the offsets, each piece trimmed and its own column. */
export function cutLine(line: Line, offsets: readonly number[]): Line[] {
  const edges = [0, ...offsets, line.text.length]
  return edges.slice(1).flatMap((to, i) => {
    const piece = trimmed(line.text, edges[i] as number, to)
    if (piece.from === piece.to) return []
    const place = { from: line.from + piece.from, to: line.from + piece.to }
    return [{ ...place, text: line.text.slice(piece.from, piece.to), gap: i === 0 ? line.gap : 0, column: i }]
  })
}
/** Runs of three blanks and more part columns (the reader keeps them for that). */
export const cellsOf = (line: Line): Line[] =>
  line.text.length > 400
    ? [line]
    : cutLine(
        line,
        [...line.text.matchAll(/ {3,}/g)].map((hit) => hit.index),
      )

export const spanOf = (lines: readonly Line[]): Span | null => {
  const first = lines[0]
  const last = lines.at(-1)
  return first && last ? { from: first.from, to: last.to } : null
}
export const joined = (lines: readonly Line[]): string => lines.map(({ text }) => text).join(" ")

/** The letters alone, small, one tone style: "THÔNG\nBÁO" and "T H Ô N G  B Á O" are equal. Only for short words. */
export const lettersOf = (words: string): string =>
  oneTone(words.slice(0, 200).toLowerCase()).replace(/[^\p{L}]+/gu, "")
/** Printed in capitals: two letters and more, no small one ("Q.CƯỜNG" too, "UBND tỉnh" not). */
export const isShouted = (words: string): boolean => /\p{Lu}[^\p{Ll}]*\p{Lu}/u.test(words) && !/\p{Ll}/u.test(words)

/** "Quyết định số", not "chuyển đổi số"; not "nêu trên", "kèm theo", "tự do": those may end a line of their own. */
const openEnd =
  /(?:[,\-–(/&]|(?<!\p{L})(?:của|và|với|các|những|(?<!(?:kèm|tiếp|đi)\s)theo|(?<=(?:quyết|thị|định|hoạch|báo|văn|điện|tư|lệnh|luận|trình|bản|quy|tri|luật|hợp)\s)số|tại|(?<!tự\s)do|bởi|từ|đến|cho|để|là|về|bằng|hoặc|như|nhằm|(?<!(?:hằng|hàng|mỗi|trong)\s)ngày))$/iu
/** The sentence goes on: it ends with a comma or a word that needs another. */
export const endsOpen = (words: string): boolean => openEnd.test(words.slice(-12))
/** Ends with a mark that may close a paragraph. */
export const endsClosed = (words: string): boolean => /[.;:!?…][”"’')\]]*$|\.\/\.?$/u.test(words.slice(-8))
export const startsSmall = (words: string): boolean => /^[“"‘'(]?\p{Ll}/u.test(words)
export const startsCapital = (words: string): boolean => /^[“"‘'([]?[\p{Lu}\d]/u.test(words)
