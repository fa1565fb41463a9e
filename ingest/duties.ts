/**
 * Duties (nhiệm vụ): one for each imperative act, with who has which role in it and by when.
 * Subjects left out are inherited: from the sentence before, the clause above, a heading of bodies, the lead-in,
 * and for plans from the bodies charged with the whole (domain 2.4 and 9.2).
 */
import type { Modality, Polarity, Role } from "../graph/model.ts"
import { headAt, pieces, roleCuts, sentences } from "./duties/acts.ts"
import { Bodies } from "./duties/bodies.ts"
import { assignerOf, headingBodies, type Inherited, onlyPoints, pointsOn, withoutDuties } from "./duties/context.ts"
import { type ActRoles, rolesOf } from "./duties/roles.ts"
import { type Addressed, addressed } from "./duties/subject.ts"
import type {
  AgencyMention,
  DateMention,
  ExtractedDeadline,
  ExtractedDuty,
  ExtractedHeader,
  ExtractedRole,
  Layout,
  Mention,
  Part,
  Span,
} from "./notice.ts"
import { ORDER_WORD, RESULT, TELLING } from "./verbs.ts"

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
  return new Reader(text, layout, mentions, header).read()
}

interface Draft extends Span {
  clause: string
  modality: Modality
  polarity: Polarity
  roles: ExtractedRole[]
  /** No body was said or inherited: the charged bodies may stand in. */
  open: boolean
  subjectRoles: Role[]
}
/** What runs on from act to act inside one clause. */
interface Running {
  subject: AgencyMention[]
  role: Role | null
  directed: AgencyMention[]
  request: boolean
}

class Reader {
  readonly #raw: string
  readonly #text: string
  readonly #layout: Layout
  readonly #bodies: Bodies
  readonly #dates: DateMention[]
  readonly #assigner: ExtractedRole | null
  readonly #barren: Set<string>
  readonly #handed = new Map<string, Inherited>()
  #leadIn: Inherited | undefined
  readonly #drafts: Draft[] = []
  readonly #timeLines: { clause: string; date: DateMention }[] = []

  constructor(raw: string, layout: Layout, mentions: readonly Mention[], header: ExtractedHeader) {
    this.#raw = raw
    this.#text = raw.replace(/\n/g, " ")
    this.#layout = layout
    this.#bodies = new Bodies(
      this.#text,
      mentions.filter((m): m is AgencyMention => m.kind === "agency"),
    )
    this.#dates = mentions.filter((m): m is DateMention => m.kind === "date" && (m.binds || isSpan(this.#text, m)))
    this.#barren = withoutDuties(layout.parts, this.#text)
    const said = assignerOf(this.#text, layout, this.#bodies)
    this.#assigner = said
      ? roleOf(said, "ASSIGN", true)
      : header.issuer
        ? {
            agency: header.issuer.name,
            isGroup: false,
            role: "ASSIGN",
            implicit: true,
            level: "other",
            kindId: null,
            province: null,
          }
        : null
  }

