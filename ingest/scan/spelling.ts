/** Words as they are compared, each spelling worked out once: the same few thousand syllables come again and again. */
import { oneTone } from "../../graph/text.ts"

/** A longer word is hardly ever met again, and would keep the text alive of which it is a slice. */
const LONGEST_KEPT = 12
const MOST_KEPT = 20_000
const kept = new Map<string, string>()

/** Lower case, one tone style. */
export function lowOf(word: string): string {
  const held = kept.get(word)
  if (held !== undefined) return held
  const low = oneTone(word.toLowerCase())
  if (word.length > LONGEST_KEPT) return low
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(word, low)
  return low
}
