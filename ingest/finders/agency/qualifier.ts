/**
 * What kind of bodies an open noun means: "đơn vị quản lý đường bộ", "cơ quan chủ trì", "cơ quan đăng ký đầu tư". A
 * qualifier that is a verb elsewhere belongs to the noun only where another verb follows, or where the noun is an object.
 */
import { low, type Words } from "./shapes.ts"
import type { Token } from "./tokens.ts"

/** Longest complement of a qualifier, in syllables: "quản lý | đường bộ khu vực". */
const COMPLEMENT = 6
/** Before the group: what makes it an object. */
/** Nouns of any kind of body; "thành", "bộ", "cấp" take no qualifier. */
const takesOne = /^(quan|vị|chức|lượng|nghiệp|nhân|ngành|ban|hội|phận|phòng)$/u
const governs = /^(với|đạo|của|cho|do|từ|nghị|giao|đốc|dẫn|cầu|cùng|là|bởi|về|đến|tới|sát|tra|động|gửi)$/u
const closes = /^(,|\.|;|:|\)|và|hoặc|cùng|để|theo|trong|khi|trên|tại|có|được|phải|cần|đã|đang|sẽ|thì|nhằm|không)?$/u
const predicates = /^(có|phải|cần|được|sẽ|đã|đang|không|thì)$/u

/** Token after the qualifier of the noun that ends at `end`; `end` itself when there is none. `start`: of the group. */
export function qualified(tokens: readonly Token[], start: number, end: number, plural: boolean, words: Words): number {
  const qualifier = takesOne.test(low(tokens, end - 1)) ? words.qualifiers.longest(tokens, end) : undefined
  if (!qualifier) return end
  const object = governs.test(low(tokens, start - 1))
  const stop = complementEnd(tokens, qualifier.end, words)
  if (qualifier.value === "noun") return qualifier.end
  const follows = begins(tokens, stop, words)
  if (qualifier.value === "part") {
    // "Cơ quan chủ trì" alone is a part in a procedure; "các cơ quan phối hợp với B" do something.
    if (!plural || object) return stop > qualifier.end && (follows || object) ? stop : qualifier.end
    return follows && !/^(với|cùng)$/u.test(low(tokens, qualifier.end)) ? stop : end
  }
  if (stop === qualifier.end) return end
  return follows || (object && closes.test(low(tokens, stop))) ? stop : end
}
function complementEnd(tokens: readonly Token[], from: number, words: Words): number {
  let end = from
  while (end < tokens.length && end - from < COMPLEMENT) {
    const word = low(tokens, end)
    if (!/^\p{L}/u.test(word) || tokens[end]?.capital || words.stops.longest(tokens, end)) break
    if (begins(tokens, end, words) || words.tails.longest(tokens, end) || /^(và|hoặc)$/u.test(word)) break
    end += 1
  }
  return end
}
const begins = (tokens: readonly Token[], i: number, words: Words): boolean =>
  words.verbs.longest(tokens, i) !== undefined ||
  words.adverbs.longest(tokens, i) !== undefined ||
  predicates.test(low(tokens, i))
