/**
 * Text typed for the fonts of the time before Unicode (domain.md 7.4), read as Latin letters: TCVN3 (fonts ".Vn"), one
 * sign a letter, and VNI-Windows, a base letter and its marks. Either makes words that Vietnamese cannot have, which is
 * how it is known. Own tables: these facts are what reading old notices is about.
 */
import type { Finding } from "../notice.ts"
import type { Edit, Repair } from "./edits.ts"
import { isSyllable } from "./syllable.ts"

interface Legacy {
  name: string
  /** A word as it was meant, NFC. */
  convert(word: string): string
}

/** Code of the font and the letter it shows, in turn. */
const tcvn3Pairs =
  "¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u00adư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞịßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöửøứ÷ữùựúỳûỷüỹýýþỵ"
const tcvn3Letters = new Map(tcvn3Pairs.match(/../gsu)?.map((pair) => [pair[0], pair[1]]))

/** Letters of VNI that stand for themselves: i and y with some tones, ơ, ư, đ. */
const vniLetters: Readonly<Record<string, string>> = { ô: "ơ", ö: "ư", ñ: "đ", æ: "ỉ", ó: "ĩ", ò: "ị", î: "ỵ" }
const [GRAVE, ACUTE, HAT, TILDE, BREVE, HOOK, DOT] = "\u0300\u0301\u0302\u0303\u0306\u0309\u0323"
/** Marks of VNI behind the vowel that carries them, as combining marks. */
const vniMarks: Readonly<Record<string, string>> = {
  ...{ ù: `${ACUTE}`, ø: `${GRAVE}`, û: `${HOOK}`, õ: `${TILDE}`, ï: `${DOT}` },
  ...{
    â: `${HAT}`,
    á: `${HAT}${ACUTE}`,
    à: `${HAT}${GRAVE}`,
    å: `${HAT}${HOOK}`,
    ã: `${HAT}${TILDE}`,
    ä: `${HAT}${DOT}`,
  },
  ...{ ê: `${BREVE}`, é: `${BREVE}${ACUTE}`, è: `${BREVE}${GRAVE}`, ú: `${BREVE}${HOOK}`, ü: `${BREVE}${TILDE}` },
  ë: `${BREVE}${DOT}`,
}

const tcvn3: Legacy = {
  name: "TCVN3",
  convert: (word) => Array.from(word, (sign) => tcvn3Letters.get(sign) ?? sign).join(""),
}
const encodings: readonly Legacy[] = [tcvn3, { name: "VNI", convert: vni }]
function vni(word: string): string {
  let put = ""
  for (const sign of word) {
    const small = sign.toLowerCase()
    const marks = vniMarks[small]
    if (marks && /[aeouyơư]$/i.test(put)) put += marks
    else put += cased(vniLetters[small] ?? small, sign !== small)
  }
  return put.normalize("NFC")
}
const cased = (letter: string, capital: boolean): string => (capital ? letter.toUpperCase() : letter)

/** Runs of signs that either encoding has for letters; those with a sign beyond ASCII are words to look at. */
const runs = /[A-Za-z\u00a1-\u00ff]+/g
const beyond = /[\u00a1-\u00ff]/
/** Words looked at to name the encoding of a text. */
const SAMPLE = 2000
/** Fewer words prove nothing. */
const FEW = 6
/** Shares of words that are syllables: of a text read in the right way, and of one read in the wrong way. */
const RIGHT = 0.85
const WRONG = 0.6

/** The encoding in which nearly all words of the text are syllables although few are as they stand. */
export function legacyOf(text: string): Legacy | null {
  const sample: string[] = []
  for (const { 0: word } of text.matchAll(runs)) if (beyond.test(word) && sample.push(word) === SAMPLE) break
  // A text with letters of Unicode's own Vietnamese block is Unicode, whatever stray words it holds.
  if (sample.length < FEW || modern(text) > sample.length || syllables(sample) > WRONG) return null
  const [best] = encodings
    .map((one) => ({ one, share: syllables(sample.map(one.convert)) }))
    .sort((a, b) => b.share - a.share)
  return best && best.share >= RIGHT ? best.one : null
}
/** Whether nearly all words with a letter beyond ASCII are syllables. */
export function isVietnamese(text: string): boolean {
  const sample: string[] = []
  for (const [word] of text.normalize("NFC").matchAll(/\p{L}+/gu)) {
    if (/[^a-z]/i.test(word) && sample.push(word) === SAMPLE) break
  }
  return sample.length >= FEW && syllables(sample) >= RIGHT
}
const syllables = (sample: readonly string[]): number => sample.filter(isSyllable).length / sample.length
const modern = (text: string): number => text.match(/[\u1ea0-\u1ef9]|[\u0300-\u0323]/g)?.length ?? 0

/** A letter before a sign of TCVN3 that is no letter elsewhere: a word of an old font, also within a Unicode text. */
const stray = /[A-Za-z](?:[¨©ª«¬®µ¶·¸¹»¼½¾§]|\u00ad(?=[A-Za-z]))|[a-z][ÐØÞß×÷þ]/

/** Converts all words of a text in an old encoding, or the single ones that stand within Unicode. */
export const legacyRepair: Repair = {
  name: "legacy",
  find(text) {
    const legacy = legacyOf(text)
    if (legacy) return converted(text, legacy)
    return stray.test(text) ? converted(text, tcvn3).filter(isStray(text)) : []
  },
  tell(edits, text): Finding[] {
    const [first] = edits
    const last = edits.at(-1)
    if (!first || !last) return []
    const { name } = legacyOf(text) ?? tcvn3
    const many = `${edits.length} ${edits.length === 1 ? "word" : "words"}`
    const example = `"${text.slice(first.from, first.to)}" was read as "${first.put}"`
    const message = `Written in ${name}, before Unicode: ${many} converted; ${example}.`
    return [{ code: "ENCODING_CONVERTED", message, from: first.from, to: last.to }]
  },
}
function converted(text: string, { convert }: Legacy): Edit[] {
  return Array.from(text.matchAll(runs), ({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    put: beyond.test(word) ? convert(word) : word,
  })).filter(({ from, to, put }) => text.slice(from, to) !== put)
}
const isStray = (text: string) => (edit: Edit) => {
  const word = text.slice(edit.from, edit.to)
  return stray.test(word) && isSyllable(edit.put) && !isSyllable(word)
}
