/** A stretch of text as tokens: words (with inner dashes, "&" and slashes) and single marks. */
import { oneTone } from "../../../graph/text.ts"

export interface Token {
  raw: string
  /** Lower case, one tone style. */
  low: string
  /** Offsets into the stretch. */
  from: number
  to: number
  /** Begins with a capital letter. */
  capital: boolean
}

const token = /[\p{L}\p{M}\p{N}]+(?:[-&./’'][\p{L}\p{M}\p{N}&]+)*|[^\s]/gu
const capitalStart = /^\p{Lu}/u

export function tokenize(words: string): Token[] {
  const tokens: Token[] = []
  for (const hit of words.matchAll(token)) {
    const raw = hit[0]
    tokens.push({
      raw,
      low: oneTone(raw.toLowerCase()),
      from: hit.index,
      to: hit.index + raw.length,
      capital: capitalStart.test(raw),
    })
  }
  return tokens
}
