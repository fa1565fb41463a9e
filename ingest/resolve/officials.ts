/** Persons who hold an office: who signed, who took the chair, and what each was said to be (domain: 4). */
import { canonical, oneLine } from "../../graph/text.ts"
import { CENTRAL, officialId } from "../ids.ts"
import type { ExtractedPerson, Extraction, Span } from "../notice.ts"
import { addAgency } from "./agencies.ts"
import type { Collector, End } from "./collect.ts"
import type { Desk } from "./document.ts"
import { type AgencyName, nameAgency, plain } from "./name.ts"

type Said = Partial<Span> & { name: string; title?: string | null }
interface Held {
  title: string
  body: AgencyName
  words: Span | null
}

/** The key of a person: honorific dropped, one style of tone marks. */
export const personKey = (name: string): string => canonical(name).replace(/^(?:đồng chí|đ\/c|ông|bà) /u, "")
/** "sùng a hồ" -> "Sùng A Hồ", "h'yim kđoh" -> "H'Yim Kđoh". */
export const personShown = (key: string): string =>
  key.replace(/(^|[ '’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())

export function addOfficials(extraction: Extraction, notice: End, desk: Desk, graph: Collector): void {
  const { chair, signer } = extraction.header
  const persons: Said[] = [...extraction.persons, ...(chair ? [chair] : []), ...(signer ? [signer] : [])]
  const ends = new Map<string, End>()
  for (const [key, said] of Map.groupBy(persons, (person) => personKey(person.name))) {
    const isFramed = said.some((person) => person === signer || person === chair)
    const offices = said.flatMap((person) => officesOf(person, extraction, desk, isFramed))
    if (key === "" || desk.gazetteer.provinceNamed(key) || (offices.length === 0 && !isFramed)) continue
    const id = officialId(scopeOf(offices, desk), key)
    const end = graph.node({ label: "Official", props: { id, name: personShown(key) } })
    ends.set(key, end)
    const on = extraction.header.issuedOn ?? extraction.header.meetingOn
    for (const { title, body, words } of offices)
      if (words) graph.edge("HELD", end, addAgency(body, graph), { title, on, noticeId: notice.id, ...words })
  }
  addFrame(extraction, notice, ends, graph)
}

function addFrame({ text, header }: Extraction, notice: End, ends: Map<string, End>, graph: Collector): void {
  const { chair, signer } = header
  const signed = signer && wordsOf(signer, text)
  const signerEnd = signer && ends.get(personKey(signer.name))
  if (signer && signed && signerEnd) {
    const name = oneLine(text.slice(signed.from, signed.to))
    const corrected = personKey(name) === personKey(signer.name) ? null : signer.name
    const props = { title: signer.title, authority: signer.authority, name, corrected, ...signed }
    graph.edge("SIGNED_BY", notice, signerEnd, props)
  }
  const chaired = chair && wordsOf(chair, text)
  const chairEnd = chair && ends.get(personKey(chair.name))
  if (chair && chaired && chairEnd) {
    const name = oneLine(text.slice(chaired.from, chaired.to))
    graph.edge("CHAIRED_BY", notice, chairEnd, { title: chair.title, name, ...chaired })
  }
}

/** A provincial office places the person in that province, whatever seat of the Centre goes with it. */
function scopeOf(offices: readonly Held[], desk: Desk): string {
  const local = offices.find(({ body }) => body.scope !== CENTRAL)?.body.scope
  return local ?? (offices.length > 0 ? CENTRAL : (desk.home?.id ?? desk.elsewhere))
}

/** Where the person stands: the reader's words, else the first place of the name. */
function wordsOf(person: Said | ExtractedPerson, text: string): Span | null {
  if (person.from !== undefined && person.to !== undefined) return { from: person.from, to: person.to }
  const at = text.indexOf(person.name)
  return at < 0 ? null : { from: at, to: at + person.name.length }
}

function officesOf(person: Said, { text }: Extraction, desk: Desk, isFramed: boolean): Held[] {
  const words = wordsOf(person, text)
  return titlesOf(person.title ?? "").flatMap((title) => {
    const body = bodyOf(title, desk, isFramed)
    return body ? [{ title, body, words: titleWords(title, words, text) ?? words }] : []
  })
}

const OFFICE_FOLLOWS =
  /\s*(?:[,;]|\s[-–]\s|\skiêm\s)\s*(?=(?:nguyên |quyền )?(?:phó|chủ|bí|ủy|uỷ|trưởng|giám|chánh|bộ trưởng|thứ|tổng|tư lệnh|chính|chỉ huy|thành viên|tỉnh ủy viên|đại biểu|viện)\s)/iu
/** One title an office: "Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo tỉnh" are two. */
const titlesOf = (title: string): string[] =>
  (/^bộ trưởng, chủ nhiệm/iu.test(title.trim()) ? [title] : title.split(OFFICE_FOLLOWS))
    .map(oneLine)
    .filter((part) => part !== "")

/** "Chánh Văn phòng" of nobody said. */
const BARE_BODY = /^(?:văn phòng|ban|phòng|đoàn|hội đồng|sở|bộ|cục)(?: thường trực)?$/u
const OWN_OFFICE =
  /^(?:q |quyền )?(?:phó |thứ )?(?:chủ tịch|giám đốc|bộ trưởng|trưởng|bí thư|trưởng ban|trưởng đoàn|trưởng phòng|chủ nhiệm|cục trưởng|chi cục trưởng|tổng giám đốc|hiệu trưởng|viện trưởng|chánh án|chánh thanh tra|chỉ huy trưởng|tư lệnh|thống đốc|tổng thanh tra)(?: thường trực)?$/u
/** The body of an office; a bare office in the frame is the issuer's. */
function bodyOf(title: string, desk: Desk, isFramed: boolean): AgencyName | undefined {
  const words = plain(title)
  if (/^tỉnh ủy viên/u.test(words)) return nameAgency("Tỉnh ủy", desk)
  const issuer = rootOf(desk.issuer)
  if (isFramed && issuer && /^(?:phó )?chánh văn phòng$/u.test(words)) return officeOf(issuer, desk)
  if (isFramed && issuer && OWN_OFFICE.test(words)) return issuer
  const named = nameAgency(title, desk)
  if (named.under) return BARE_BODY.test(named.under.key) ? undefined : named.under
  return named.kind && /^(?:chủ tịch|phó chủ tịch|tổng|phó thủ|thủ tướng)/u.test(named.key) ? named : undefined
}
/** The committee behind its standing body, chair or leaders. */
function rootOf(issuer: AgencyName | undefined): AgencyName | undefined {
  const isPart = issuer && /^(?:thường trực|ban thường vụ|chủ tịch|lãnh đạo|thủ tướng|bí thư)/u.test(issuer.key)
  return isPart && issuer.under ? rootOf(issuer.under) : issuer
}
function officeOf(issuer: AgencyName, desk: Desk): AgencyName {
  if (issuer.key.startsWith("văn phòng")) return issuer
  return nameAgency(`văn phòng ${issuer.key}`, { ...desk, home: issuer.province ?? desk.home })
}

/** The title's own words near the name; blanks may be line breaks, letters capitals. */
function titleWords(title: string, near: Span | null, text: string): Span | null {
  if (!near) return null
  const start = Math.max(0, near.from - 300)
  const window = text.slice(start, near.to + 400)
  const at = collapsed(window, title)
  return at && { from: start + at.from, to: start + at.to }
}
function collapsed(window: string, title: string): Span | null {
  const pattern = title.split(" ").map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
  const hit = new RegExp(pattern.join("\\s+"), "iu").exec(window)
  return hit && { from: hit.index, to: hit.index + hit[0].length }
}
