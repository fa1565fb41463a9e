/**
 * Duties (nhiệm vụ): one for each imperative act, with who has which role in it and by when.
 * Subjects left out are inherited: from the sentence before, the clause above, a heading of bodies, the lead-in,
 * and for plans from the bodies charged with the whole (domain 2.4 and 9.2).
 */
import { charge } from "./duties/charge.ts"
import { readPart } from "./duties/clause.ts"
import { type Desk, type Draft, layDesk, type TimeLine } from "./duties/desk.ts"
import type { DateMention, ExtractedDeadline, ExtractedDuty, ExtractedHeader, Layout, Mention } from "./notice.ts"

export interface DutyInput {
  text: string
  layout: Layout
  mentions: readonly Mention[]
  header: ExtractedHeader
}
export interface Found {
  duties: ExtractedDuty[]
  deadlines: ExtractedDeadline[]
}

/** Duties in the order of the text; ids are path and ordinal ("II.3#2"). Deadlines point back by that id. */
export function findDuties({ text, layout, mentions, header }: DutyInput): Found {
  if (layout.genre === "other") return { duties: [], deadlines: [] }
  const desk = layDesk(text, layout, mentions, header)
  for (const part of layout.parts) if (part.kind !== "caption") readPart(desk, part)
  charge(desk)
  return numbered(text, desk)
}

function numbered(text: string, desk: Desk): Found {
  const duties: ExtractedDuty[] = []
  const deadlines: ExtractedDeadline[] = []
  const ordinals = new Map<string, number>()
  const listed = new Map<DateMention, number>()
  for (const draft of desk.drafts.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const ordinal = (ordinals.get(draft.clause) ?? 0) + 1
    ordinals.set(draft.clause, ordinal)
    const { clause, modality, polarity, roles, from, to } = draft
    const id = `${clause}#${ordinal}`
    const date = timeOf(desk, draft)
    if (date && !listed.has(date)) {
      listed.set(date, deadlines.length)
      const words = { raw: text.slice(date.from, date.to), from: date.from, to: date.to }
      deadlines.push({ ...words, value: date.value, kind: date.type, duty: id })
    }
    const deadline = date ? (listed.get(date) ?? null) : null
    duties.push({ id, clause, from, to, modality, polarity, deadline, roles })
  }
  return { duties, deadlines }
}

/** The first time with a value in its words, else that of a time line, else a vague one (rule 20). */
function timeOf(desk: Desk, draft: Draft): DateMention | undefined {
  const inside = desk.dates.filter((t) => t.from >= draft.from && t.to <= draft.to)
  const valued = inside.find((t) => t.value !== null)
  return valued ?? lineAfter(desk, draft)?.date ?? inside[0]
}
/** The next time line after the act that speaks of its clause, before one that speaks of a clause above. */
function lineAfter({ timeLines }: Desk, { clause, from }: Draft): TimeLine | undefined {
  let near: TimeLine | undefined
  for (const line of timeLines) {
    const meant = line.clause === clause || (line.under && clause.startsWith(`${line.clause}.`))
    if (!meant || line.date.from < from) continue
    if (!near || line.clause.length > near.clause.length) near = line
  }
  return near
}
