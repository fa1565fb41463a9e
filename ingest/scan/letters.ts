/** What each character is, from a table: where every one of a text is asked, a pattern with \p{...} costs many times more. */

export const LETTER = 1 // \p{L}
export const CAPITAL = 2 // \p{Lu}
export const MARK = 4 // \p{M}
export const DIGIT = 8 // \d
export const NUMBER = 16 // \p{N}
export const BLANK = 32 // \s

const tests: readonly (readonly [number, RegExp])[] = [
  [LETTER, /^\p{L}$/u],
  [CAPITAL, /^\p{Lu}$/u],
  [MARK, /^\p{M}$/u],
  [DIGIT, /^\d$/],
  [NUMBER, /^\p{N}$/u],
  [BLANK, /^\s$/],
]
const kindOf = (character: string): number =>
  tests.reduce((kind, [bit, test]) => (test.test(character) ? kind | bit : kind), 0)

/** The table ends behind the Latin letters, which Vietnamese needs whole; characters beyond it are asked one by one. */
const EDGE = 0x2000
const table = Uint8Array.from({ length: EDGE }, (_, unit) => kindOf(String.fromCharCode(unit)))
const rare = new Map<number, number>()

/** The bits of the character at `at`; both halves of a pair have those of the whole. 0 outside the text. */
export function kindAt(words: string, at: number): number {
  const unit = words.charCodeAt(at)
  return unit < EDGE ? (table[unit] as number) : unit >= EDGE ? rareKind(words, at, unit) : 0
}
function rareKind(words: string, at: number, unit: number): number {
  const isSecond = unit >= 0xdc00 && unit <= 0xdfff && at > 0 && isFirst(words.charCodeAt(at - 1))
  const point = words.codePointAt(isSecond ? at - 1 : at) ?? unit
  const held = rare.get(point)
  if (held !== undefined) return held
  const kind = kindOf(String.fromCodePoint(point))
  rare.set(point, kind)
  return kind
}
const isFirst = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
