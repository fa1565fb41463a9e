/** Names as a tree of tokens, for longest match. */
import { wordTable } from "../../scan/spelling.ts"
import { type Token, tokenize } from "./tokens.ts"

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
  // Most tokens begin no entry: that is told by the spelling alone.
  const first = wordTable(({ low }) => root.next.get(low) ?? null)
  return {
    firsts: () => root.next.keys(),
    longest(tokens, i) {
      const token = tokens[i]
      const branch = token && first(token.spelling)
      if (!branch) return undefined
      let at: Branch<T> | undefined = branch
      let best = at.value === undefined ? undefined : { value: at.value, end: i + 1 }
      for (let j = i + 1; j < tokens.length; j += 1) {
        at = at.next.get((tokens[j] as Token).low)
        if (!at) break
        if (at.value !== undefined) best = { value: at.value, end: j + 1 }
      }
      return best
    },
  }
}
