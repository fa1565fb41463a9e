/** Clauses and their pieces, and the duties stated in them. */

import type { Node } from "../../graph/model.ts"
import { oneLine } from "../../graph/text.ts"
import { directiveId, dutyId, passageId } from "../ids.ts"
import type { ExtractedDuty, ExtractedRole, Extraction, Span } from "../notice.ts"
import { addAgency, idOf } from "./agencies.ts"
import type { Collector, End } from "./collect.ts"
import type { Desk } from "./document.ts"
import { dueOf } from "./due.ts"
import { nameAgency } from "./name.ts"
import { piecesOf } from "./passage.ts"

/** What directives and duties repeat of their notice, so that filters need no walk. */
export interface Carried {
  noticeId: string
  provinceId: string | null
  issuedOn: string | null
}

/** The directive of each path; a path given twice keeps its first clause. */
export function addDirectives(
  extraction: Extraction,
  notice: End,
  carried: Carried,
  graph: Collector,
): Map<string, End> {
  const { text, clauses, duties } = extraction
  const ordered = new Set(duties.map((duty) => duty.clause))
  const ends = new Map<string, End>()
  clauses.forEach((clause, index) => {
    const { path, heading, from, to } = clause
    if (ends.has(path)) return
    const id = directiveId(carried.noticeId, path)
    const props = {
      id,
      path,
      ordinal: index + 1,
      heading,
      text: clause.text,
      order: ordered.has(path),
      ...carried,
      from,
      to,
    }
    ends.set(path, graph.node({ label: "Directive", props }))
  })
  for (const clause of clauses) {
    const end = ends.get(clause.path) as End
    const parent = parentOf(clause.path, ends)
    graph.edge("PART_OF", end, (parent !== undefined && ends.get(parent)) || notice, {})
    for (const { from, to, text: piece } of piecesOf(text, clause.own, clause.heading)) {
      const passage = graph.node({ label: "Passage", props: { id: passageId(piece), text: piece } })
      graph.edge("OF", passage, end, { from, to })
    }
  }
  return ends
}

/** "5.2" is part of "5", "A1" of the section "A", where there is one. */
export function parentOf(path: string, paths: ReadonlyMap<string, unknown>): string | undefined {
  const dot = path.lastIndexOf(".")
  const above = dot > 0 ? path.slice(0, dot) : /^([A-Z])\d+$/.exec(path)?.[1]
  return above !== undefined && above !== "P" && paths.has(above) ? above : undefined
}

export function addDuties(
  extraction: Extraction,
  directives: Map<string, End>,
  desk: Desk,
  carried: Carried,
  graph: Collector,
): void {
  const counted = new Map<string, number>()
  for (const duty of extraction.duties.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const directive = directives.get(duty.clause)
    if (!directive) continue
    const ordinal = (counted.get(duty.clause) ?? 0) + 1
    counted.set(duty.clause, ordinal)
    const end = graph.node(dutyNode(duty, ordinal, extraction, carried))
    graph.edge("STATED_IN", end, directive, {})
    for (const role of duty.roles) addRole(role, duty, end, extraction, desk, graph)
  }
}

function dutyNode(
  duty: ExtractedDuty,
  ordinal: number,
  { text, deadlines, genre }: Extraction,
  carried: Carried,
): Node {
  const { clause: path, modality, polarity, from, to } = duty
  const found = duty.deadline === null ? undefined : deadlines[duty.deadline]
  const deadline = found
    ? { raw: found.raw, kind: found.kind, value: found.value, from: found.from, to: found.to }
    : null
  const gist = oneLine(text.slice(from, to))
  const reported = genre === "article"
  const id = dutyId(carried.noticeId, path, ordinal)
  const due = dueOf(deadline?.value ?? null)
  const said = { path, ordinal, gist, modality, polarity, deadline, ...due, reported }
  return { label: "Duty", props: { id, ...said, ...carried, from, to } }
}

function addRole(
  role: ExtractedRole,
  duty: ExtractedDuty,
  end: End,
  extraction: Extraction,
  desk: Desk,
  graph: Collector,
) {
  const agency = nameAgency(role.agency, desk, { level: role.level, org: role.org ?? null })
  if (agency.key === "") return
  const words = wordsOf(role, duty, idOf(agency), extraction, desk)
  graph.edge("ASSIGNED", end, addAgency(agency, graph), { role: role.role, implicit: role.implicit, ...words })
}
/** The words of the role; of an implicit one without them, the nearest mention of the body before, else the duty's own. */
function wordsOf(role: ExtractedRole, duty: ExtractedDuty, id: string, { mentions }: Extraction, desk: Desk): Span {
  if (role.from !== undefined && role.to !== undefined) return { from: role.from, to: role.to }
  const before = mentions.findLast(
    (mention) => mention.to <= duty.to && idOf(nameAgency(mention.name, desk, mention)) === id,
  )
  return before ? { from: before.from, to: before.to } : { from: duty.from, to: duty.to }
}
