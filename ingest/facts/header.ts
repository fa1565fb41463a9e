/** Facts of the header: what is printed in the frame, and what can only be inferred from it (marked as such). */
import { parseSymbol } from "../finders/grammar.ts"
import type { Gazetteer } from "../gazetteer.ts"
import type { DateMention, DocumentSymbol, ExtractedHeader, Layout, Mention, PersonMention, Span } from "../notice.ts"
import { bodyName, oneLine } from "./names.ts"
import { provinceOf } from "./province.ts"
import { signerOf } from "./signature.ts"

const KINDS: Readonly<Record<string, string>> = {
  "THÔNG BÁO": "TB", "CHỈ THỊ": "CT", "KẾ HOẠCH": "KH", "KẾT LUẬN": "KL", "QUYẾT ĐỊNH": "QĐ", "NGHỊ QUYẾT": "NQ", "CÔNG ĐIỆN": "CĐ",
  "CHƯƠNG TRÌNH": "CTr", "HƯỚNG DẪN": "HD", "BÁO CÁO": "BC", "TỜ TRÌNH": "TTr", "PHƯƠNG ÁN": "PA", "ĐỀ ÁN": "ĐA", "QUY ĐỊNH": "QyĐ",
  "QUY CHẾ": "QC", "THÔNG TRI": "TT", "CHƯƠNG TRÌNH HÀNH ĐỘNG": "CTr", "CÔNG VĂN": "CV", "THÔNG CÁO": "TC", "DỰ ÁN": "DA",
} // biome-ignore format: a table of codes reads best in rows

/** Nothing is a default: what the text does not give is null. */
export function readHeader(
  text: string,
  layout: Layout,
  mentions: readonly Mention[],
  gazetteer: Gazetteer,
): ExtractedHeader {
  const words = (span: Span | null): string | null => (span ? oneLine(text.slice(span.from, span.to)) : null)
  const { header } = layout
  const number = words(header.number)
  const symbol: DocumentSymbol | null = number ? parseSymbol(number) : null
  const dated = placeAndDate(words(header.placeDate))
  const signer = layout.genre === "document" ? signerOf(text, layout) : null
  const system = layout.genre === "document" ? systemOf(text, layout, symbol) : null
  const printed = printedIssuer(text, layout, dated.on, gazetteer)
  const province = provinceOf(text, layout, mentions, printed, dated.on ?? null, gazetteer)
  const issuer = printed ?? inferredIssuer(text, layout, symbol, province?.name ?? null, system, gazetteer)
  const central = issuer !== null && isCentral(issuer.name, symbol, gazetteer)
  return {
    kind: layout.genre === "article" ? null : kindOf(words(header.kind), symbol),
    number,
    symbol,
    system,
    title: words(header.title),
    issuer: layout.genre === "document" ? issuer : null,
    province: central ? null : province,
    issuedOn: dated.on,
    place: dated.place,
    meetingOn: meetingOf(text, layout, mentions),
    chair: chairOf(text, layout, mentions),
    signer,
  }
}

