/** Issuer codes of document symbols (domain: 1.7) and well-known national documents. */
import type { Level } from "../../graph/model.ts"
import { nfc } from "../../graph/text.ts"
import documentRows from "../data/documents.json" with { type: "json" }
import issuerRows from "../data/issuers.json" with { type: "json" }
import { kindId } from "./kinds.ts"
import type { Issuer, NationalDocument } from "./shapes.ts"

/** Letters as in symbols: Đ for its look-alikes, one kind of dash, upper case. */
const codeKey = (code: string): string =>
  nfc(code)
    .replace(/[ÐƉ]/g, "Đ")
    .replace(/[‐-―−]/g, "-")
    .replace(/&/g, "")
    .toUpperCase()
/** A symbol as compared: no blanks, no leading zeros. */
export const symbolKey = (symbol: string): string =>
  codeKey(symbol)
    .replace(/\s+/g, "")
    .replace(/^0+(?=\d)/, "")

/** Rows are [code, name, level, name of the kind or ""]. */
export function issuerTable() {
  const all: Issuer[] = issuerRows.map(([code = "", name = "", level = "", kind = ""]) => ({
    code,
    name,
    level: level as Level,
    kindId: kind === "" ? null : kindId(kind),
  }))
  const codes = new Map(all.map((issuer) => [codeKey(issuer.code), issuer]))
  return {
    /** "QH15" is "QH" of the 15th legislature. */
    byCode: (code: string) => codes.get(codeKey(code)) ?? codes.get(codeKey(code).replace(/\d+$/, "")),
  }
}

/** Rows are [symbol, type code, ISO day of issue, issuer, title]. */
export function documentTable() {
  const all: NationalDocument[] = documentRows.map(
    ([symbol = "", kind = "", issuedOn = "", issuer = "", title = ""]) => ({
      symbol,
      kind,
      year: Number(issuedOn.slice(0, 4)),
      issuedOn,
      issuer,
      title,
    }),
  )
  const symbols = Map.groupBy(all, (document) => symbolKey(document.symbol))
  return { all, bySymbol: (symbol: string): NationalDocument[] => symbols.get(symbolKey(symbol)) ?? [] }
}
