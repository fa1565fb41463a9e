/** Words as they are printed, each spelling once: the same few thousand syllables come again and again. */
import { oneTone } from "../../graph/text.ts"

export interface Spelling {
  /** Lower case. */
  lower: string
  /** Lower case, one tone style: as names are compared. */
  low: string
  /** What tables found out about the word, each at its own place. */
  known: unknown[]
}

/** A longer word is hardly ever met again, and would keep the text alive of which it is a slice. */
const LONGEST_KEPT = 12
const MOST_KEPT = 20_000
const kept = new Map<string, Spelling>()

export function spellingOf(word: string): Spelling {
  const held = kept.get(word)
  if (held) return held
  const lower = word.toLowerCase()
  const spelling: Spelling = { lower, low: oneTone(lower), known: [] }
  if (word.length > LONGEST_KEPT) return spelling
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(word, spelling)
  return spelling
}
/** Lower case, one tone style. */
export const lowOf = (word: string): string => spellingOf(word).low

let places = 0
/** A table about words, worked out once for each spelling. */
export function wordTable<T extends object | null>(find: (spelling: Spelling) => T): (spelling: Spelling) => T {
  const place = places
  places += 1
  return (spelling) => {
    const held = spelling.known[place] as T | undefined
    if (held !== undefined) return held
    while (spelling.known.length < place) spelling.known.push(undefined)
    const found = find(spelling)
    spelling.known[place] = found
    return found
  }
}
