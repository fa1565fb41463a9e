/** A directive's words in pieces for the embedder: at most 600 characters with the heading, cut at ends of sentences. */
import { oneLine } from "../../graph/text.ts"
import type { Span } from "../notice.ts"

export const PASSAGE_LIMIT = 600
/** The heading takes no more than this of a piece. */
const HEADING_LIMIT = 200

export interface Piece extends Span {
  text: string
}

/** `own` are the directive's words in the text; a piece never spans two of them. */
export function piecesOf(text: string, own: readonly Span[], heading: string | null): Piece[] {
  const title = heading === null ? "" : `${oneLine(heading).slice(0, HEADING_LIMIT).trim()}\n`
  const room = PASSAGE_LIMIT - title.length
  return own.flatMap((span) =>
    cut(text, span, room).map((piece) => ({ ...piece, text: title + oneLine(text.slice(piece.from, piece.to)) })),
  )
}
/** Sentences joined as long as they fit; one too long is cut at a clause, else at a blank. */
function cut(text: string, span: Span, room: number): Span[] {
  const pieces: Span[] = []
  for (let from = skipBlanks(text, span.from, span.to); from < span.to; ) {
    const to = endWithin(text, from, span.to, room)
    pieces.push({ from, to: trimEnd(text, from, to) })
    from = skipBlanks(text, to, span.to)
  }
  return pieces
}
/** Where a piece may end, best first; each after its mark. */
const ENDS = [/[.!?…](?=\s|$)/gu, /[;:](?=\s|$)/gu, /,(?=\s)/gu, /\S(?=\s)/gu] as const
function endWithin(text: string, from: number, limit: number, room: number): number {
  if (limit - from <= room) return limit
  const window = text.slice(from, from + room + 1)
  for (const mark of ENDS) {
    const last = [...window.matchAll(mark)].filter((hit) => hit.index < room).at(-1)
    if (last) return from + last.index + last[0].length
  }
  return from + wholeUnits(text, from, room)
}
/** Never between the halves of a surrogate pair. */
const wholeUnits = (text: string, from: number, room: number): number =>
  /[\uD800-\uDBFF]/.test(text[from + room - 1] ?? "") ? room - 1 : room
function skipBlanks(text: string, from: number, to: number): number {
  let at = from
  while (at < to && /\s/.test(text[at] ?? "")) at += 1
  return at
}
function trimEnd(text: string, from: number, to: number): number {
  let at = to
  while (at > from && /\s/.test(text[at - 1] ?? "")) at -= 1
  return at
}
