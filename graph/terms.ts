/**
 * Words as search sees them. A term is a folded syllable ("kiem"), two neighbouring ones ("kiem_soat": most Vietnamese
 * words are two syllables), or a document symbol in its one spelling ("11/nq-cp", "11-nq/tw"; "nq/11" for every document
 * of that number and kind). No term holds a blank; letters are folded, so that typing with or without accents is one.
 */
import { writtenOut } from "./terms/aliases.ts"
import { levelled } from "./terms/fold.ts"
import { findSymbols, type SymbolWord } from "./terms/symbols.ts"

/** A word of a text with its place: `text.slice(from, to)`. */
export interface Word {
  from: number
  to: number
  /** What it says, folded: one syllable, or those of a short name written out; none of a document symbol. */
  syllables: readonly string[]
  symbol: SymbolWord | null
}

/** All words in order; a symbol is one word, and so is a short name ("UBND", "LĐ-TB&XH"). */
export function wordsOf(text: string): Word[] {
  const plain = levelled(text)
  const words: Word[] = []
  let at = 0
  for (const symbol of findSymbols(plain)) {
    addWords(plain, at, symbol.from, words)
    words.push({ from: symbol.from, to: symbol.to, syllables: [], symbol })
    at = symbol.to
  }
  addWords(plain, at, plain.length, words)
  return words
}
const compound = /[\p{L}\p{N}\p{M}]+(?:[&-][\p{L}\p{N}\p{M}]+)*/gu
const single = /[\p{L}\p{N}\p{M}]+/gu
function addWords(plain: string, start: number, end: number, words: Word[]): void {
  for (const hit of plain.slice(start, end).matchAll(compound)) {
    const from = start + hit.index
    const long = writtenOut(hit[0])
    if (long) words.push({ from, to: from + hit[0].length, syllables: long, symbol: null })
    else for (const one of hit[0].matchAll(single)) addWord(one[0], from + one.index, words)
  }
}
function addWord(written: string, from: number, words: Word[]): void {
  const syllable = written.replace(/\p{M}+/gu, "")
  if (syllable === "") return
  words.push({ from, to: from + written.length, syllables: writtenOut(syllable) ?? [syllable], symbol: null })
}

/** What a symbol in a text can be found by: its whole form, its short ones. */
export const foundBy = ({ full, short, dated }: SymbolWord): string[] =>
  [full, short, dated].filter((term) => term !== null)
/** What a symbol in a query looks for: a whole one only itself, a short form all of that number and kind. */
export const lookedForBy = ({ full, short, dated }: SymbolWord): string => full ?? dated ?? short

/** What one printed symbol can be found by; nothing when it is none. */
export const symbolTerms = (printed: string): string[] =>
  findSymbols(levelled(printed)).flatMap((symbol) => foundBy(symbol))

/** The terms of a directive, each as often as it is said. */
export const indexTerms = ({ heading, text }: { heading: string | null; text: string }): string[] =>
  [heading ?? "", text].flatMap(termsOf)
function termsOf(text: string): string[] {
  const terms: string[] = []
  let last: string | undefined
  for (const { syllables, symbol } of wordsOf(text)) {
    if (symbol) terms.push(...foundBy(symbol))
    for (const syllable of symbol ? [symbol.number] : syllables) {
      terms.push(syllable)
      if (last !== undefined) terms.push(`${last}_${syllable}`)
      last = syllable
    }
    if (symbol) last = undefined
  }
  return terms
}

/** What a query asks for. A row matches when it holds one of `any`, or (where there are some) all of `all`. */
export interface Wanted {
  /** Pairs and symbols. */
  any: string[]
  /** Syllables. */
  all: string[]
}
/** Words of a query that count; what is beyond tells nothing new. */
const MOST = 120

export function wanted(query: string): Wanted {
  const [any, all] = [new Set<string>(), new Set<string>()]
  const words = wordsOf(query.slice(0, 10_000)).slice(0, MOST)
  const leads = words.flatMap(({ symbol }) => (symbol && !symbol.weak ? [symbol] : []))
  let last: string | undefined
  for (const { from, syllables, symbol } of words) {
    // "nghị quyết số 11" asks for a document, not for the words.
    const leading = leads.some((one) => one.lead <= from && from < one.from)
    if (symbol) any.add(lookedForBy(symbol))
    for (const syllable of leading ? [] : symbol?.weak ? [symbol.number] : syllables) {
      all.add(syllable)
      if (last !== undefined) any.add(`${last}_${syllable}`)
      last = syllable
    }
    if (leading || symbol) last = undefined
  }
  return { any: [...any], all: [...all] }
}
/** Every term of a query once; those of two syllables and the symbols first. */
export function queryTerms(query: string): string[] {
  const { any, all } = wanted(query)
  return [...any, ...all]
}
/** Whether a row with these terms matches. */
export const fits = (terms: ReadonlySet<string>, { any, all }: Wanted): boolean =>
  any.some((term) => terms.has(term)) || (all.length > 0 && all.every((term) => terms.has(term)))