  read(): Found {
    for (const part of this.#layout.parts) if (part.kind !== "caption") this.#part(part)
    this.#charge()
    return this.#finish()
  }

  #part(part: Part): void {
    const heading = part.heading ? headingBodies(this.#text, this.#bodies, part.heading) : undefined
    const above = part.parent === null ? undefined : this.#handed.get(part.parent)
    const inherited = heading ?? above ?? (part.kind === "clause" || part.kind === "dash" ? this.#leadIn : undefined)
    if (inherited) this.#handed.set(part.path, inherited)
    if (this.#barren.has(part.path)) return
    const running: Running = {
      subject: inherited?.subject ?? [],
      role: inherited?.role ?? null,
      directed: inherited?.directed ?? [],
      request: inherited?.request ?? false,
    }
    const spans = this.#spansOf(part, heading)
    for (const span of spans) {
      for (const sentence of sentences(this.#text, span)) this.#sentence(part, sentence, running)
    }
    const own = this.#drafts.at(-1)
    if (
      own?.clause === part.path &&
      running.subject.length > 0 &&
      part.kind === "clause" &&
      running.subject !== inherited?.subject
    )
      this.#handed.set(part.path, {
        subject: running.subject,
        role: this.#handed.get(part.path)?.role ?? null,
        request: running.request,
      })
  }

  /** "1.1. Giao Sở Xây dựng" over one paragraph that goes on with the verb is one sentence with it (rule 22). */
  #spansOf(part: Part, heading: Inherited | undefined): Span[] {
    const first = part.own[0]
    const hasDashes = this.#layout.parts.some((p) => p.parent === part.path)
    if (
      part.heading &&
      heading &&
      first &&
      !hasDashes &&
      /^\s*(?:Giao|Yêu\s+cầu|Đề\s+nghị)\s+[^:]*$/u.test(part.heading.text.trim())
    )
      return [{ from: part.heading.from, to: first.to }, ...part.own.slice(1)]
    return part.own
  }

  #sentence(part: Part, sentence: Span, running: Running): void {
    const words = this.#text.slice(sentence.from, sentence.to)
    if (this.#timeLine(part, sentence, words)) return
    if (this.#planLine(part, sentence)) return
    if (TELLING.test(words)) return
    const front = part.kind === "paragraph"
    const leads =
      pointsOn(words) &&
      (front ||
        this.#text
          .slice(sentence.to, sentence.to + 3)
          .trim()
          .startsWith(":") ||
        words.trimEnd().endsWith(":"))
    if (
      front &&
      !leads &&
      !/(?<!\p{L})(?:yêu\s+cầu|giao|đề\s+nghị)(?!\p{L})/iu.test(words) &&
      this.#layout.genre !== "article"
    )
      return
    const topic = /^(?:Về|Đối\s+với|Việc)(?!\p{L})/u.test(words) ? words.search(/:\s+(?=\p{Lu}[^:]*$)/u) : -1
    if (topic > 0) {
      this.#sentence(
        part,
        { from: sentence.from + topic + 1 + /^\s*/u.exec(words.slice(topic + 1))![0].length, to: sentence.to },
        running,
      )
      return
    }
    let last: Draft | undefined
    const lead = leads ? this.#leadOrder(sentence) : undefined
    if (lead && this.#lead(part, lead, sentence)) return
    for (const piece of lead ? [{ from: lead.from, to: sentence.to }] : this.#pieces(sentence)) {
      if (this.#timeLine(part, piece, this.#text.slice(piece.from, piece.to))) continue
      const to =
        last && RESULT.test(this.#text.slice(piece.from, piece.to)) ? undefined : (lead ?? this.#addressed(piece))
      if (!to) {
        if (last) last.to = piece.to
        continue
      }
      if (front && this.#quoted(to.predicate)) continue
      if (front && to.subject.length === 0 && !to.ordered && this.#layout.genre !== "article") continue
      if (!lead && leads && piece.to === sentence.to && this.#lead(part, to, piece)) continue
      last = this.#acts(part, piece, to, running) ?? last
    }
  }
  /** Pieces between semicolons; one that only names bodies goes with the next. */
  #pieces(sentence: Span): Span[] {
    const joined: Span[] = []
    let open: Span | undefined
    for (const piece of pieces(this.#text, sentence)) {
      const whole = { from: open?.from ?? piece.from, to: piece.to }
      const last = this.#bodies.listAt(piece.from, piece.to).at(-1)
      open = last?.to === piece.to ? whole : undefined
      if (!open) joined.push(whole)
    }
    return open ? [...joined, open] : joined
  }
  /** Inside quotation marks: what somebody ordered elsewhere. */
  #quoted(at: number): boolean {
    const before = this.#text.slice(Math.max(0, at - 600), at + 1)
    return before.lastIndexOf("“") > before.lastIndexOf("”")
  }

  /** The last "yêu cầu A ..." of a sentence that points on: what stands before it tells why. */
  #leadOrder(sentence: Span): Addressed | undefined {
    const orders = [...this.#text.slice(sentence.from, sentence.to).matchAll(ORDER_WORD)]
    for (const hit of orders) {
      const to = this.#addressed({ from: sentence.from + hit.index, to: sentence.to })
      if (to?.ordered && to.subject.length > 0) {
        const assigner = this.#bodies.listEndingAt(sentence.from + hit.index, sentence.from)
        return { ...to, assigner: assigner.slice(-1) }
      }
    }
    return undefined
  }
  #addressed(piece: Span): Addressed | undefined {
    return addressed(this.#text, this.#bodies, piece)
  }

  /** A lead-in hands its addressees down; true when that is all it does. */
  #lead(part: Part, to: Addressed, piece: Span): boolean {
    const predicate = this.#text.slice(to.predicate, piece.to)
    if (to.subject.length === 0) return onlyPoints(predicate)
    const role: Role = /(?<!\p{L})(?:chỉ|lãnh)\s+đạo(?!\p{L})/u.test(predicate) ? "DIRECT" : "IMPLEMENT"
    const { directed } = rolesOf(this.#text, this.#bodies, to.predicate, piece.to)
    const only = onlyPoints(
      directed.length > 0 ? this.#text.slice((directed.at(-1) as AgencyMention).to, piece.to) : predicate,
    )
    const inherited: Inherited = {
      subject: to.subject,
      role: only ? role : null,
      request: to.modality === "REQUEST",
      ...(only ? { directed } : {}),
    }
    if (part.kind === "paragraph") this.#leadIn = inherited
    this.#handed.set(part.path, inherited)
    return only
  }

  /** The acts of one piece: cut where the role changes after a comma. */
  #acts(part: Part, piece: Span, to: Addressed, running: Running): Draft | undefined {
    const text = this.#text
    if (to.subject.length > 0) {
      running.subject = to.subject
      running.role = null
      running.directed = []
      running.request = to.modality === "REQUEST"
    } else if (to.ordered) running.request = to.modality === "REQUEST"
    const head = headAt(text, to.predicate) ?? { head: "PLAIN" as const, to: to.predicate }
    const told = head.head === "ANNOUNCE" ? this.#told(part, piece, to, running) : undefined
    if (told) return told
    const receives = receiverAct(text, to.predicate, piece.to)
    if (receives !== undefined) {
      const draft = this.#acts(part, { from: piece.from, to: lastWord(text, receives) }, to, running)
      return this.#receiver(part, { from: receives, to: piece.to }, draft, running) ?? draft
    }
    const cuts = roleCuts(text, to.predicate, piece.to, head)
    const ends = [...cuts, piece.to]
    let draft: Draft | undefined
    let start = to.predicate
    for (const [k, end] of ends.entries()) {
      const from = k === 0 ? to.from : start
      const stop = k === ends.length - 1 ? end : lastWord(text, end)
      draft = this.#draft(part, { from, to: stop }, start, k === 0 ? to : undefined, running)
      start = end
    }
    return draft
  }

  /** "A thông báo để B biết, thực hiện": A announces, B carries out (rule 25). */
  #told(part: Part, piece: Span, to: Addressed, running: Running): Draft | undefined {
    const hit = /(?<!\p{L})(?:để|đề|đến|tới)\s+/u.exec(this.#text.slice(to.predicate, piece.to))
    const at = hit ? to.predicate + hit.index + hit[0].length : piece.to
    const list = this.#bodies.listAt(at, piece.to)
    const last = list.at(-1)
    if (!hit || !last || !/thực\s+hiện|triển\s+khai|chấp\s+hành/u.test(this.#text.slice(last.to, piece.to)))
      return undefined
    const order = /^\s*Thừa\s+lệnh\s+/iu.exec(this.#text.slice(piece.from, piece.to))
    const assigner = order ? this.#bodies.listAt(piece.from + order[0].length, to.predicate).slice(0, 1) : []
    const announce = this.#draft(part, { from: piece.from, to: to.predicate + hit.index }, to.predicate, to, running)
    for (const agency of assigner) announce.roles.unshift(roleOf(agency, "ASSIGN", false))
    running.subject = list
    running.directed = []
    return this.#draft(
      part,
      { from: list[0]?.from ?? at, to: piece.to },
      last.to,
      { ...to, from: at, predicate: last.to, subject: list, assigner: [], ordered: false, modality: "ORDER" },
      running,
    )
  }

  /** "gửi X để tổng hợp, báo cáo Y": a duty of X where Y is named (rule 21). */
  #receiver(part: Part, span: Span, before: Draft | undefined, running: Running): Draft | undefined {
    const receiver = before?.roles.findLast((r) => r.role === "REPORT_TO")
    const mention = receiver && this.#bodies.inside(before as Span).find((m) => m.from === receiver.from)
    if (!mention) return undefined
    const held = { ...running }
    Object.assign(running, { subject: [mention], role: null, directed: [] })
    const opening = /^để\s+(?:kịp\s+thời\s+)?(?:tổng\s+hợp\s*(?:,|và)\s*)?/u.exec(this.#text.slice(span.from, span.to))
    const draft = this.#draft(part, span, span.from + (opening?.[0].length ?? 0), undefined, running)
    Object.assign(running, held)
    return draft
  }

  #draft(part: Part, span: Span, predicate: number, to: Addressed | undefined, running: Running): Draft {
    const text = this.#text
    const act = rolesOf(text, this.#bodies, predicate, span.to)
    const explicit = (to?.subject.length ?? 0) > 0
    const given = this.#subjectRoles(act, running, explicit)
    const roles: ExtractedRole[] = []
    const subject = running.subject
    for (const agency of subject) for (const role of given) roles.push(roleOf(agency, role, !explicit))
    for (const { agency, role } of act.others) if (!subject.includes(agency)) roles.push(roleOf(agency, role, false))
    if (act.directed.length === 0 && given.includes("DIRECT") && act.head === "PLAIN")
      for (const agency of running.directed) roles.push(roleOf(agency, "DIRECTED", true))
    if (act.directed.length > 0) running.directed = act.directed
    else if (act.head !== "PLAIN") running.directed = []
    this.#assign(to, roles)
    const words = text.slice(predicate, span.to)
    const draft: Draft = {
      ...span,
      clause: part.path,
      modality:
        to?.modality === "AGREED" ? "AGREED" : running.request || to?.modality === "REQUEST" ? "REQUEST" : "ORDER",
      polarity: /^\s*(?:tuyệt\s+đối\s+)?(?:không|nghiêm\s+cấm|cấm)(?!\p{L})/iu.test(words) ? "negative" : "positive",
      roles: unique(roles),
      open: subject.length === 0,
      subjectRoles: given,
    }
    this.#drafts.push(draft)
    return draft
  }

  #subjectRoles(act: ActRoles, running: Running, explicit: boolean): Role[] {
    if (explicit || act.head !== "PLAIN") return act.subject
    if (running.directed.length > 0) return ["DIRECT"]
    return running.role === "DIRECT" ? ["DIRECT"] : act.subject
  }

  #assign(to: Addressed | undefined, roles: ExtractedRole[]): void {
    if (!to?.ordered || to.modality === "AGREED") return
    if (to.assigner.length > 0) for (const agency of to.assigner) roles.push(roleOf(agency, "ASSIGN", false))
    else if (to.modality === "ORDER" && this.#assigner) roles.push(this.#assigner)
  }

  /** "Hoàn thành trước ngày 30/11/2025." binds every duty of its clause that has no time of its own. */
  #timeLine(part: Part, sentence: Span, words: string): boolean {
    if (
      !/^(?:Thời\s+(?:gian|hạn)(?!\s+(?:tới|qua))[^.;]{0,120}|(?:(?:Việc\s+này\s+)?(?:hoàn\s+thành|xong|thực\s+hiện)\s+)?(?:xong\s+)?(?:trước\s+ngày|trong\s+(?:tháng|quý|năm|ngày)|chậm\s+nhất)[^;]{0,80})$/iu.test(
        words,
      )
    )
      return false
    const date = this.#dates.find((d) => d.from >= sentence.from && d.to <= sentence.to && d.value !== null)
    if (!date) return false
    // In plan form the time is a dash of its own under the task.
    const own = part.kind !== "dash" || part.parent === null || this.#drafts.some((d) => d.clause === part.path)
    this.#timeLines.push({ clause: own ? part.path : (part.parent as string), date })
    return true
  }

  /** Plan form: "Cơ quan chủ trì: X" gives X its role in the task of the clause (rule 13). */
  #planLine(part: Part, sentence: Span): boolean {
    const line =
      /^(?:(?:Cơ\s+quan|Đơn\s+vị|Các\s+cơ\s+quan|Các\s+đơn\s+vị)\s+)?(thực\s+hiện|chủ\s+trì(?:\s+thực\s+hiện)?|phối\s+hợp(?:\s+thực\s+hiện)?)\s*:\s*/iu.exec(
        this.#text.slice(sentence.from, sentence.to),
      )
    if (!line) return false
    const list = this.#bodies.listAt(sentence.from + line[0].length, sentence.to)
    if (list.length === 0) return false
    const role: Role = /chủ\s+trì/iu.test(line[1] ?? "")
      ? "LEAD"
      : /phối\s+hợp/iu.test(line[1] ?? "")
        ? "COORDINATE"
        : "IMPLEMENT"
    const task = part.kind === "dash" && part.parent !== null ? part.parent : part.path
    if (!this.#drafts.some((d) => d.clause === task)) this.#task(task)
    if (role !== "COORDINATE") this.#handed.set(task, { subject: list, role: null, request: false })
    for (const d of this.#drafts.filter((one) => one.clause === task || one.clause.startsWith(`${task}.`))) {
      if (d.open) d.roles = unique([...d.roles, ...list.map((a) => roleOf(a, role, d.clause !== task))])
    }
    return true
  }
  /** The line of a task in plan form is its duty (rule 13). */
  #task(path: string): void {
    const heading = this.#layout.parts.find((p) => p.path === path)?.heading
    if (!heading) return
    const { from, to } = heading
    this.#drafts.push({
      from,
      to,
      clause: path,
      modality: "ORDER",
      polarity: "positive",
      roles: [],
      open: true,
      subjectRoles: ["IMPLEMENT"],
    })
  }

  /** Duties without any body: the bodies charged with the execution of the whole (rule 17). */
  #charge(): void {
    const charged = new Map<string, AgencyMention>()
    for (const d of this.#drafts) {
      const words = this.#text.slice(d.from, d.to)
      const whole =
        /(?<!\p{L})(?:thực\s+hiện|triển\s+khai)[^.;]{0,40}?(?:Kế\s+hoạch|Chỉ\s+thị|Công\s+điện|Thông\s+báo|Chương\s+trình|Đề\s+án|Kết\s+luận)(?:\s+này)?(?!\s+số)/u
      const closing =
        d.clause === "C" &&
        /(?<!\p{L})(?:triển\s+khai\s+)?thực\s+hiện(?:\s+nghiêm(?:\s+túc)?|\s+đầy\s+đủ|$)/u.test(words)
      if (
        /nhiệm\s+vụ\s+được\s+giao/u.test(words) ||
        !(closing || (whole.test(words) && d.roles.some((r) => r.role === "IMPLEMENT" && !r.implicit)))
      )
        continue
      if (/xây\s+dựng|tham\s+mưu|báo\s+cáo|tuyên\s+truyền|bố\s+trí|theo\s+dõi|đôn\s+đốc/u.test(words)) continue
      for (const m of this.#bodies.inside(d))
        if (d.roles.some((r) => r.from === m.from && r.role === "IMPLEMENT"))
          charged.set(m.name.toLowerCase(), charged.get(m.name.toLowerCase()) ?? m)
    }
    for (const d of this.#drafts) {
      if (
        !d.open ||
        d.roles.some(
          (r) =>
            r.role !== "ASSIGN" &&
            !["COORDINATE", "REPORT_TO", "TARGET", "CONSULT", "DECIDE", "DIRECTED"].includes(r.role),
        )
      )
        continue
      for (const agency of charged.values()) for (const role of d.subjectRoles) d.roles.push(roleOf(agency, role, true))
      d.roles = unique(d.roles)
    }
  }

  #finish(): Found {
    const duties: ExtractedDuty[] = []
    const deadlines: ExtractedDeadline[] = []
    const ordinals = new Map<string, number>()
    const listed = new Map<DateMention, number>()
    for (const d of this.#drafts.sort((a, b) => a.from - b.from || a.to - b.to)) {
      const ordinal = (ordinals.get(d.clause) ?? 0) + 1
      ordinals.set(d.clause, ordinal)
      const id = `${d.clause}#${ordinal}`
      const inside = this.#dates.filter((t) => t.from >= d.from && t.to <= d.to)
      const date =
        inside.find((t) => t.value !== null) ?? this.#timeLines.find((t) => t.clause === d.clause)?.date ?? inside[0]
      let deadline: number | null = null
      if (date) {
        deadline = listed.get(date) ?? deadlines.length
        if (deadline === deadlines.length) {
          listed.set(date, deadline)
          deadlines.push({
            raw: this.#raw.slice(date.from, date.to),
            value: date.value,
            kind: date.type,
            duty: id,
            from: date.from,
            to: date.to,
          })
        }
      }
      const { clause, modality, polarity, roles, from, to } = d
      duties.push({ id, clause, from, to, modality, polarity, deadline, roles })
    }
    return { duties, deadlines }
  }
}

function roleOf(agency: AgencyMention, role: Role, implicit: boolean): ExtractedRole {
  const { name, org, isGroup, level, kindId, province, from, to } = agency
  return { agency: name, ...(org === null ? {} : { org }), isGroup, role, implicit, from, to, level, kindId, province }
}
function unique(roles: readonly ExtractedRole[]): ExtractedRole[] {
  const seen = new Map<string, ExtractedRole>()
  for (const r of roles) {
    const key = `${r.agency.toLowerCase()}|${r.role}`
    const held = seen.get(key)
    if (!held || (held.implicit && !r.implicit)) seen.set(key, r)
  }
  return [...seen.values()]
}
/** The end of the words before `end`: without the comma and blanks. */
function lastWord(text: string, end: number): number {
  let to = end
  while (to > 0 && /[\s,]/u.test(text[to - 1] as string)) to -= 1
  const tail = /,?\s+và$/u.exec(text.slice(Math.max(0, to - 6), to))
  return tail ? to - tail[0].length : to
}

/** Where "để tổng hợp, báo cáo Y" begins after "gửi X", in words that name a further receiver. */
function receiverAct(text: string, from: number, to: number): number | undefined {
  const hit =
    /(?<!\p{L})để\s+(?=(?:kịp\s+thời\s+)?tổng\s+hợp(?:\s*,|\s+và)?\s*(?:báo\s+cáo|tham\s+mưu|đề\s+xuất|trình)[^.;]{0,40}?\p{Lu})/u.exec(
      text.slice(from, to),
    )
  return hit && /(?<!\p{L})(?:gửi|về|cho|báo\s+cáo|phản\s+ánh)(?!\p{L})/u.test(text.slice(from, from + hit.index))
    ? from + hit.index
    : undefined
}

/** "trong tháng 5/2023": a period said as the time to act in. */
const isSpan = (text: string, m: DateMention): boolean =>
  m.type === "period" && m.value !== null && /^trong\s+(?:tháng|quý)/iu.test(text.slice(m.from, m.to))
