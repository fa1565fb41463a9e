/**
 * Marks that a web page or converter left in a text: bold and italic stars (also inside words and over line ends),
 * table bars, ruled lines, heading signs, link targets. Footnote signs such as "[1]" are words and stay.
 */
import type { Edit } from "./edits.ts"
import { isSyllable } from "./syllable.ts"

/** Every match of the pattern is swapped. */
export function swaps(text: string, pattern: RegExp, put: string | ((hit: RegExpExecArray) => string)): Edit[] {
  const edits: Edit[] = []
  for (const hit of text.matchAll(pattern)) {
    edits.push({ from: hit.index, to: hit.index + hit[0].length, put: typeof put === "string" ? put : put(hit) })
  }
  return edits
}

/** Longest italic stretch, in characters: a star further off belongs to something else. */
const REACH = 2000

/**
 * Runs of two stars and more, and single stars that stand in pairs (an odd run holds one of a pair).
 * "(*)", "2 * 3" and the bullet "* " are no marks.
 */
export function findStars(text: string): Edit[] {
  const edits: Edit[] = []
  let open: Edit | null = null
  for (const hit of text.matchAll(/(?<!\\)\*+/g)) {
    const from = hit.index
    const to = from + hit[0].length
    const mark = { from, to, put: seam(text, from, to) }
    if (open && from - open.from > REACH) open = null
    if (hit[0].length > 1) edits.push(mark)
    else if (text[from - 1] === "(" && text[to] === ")") continue
    if (hit[0].length % 2 === 0) continue
    if (open) {
      if (hit[0].length === 1) edits.push(mark)
      if (open.to - open.from === 1) edits.push(open)
      open = null
    } else if (hit[0].length > 1 || opens(text, from)) open = mark
    else if (isLostEnd(text, from)) edits.push(mark)
  }
  return edits.sort((a, b) => a.from - b.from)
}
/** A single star opens before a word, or before its own end when the stretch holds nothing ("* *" on a line). */
function opens(text: string, at: number): boolean {
  if (!isBlank(text[at + 1])) return true
  return /^\*[ \t]*\*[ \t]*(\n|$)/.test(text.slice(at, at + 16))
}
/** The end of a stretch whose beginning was lost: behind a full stop, colon or bracket at the end of a line. */
const isLostEnd = (text: string, at: number): boolean =>
  /[:;.,)”"]/.test(text[at - 1] ?? "") && (text[at + 1] ?? "\n") === "\n"
const isBlank = (char: string | undefined): boolean => char === undefined || /\s/.test(char)

const letter = /\p{L}/u
/**
 * What takes the place of a removed mark: nothing, except between two letters that make no syllable together
 * ("TH****Ủ" is one word; "Y tế**chủ trì" are two).
 */
function seam(text: string, from: number, to: number): string {
  if (!letter.test(text[from - 1] ?? "") || !letter.test(text[to] ?? "")) return ""
  const before = /\p{L}+$/u.exec(text.slice(Math.max(0, from - 12), from))?.[0] ?? ""
  const after = /^\p{L}+/u.exec(text.slice(to, to + 12))?.[0] ?? ""
  return isSyllable(before + after) || !(isSyllable(before) && isSyllable(after)) ? "" : " "
}
/** A bar parts cells: each cell becomes a line; a bar inside a word is a blank. */
export const findBars = (text: string): Edit[] =>
  swaps(text, /\\?\|+/g, (hit) => {
    const before = text[hit.index - 1] ?? "\n"
    const after = text[hit.index + hit[0].length] ?? "\n"
    if (letter.test(before) && letter.test(after)) return " "
    return before === "\n" || after === "\n" ? "" : "\n"
  })

/** Lines of nothing but dashes, equals signs, bars and the like. A single dash may begin an item and stays. */
export const findRules = (text: string): Edit[] =>
  swaps(text, /(?<=^|\n)[-=_~#–—|: ]{2,}(?=\n|$)/g, "").filter(({ from, to }) => text.slice(from, to).trim().length > 1)

/** "## " before a heading, and the target of a link; its words stay. */
export const findSigns = (text: string): Edit[] =>
  [
    ...swaps(text, /(?<=^|\n)#{1,6} +/g, ""),
    ...swaps(text, /!?\[([^[\]\n]{1,400})\]\((?:https?:\/\/|mailto:|\/|#)[^()\s]*\)/g, (hit) => hit[1] ?? ""),
    ...swaps(text, /\\(?=[*_.#|[\]()+!~`>-])/g, ""),
  ].sort((a, b) => a.from - b.from)
