/**
 * What the steps of reading hand to each other. All offsets are UTF-16 positions in the stored text, `to` exclusive.
 * Inside a block line breaks count as blanks: finders get the block's words with "\n" as " ", of the same length.
 */
import type { CitationStatus, Level, Modality, Polarity, Purpose, Relation, Role } from "../graph/model.ts"

export interface Span {
  from: number
  to: number
}
/** The notice is odd: data, stored and shown, never thrown. */
export interface Finding extends Span {
  code: string
  message: string
}
/** What a reader makes of a file's bytes. */
export interface SourceText {
  name: string
  sha256: string // of the bytes
  mediaType: string
  text: string // NFC, "\n" line ends, markup marks removed
  findings: Finding[] // repairs
}

// ---- layout: what parse.ts makes of the text

/**
 * A clause, or a paragraph before or after the clauses.
 * `from`/`to` run from the label to the last character, children included; `own` are its own words without label,
 * heading and children, as one or more spans (an own paragraph that goes on after the children is a second one).
 */
export interface Part extends Span {
  /** Path of the contract: "P1", "II.3.1.a", "5.2", "C", and "A", "A1" in articles. */
  path: string
  kind: "paragraph" | "clause" | "dash" | "closing" | "caption"
  parent: string | null
  /** Heading words without the label, when the label's line is a heading of its own. */
  heading: (Span & { text: string }) | null
  label: Span | null
  own: Span[]
}
/** One line under "Nơi nhận" (a wrapped line is one). */
export interface RecipientLine extends Span {
  purpose: Purpose | null
}
/** Where the parts of the frame stand; a part that is not there is null or empty. */
export interface Layout {
  genre: "document" | "article" | "other"
  header: {
    /** issuer cell, superior body first (cơ quan chủ quản, cơ quan ban hành) */
    issuer: Span[]
    /** "Số: 05/TB-UBND" without the words "Số:" */
    number: Span | null
    /** "Lai Châu, ngày 31 tháng 8 năm 2022" */
    placeDate: Span | null
    /** "THÔNG BÁO" */
    kind: Span | null
    /** trích yếu, all its lines */
    title: Span | null
    /** "Kính gửi: ..." */
    addressees: Span[]
    /** "Căn cứ ..." */
    bases: Span[]
  }
  parts: Part[]
  recipients: RecipientLine[]
  /** Lines of the signature block in order: authority lines, position, marks, name. */
  signature: Span[]
  findings: Finding[]
}

// ---- mentions: what the finders find in a block

export type DateType = "point" | "period" | "duration" | "recurrence" | "event" | "request" | "vague"
/** A time expression. `binds`: its words make a deadline of it ("trước ngày", "hoàn thành trong", "hằng tuần", "kịp thời"). */
export interface DateMention extends Span {
  kind: "date"
  type: DateType
  /** Contract section 3; null when vague. */
  value: string | null
  binds: boolean
}
/** Parse of a document symbol, as in the contract. */
export interface DocumentSymbol {
  raw: string
  sys: "party" | "state"
  n: number | null
  sfx: string | null
  year: number | null
  type: string | null
  issuers: string[]
  unit: string | null
}
/** A document named in the text, from its type word to its date: "Kết luận số 112-KL/TU, ngày 05/8/2022". */
export interface CitationMention extends Span {
  kind: "citation"
  /** The symbol as printed ("11/NQ-CP", "68"), null when cited by title and date alone. */
  symbol: string | null
  parsed: DocumentSymbol | null
  /** Type code (NQ, KL ...). */
  type: string | null
  date: string | null
  year: number | null
  relation: Relation
}
/** A body or a group of bodies named in the text. */
export interface AgencyMention extends Span {
  kind: "agency"
  /** Full name: abbreviations written out, shared heads repeated, province kept if printed. */
  name: string
  level: Level
  isGroup: boolean
  /** Id in the gazetteer's table of agency kinds, where it is one. */
  kindId: string | null
  /** Name of the province when printed or known by the name itself. */
  province: string | null
  /** The body, where the mention is an office ("Chủ tịch UBND tỉnh"). */
  org: string | null
}
export interface PersonMention extends Span {
  kind: "person"
  name: string
  titles: (Span & { text: string })[]
}
/** A place that is no agency: province, district, commune, border gate. */
export interface PlaceMention extends Span {
  kind: "place"
  name: string
  type: "province" | "district" | "commune" | "gate"
  provinceCode: string | null
}
export type Mention = DateMention | CitationMention | AgencyMention | PersonMention | PlaceMention

// ---- the whole reading: extraction/1 of the contract

export interface ExtractedHeader {
  kind: string | null
  number: string | null
  symbol: DocumentSymbol | null
  system: "party" | "state" | null
  title: string | null
  issuer: { name: string; inferred: boolean; from?: number; to?: number } | null
  province: {
    code: string
    name: string
    confidence: number
    evidence: (Span & { why: string })[]
  } | null
  issuedOn: string | null
  place: string | null
  meetingOn: string | null
  chair: (Partial<Span> & { name: string; title: string | null }) | null
  signer: (Partial<Span> & { name: string; title: string | null; authority: string[] }) | null
}
export interface ExtractedClause extends Span {
  path: string
  heading: string | null
  /** Its own words (without label and children), and where they stand. */
  text: string
  own: Span[]
}
export interface ExtractedCitation extends Span {
  raw: string
  symbol: string | null
  kind: string | null
  date: string | null
  year: number | null
  relation: Relation
  status: CitationStatus
  candidates?: string[]
  /** The clause it stands in; null for the header and the recipients. */
  clause: string | null
}
export interface ExtractedRecipient extends Span {
  name: string
  purpose: Purpose | null
}
export interface ExtractedMention extends Span {
  name: string
  isGroup: boolean
  level: Level
  kindId: string | null
  province: string | null
  org: string | null
}
export interface ExtractedRole {
  agency: string
  org?: string
  isGroup: boolean
  role: Role
  implicit: boolean
  /** Of an implicit role: the words it was inherited from. */
  from?: number
  to?: number
  level: Level
  kindId: string | null
  province: string | null
}
export interface ExtractedDuty extends Span {
  id: string
  clause: string
  modality: Modality
  polarity: Polarity
  /** Index in `deadlines`. */
  deadline: number | null
  roles: ExtractedRole[]
}
export interface ExtractedDeadline extends Span {
  raw: string
  value: string | null
  kind: DateType
  duty: string
}
export interface ExtractedPerson extends Partial<Span> {
  name: string
  title?: string
}
export interface ExtractedObservation extends Span {
  metric: string
  value: number
  unit: string
  approx: string | null
  place: string | null
  period: string | null
  /** 3 of "mũi 3"; the words where it has no number ("mũi nhắc lại"). */
  dose?: number | string
  ageMin?: number
  ageMax?: number
}
export interface Extraction {
  schema: "extraction/1"
  source: { name: string; sha256: string; length: number }
  text: string
  genre: Layout["genre"]
  header: ExtractedHeader
  clauses: ExtractedClause[]
  citations: ExtractedCitation[]
  recipients: ExtractedRecipient[]
  mentions: ExtractedMention[]
  duties: ExtractedDuty[]
  deadlines: ExtractedDeadline[]
  persons: ExtractedPerson[]
  observations: ExtractedObservation[]
  findings: Finding[]
}
