/** Where the words of a query stand in a text: what a page marks, and what says why a hit is one. */
import { foundBy, indexTerms, type Wanted, type Word, wanted, wordsOf } from "./terms.ts"

export interface Span {
  from: number
  to: number
}

/** The terms of the query that a directive holds. */
export function matchedTerms(query: string, directive: { heading: string | null; text: string }): string[] {
  const held = new Set(indexTerms(directive))
  const { any, all } = wanted(query)
  return [...any, ...all].filter((term) => held.has(term))
}

/**
 * The words within the ranges of `text` that the query asks for, each with its place in `text`, in order: symbols, and
 * syllables that stand together as in the query. Where none do, every syllable of the query.
 */
export function highlightsIn(query: string, text: string, ranges: readonly Span[]): Span[] {
  const sought = wanted(query)
  const words = ranges.map(({ from, to }) =>
    wordsOf(text.slice(from, to)).map((word) => ({ ...word, from: from + word.from, to: from + word.to })),
  )
  const together = words.flatMap((some) => wordsTogether(some, sought))
  const found = together.length > 0 ? together : words.flatMap((some) => some.filter((word) => asks(sought, word)))
  const spans = new Map(found.map((word) => [word.from, { from: beginOf(word), to: word.to }]))
  return [...spans.values()].sort((a, b) => a.from - b.from)
}
/** "NQ 11" is marked whole, "Nghị quyết số 11/NQ-CP" from its number on. */
const beginOf = ({ from, symbol }: Word): number =>
  symbol && symbol.full === null ? from - (symbol.from - symbol.lead) : from
const asks = ({ all }: Wanted, { syllables }: Word): boolean => syllables.some((one) => all.includes(one))

function wordsTogether(words: readonly Word[], { any }: Wanted): Word[] {
  const pairs = new Set(any)
  const asked = (one: string | undefined, other: string | undefined): boolean =>
    one !== undefined && other !== undefined && pairs.has(`${one}_${other}`)
  return words.filter(({ syllables, symbol }, at) => {
    if (symbol) return foundBy(symbol).some((term) => pairs.has(term))
    const [before, after] = [words[at - 1], words[at + 1]]
    const all = [before?.syllables.at(-1), ...syllables, after?.symbol ? after.symbol.number : after?.syllables[0]]
    return all.some((syllable, n) => asked(syllable, all[n + 1]))
  })
}

/** Where a heading stands after `from`: its words one after the other. */
export function headingIn(text: string, { from, to }: Span, heading: string | null): Span | null {
  if (heading === null) return null
  const said = wordsOf(heading)
  const words = wordsOf(text.slice(from, to))
  const alike = (a: Word | undefined, b: Word | undefined): boolean =>
    a !== undefined && b !== undefined && a.symbol?.full === b.symbol?.full && a.syllables.join() === b.syllables.join()
  const start = words.findIndex((_, at) => said.every((word, n) => alike(words[at + n], word)))
  const [first, last] = [words[start], words[start + said.length - 1]]
  return first && last ? { from: from + first.from, to: from + last.to } : null
}
