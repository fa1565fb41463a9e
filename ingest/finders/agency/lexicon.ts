/** Names as a tree of tokens, for longest match. */

import type { Token } from "./tokens.ts"
import { tokenize } from "./tokens.ts"

interface Branch<T> {
  next: Map<string, Branch<T>>
  value?: T
}
export interface Lexicon<T> {
  /** Longest entry that begins at token `i`: its value and the token after it. */
  longest(tokens: readonly Token[], i: number): { value: T; end: number } | undefined
  /** First tokens of all entries. */
  firsts(): Iterable<string>
}

export function lexicon<T>(entries: Iterable<readonly [string, T]>): Lexicon<T> {
  const root: Branch<T> = { next: new Map() }
  for (const [name, value] of entries) {
    let at = root
    for (const { low } of tokenize(name)) {
      let next = at.next.get(low)
      if (!next) {
        next = { next: new Map() }
        at.next.set(low, next)
      }
      at = next
    }
    if (at !== root) at.value ??= value
  }
  return {
    firsts: () => root.next.keys(),
    longest(tokens, i) {
      let best: { value: T; end: number } | undefined
      let at: Branch<T> | undefined = root
      for (let j = i; j < tokens.length; j += 1) {
        at = at.next.get((tokens[j] as Token).low)
        if (!at) break
        if (at.value !== undefined) best = { value: at.value, end: j + 1 }
      }
      return best
    },
  }
}
