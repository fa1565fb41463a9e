/** Reads one part of the layout: its sentences, the acts in them, and what it hands down to the parts under it. */
import type { Role } from "../../graph/model.ts"
import type { AgencyMention, Part, Span } from "../notice.ts"
import { ORDER_WORD, RESULT, TELLING } from "../verbs.ts"
import { headAt, lastWord, pieces, roleCuts, sentences } from "./acts.ts"
import { headingBodies, type Inherited, onlyPoints, pointsOn } from "./context.ts"
import type { Desk, Draft, Running } from "./desk.ts"
import { lay, layReceiver, layTold, receiverAct } from "./draft.ts"
import { takesPlan, takesTime } from "./plan.ts"
import { rolesOf } from "./roles.ts"
import { type Addressed, addressed } from "./subject.ts"

export function readPart(desk: Desk, part: Part): void {
  const heading = headOf(desk, part)
  const above = part.parent === null ? undefined : desk.handed.get(part.parent)
  const inherited = heading ?? above ?? (part.kind === "clause" || part.kind === "dash" ? desk.leadIn : undefined)
  if (inherited) desk.handed.set(part.path, inherited)
  if (desk.barren.has(part.path)) return
  const running: Running = {
    subject: inherited?.subject ?? [],
    role: inherited?.role ?? null,
    directed: inherited?.directed ?? [],
    request: inherited?.request ?? false,
    joint: inherited?.joint,
  }
  for (const span of spansOf(desk, part, heading)) {
    for (const sentence of sentences(desk.text, span)) readSentence(desk, part, sentence, running)
  }
  const spoken = desk.drafts.at(-1)?.clause === part.path && running.subject.length > 0
  if (!spoken || part.kind !== "clause" || running.subject === inherited?.subject) return
  const role = desk.handed.get(part.path)?.role ?? null
  desk.handed.set(part.path, { subject: running.subject, role, request: running.request })
}

/** Bodies that head the clause: its heading, or an own line that only names them before a list. */
function headOf({ text, bodies, parents }: Desk, part: Part): Inherited | undefined {
  if (part.heading) return headingBodies(text, bodies, part.heading)
  const first = part.own[0]
  return first && parents.has(part.path) ? headingBodies(text, bodies, first) : undefined
}

/** "1.1. Giao Sở Xây dựng" over one paragraph that goes on with the verb is one sentence with it (rule 22). */
function spansOf(desk: Desk, part: Part, heading: Inherited | undefined): Span[] {
  const first = part.own[0]
  const ordering =
    part.heading && heading && /^\s*(?:Giao|Yêu\s+cầu|Đề\s+nghị)\s+[^:]*$/u.test(part.heading.text.trim())
  // An own line that hands down who leads and who joins in is no duty itself.
  if (heading?.joint && !part.heading) return unbroken(desk.text, part.own.slice(1))
  if (!ordering || !first || desk.parents.has(part.path)) return unbroken(desk.text, part.own)
  return [{ from: part.heading?.from ?? first.from, to: first.to }, ...part.own.slice(1)]
}

/** Spans of which one ends at a semicolon or a comma go on in the next: the layout broke a sentence. */
function unbroken(text: string, spans: readonly Span[]): Span[] {
  const whole: Span[] = []
  for (const span of spans) {
    const last = whole.at(-1)
    const goesOn =
      last && /[;,]$/u.test(text.slice(last.from, last.to).trimEnd()) && text.slice(last.to, span.from).trim() === ""
    if (goesOn) whole[whole.length - 1] = { from: last.from, to: span.to }
    else whole.push(span)
  }
  return whole
}

