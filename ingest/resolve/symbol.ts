/** Document symbols as identity (domain: 1.4 to 1.6): one spelling, so that a cited document and a held one agree. */
import { nfc } from "../../graph/text.ts"
import type { Gazetteer } from "../gazetteer.ts"

export interface SymbolParts {
  /** One spelling: no blanks, no leading zeros, codes in their usual case. */
  symbol: string
  /** Year printed inside: "30/2020/NĐ-CP". */
  year: number | null
  /** Type code; "CV" for a letter, null for the Assembly's. */
  type: string | null
  /** First issuer's code; null of a number alone. */
  issuer: string | null
  /** "68" or "68/NQ" is no whole symbol. */
  isWhole: boolean
}

const TYPES = new Map(
  "NĐ TTLT TT NQLT NQ QĐ QĐi CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB SY TrS SL PL VBHN QCPH KL QH CV BS QTr"
    .split(" ")
    .map((code) => [code.toUpperCase(), code]),
)

/** The string as compared: look-alike letters, dashes, blanks and zeros aside. */
function tidy(raw: string): string {
  return nfc(raw)
    .replace(/[ÐƉ]/g, "Đ")
    .replace(/[‐-―−]/g, "-")
    .replace(/[∕／]/g, "/")
    .replace(/^\s*[Ss]ố\s*:?/u, "")
    .replace(/[\s​]+/g, "")
    .replace(/^0+(?=\d)/, "")
}

export function readSymbol(raw: string, gazetteer: Gazetteer): SymbolParts {
  const written = tidy(raw)
  const party = /^(\d+\p{Ll}?)-([\p{L}]+)\/(.+)$/u.exec(written)
  if (party) {
    const [, number = "", type = "", rest = ""] = party
    const codes = rest.split("-").map((code) => issuerCode(code, gazetteer))
    const code = typeCode(type) ?? type
    return {
      symbol: `${number}-${code}/${codes.join("-")}`,
      year: null,
      type: code,
      issuer: codes[0] ?? null,
      isWhole: true,
    }
  }
  const state = /^((?:\d+(?:\.\d+)?)?\p{Ll}?)\/(?:((?:19|20)\d\d)\/)?(.+)$/u.exec(written)
  if (!state) return { symbol: written, year: null, type: null, issuer: null, isWhole: false }
  const [, number = "", year, rest = ""] = state
  const [first = "", ...others] = rest.split(/(?=[-/])/)
  const type = typeCode(first)
  const segments = type === undefined ? [first, ...others] : others
  const codes = segments.map((part) =>
    /^[-/]/.test(part) ? `${part[0]}${issuerCode(part.slice(1), gazetteer)}` : issuerCode(part, gazetteer),
  )
  const issuer = codes[0]?.replace(/^[-/]/, "") || null
  const head = year === undefined ? `${number}/` : `${number}/${year}/`
  const isAssembly = /^(?:QH|UBTVQH)\d+$/.test(issuer ?? "") && type === undefined
  return {
    symbol: `${head}${type ?? ""}${codes.join("")}`,
    year: year === undefined ? null : Number(year),
    type: type ?? (issuer === null || isAssembly ? null : "CV"),
    issuer,
    isWhole: number !== "" && issuer !== null,
  }
}
const typeCode = (written: string): string | undefined => TYPES.get(written.toUpperCase())
/** The usual case of a known code; the number of the legislature stays. */
function issuerCode(written: string, gazetteer: Gazetteer): string {
  const code = gazetteer.issuer(written)?.code
  if (code === undefined) return written
  return code + (/\d+$/.exec(written)?.[0] ?? "")
}
