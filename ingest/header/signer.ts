/** The signature block: who signed, by what authority, in what position (domain: signing authority). */
import { oneLine } from "../../graph/text.ts"
import { authority, office, signedMark } from "../blocks/words.ts"
import { isShouted } from "../lines.ts"
import type { ExtractedHeader, Layout } from "../notice.ts"
import { officeName } from "./names.ts"

const codes: Readonly<Record<string, string>> = { TƯQ: "TUQ", TLT: "TL" }
/** "T/M" and "TM." are one authority. */
const codeOf = (printed: string): string => {
  const letters = printed.replace("/", "")
  return codes[letters] ?? letters
}
const acting = /^(?:Q\.\s*|QUYỀN\s+)/u
const name = /^\p{Lu}[\p{L}'’.]*(?:[\s-]+\p{Lu}[\p{L}'’]*){1,5}$/u

/** Null when the block holds no name. Authorities stand in their printed order. */
export function signerOf(text: string, { signature }: Layout): ExtractedHeader["signer"] {
  const lines = signature.map((span) => ({ ...span, words: oneLine(text.slice(span.from, span.to)) }))
  const chain: string[] = []
  let title: string | null = null
  let signedFor: string | null = null
  for (const { words, from, to } of lines) {
    if (signedMark.test(words)) continue
    const hit = authority.exec(words)
    if (hit) {
      chain.push(codeOf(hit[1] ?? ""))
      signedFor = words.slice(hit[0].length)
      title = null
    } else if (office.test(words) && isShouted(words)) {
      if (acting.test(words)) chain.push("Q")
      title = words.replace(acting, acting.test(words) && /^Q\./u.test(words) ? "QUYỀN " : "$&")
    } else if (name.test(words)) {
      const printed = isShouted(words)
        ? words.replace(/\p{L}+/gu, (one) => one.slice(0, 1) + one.slice(1).toLowerCase())
        : words
      const position = title ?? (chain.length === 1 && chain[0] === "TM" ? null : signedFor)
      return { name: printed, title: position === null ? null : officeName(position), authority: chain, from, to }
    }
  }
  return null
}
