/** How the lines of a text are broken, and whether a line begins a paragraph of its own. */
import { endsClosed, endsOpen, type Line, startsCapital, startsSmall } from "../lines.ts"

export interface Wrapping {
  /** Lines end at a width, in mid-sentence (web portals). */
  wrapped: boolean
  /** Empty lines stand between paragraphs, all through. */
  loose: boolean
  /** Characters that a wrapped line has room for. */
  width: number
}

/** A line as long as this is a paragraph of its own, not one cut at a width. */
const LONGEST_WRAPPED = 130
/** Share of lines that go on from the line before, from which on a text counts as wrapped. */
const WRAPPED_SHARE = 0.2
/** Share of sentence ends at line ends that have an empty line behind them, from which on a text counts as loose. */
const LOOSE_SHARE = 0.6

export function measure(lines: readonly Line[]): Wrapping {
  const cut: number[] = []
  let ends = 0
  let gaps = 0
  for (let i = 1; i < lines.length; i += 1) {
    const before = lines[i - 1] as Line
    const line = lines[i] as Line
    const closed = endsClosed(before.text)
    if (line.gap === 0 && startsSmall(line.text) && !closed) cut.push(before.text.length)
    if (!closed || startsSmall(line.text)) continue
    ends += 1
    if (line.gap > 0) gaps += 1
  }
  cut.sort((a, b) => a - b)
  const width = cut[Math.floor(cut.length * 0.9)] ?? 0
  const wrapped = cut.length >= lines.length * WRAPPED_SHARE && width <= LONGEST_WRAPPED
  return { wrapped, width, loose: gaps >= ends * LOOSE_SHARE }
}

/** What stands between a line and the one before it. */
export type Break = "none" | "possible" | "certain"

/**
 * `first`: the line before is the first of its paragraph (portals cut those early, so its length tells nothing).
 * "possible" is enough for a label that is due, not for a paragraph without one.
 */
export function breakBetween(before: Line, line: Line, wrapping: Wrapping, first: boolean): Break {
  const { wrapped, loose, width } = wrapping
  const closed = endsClosed(before.text)
  if (line.gap > 0) return closed || !(startsSmall(line.text) || endsOpen(before.text)) ? "certain" : "none"
  if (!wrapped) return closed || !(startsSmall(line.text) || endsOpen(before.text)) ? "certain" : "none"
  if (!startsCapital(line.text)) return closed ? "possible" : "none"
  if (!closed && endsOpen(before.text)) return "none"
  if (loose) return "possible"
  const room = width - before.text.length - 1 - firstWord(line.text)
  if (!closed) return !first && room > width * 0.4 ? "certain" : "possible"
  if (/\.\/?\.?$/u.test(before.text) && endsPaper.test(line.text)) return "certain"
  if (leadIn.test(before.text.slice(-24))) return "certain"
  return room > 2 ? "certain" : "possible"
}
/** Words that begin the paragraph behind a preamble, or the last one, and hardly ever a sentence inside another. */
const endsPaper = /^(?:Trên\s+đây\s+là|Thừa\s+lệnh|Sau\s+khi\s+nghe|Văn\s+phòng\s.{1,60}\sthông\s+báo)/u
/** The end of words that point at what follows. */
const leadIn = /(?<!\p{L})(?:sau|sau\s+đây|yêu\s+cầu|kết\s+luận|chỉ\s+đạo|ý\s+kiến)\s*:$/iu
const firstWord = (words: string): number => {
  const end = words.indexOf(" ")
  return end < 0 ? words.length : end
}

/** Lines of one paragraph, and from where to where they run. */
export interface Paragraph {
  from: number
  to: number
  lines: Line[]
}
/** The lines as paragraphs, whatever labels they bear. */
export function paragraphsOf(lines: readonly Line[]): Paragraph[] {
  const wrapping = measure(lines)
  const found: Paragraph[] = []
  for (const line of lines) {
    const held = found.at(-1)
    const before = held?.lines.at(-1)
    if (held && before && breakBetween(before, line, wrapping, held.lines.length < 2) !== "certain") {
      held.lines.push(line)
      held.to = line.to
    } else found.push({ from: line.from, to: line.to, lines: [line] })
  }
  return found
}
