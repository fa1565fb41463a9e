/** Mentions by place: they stand in the order of the text. */
import type { ExtractedMention } from "../notice.ts"

/** Mentions that begin from `from` to `to`, the last exclusive; found without a look at all that stand before. */
export function beginningWithin(mentions: readonly ExtractedMention[], from: number, to: number): ExtractedMention[] {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentions[middle] as ExtractedMention).from < from) low = middle + 1
    else high = middle
  }
  const found: ExtractedMention[] = []
  for (let i = low; (mentions[i]?.from ?? to) < to; i += 1) found.push(mentions[i] as ExtractedMention)
  return found
}
