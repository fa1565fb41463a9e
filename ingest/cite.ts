/**
 * Citation mentions -> citations of the notice: which document each means.
 * A short form points to the fuller one met earlier in the same notice, else to the one document of the national
 * list that fits before the notice's date; what fits twice is ambiguous, what fits nowhere unresolved. Never a guess.
 *
 * `symbol` is the one spelling of what is printed; of a short form ("Nghị quyết 68") the whole symbol where exactly one
 * document fits, else the number alone, with what it may mean in `candidates`.
 */
import { canonical } from "../graph/text.ts"
import { parseSymbol } from "./finders/grammar.ts"
import type { Gazetteer, NationalDocument } from "./gazetteer.ts"
import type { CitationMention, ExtractedCitation, ExtractedHeader, Layout, Mention, Part, Span } from "./notice.ts"

/** What a citation is found to mean. */
interface Meaning {
  status: ExtractedCitation["status"]
  year: number | null
  candidates?: string[]
}

export function cite(
  text: string,
  mentions: readonly Mention[],
  header: ExtractedHeader,
  layout: Layout,
  gazetteer: Gazetteer,
): ExtractedCitation[] {
  // The document's own number is no citation, and neither is a number among the recipients.
  const outside = [...(layout.header.number ? [layout.header.number] : []), ...layout.recipients]
  const cited = mentions
    .filter((mention) => mention.kind === "citation")
    .filter((mention) => !outside.some((span) => overlaps(span, mention)))
    .sort((a, b) => a.from - b.from)
  const inNotice = new Met(cited)
  const earlier = new Met([])
  const clauseOf = clauses(layout.parts)
  const notice = { header, gazetteer, before: header.issuedOn ?? header.meetingOn }
  return cited.map((mention) => {
    const raw = text.slice(mention.from, mention.to)
    const { from, to, symbol, date, relation } = mention
    const { status, year, candidates = [] } = meaningOf(mention, raw, earlier, inNotice, notice)
    earlier.add(mention)
    const clause = clauseOf(mention)
    const [only] = candidates
    const whole = symbol !== null && only !== undefined && candidates.length === 1 ? only : symbol
    const found = { from, to, raw, symbol: whole, kind: mention.type, date, year, relation, status, clause }
    return candidates.length > 0 ? { ...found, candidates } : found
  })
}

interface Notice {
  header: ExtractedHeader
  gazetteer: Gazetteer
  /** A document cited was issued by this day. */
  before: string | null
}
function meaningOf(mention: CitationMention, raw: string, earlier: Met, whole: Met, notice: Notice): Meaning {
  if (mention.symbol === null) return byTitle(mention, raw, notice)
  return mention.parsed ? bySymbol(mention, mention.symbol, earlier, whole, notice) : byNumber(mention, earlier, notice)
}

