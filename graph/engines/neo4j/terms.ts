/** What the engine keeps of a directive to search it by words: its terms between blanks, in a property of their own. */
import type { Node } from "../../model.ts"
import { indexTerms } from "../../terms.ts"
import { TERMS } from "./schema.ts"

export const termsOf = ({ label, props }: Node): Record<string, string> =>
  label === "Directive" ? { [TERMS]: indexTerms(props).join(" ") } : {}
