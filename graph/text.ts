/** Forms of Vietnamese text: as stored (NFC), as compared (one tone style, lower case), as searched (folded). */

/** The 15 pairs of open oa, oe, uy whose tone mark has two places (domain: tone placement); new style -> old style. */
// biome-ignore format: pairs read best in rows
const tonePairs: readonly (readonly [string, string])[] = [
  ["oà", "òa"], ["oá", "óa"], ["oả", "ỏa"], ["oã", "õa"], ["oạ", "ọa"],
  ["oè", "òe"], ["oé", "óe"], ["oẻ", "ỏe"], ["oẽ", "õe"], ["oẹ", "ọe"],
  ["uỳ", "ùy"], ["uý", "úy"], ["uỷ", "ủy"], ["uỹ", "ũy"], ["uỵ", "ụy"],
]
const oldStyle = new Map(tonePairs)
const openSyllable = /(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/gu

export const nfc = (text: string): string => text.normalize("NFC")

/** Tone marks of open syllables on the first vowel: "uỷ" -> "ủy", "Hoà" -> "Hòa"; lower case pairs only. Same length. */
export const oneTone = (text: string): string => text.replace(openSyllable, (pair) => oldStyle.get(pair) ?? pair)

/** For comparing names: NFC, lower case, one tone style, one kind of dash and of blank. Same identity, never folded accents. */
export const canonical = (text: string): string =>
  oneTone(nfc(text).toLowerCase())
    .replace(/[‐-―−]/g, "-")
    .replace(/[\s ]+/g, " ")
    .trim()

/** For searching only: lower case without any accent, đ as d. Same length as the NFC text where that has no other marks. */
export const folded = (text: string): string =>
  nfc(text)
    .toLowerCase()
    .replace(/đ/g, "d")
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")

/** Words on one line: runs of blanks and line breaks as one blank. */
export const oneLine = (words: string): string =>
  isOneLine(words) ? words : words.replace(/(?: \s|[^\S ])\s*/g, " ").trim()
/** Single blanks between words and no others, as in nearly all words; false where a character may be another blank. */
function isOneLine(words: string): boolean {
  let blank = true
  for (let i = 0; i < words.length; i += 1) {
    const unit = words.charCodeAt(i)
    if (unit === 32 && blank) return false
    if ((unit < 32 || unit > 126) && (unit < 161 || unit > 5000) && (unit < 7680 || unit > 7935)) return false
    blank = unit === 32
  }
  return !blank
}

/** Compares by code point, as both engines order strings. */
export function byCodePoint(a: string, b: string): number {
  const n = Math.min(a.length, b.length)
  for (let i = 0; i < n; i += 1) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    // A surrogate stands for a code point above every BMP one.
    const surrogates = Number(isSurrogate(x)) - Number(isSurrogate(y))
    return surrogates !== 0 ? surrogates : x - y
  }
  return a.length - b.length
}
const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff
