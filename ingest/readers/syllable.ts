/** The shape of Vietnamese syllables: tells letters that were read in the wrong encoding, and words that marks cut in two. */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g
const onset = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
const nucleus =
  "(?:[aăâeêioôơuưy]|a[iouy]|â[uy]|e[ou]|êu|i[auê]|iêu|yêu?|o[aăeoiô]|oa[iouy]|oe[ou]|ôi|ôô|ơi|u[aâêiôơyu]|uâ[uy]|uôi|uy[aêu]|ư[aiơu]|ươ[iu])"
const coda = "(?:ch|ng|nh|[cmnpt])?"
const shape = new RegExp(`^${onset}${nucleus}${coda}$`)

/** Whether a word is one syllable that Vietnamese can have, with at most one tone mark. */
export function isSyllable(word: string): boolean {
  const parts = word.toLowerCase().normalize("NFD")
  const marks = parts.match(tones)?.length ?? 0
  return marks <= 1 && shape.test(parts.replace(tones, "").normalize("NFC"))
}
