/**
 * The grammar of document symbols (số, ký hiệu), domain.md 1.4 to 1.7: tables and the parse of one symbol.
 * Every pattern is anchored and bounded: a parse is linear in the length of its string.
 */
import type { DocumentSymbol } from "../notice.ts"

/** The five families that a printed symbol can belong to. */
export type SymbolFamily = "national_assembly" | "normative" | "state_named" | "state_letter" | "party"
/** `repaired`: a hyphen was lost between type and issuer ("1961/QĐUBND"). */
export interface ParsedSymbol extends DocumentSymbol {
  family: SymbolFamily
  repaired: boolean
}

const stateTypes =
  "NĐ TTLT TT NQLT NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB SY TrS SL PL VBHN QCPH KL ĐC".split(
    " ",
  )
const partyTypes = "NQ QĐi QĐ CT KL QC TTr TT HD TB TC BC KH QH CTr ĐA PA DA CV BB CĐ BS GM GGT PG PC QTr".split(" ")
const longestFirst = (list: readonly string[]) => [...list].sort((a, b) => b.length - a.length)
const byCapitals = (list: readonly string[]) => new Map(list.map((code) => [code.toUpperCase(), code]))
const stateType = byCapitals(stateTypes)
const partyType = byCapitals(partyTypes)

/** Issuers that a fused segment is cut before, and that a symbol in capitals is written back to (1.7). */
const issuerCodes = (
  "CP TTg VPCP CTN VPCTN VPQH BCĐQG BCĐ UBND UB CTUBND HĐND TTHĐND VPUBND NHNN TTCP UBDT TCTK CTK TW TU HU ThU ĐU " +
  "VPTW BTCTW UBKTTW BTGTW BDVTW BNCTW TWĐTN HNDTW VPTU BTCTU BTGTU BDVTU BNCTU UBKTTU BTVTU " +
  "BYT BTTTT BGDĐT BQP BCA BNG BNV BTP BKHĐT BTC BCT BNNPTNT BGTVT BXD BTNMT BLĐTBXH BVHTTDL BKHCN BNNMT BDTTG " +
  "SNV SYT SVHTTDL STTTT SGDĐT STP SKHĐT STC SCT SNN SNNPTNT SGTVT SXD STNMT SLĐTBXH SKHCN SNgV SDL SQHKT SNNMT"
).split(" ")
const issuerCode = byCapitals(issuerCodes)
/** True of codes listed in domain.md 1.7, with or without the number of a legislature. */
export const isKnownIssuer = (code: string): boolean =>
  issuerCode.has(code.toUpperCase()) || /^(?:QH|UBTVQH|UBPLTP)\d{1,2}$/.test(code)

/** Letters of other alphabets that print like Latin ones. One for one, so offsets stay. */
const lookAlikes = new Map(
  Object.entries({
    Ð: "Đ", Ɖ: "Đ", ð: "đ", ɖ: "đ", А: "A", В: "B", Е: "E", К: "K", М: "M", Н: "H", О: "O", Р: "P", С: "C", Т: "T",
    У: "Y", Х: "X", І: "I", Ј: "J", Ѕ: "S", Ԛ: "Q", Α: "A", Β: "B", Ε: "E", Ζ: "Z", Η: "H", Ι: "I", Κ: "K", Μ: "M",
    Ν: "N", Ο: "O", Ρ: "P", Τ: "T", Υ: "Y", Χ: "X", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    "／": "/", "⁄": "/", "\u00a0": " ", "\u202f": " ", "\t": " ", "\n": " ",
  }),
) // biome-ignore format: pairs read best in rows
const odd = new RegExp(`[${[...lookAlikes.keys()].join("").replace(/[-/]/g, "\\$&")}]`, "gu")
/** The same words with look-alike letters, dashes and blanks in their usual form; same length. */
export const plainLetters = (words: string): string => words.replace(odd, (letter) => lookAlikes.get(letter) ?? letter)

const segment = /^\p{Lu}[\p{Lu}a-z\d&.]{0,19}$/u
const twoCapitals = /\p{Lu}.*\p{Lu}/u
const isIssuer = (code: string | undefined): code is string =>
  code !== undefined && segment.test(code) && twoCapitals.test(code)
const isUnit = (code: string): boolean => segment.test(code)

interface Head {
  n: number | null
  sfx: string | null
  year: number | null
}
type Body = Omit<ParsedSymbol, "raw" | "sys" | "n" | "sfx" | "year">

/**
 * Parses one symbol, whole: "07 - CV/BCĐ", "30/2020/NĐ-CP", "/TB-UBND" (number left blank).
 * Null when the string is none: dates, ratios, a type without issuer.
 */
