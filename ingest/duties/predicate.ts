/** Where a predicate begins. */
import { FUNCTION_WORD } from "../verbs.ts"
import { headAt } from "./acts.ts"

/** A verb follows, after brackets and adverbs. */
export const beginsVerb = (words: string, at: number): boolean => headAt(words, afterBrackets(words, at)) !== undefined
/** As above, or any small word that is no function word: a verb the tables do not know. */
export function beginsPredicate(words: string, at: number): boolean {
  const from = afterBrackets(words, at)
  const rest = words.slice(from, from + 24)
  return beginsVerb(words, at) || (/^\p{Ll}/u.test(rest) && !FUNCTION_WORD.test(rest))
}
const afterBrackets = (words: string, at: number): number =>
  at + (/^\s*(?:\([^()]{0,120}\)\s*)?/u.exec(words.slice(at, at + 160))?.[0].length ?? 0)
