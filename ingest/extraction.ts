/** The plain lists of a reading (extraction/1 of the contract), made from layout and mentions. */
import { canonical, oneLine } from "../graph/text.ts"
import type {
  AgencyMention,
  ExtractedClause,
  ExtractedHeader,
  ExtractedMention,
  ExtractedPerson,
  ExtractedRecipient,
  Finding,
  Layout,
  PersonMention,
  Span,
} from "./notice.ts"

export const clausesOf = (text: string, layout: Layout): ExtractedClause[] =>
  layout.parts.map(({ path, heading, from, to, own }) => ({
    path,
    heading: heading?.text ?? null,
    from,
    to,
    text: own.map((span) => text.slice(span.from, span.to)).join("\n"),
    own,
  }))

/** What says why a body receives the paper, and the brace that joins lines: no part of its name. */
const purposeWords = /\(?\s*(?:để\s+)?(?:b\/c|báo\s+cáo|t\/h|thực\s+hiện|p\/h|phối\s+hợp|biết)\s*\)?\s*$/iu
export const recipientsOf = (text: string, layout: Layout): ExtractedRecipient[] =>
  layout.recipients.map(({ from, to, purpose }) => ({ name: recipientName(text.slice(from, to)), purpose, from, to }))

function recipientName(line: string): string {
  const bare = (words: string) => words.replace(/^[\s\-–—+•*]+|[\s;,.:}\]]+$/gu, "")
  const name = bare(line)
  return oneLine(bare(/\(.*\)$/su.test(name) ? name.replace(/\([^()]*\)$/u, withoutPurpose) : name)) || oneLine(line)
}
const withoutPurpose = (remark: string): string => (purposeWords.test(remark) ? "" : remark)

export const mentionsOf = (agencies: readonly AgencyMention[]): ExtractedMention[] =>
  agencies.map(({ kind: _, ...mention }) => mention)

/** One for each name, where it stands first; the chair and the signer also when no title led to them. */
export function personsOf(mentions: readonly PersonMention[], { chair, signer }: ExtractedHeader): ExtractedPerson[] {
  const persons = new Map<string, ExtractedPerson>()
  const add = ({ name, title, from, to }: Partial<Span> & { name: string; title?: string | null | undefined }) => {
    const held = persons.get(canonical(name))
    const titled = title ? { title: oneLine(title) } : {}
    const words = from === undefined || to === undefined ? {} : { from, to }
    if (!held) persons.set(canonical(name), { name, ...titled, ...words })
    else if (!held.title) Object.assign(held, titled)
  }
  for (const { name, titles, from, to } of mentions) add({ name, title: titles[0]?.text, from, to })
  for (const official of [chair, signer]) if (official) add(official)
  return [...persons.values()]
}

/** "NO_NOTICE" of a text that has not the frame of a notice, at its first line. */
export function strangeness(text: string, layout: Layout): Finding[] {
  if (layout.genre !== "other" || layout.findings.some((one) => one.code === "NO_NOTICE")) return []
  const [line] = text.match(/\S[^\n]*/) ?? []
  const from = text.search(/\S/)
  const message = "This text has neither the frame of a notice nor an account of one; it was stored without duties."
  return [{ code: "NO_NOTICE", message, from, to: from + (line?.length ?? 1) }]
}