export function parseSymbol(raw: string): ParsedSymbol | null {
  if (raw.length > 80) return null
  const printed = plainLetters(raw.normalize("NFC"))
    .trim()
    .replace(/^số(?: ?:)? ?/i, "")
  const compact = printed.replace(/ ?([/&-]) ?/g, "$1")
  const head = /^(?:(\d{1,5})([a-z]|\.\d{1,2})?)?([/ -])/.exec(compact)
  if (!head) return null
  const [whole, digits, sfx = null, mark] = head
  const n = digits === undefined ? null : Number(digits)
  const rest = compact.slice(whole.length)
  if (rest.includes(" ")) return null
  const found = mark === "/" ? state(rest, n) : n === null ? null : party(rest)
  if (!found) return null
  const { year, ...body } = found
  const sys = body.family === "party" ? "party" : "state"
  return { raw, sys, n, sfx, year, ...body }
}

/** What stands after "n/": an Assembly's, a norm's, a named document's or a letter's tail. */
function state(rest: string, n: number | null): (Body & Pick<Head, "year">) | null {
  const dated = /^((?:19|20)\d\d)\//.exec(rest)
  const year = dated ? Number(dated[1]) : null
  const tail = dated ? rest.slice(5) : rest
  if (year !== null && /^(?:QH|UBTVQH)\d{1,2}$/i.test(tail))
    return { family: "national_assembly", year, type: null, issuers: [tail.toUpperCase()], unit: null, repaired: false }
  const parts = tail.split(/[/-]/)
  const shouted = tail === tail.toUpperCase()
  const [first = "", ...others] = parts
  const type = typeOf(first, stateType, shouted)
  const family = year === null ? "state_named" : "normative"
  if (type) {
    const issuers = others.map((code) => usual(code, shouted))
    return issuers.length > 0 && issuers.length < 5 && issuers.every(isIssuer)
      ? { family, year, type, issuers, unit: null, repaired: false }
      : null
  }
  const cut = isKnownIssuer(first) ? null : fused(first, stateTypes, shouted)
  if (cut) {
    const issuers = [cut.issuer, ...others.map((code) => usual(code, shouted))]
    return issuers.every(isIssuer) ? { family, year, type: cut.type, issuers, unit: null, repaired: true } : null
  }
  if (year !== null || n === null || tail.includes("/") || !isIssuer(first) || !others.every(isUnit)) return null
  if (others.length === 0 && !isKnownIssuer(first)) return null
  const unit = others.length > 0 ? others.join("-") : null
  return { family: "state_letter", year, type: "CV", issuers: [usual(first, shouted)], unit, repaired: false }
}

/** What stands after "n-" in a Party symbol: TYPE/ISSUER[-UNIT]. */
function party(rest: string): (Body & Pick<Head, "year">) | null {
  const shouted = rest === rest.toUpperCase()
  const [first = "", after, more] = rest.split("/")
  if (more !== undefined) return null
  const type = typeOf(first, partyType, shouted)
  if (type && after !== undefined) {
    const [issuer, ...units] = after.split("-")
    if (!isIssuer(issuer) || !units.every(isUnit)) return null
    const unit = units.length > 0 ? units.join("-") : null
    return { family: "party", year: null, type, issuers: [usual(issuer, shouted)], unit, repaired: false }
  }
  const cut = after === undefined ? fused(first, partyTypes, shouted) : null
  return cut && { family: "party", year: null, type: cut.type, issuers: [cut.issuer], unit: null, repaired: true }
}

const typeOf = (code: string, table: ReadonlyMap<string, string>, shouted: boolean): string | null => {
  const known = table.get(code.toUpperCase())
  return known !== undefined && (known === code || shouted) ? known : null
}
const usual = (code: string, shouted: boolean): string => (shouted ? (issuerCode.get(code) ?? code) : code)

/** "QĐUBND" -> QĐ and UBND: a known type before a known issuer, the longest type first. */
function fused(code: string, types: readonly string[], shouted: boolean): { type: string; issuer: string } | null {
  for (const type of longestFirst(types)) {
    const start = shouted ? type.toUpperCase() : type
    const issuer = code.slice(start.length)
    if (code.startsWith(start) && issuer !== "" && isKnownIssuer(issuer))
      return { type, issuer: usual(issuer, shouted) }
  }
  return null
}

/** The one spelling of a symbol: no blanks, repaired hyphen, number as printed. Null when `raw` is no symbol. */
export function canonicalSymbol(raw: string): string | null {
  const parsed = parseSymbol(raw)
  if (!parsed) return null
  const number = /\d+/.exec(raw)?.[0] ?? ""
  const head = `${parsed.n === null ? "" : number}${parsed.sfx ?? ""}`
  const tail = [...parsed.issuers, ...(parsed.unit === null ? [] : [parsed.unit])].join("-")
  if (parsed.family === "party") return `${head}-${parsed.type}/${tail}`
  const dated = parsed.year === null ? head : `${head}/${parsed.year}`
  if (parsed.family === "national_assembly" || parsed.family === "state_letter") return `${dated}/${tail}`
  const joint = /LT\/|QCPH\//.test(plainLetters(raw).toUpperCase().replace(/ /g, ""))
  return `${dated}/${parsed.type}${joint ? "/" : "-"}${tail}`
}
