/** Folding that keeps every offset: one unit of the text, one unit of the result. */
import { folded } from "../text.ts"

const known = new Map<string, string>()

/** The text lower case and without accents, each unit in its place; a letter that folds to more than one unit stays. */
export const levelled = (text: string): string => text.replace(/[^\0-\x7f]/g, level).toLowerCase()

function level(unit: string): string {
  const found = known.get(unit)
  if (found !== undefined) return found
  const plain = folded(unit)
  // A mark of its own folds to nothing: it stays, and goes with its word.
  const kept = plain.length === 1 && plain.toLowerCase().length === 1 ? plain : unit
  known.set(unit, kept)
  return kept
}
