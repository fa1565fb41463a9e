/** Proper names: rows of words with capitals, and where another name begins. */
import { at, low, type Words } from "./shapes.ts"
import type { Token } from "./tokens.ts"

/** Small syllables that may follow a capital inside a name ("Chuyển đổi số", "Chỉ huy"). */
const SMALL_SYLLABLES = 2

/**
 * Words of a proper name: capitals, each with the small syllables of its word, at most `most` tokens.
 * A name ends where a verb or another body begins.
 */
export function capitals(tokens: readonly Token[], i: number, words: Words, most: number): number {
  let end = i
  while (end < tokens.length && end - i < most) {
    const t = tokens[end] as Token
    const joint = t.low === "và" || t.low === "-" || t.low === "–"
    if (t.capital && !(end > i && beginsAnother(tokens, end, words))) end = smallEnd(tokens, end + 1, words)
    else if (
      end > i &&
      /^(khu|số|tổ|án|vùng|bộ|đoàn|đội)$/u.test(low(tokens, end - 1)) &&
      /^(?:\d{1,3}|[IVX]{1,4})$/u.test(t.raw)
    )
      end += 1
    else if (end > i && joint && at(tokens, end + 1)?.capital && !beginsAnother(tokens, end + 1, words)) end += 1
    else break
  }
  return end
}
function smallEnd(tokens: readonly Token[], i: number, words: Words): number {
  let end = i
  while (end < tokens.length && end - i < (at(tokens, end + 1)?.capital ? SMALL_SYLLABLES + 1 : SMALL_SYLLABLES)) {
    const t = tokens[end] as Token
    if (t.capital || !/^\p{L}/u.test(t.raw) || t.low === "và") break
    if (words.stops.longest(tokens, end) || words.verbs.longest(tokens, end)) break
    end += 1
  }
  return end
}
export const beginsAnother = (tokens: readonly Token[], i: number, words: Words): boolean =>
  (words.heads.longest(tokens, i) !== undefined && /^(sở|bộ|ủy|ubnd|công|ban|hội|văn)$/u.test(low(tokens, i))) ||
  words.known.longest(tokens, i) !== undefined ||
  words.offices.longest(tokens, i) !== undefined