function readSentence(desk: Desk, part: Part, sentence: Span, running: Running): void {
  const words = desk.text.slice(sentence.from, sentence.to)
  if (takesTime(desk, part, sentence) || takesPlan(desk, part, sentence) || TELLING.test(words)) return
  const topic = topicEnd(words)
  if (topic > 0) {
    readSentence(desk, part, { from: sentence.from + topic, to: sentence.to }, running)
    return
  }
  // The preamble tells; it orders only by a word of ordering or by pointing on to the list.
  const telling = part.kind === "paragraph" && desk.layout.genre !== "article"
  const leads = leadsOn(desk, part, sentence, words)
  if (telling && !leads && !/(?<!\p{L})(?:yêu\s+cầu|giao|đề\s+nghị)(?!\p{L})/iu.test(words)) return
  const lead = leads ? leadOrder(desk, sentence) : undefined
  if (lead && handDown(desk, part, lead, sentence)) return
  let last: Draft | undefined
  for (const piece of lead ? [{ from: lead.from, to: sentence.to }] : piecesOf(desk, sentence)) {
    if (takesTime(desk, part, piece)) continue
    const result = last !== undefined && RESULT.test(desk.text.slice(piece.from, piece.to))
    const to = result ? undefined : (lead ?? addressed(desk.text, desk.bodies, piece))
    if (!to) {
      if (last) last.to = piece.to
      continue
    }
    if (part.kind === "paragraph" && quoted(desk.text, to.predicate)) continue
    if (telling && !to.ordered && (to.subject.length === 0 || SPEAKS.test(desk.text.slice(to.predicate, piece.to))))
      continue
    if (!lead && leads && piece.to === sentence.to && handDown(desk, part, to, piece)) continue
    last = readActs(desk, part, piece, to, running) ?? last
  }
}
/** "Về kiến nghị của thành phố ...: A V": what stands before the last colon is the topic; 0 without one. */
function topicEnd(words: string): number {
  if (!/^(?:Về|Đối\s+với|Việc)(?!\p{L})/u.test(words)) return 0
  const colon = /:\s+(?=\p{Lu}[^:]*$)/u.exec(words)
  return colon ? colon.index + colon[0].length : 0
}
function leadsOn(desk: Desk, part: Part, sentence: Span, words: string): boolean {
  if (!pointsOn(words)) return false
  const after = desk.text.slice(sentence.to, sentence.to + 3).trim()
  return part.kind === "paragraph" || after.startsWith(":") || words.trimEnd().endsWith(":")
}
/** Pieces between semicolons; one that only names bodies goes with the next. */
function piecesOf({ text, bodies }: Desk, sentence: Span): Span[] {
  const joined: Span[] = []
  let open: Span | undefined
  for (const piece of pieces(text, sentence)) {
    const whole = { from: open?.from ?? piece.from, to: piece.to }
    open = bodies.listAt(piece.from, piece.to).at(-1)?.to === piece.to ? whole : undefined
    if (!open) joined.push(whole)
  }
  return open ? [...joined, open] : joined
}
/** Who was heard and who concluded: the speaker's words, not an order to those named before. */
const SPEAKS = /(?<!\p{L})(?:kết\s+luận|có\s+ý\s+kiến|chỉ\s+đạo\s+như\s+sau|phát\s+biểu)(?!\p{L})/u
const LONGEST_QUOTE = 600
/** Inside quotation marks: what somebody ordered elsewhere. */
function quoted(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_QUOTE), at + 1)
  return before.lastIndexOf("“") > before.lastIndexOf("”")
}

/** "yêu cầu A ..." in a sentence that points on: what stands before it tells why. */
function leadOrder({ text, bodies }: Desk, sentence: Span): Addressed | undefined {
  for (const hit of text.slice(sentence.from, sentence.to).matchAll(ORDER_WORD)) {
    const at = sentence.from + hit.index
    const to = addressed(text, bodies, { from: at, to: sentence.to })
    if (to?.ordered && to.subject.length > 0) {
      // "Để hoàn thành trước ngày D, yêu cầu A V": purpose and day belong to the duty after them (rule 25).
      const from = /^(?:Để|Nhằm)(?!\p{L})/u.test(text.slice(sentence.from, sentence.from + 6)) ? sentence.from : to.from
      return { ...to, from, assigner: bodies.listEndingAt(at, sentence.from).slice(-1) }
    }
  }
  return undefined
}

/** A lead-in hands its addressees down; true when that is all it does. */
function handDown(desk: Desk, part: Part, to: Addressed, piece: Span): boolean {
  const predicate = desk.text.slice(to.predicate, piece.to)
  if (to.subject.length === 0) return onlyPoints(predicate)
  const role: Role = /(?<!\p{L})(?:chỉ|lãnh)\s+đạo(?!\p{L})/u.test(predicate) ? "DIRECT" : "IMPLEMENT"
  const { directed } = rolesOf(desk.text, desk.bodies, to.predicate, piece.to)
  const last: AgencyMention | undefined = directed.at(-1)
  const only = onlyPoints(last ? desk.text.slice(last.to, piece.to) : predicate)
  const request = to.modality === "REQUEST"
  const inherited: Inherited = { subject: to.subject, role: only ? role : null, request, ...(only ? { directed } : {}) }
  if (part.kind === "paragraph") desk.leadIn = inherited
  desk.handed.set(part.path, inherited)
  return only
}

/** The acts of one piece: cut where the role changes after a comma. */
function readActs(desk: Desk, part: Part, piece: Span, to: Addressed, running: Running): Draft | undefined {
  const { text } = desk
  if (to.subject.length > 0) Object.assign(running, { subject: to.subject, role: null, directed: [], joint: undefined })
  if (to.subject.length > 0 || to.ordered) running.request = to.modality === "REQUEST"
  const head = headAt(text, to.predicate) ?? { head: "PLAIN" as const, to: to.predicate }
  const told = head.head === "ANNOUNCE" ? layTold(desk, part, piece, to, running) : undefined
  if (told) return told
  const receives = receiverAct(text, to.predicate, piece.to)
  if (receives !== undefined) {
    const draft = readActs(desk, part, { from: piece.from, to: lastWord(text, receives) }, to, running)
    return layReceiver(desk, part, { from: receives, to: piece.to }, draft, running) ?? draft
  }
  const ends = [...roleCuts(text, to.predicate, piece.to, head), piece.to]
  let draft: Draft | undefined
  let start = to.predicate
  for (const [k, end] of ends.entries()) {
    const span = { from: k === 0 ? to.from : start, to: k === ends.length - 1 ? end : lastWord(text, end) }
    draft = lay(desk, part, span, start, k === 0 ? to : undefined, running)
    start = end
  }
  return draft
}
