/** Which document a citation means, and its node (design: 3, Document). */
import type { Node } from "../../graph/model.ts"
import { canonical } from "../../graph/text.ts"
import type { Gazetteer, Province } from "../gazetteer.ts"
import { CENTRAL, documentId } from "../ids.ts"
import type { ExtractedCitation } from "../notice.ts"
import { type AgencyName, nameAgency, ofKind } from "./name.ts"
import type { Setting } from "./province.ts"
import { readSymbol, type SymbolParts } from "./symbol.ts"
import { capital } from "./title.ts"

export interface DocumentName {
  id: string
  node: Node
  /** The body its symbol speaks of. */
  issuer: AgencyName | undefined
  status: ExtractedCitation["status"]
}
/** Where citations are read: the notice, its day, and its own issuer. */
export interface Desk extends Setting {
  noticeId: string
  issuer: AgencyName | undefined
  /** Years that the notice itself gives to symbols, by scope and symbol, each with the day where one is printed. */
  years: Map<string, Map<number, string | null>>
}
/** A body said to have issued it ("của Tỉnh ủy Hà Tĩnh"). */
type Said = AgencyName | undefined

/** The document that the notice itself is; undefined without a number. */
export function ownDocument(number: string, year: number | null, desk: Desk): DocumentName | undefined {
  const parts = readSymbol(number, desk.gazetteer)
  if (!parts.isWhole) return undefined
  return named(parts, parts.year ?? year, scopeOf(parts, desk.issuer, desk, desk.on), desk.gazetteer, "resolved")
}

export function citedDocument(citation: ExtractedCitation, said: Said, desk: Desk): DocumentName {
  const parts = symbolOf(citation, desk.gazetteer)
  if (parts === undefined) return byTitle(citation, desk)
  if (!parts.isWhole) return byNumber(citation, parts, desk)
  const base = scopeOf(parts, said, desk, desk.on)
  const met = desk.years.get(`${base} ${parts.symbol}`) ?? new Map<number, string | null>()
  const printed = parts.year ?? yearOf(citation)
  const fuller = printed === null ? [...met.keys()] : [printed]
  const years = fuller.length > 0 ? fuller : listedYears(parts.symbol, base, desk)
  const year = years.length === 1 ? (years[0] ?? null) : null
  const scope = scopeOf(parts, said, desk, issuedDay(year, citation.date ?? met.get(year ?? 0) ?? null, desk.on))
  const isScoped = scope !== desk.noticeId
  const status = year !== null && isScoped ? "resolved" : years.length > 1 ? "ambiguous" : "unresolved"
  return named(parts, year, scope, desk.gazetteer, status)
}

/** Notes the year of a full citation, for the short ones of the same notice. */
export function noteYear(citation: ExtractedCitation, said: Said, desk: Desk): void {
  const parts = symbolOf(citation, desk.gazetteer)
  const year = parts?.year ?? yearOf(citation)
  if (!parts?.isWhole || year === null) return
  const key = `${scopeOf(parts, said, desk, desk.on)} ${parts.symbol}`
  const met = desk.years.get(key) ?? new Map<number, string | null>()
  desk.years.set(key, met.set(year, citation.date ?? met.get(year) ?? null))
}
/** The year printed with it; one that a step before found for a short form counts as well. */
const yearOf = ({ date, year }: ExtractedCitation): number | null => (date ? Number(date.slice(0, 4)) : year)

/** The symbol as printed where it is whole, else the only one it can mean. */
function symbolOf(citation: ExtractedCitation, gazetteer: Gazetteer): SymbolParts | undefined {
  const { symbol, candidates = [] } = citation
  const printed = symbol === null ? undefined : readSymbol(symbol, gazetteer)
  if (printed?.isWhole) return printed
  const [only, ...others] = new Set(candidates.map((candidate) => candidate.replace(/@.*$/, "")))
  return only !== undefined && others.length === 0 ? readSymbol(only, gazetteer) : printed
}

/** A day on which the document was new: its own, else the end of a year before the notice's, else the notice's. */
function issuedDay(year: number | null, date: string | null, on: string | null): string | null {
  return date ?? (year !== null && String(year) < (on ?? "").slice(0, 4) ? `${year}-12-31` : on)
}

/**
 * Symbols of bodies that every province has belong to a province, as it was on `day`; those of a district's body to
 * that district in it.
 */
