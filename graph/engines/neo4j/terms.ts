/** What the engine keeps of a directive to search it by words. */
import type { Node } from "../../model.ts"
import { folded } from "../../text.ts"
import { TERMS } from "./schema.ts"

export const wordsOf = (text: string): string[] =>
  folded(text)
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""))
    .filter(Boolean)

export const termsOf = ({ label, props }: Node): Record<string, string> =>
  label === "Directive" ? { [TERMS]: wordsOf(`${props.heading ?? ""}\n${props.text}`).join(" ") } : {}