function kindOf(printed: string | null, symbol: DocumentSymbol | null): string | null {
  const said = printed?.replace(/\s+SỐ.*$|\s*[:(].*$/u, "")
  if (said && KINDS[said]) return KINDS[said]
  if (symbol?.type) return symbol.type
  return symbol && symbol.type === null ? "CV" : null
}

/** "Lai Châu, ngày 31 tháng 8 năm 2022"; a blank day gives no date. */
function placeAndDate(line: string | null): { place: string | null; on: string | null } {
  const hit = line ? /^(.+?),\s*ngày\s*(\d{1,2})?[\s….]*tháng\s*(\d{1,2})?[\s….]*năm\s*(\d{4})?/u.exec(line) : null
  if (!hit) return { place: null, on: null }
  const [, place = "", day, month, year] = hit
  const on = day && month && year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : null
  return { place: place.trim(), on }
}

/** Party or state (domain: when the header is lost): symbol, signature marks, archive line, title. */
function systemOf(text: string, layout: Layout, symbol: DocumentSymbol | null): "party" | "state" | null {
  if (symbol) return symbol.sys === "party" ? "party" : "state"
  const said = (spans: readonly Span[]) => spans.map((s) => text.slice(s.from, s.to)).join("\n")
  const frame = `${said(layout.header.issuer)}\n${said(layout.header.title ? [layout.header.title] : [])}`
  if (
    /(?:^|\n)(?:T\/|K\/)/u.test(said(layout.signature)) ||
    /Lưu:?\s*(?:VPTU|Văn\s+phòng\s+(?:Tỉnh|Thành)\s+[uủ][ỷy])/u.test(said(layout.recipients))
  )
    return "party"
  if (/(?:TỈNH|THÀNH|HUYỆN|THỊ|ĐẢNG)\s+[UỦ][ỶY]|BÍ\s+THƯ|ĐẢNG\s+BỘ/u.test(frame)) return "party"
  return layout.header.number || layout.header.kind || layout.recipients.length > 0 ? "state" : null
}

/** Cells of the issuer: the lower body last; a unit alone ("TỈNH ĐẮK LẮK") belongs to the line before it. */
function printedIssuer(
  text: string,
  layout: Layout,
  on: string | null,
  gazetteer: Gazetteer,
): ExtractedHeader["issuer"] {
  const cells: (Span & { words: string })[] = []
  for (const span of layout.header.issuer) {
    const words = oneLine(text.slice(span.from, span.to)).replace(/\s*\*+$/u, "")
    const previous = cells.at(-1)
    if (previous && /^(?:TỈNH(?!\s+[UỦ])|THÀNH\s+PHỐ|HUYỆN(?!\s+[UỦ])|THỊ\s+XÃ|QUẬN|XÃ|PHƯỜNG)(?!\p{L})/u.test(words)) {
      previous.words = `${previous.words} ${words}`
      previous.to = span.to
    } else if (words) cells.push({ ...span, words })
  }
  const own = cells.at(-1)
  if (!own) return null
  const above = cells.length > 1 ? cells.at(-2) : undefined
  const scope = above ? /(?:TỈNH|THÀNH\s+PHỐ)\s+(?![UỦ][ỶY]).+$/u.exec(above.words)?.[0] : undefined
  const party =
    above && /[UỦ][ỶY]\s+\S/u.test(above.words) && /^(?:VĂN\s+PHÒNG|BAN\s|ỦY\s+BAN\s+KIỂM)/u.test(own.words)
      ? above.words
      : undefined
  const printed = party
    ? `${own.words} ${party}`
    : scope && !own.words.includes(scope)
      ? `${own.words} ${scope}`
      : own.words
  const name = party
    ? `${bodyName(own.words, on, gazetteer)} ${bodyName(party, on, gazetteer)}`
    : bodyName(printed, on, gazetteer)
  return { name, inferred: false, from: own.from, to: own.to }
}

/** The issuer that symbol, title or signature give when its lines are lost. */
function inferredIssuer(
  text: string,
  layout: Layout,
  symbol: DocumentSymbol | null,
  province: string | null,
  system: "party" | "state" | null,
  gazetteer: Gazetteer,
): ExtractedHeader["issuer"] {
  const scope = province
    ? ` tỉnh ${province}`.replace(/tỉnh (?=Hà Nội|Hải Phòng|Đà Nẵng|Cần Thơ|Hồ Chí Minh|Huế)/u, "thành phố ")
    : " tỉnh"
  const code = symbol?.issuers[0]
  const span = layout.header.number ?? undefined
  const at = span ? { from: span.from, to: span.to } : {}
  if (code) {
    const known = gazetteer.issuer(code)
    if (/^(?:CT)?UBND$/u.test(code)) return { name: `Ủy ban nhân dân${scope}`, inferred: true, ...at }
    if (code === "TU") return { name: committee(province), inferred: true, ...at }
    if (known)
      return {
        name: known.level === "province" && province ? `${known.name}${scope}` : known.name,
        inferred: true,
        ...at,
      }
  }
  const words = [layout.header.title, ...layout.signature, ...layout.recipients]
    .map((s) => (s ? text.slice(s.from, s.to) : ""))
    .join("\n")
  if (system === "party" && /(?:TỈNH|tỉnh|Tỉnh)\s+[UỦuủ][ỶYỷy]|VPTU|BAN\s+THƯỜNG\s+VỤ/u.test(words))
    return { name: committee(province), inferred: true }
  if (system === "state" && /UBND|ỦY\s+BAN\s+NHÂN\s+DÂN|VPUBND/u.test(words))
    return { name: `Ủy ban nhân dân${scope}`, inferred: true }
  return null
}
const CENTRAL_CITIES = /^(?:Hà Nội|Hải Phòng|Đà Nẵng|Cần Thơ|Hồ Chí Minh|Huế)$/u
const committee = (province: string | null): string =>
  province ? `${CENTRAL_CITIES.test(province) ? "Thành ủy" : "Tỉnh ủy"} ${province}` : "Tỉnh ủy"
function isCentral(issuer: string, symbol: DocumentSymbol | null, gazetteer: Gazetteer): boolean {
  const code = symbol?.issuers[0]
  if (code && gazetteer.issuer(code)?.level === "central") return true
  return gazetteer.agencyKindNamed(issuer)?.level === "central"
}

const meeting = /(?:họp|hội\s+nghị|phiên|làm\s+việc|kiểm\s+tra|chủ\s+trì|khảo\s+sát|thị\s+sát|giao\s+ban|buổi|đi\s)/iu
/** The day of the meeting: in the first paragraphs, in a sentence that speaks of one. */
function meetingOf(text: string, layout: Layout, mentions: readonly Mention[]): string | null {
  for (const part of layout.parts.filter((p) => p.kind === "paragraph").slice(0, 2)) {
    const days = mentions.filter(
      (m): m is DateMention => m.kind === "date" && m.from >= part.from && m.to <= part.to && m.value !== null,
    )
    for (const day of days) {
      const value = /^\d{4}-\d\d-\d\d/.exec(day.value ?? "")?.[0]
      if (
        value &&
        day.type !== "recurrence" &&
        meeting.test(text.slice(Math.max(part.from, day.from - 120), Math.min(part.to, day.to + 260)))
      )
        return mentions.some((m) => m.kind === "citation" && m.from <= day.from && m.to >= day.to) ? null : value
    }
  }
  return null
}

/** Who chaired: the person before "chủ trì" or "kết luận" in the first paragraphs or in the title. */
function chairOf(text: string, layout: Layout, mentions: readonly Mention[]): ExtractedHeader["chair"] {
  const persons = mentions.filter((m): m is PersonMention => m.kind === "person")
  const places: Span[] = layout.parts.filter((p) => p.kind === "paragraph").slice(0, 3)
  for (const place of places) {
    for (const p of persons.filter((m) => m.from >= place.from && m.to <= place.to)) {
      const after = text.slice(p.to, Math.min(place.to, p.to + 320)).replace(/\s+/gu, " ")
      if (/^[^.;]{0,260}?(?<!\p{L})(?:chủ trì|chủ tọa|kết luận|có ý kiến|đã (?:đi )?kiểm tra|đã làm việc)/u.test(after))
        return chair(p)
    }
  }
  const title = layout.header.title
  const named = title ? persons.find((p) => p.from >= title.from && p.to <= title.to) : undefined
  return named && layout.genre === "document" && /kết\s+luận|ý\s+kiến/iu.test(text.slice(title?.from, named.from))
    ? chair(named)
    : null
}
const chair = (p: PersonMention): ExtractedHeader["chair"] => ({
  name: p.name,
  title: p.titles.map((t) => t.text).join(", ") || null,
  from: p.from,
  to: p.to,
})