function scopeOf(parts: SymbolParts, said: Said, desk: Desk, day: string | null): string {
  const issuer = parts.issuer === null ? undefined : desk.gazetteer.issuer(parts.issuer)
  if (issuer?.level === "central" || /(?:TW|QG)$/.test(parts.issuer ?? "")) return CENTRAL
  const body = said ?? desk.issuer
  const owner = said?.province ?? desk.issuer?.province ?? desk.home
  if (!owner) return issuer === undefined && body?.scope === CENTRAL ? CENTRAL : desk.noticeId
  if (issuer === undefined && said?.scope === CENTRAL) return CENTRAL
  const unit = issuer?.level === "province" ? null : unitOf(body)
  const id = desk.gazetteer.provinceNamed(owner.name, day)?.id ?? owner.id
  return unit === null ? id : `${id}/${unit}`
}
/** "huyện phong thổ" of a body of one district or commune. */
function unitOf(body: AgencyName | undefined): string | null {
  if (!body || body.isGroup || (body.level !== "district" && body.level !== "commune")) return null
  return (
    /(?:huyện|quận|thị xã|thị trấn|thành phố|phường|xã|đặc khu|ủy) \p{L}.*$/u
      .exec(body.key)?.[0]
      .replace(/^ủy /u, "") ?? null
  )
}

/** The national list decides only where one year fits before the notice's day. */
function listedYears(symbol: string, scope: string, { gazetteer, on }: Desk): number[] {
  if (scope !== CENTRAL) return []
  const fits = gazetteer.documentsBySymbol(symbol).filter(({ issuedOn }) => on === null || issuedOn <= on)
  return [...new Set(fits.map(({ year }) => year))]
}

/** "Nghị quyết 68", with nothing to say which: known to this notice alone. */
function byNumber(citation: ExtractedCitation, parts: SymbolParts, desk: Desk): DocumentName {
  const symbol = citation.kind && !parts.symbol.includes("/") ? `${parts.symbol}/${citation.kind}` : parts.symbol
  const status = citation.status === "ambiguous" ? "ambiguous" : "unresolved"
  const year = yearOf(citation)
  const short = { ...parts, symbol, type: citation.kind }
  return named(short, year, desk.noticeId, desk.gazetteer, status)
}

const LAWS: Record<string, string> = { luật: "L", "bộ luật": "BL", "pháp lệnh": "PL", "hiến pháp": "HP" }
/** A document named by its title: a law is the Assembly's, anything else is known to this notice alone. */
function byTitle(citation: ExtractedCitation, desk: Desk): DocumentName {
  const title = canonical(citation.raw.replace(/[\s,]+(?:ngày|năm|số)\s+\d.*$/su, ""))
  const law = /^(luật|bộ luật|pháp lệnh|hiến pháp)(?= \p{L}|$)/u.exec(title)?.[1]
  const isLaw = law !== undefined
  const parts = {
    symbol: capital(title),
    year: null,
    type: law === undefined ? citation.kind : (LAWS[law] ?? null),
    issuer: isLaw ? "QH" : null,
    isWhole: false,
  }
  const year = yearOf(citation)
  const status = isLaw && year !== null ? "resolved" : "unresolved"
  return named(parts, year, isLaw ? CENTRAL : desk.noticeId, desk.gazetteer, status)
}

/** All that is said of the document follows from its id and the national list. */
function named(
  parts: SymbolParts,
  year: number | null,
  scope: string,
  gazetteer: Gazetteer,
  status: DocumentName["status"],
): DocumentName {
  const id = documentId(scope, parts.symbol, year)
  const listed =
    scope === CENTRAL ? gazetteer.documentsBySymbol(parts.symbol).find((document) => document.year === year) : undefined
  const props = {
    id,
    symbol: parts.symbol,
    kind: parts.type ?? listed?.kind ?? null,
    year,
    title: listed?.title ?? null,
  }
  return { id, node: { label: "Document", props }, issuer: issuerOf(parts, scope, listed?.issuer, gazetteer), status }
}

function issuerOf(
  parts: SymbolParts,
  scope: string,
  listed: string | undefined,
  gazetteer: Gazetteer,
): AgencyName | undefined {
  if (listed !== undefined) return nameAgency(listed, { home: null, elsewhere: CENTRAL, on: null, gazetteer })
  const kindId = parts.issuer === null ? null : (gazetteer.issuer(parts.issuer)?.kindId ?? null)
  const kind = kindId === null ? undefined : gazetteer.agencyKindById(kindId)
  if (!kind) return undefined
  const seat = { province: null, elsewhere: scope, unit: null }
  if (scope === CENTRAL) return kind.level === "central" ? ofKind(kind, seat, gazetteer) : undefined
  const province: Province | undefined = gazetteer.provinceById(scope)
  return province && kind.level === "province" ? ofKind(kind, { ...seat, province }, gazetteer) : undefined
}