/** Whole symbols met so far, by symbol and by type and number. */
class Met {
  readonly #years = new Map<string, Set<number>>()
  readonly #symbols = new Map<string, Set<string>>()
  constructor(mentions: readonly CitationMention[]) {
    for (const mention of mentions) this.add(mention)
  }
  add(mention: CitationMention): void {
    const { symbol, parsed, year, type } = mention
    if (symbol === null || !parsed) return
    const years = getOrPut(this.#years, key(symbol))
    if (year !== null) years.add(year)
    getOrPut(this.#symbols, `${type} ${parsed.n}`).add(symbol)
  }
  yearsOf(symbol: string): number[] {
    return [...(this.#years.get(key(symbol)) ?? [])]
  }
  /** Symbols of that type and number; of one of that year where it is given. */
  fuller(type: string | null, number: string, year: number | null): string[] {
    const all = [...(this.#symbols.get(`${type} ${key(number)}`) ?? [])]
    return all.filter((symbol) => {
      const years = this.yearsOf(symbol)
      return year === null || years.length === 0 || years.includes(year)
    })
  }
}
function getOrPut<T>(map: Map<string, Set<T>>, name: string): Set<T> {
  const known = map.get(name) ?? new Set<T>()
  map.set(name, known)
  return known
}

/** A whole symbol: its year is printed, or a fuller citation of the notice or the national list has it. */
function bySymbol(mention: CitationMention, symbol: string, earlier: Met, whole: Met, notice: Notice): Meaning {
  if (!isScoped(mention, notice)) return { status: "unresolved", year: mention.year }
  if (mention.year !== null) return { status: "resolved", year: mention.year }
  const listed = notice.gazetteer.documentsBySymbol(symbol).filter((one) => isBefore(one, notice.before))
  for (const years of [earlier.yearsOf(symbol), whole.yearsOf(symbol), listed.map((one) => one.year)]) {
    if (years.length === 1) return { status: "resolved", year: years[0] ?? null }
    if (years.length > 1)
      return { status: "ambiguous", year: null, candidates: years.map((year) => `${symbol}@${year}`) }
  }
  return { status: "unresolved", year: null }
}

/** A type with a number alone: "Nghị quyết 68". */
function byNumber(mention: CitationMention, earlier: Met, notice: Notice): Meaning {
  const number = mention.symbol ?? ""
  const met = earlier.fuller(mention.type, number, mention.year)
  if (met.length > 1) return { status: "ambiguous", year: mention.year, candidates: met }
  if (met.length === 1) {
    const years = earlier.yearsOf(met[0] ?? "")
    const year = mention.year ?? (years.length === 1 ? (years[0] ?? null) : null)
    return { status: year === null ? "unresolved" : "resolved", year, candidates: met }
  }
  const listed = notice.gazetteer.documents.filter(
    (one) =>
      one.kind === mention.type &&
      parseSymbol(one.symbol)?.n === Number.parseInt(number, 10) &&
      (mention.year === null || one.year === mention.year) &&
      isBefore(one, notice.before),
  )
  const candidates = [...new Set(listed.map((one) => one.symbol))]
  if (listed.length === 1) return { status: "resolved", year: listed[0]?.year ?? null, candidates }
  return { status: listed.length > 1 ? "ambiguous" : "unresolved", year: mention.year, candidates }
}

/** A law by its title and year: "Luật Đất đai năm 2024". */
function byTitle(mention: CitationMention, raw: string, { gazetteer }: Notice): Meaning {
  const title = canonical(raw.replace(/\s+(?:năm|,?\s*ngày)\s+\d.*$/su, ""))
  const fits = gazetteer.documents.filter(
    (one) => one.kind === mention.type && one.year === mention.year && canonical(one.title) === title,
  )
  return fits.length === 1
    ? { status: "resolved", year: mention.year, candidates: fits.map((one) => one.symbol) }
    : { status: "unresolved", year: mention.year }
}

/** Every province has its own "12-CT/TU": such a symbol means one document only where the province is known. */
function isScoped(mention: CitationMention, { header, gazetteer }: Notice): boolean {
  if (header.province !== null) return true
  const issuers = mention.parsed?.issuers ?? []
  return issuers.some((code) => /^(?:QH|UBTVQH)\d+$/.test(code) || gazetteer.issuer(code)?.level === "central")
}
/** Issued not after the notice; a notice without date is not held against it. */
function isBefore(document: NationalDocument, day: string | null): boolean {
  if (day === null) return true
  return document.issuedOn ? document.issuedOn <= day : document.year <= Number(day.slice(0, 4))
}
const key = (symbol: string): string => symbol.replace(/^0+(?=\d)/, "")
const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

/** The path of the smallest part that holds a span; spans must come in the order of the text. */
function clauses(parts: readonly Part[]): (span: Span) => string | null {
  const sorted = [...parts].sort((a, b) => a.from - b.from || b.to - a.to)
  const open: Part[] = []
  let next = 0
  return (span) => {
    for (let part = sorted[next]; part && part.from <= span.from; part = sorted[next]) {
      while ((open.at(-1)?.to ?? Number.POSITIVE_INFINITY) <= part.from) open.pop()
      open.push(part)
      next += 1
    }
    while (open.length > 0 && (open.at(-1)?.to ?? 0) <= span.from) open.pop()
    return open.findLast((part) => part.to >= span.to)?.path ?? null
  }
}
