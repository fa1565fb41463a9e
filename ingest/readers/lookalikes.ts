/** Letters that only look like the Vietnamese ones they stand for (domain: look-alike characters). */
import type { Edit } from "./edits.ts"

/** Eth and African D for Đ. */
const strokes: Readonly<Record<string, string>> = { Ð: "Đ", Ɖ: "Đ", ð: "đ", ɖ: "đ" }
/** Cyrillic letters that print like Latin ones; mended only inside a word or symbol that has Latin letters too. */
const cyrillic = "АВЕІКМНОРСТХаеіорсух"
const latin = "ABEIKMHOPCTXaeiopcyx"

/** Eth begins a syllable and has a vowel or another capital behind it; elsewhere it is a letter of another encoding. */
const eth =
  /(?<![\p{Ll}])[ÐƉ](?=[\p{L}\-/.,;:\s]|$)|(?<!\p{L})[ðɖ](?=[aeiouyàáảãạăâêôơưèéẻẽẹìíỉĩịòóỏõọùúủũụ\u1ea0-\u1ef9])/gu
const foreign = /[\u0400-\u04ff]+/g
/** A symbol or word is never longer; how far the Latin letters beside a foreign one are looked for. */
const REACH = 40

export function findLookalikes(text: string): Edit[] {
  const edits: Edit[] = []
  for (const hit of text.matchAll(eth)) {
    edits.push({ from: hit.index, to: hit.index + 1, put: strokes[hit[0]] ?? hit[0] })
  }
  for (const hit of text.matchAll(foreign)) edits.push(...latinOf(text, hit.index, hit[0]))
  return edits.sort((a, b) => a.from - b.from)
}
/** Nothing when no Latin letter touches the letters, or one of them looks like no other: then the word is Cyrillic. */
function latinOf(text: string, at: number, letters: string): Edit[] {
  const before = /\S*$/.exec(text.slice(Math.max(0, at - REACH), at))?.[0] ?? ""
  const after = /^\S*/.exec(text.slice(at + letters.length, at + letters.length + REACH))?.[0] ?? ""
  if (!/[A-Za-z]/.test(before + after) || ![...letters].every((one) => cyrillic.includes(one))) return []
  return Array.from(letters, (one, i) => ({ from: at + i, to: at + i + 1, put: latin[cyrillic.indexOf(one)] ?? one }))
}
