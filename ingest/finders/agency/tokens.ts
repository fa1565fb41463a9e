/** A stretch of text as tokens: words (with inner dashes, "&" and slashes) and single marks. */
import { BLANK, CAPITAL, kindAt, LETTER, MARK, NUMBER } from "../../scan/letters.ts"
import { type Spelling, spellingOf } from "../../scan/spelling.ts"

export interface Token {
  raw: string
  /** Lower case, one tone style. */
  low: string
  spelling: Spelling
  /** Offsets into the stretch. */
  from: number
  to: number
  /** Begins with a capital letter. */
  capital: boolean
}

const WORD = LETTER | MARK | NUMBER
/** Marks that may stand inside a word. */
const INNER = "-&./’'"

export function tokenize(words: string): Token[] {
  const tokens: Token[] = []
  for (let from = 0; from < words.length; ) {
    const kind = kindAt(words, from)
    const to = (kind & WORD) !== 0 ? wordEnd(words, from) : markEnd(words, from)
    if ((kind & BLANK) === 0) {
      const raw = words.slice(from, to)
      const spelling = spellingOf(raw)
      tokens.push({ raw, low: spelling.low, spelling, from, to, capital: (kind & CAPITAL) !== 0 })
    }
    from = to
  }
  return tokens
}
function wordEnd(words: string, from: number): number {
  let to = from
  while ((kindAt(words, to) & WORD) !== 0) to += 1
  while (INNER.includes(words.charAt(to)) && continues(words, to + 1)) {
    to += 1
    while (continues(words, to)) to += 1
  }
  return to
}
const continues = (words: string, at: number): boolean => (kindAt(words, at) & WORD) !== 0 || words[at] === "&"
const markEnd = (words: string, from: number): number => from + ((words.codePointAt(from) ?? 0) > 0xffff ? 2 : 1)
