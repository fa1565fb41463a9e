/**
 * Tries patterns only where a word stands with which they can begin. One walk over the words finds those places for
 * many patterns at once; a search with each pattern would ask every character again.
 */
import { DIGIT, kindAt, LETTER } from "./letters.ts"
import { type Openings, openingsOf } from "./openings.ts"

/** Words and digits of one stretch at which one of several patterns may begin: for each pattern its places in order. */
export type Places = readonly (readonly number[] | undefined)[]

/** Most spellings of words that one set of patterns remembers, each a word of its own and no slice of a text. */
const MOST_SPELLINGS = 20_000
const LONGEST_SPELLING = 12

/** For patterns that begin with a word; those that may begin anywhere are not asked for, and have no places. */
export class Openers {
  readonly #byWord = new Map<string, number[]>()
  readonly #byStem: [string, number][] = []
  readonly #byDigit: number[] = []
  /** What a word as it is printed opens. */
  readonly #bySpelling = new Map<string, readonly number[] | null>()
  /** Patterns before which no digit may stand. */
  readonly #apart: readonly boolean[]

  constructor(all: readonly Openings[]) {
    for (const [i, { words, stems, digit }] of all.entries()) {
      for (const word of words) this.#byWord.set(word, [...(this.#byWord.get(word) ?? []), i])
      for (const stem of stems) this.#byStem.push([stem, i])
      if (digit) this.#byDigit.push(i)
    }
    this.#apart = all.map(({ apart }) => apart)
  }

  placesIn(words: string): Places {
    const places: (number[] | undefined)[] = []
    const note = (at: number, opened: readonly number[], afterDigit: boolean) => {
      for (const pattern of opened) {
        if (afterDigit && this.#apart[pattern]) continue
        const held = places[pattern]
        if (held) held.push(at)
        else places[pattern] = [at]
      }
    }
    let before = 0
    for (let at = 0; at < words.length; ) {
      const kind = kindAt(words, at)
      const afterDigit = (before & DIGIT) !== 0
      before = kind
      if ((kind & LETTER) === 0) {
        if ((kind & DIGIT) !== 0 && (at === 0 || !isLetter(words, at - 1))) note(at, this.#byDigit, afterDigit)
        at += 1
        continue
      }
      const end = wordEnd(words, at)
      const opened = this.#opened(words.slice(at, end))
      if (opened) note(at, opened, afterDigit)
      at = end
    }
    return places
  }
  #opened(spelling: string): readonly number[] | null {
    const held = this.#bySpelling.get(spelling)
    if (held !== undefined) return held
    const opened = this.#openedBy(spelling.toLowerCase())
    if (spelling.length > LONGEST_SPELLING) return opened
    if (this.#bySpelling.size >= MOST_SPELLINGS) this.#bySpelling.clear()
    this.#bySpelling.set(spelling, opened)
    return opened
  }
  #openedBy(word: string): readonly number[] | null {
    const stemmed = this.#byStem.flatMap(([stem, pattern]) => (word.startsWith(stem) ? pattern : []))
    const opened = new Set([...(this.#byWord.get(word) ?? []), ...stemmed])
    return opened.size > 0 ? [...opened].sort((a, b) => a - b) : null
  }
}
const isLetter = (words: string, at: number): boolean => (kindAt(words, at) & LETTER) !== 0
/** Where the letters that begin at `at` end. */
function wordEnd(words: string, at: number): number {
  let end = at + 1
  while ((kindAt(words, end) & LETTER) !== 0) end += 1
  return end
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
  return (words) => walk.over(words, openers.placesIn(words)[0] ?? [])
}
