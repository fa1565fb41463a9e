/** Facts of the head: what is printed in the frame, and what can only be inferred from it (marked as such). */
import { oneLine } from "../graph/text.ts"
import { typeCodeOf } from "./blocks/words.ts"
import { dayAt } from "./finders/calendar.ts"
import { parseSymbol } from "./finders/grammar.ts"
import type { Gazetteer } from "./gazetteer.ts"
import { inferredIssuer, printedIssuer } from "./header/issuer.ts"
import { chairOf, meetingOn } from "./header/meeting.ts"
import { provinceOf } from "./header/province.ts"
import { signerOf } from "./header/signer.ts"
import { systemOf } from "./header/system.ts"
import type { DocumentSymbol, ExtractedHeader, Layout, Mention, Span } from "./notice.ts"

/** What the text does not give is null. An article has a title and a province at most: the frame is the page's. */
export function readHeader(
  text: string,
  layout: Layout,
  mentions: readonly Mention[],
  gazetteer: Gazetteer,
): ExtractedHeader {
  const { header } = layout
  const words = (span: Span | null): string | null => (span ? oneLine(text.slice(span.from, span.to)) : null)
  const framed = layout.genre === "document"
  const number = words(header.number)
  const symbol = number === null ? null : symbolOf(number)
  const kind = framed ? kindOf(words(header.kind), symbol, layout) : null
  const { place, issuedOn } = placeAndDay(words(header.placeDate))
  const met = meetingOn({ text, layout, mentions, kind })
  const on = issuedOn ?? met
  const system = framed ? systemOf(text, layout, symbol) : null
  const printed = framed ? printedIssuer(text, layout, on, gazetteer) : null
  const province = provinceOf({ text, layout, mentions, issuer: printed, on, gazetteer })
  const issuer =
    printed ??
    (framed ? inferredIssuer({ text, layout, symbol, system, province: province?.name ?? null, on, gazetteer }) : null)
  return {
    kind,
    number,
    symbol,
    system,
    title: words(header.title),
    issuer,
    province: issuer && isCentral(issuer.name, symbol, gazetteer) ? null : province,
    issuedOn,
    place,
    meetingOn: met,
    chair: chairOf({ text, layout, mentions, kind }),
    signer: framed ? signerOf(text, layout) : null,
  }
}

/** A blank number is printed as "…/TB-UBND" or "/TB-UBND". */
function symbolOf(number: string): DocumentSymbol | null {
  const found = parseSymbol(number.replace(/^[….\s_]+(?=[/-])/u, ""))
  if (!found) return null
  const { sys, n, sfx, year, type, issuers, unit } = found
  return { raw: number, sys, n, sfx, year, type, issuers, unit }
}

/** Code of the type line, else of the symbol; a paper with an issuer's symbol or addressees and no type is a letter (công văn). */
function kindOf(printed: string | null, symbol: DocumentSymbol | null, { header }: Layout): string | null {
  const code = printed === null ? undefined : typeCodeOf(printed)
  if (code !== undefined) return code
  if (symbol) return symbol.type ?? "CV"
  return header.addressees.length > 0 ? "CV" : null
}

/** "Lai Châu, ngày 31 tháng 8 năm 2022"; a day left blank gives no date. */
function placeAndDay(line: string | null): { place: string | null; issuedOn: string | null } {
  const at = line === null ? -1 : line.search(/ngày/iu)
  if (line === null || at < 0) return { place: null, issuedOn: null }
  const day = /\d/.exec(line.slice(at))
  const found = day ? dayAt(line, at + day.index) : undefined
  return { place: line.slice(0, at).replace(/[\s,]+$/u, "") || null, issuedOn: found?.iso ?? null }
}

function isCentral(issuer: string, symbol: DocumentSymbol | null, gazetteer: Gazetteer): boolean {
  const code = symbol?.issuers[0]
  return (
    (code !== undefined && gazetteer.issuer(code)?.level === "central") ||
    gazetteer.agencyKindNamed(issuer)?.level === "central"
  )
}
