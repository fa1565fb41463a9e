/** What the reading of one notice's duties works on, and what it lays down. */
import type { Modality, Polarity, Role } from "../../graph/model.ts"
import type { AgencyMention, DateMention, ExtractedHeader, ExtractedRole, Layout, Mention, Span } from "../notice.ts"
import { Bodies } from "./bodies.ts"
import { assignerOf, type Inherited, type Joint, withoutDuties } from "./context.ts"

/** A duty as it grows: later words of its sentence, plan lines and charged bodies may still join it. */
export interface Draft extends Span {
  clause: string
  modality: Modality
  polarity: Polarity
  roles: ExtractedRole[]
  /** No body was said or inherited: the charged bodies may stand in. */
  open: boolean
  subjectRoles: Role[]
}
/** What runs on from act to act inside one clause. */
export interface Running {
  subject: AgencyMention[]
  role: Role | null
  directed: AgencyMention[]
  request: boolean
  joint: Joint | undefined
}
export interface Desk {
  /** The notice's text with line breaks as blanks. */
  readonly text: string
  readonly layout: Layout
  readonly bodies: Bodies
  /** Times that can bind a duty, by place. */
  readonly dates: readonly DateMention[]
  /** Who orders where nobody is named. */
  readonly assigner: ExtractedRole | null
  /** Paths of clauses that give no duties. */
  readonly barren: ReadonlySet<string>
  /** Paths that have clauses or dashes under them. */
  readonly parents: ReadonlySet<string>
  /** Subjects that a path hands down to what stands under it. */
  readonly handed: Map<string, Inherited>
  /** The lead-in before the first clause. */
  leadIn: Inherited | undefined
  readonly drafts: Draft[]
  /** In the order of the text. */
  readonly timeLines: TimeLine[]
}
/** A time said for a whole clause; in plan form for all that stands under it too. */
export interface TimeLine {
  clause: string
  under: boolean
  date: DateMention
}

export function layDesk(raw: string, layout: Layout, mentions: readonly Mention[], header: ExtractedHeader): Desk {
  const text = raw.replace(/\n/g, " ")
  const bodies = new Bodies(
    text,
    mentions.filter((m): m is AgencyMention => m.kind === "agency"),
  )
  const speaker = assignerOf(text, layout, bodies)
  return {
    text,
    layout,
    bodies,
    dates: mentions.filter((m): m is DateMention => m.kind === "date" && (m.binds || isSpan(text, m))),
    assigner: speaker ? roleOf(speaker, "ASSIGN", true) : issuerRole(header),
    barren: withoutDuties(layout.parts, text),
    parents: new Set(layout.parts.flatMap((part) => part.parent ?? [])),
    handed: new Map(),
    leadIn: undefined,
    drafts: [],
    timeLines: [],
  }
}

/** "trong tháng 5/2023": a period said as the time to act in, not as that of what was given or happened. */
const isSpan = (text: string, m: DateMention): boolean =>
  m.type === "period" &&
  m.value !== null &&
  /^trong\s+(?:tháng|quý|năm)/iu.test(text.slice(m.from, m.to)) &&
  !/(?:được\s+giao|được\s+cấp|xảy\s+ra|phát\s+sinh|đạt\s+được|đã\s+\p{L}+)\s*$/iu.test(
    text.slice(Math.max(0, m.from - 24), m.from),
  ) &&
  !/^\s+của(?!\p{L})/iu.test(text.slice(m.to, m.to + 6))
const issuerRole = ({ issuer }: ExtractedHeader): ExtractedRole | null =>
  issuer && {
    agency: issuer.name,
    isGroup: false,
    role: "ASSIGN",
    implicit: true,
    level: "other",
    kindId: null,
    province: null,
  }

export function roleOf(agency: AgencyMention, role: Role, implicit: boolean): ExtractedRole {
  const { name, org, isGroup, level, kindId, province, from, to } = agency
  return { agency: name, ...(org === null ? {} : { org }), isGroup, role, implicit, from, to, level, kindId, province }
}
/** Each (agency, role) once; explicit wins. */
export function unique(roles: readonly ExtractedRole[]): ExtractedRole[] {
  const seen = new Map<string, ExtractedRole>()
  for (const r of roles) {
    const key = `${r.agency.toLowerCase()}|${r.role}`
    const held = seen.get(key)
    if (!held || (held.implicit && !r.implicit)) seen.set(key, r)
  }
  return [...seen.values()]
}
