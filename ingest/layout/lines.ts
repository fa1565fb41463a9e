/** The text as lines, and lines as paragraphs: a sentence wrapped over lines, or cut by a page, is one paragraph. */
import type { Span } from "../notice.ts"
import { closing, labelAt } from "./labels.ts"

export interface Line extends Span {
  /** Without the blanks at its ends. */
  text: string
  /** An empty line stands before it. */
  gap: boolean
}

/** Lines that hold words, in order; page numbers that stand alone are left out. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let gap = true
  for (const hit of text.matchAll(/[^\n]+/gu)) {
    const words = hit[0].trim()
    if (words === "" || /^(?:-\s*)?\d{1,3}(?:\s*-)?$/u.test(words)) {
      gap = true
      continue
    }
    const from = hit.index + hit[0].indexOf(words)
    const previous = lines.at(-1)
    gap ||= previous !== undefined && text.slice(previous.to, from).split("\n").length > 2
    lines.push({ text: words, from, to: from + words.length, gap })
    gap = false
  }
  return lines
}

const sentenceEnds = /[.:;!?…]["”)]?$|\.\/\.?$/u
const capital = /^["“(]?\p{Lu}/u
/** A line shorter than this share of the usual width was ended on purpose. */
const SHORT = 0.72
/** Between two lines without any mark, only a much shorter line ends a paragraph. */
const MUCH_SHORTER = 0.6

interface Setting {
  width: number
  /** Paragraphs are set apart by empty lines. */
  gaps: boolean
  /** First lines of paragraphs are wrapped early, so a short one says nothing. */
  ragged: boolean
}

/** Paragraphs as runs of lines. A label or a dash begins one, an empty line ends one unless it cuts a sentence. */
export function paragraphsOf(lines: readonly Line[]): Line[][] {
  const width = usualWidth(lines)
  const setting = { width, gaps: setsGaps(lines), ragged: isRagged(lines, width) }
  const paragraphs: Line[][] = []
  for (const line of lines) {
    const current = paragraphs.at(-1)
    const previous = current?.at(-1)
    if (!current || !previous || begins(line, previous, setting, current)) paragraphs.push([line])
    else current.push(line)
  }
  return paragraphs
}

function begins(line: Line, previous: Line, { width, gaps, ragged }: Setting, current: readonly Line[]): boolean {
  const label = labelAt(line.text)
  if (label?.style === "dash") return !/[-–]$/u.test(previous.text)
  if (label) return line.gap || endsLine(previous, width) || label.rest === ""
  // A label alone on its line takes the words of the next one.
  if (current.length === 1 && labelAt(previous.text)?.rest === "") return false
  const ended = sentenceEnds.test(previous.text)
  if (line.gap) return ended || capital.test(line.text) || labelAt((current[0] as Line).text) === undefined
  if (ended && (closing.test(line.text) || /^\(\p{Lu}/u.test(line.text))) return true
  if (gaps) return /\.\/\.?$/u.test(previous.text)
  const short = previous.text.length < width * SHORT
  // A semicolon goes on with the sentence, but for a row of legal bases.
  if (previous.text.endsWith(";")) return /^(?:Căn\s+cứ|Theo\s+đề\s+nghị|Thực\s+hiện|Xét)(?!\p{L})/u.test(line.text)
  if (ended) return capital.test(line.text) && (short || /:$|\.\/\.?$/u.test(previous.text))
  // Without an end mark only a heading ends, and a heading has a label.
  if (!labelAt((current[0] as Line).text) || (ragged && current.length === 1)) return false
  return capital.test(line.text) && previous.text.length < width * MUCH_SHORTER
}
const endsLine = (line: Line, width: number): boolean =>
  sentenceEnds.test(line.text) || line.text.length < width * SHORT || /,$/u.test(line.text)

/** Of the lines after a full stop that go on in small letters, half are short: the portal wraps first lines early. */
function isRagged(lines: readonly Line[], width: number): boolean {
  const firsts = lines.filter((line, i) => {
    const before = lines[i - 1]
    const next = lines[i + 1]
    const opens = line.gap || (before !== undefined && sentenceEnds.test(before.text))
    return opens && next !== undefined && !next.gap && /^\p{Ll}/u.test(next.text)
  })
  return (
    firsts.length > 2 && firsts.filter((line) => line.text.length < width * MUCH_SHORTER).length > firsts.length / 2
  )
}

/** Most labelled lines have an empty line before them. */
function setsGaps(lines: readonly Line[]): boolean {
  const labelled = lines.filter((line) => /^(?:number|letter|roman|dotted)$/u.test(labelAt(line.text)?.style ?? ""))
  return labelled.length > 2 && labelled.filter((line) => line.gap).length > labelled.length / 2
}

/** The width at which most lines are wrapped: the upper quartile of their lengths, at least 40. */
function usualWidth(lines: readonly Line[]): number {
  const lengths = lines.map((line) => line.text.length).sort((a, b) => a - b)
  return Math.max(40, lengths[Math.floor(lengths.length * 0.75)] ?? 40)
}

/** From the first word to the last of some lines. */
export const spanOf = (lines: readonly Line[]): Span => ({
  from: (lines[0] as Line).from,
  to: (lines.at(-1) as Line).to,
})
/** Their words on one line. */
export const joined = (lines: readonly Line[]): string =>
  lines
    .map((line) => line.text)
    .join(" ")
    .replace(/\s+/gu, " ")
