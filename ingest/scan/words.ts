/** The words and numbers of a stretch: where each begins, and how it is spelled. Finders of one stretch share them. */
import { DIGIT, kindAt, LETTER } from "./letters.ts"
import { type Spelling, spellingOf } from "./spelling.ts"

export interface Words {
  /** Where each word, and each digit with no letter before it, begins. */
  starts: readonly number[]
  /** Null for a digit. */
  spellings: readonly (Spelling | null)[]
}

/** Several finders read the stretches of a notice one after another. Longer ones are few, and would be held for long. */
const MOST_HELD = 128
const LONGEST_HELD = 10_000
const held = new Map<string, Words>()

export function wordsIn(text: string): Words {
  const found = held.get(text)
  if (found) return found
  const words = split(text)
  if (text.length > LONGEST_HELD) return words
  if (held.size >= MOST_HELD) held.clear()
  held.set(text, words)
  return words
}
export function split(text: string): Words {
  const starts: number[] = []
  const spellings: (Spelling | null)[] = []
  let before = 0
  for (let at = 0; at < text.length; ) {
    const kind = kindAt(text, at)
    let end = at + 1
    if ((kind & LETTER) !== 0) {
      while ((kindAt(text, end) & LETTER) !== 0) end += 1
      starts.push(at)
      spellings.push(spellingOf(text.slice(at, end)))
    } else if ((kind & DIGIT) !== 0 && (before & LETTER) === 0) {
      starts.push(at)
      spellings.push(null)
    }
    before = kind
    at = end
  }
  return { starts, spellings }
}
