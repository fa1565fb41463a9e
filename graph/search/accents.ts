/** Accents as the query has them: what breaks a tie between hits that are equal without them. */
import { levelled } from "../terms/fold.ts"
import { nfc, oneTone } from "../text.ts"

const words = (text: string): Set<string> => new Set(oneTone(nfc(text).toLowerCase()).match(/[\p{L}\p{N}]+/gu) ?? [])

/** How many words of the query stand in a text with just these accents; a word typed without any says nothing. */
export function accentsOf(query: string): (text: string) => number {
  const accented = [...words(query)].filter((word) => levelled(word) !== word)
  return (text) => {
    if (accented.length === 0) return 0
    const said = words(text)
    return accented.filter((word) => said.has(word)).length
  }
}
