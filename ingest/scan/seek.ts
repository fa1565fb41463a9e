/**
 * Tries patterns only where a word stands with which they can begin. One walk over the words finds those places for
 * many patterns at once; a search with each pattern would ask every character again.
 */
import { DIGIT, kindAt } from "./letters.ts"
import { type Openings, openingsOf } from "./openings.ts"
import { type Spelling, wordTable } from "./spelling.ts"
import { split, wordsIn } from "./words.ts"

/** Words and digits of one stretch at which one of several patterns may begin: for each pattern its places in order. */
export type Places = readonly (readonly number[] | undefined)[]

/** For patterns that begin with a word or a digit. */
export class Openers {
  readonly #byDigit: readonly number[]
  readonly #byWord: (spelling: Spelling) => readonly number[] | null
  /** Patterns before which no digit may stand. */
  readonly #apart: readonly boolean[]

  constructor(all: readonly Openings[]) {
    this.#byDigit = all.flatMap(({ digit }, i) => (digit ? i : []))
    this.#apart = all.map(({ apart }) => apart)
    const byWord = new Map<string, number[]>()
    for (const [i, { words }] of all.entries())
      for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), i])
    const byStem = all.flatMap(({ stems }, i) => Array.from(stems, (stem) => ({ stem, i })))
    this.#byWord = wordTable(({ lower }) => {
      const stemmed = byStem.flatMap(({ stem, i }) => (lower.startsWith(stem) ? i : []))
      const opened = new Set([...(byWord.get(lower) ?? []), ...stemmed])
      return opened.size > 0 ? [...opened].sort((a, b) => a - b) : null
    })
  }

  placesIn(words: string, { starts, spellings } = wordsIn(words)): Places {
    const places: (number[] | undefined)[] = []
    for (let i = 0; i < starts.length; i += 1) {
      const spelling = spellings[i]
      const opened = spelling ? this.#byWord(spelling) : this.#byDigit
      if (opened === null) continue
      const at = starts[i] as number
      const afterDigit = (kindAt(words, at - 1) & DIGIT) !== 0
      for (const pattern of opened) {
        if (afterDigit && this.#apart[pattern]) continue
        const held = places[pattern]
        if (held) held.push(at)
        else places[pattern] = [at]
      }
    }
    return places
  }
}

/** A pattern to be tried at the places where its words stand. */
export class Walk {
  readonly openings: Openings
  readonly #pattern: RegExp
  constructor(pattern: RegExp) {
    const openings = openingsOf(pattern)
    if (!openings) throw new Error(`The pattern begins with no whole word: ${pattern.source}`)
    this.openings = openings
    this.#pattern = new RegExp(openings.bare, `${pattern.flags.replace(/[gy]/g, "")}y`)
  }
  /** The same hits as those of a search with the pattern, each behind the last. */
  *over(words: string, places: readonly number[]): Generator<RegExpExecArray> {
    let free = 0
    for (const at of places) {
      if (at < free) continue
      this.#pattern.lastIndex = at
      const hit = this.#pattern.exec(words)
      if (!hit) continue
      free = at + Math.max(1, hit[0].length)
      yield hit
    }
  }
}

/** A search with one pattern, as `words.matchAll(pattern)` does it; the pattern must begin with a whole word. */
export function seeker(pattern: RegExp): (words: string) => Generator<RegExpExecArray> {
  const walk = new Walk(pattern)
  const openers = new Openers([walk.openings])
  return (words) => walk.over(words, openers.placesIn(words, split(words))[0] ?? [])
}
