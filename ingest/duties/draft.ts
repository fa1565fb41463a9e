/** One act laid down as a duty, with the roles of its words and of what runs on. */
import type { Role } from "../../graph/model.ts"
import type { ExtractedRole, Part, Span } from "../notice.ts"
import { type Desk, type Draft, type Running, roleOf, unique } from "./desk.ts"
import { type ActRoles, rolesOf } from "./roles.ts"
import type { Addressed } from "./subject.ts"

/** `to` is the address of the act when its own words have one; else its subject is carried over and implicit. */
export function lay(
  desk: Desk,
  part: Part,
  span: Span,
  predicate: number,
  to: Addressed | undefined,
  running: Running,
): Draft {
  const act = rolesOf(desk.text, desk.bodies, predicate, span.to)
  const explicit = (to?.subject.length ?? 0) > 0
  const given = subjectRoles(act, running, explicit)
  const { subject } = running
  const roles: ExtractedRole[] = [
    ...subject.flatMap((agency) => given.map((role) => roleOf(agency, role, !explicit))),
    ...(explicit ? [] : (running.joint?.partners ?? [])).map((agency) => roleOf(agency, "COORDINATE", true)),
    ...act.others.flatMap(({ agency, role }) => (subject.includes(agency) ? [] : [roleOf(agency, role, false)])),
  ]
  if (act.directed.length === 0 && act.head === "PLAIN" && given.includes("DIRECT"))
    roles.push(...running.directed.map((agency) => roleOf(agency, "DIRECTED", true)))
  if (act.directed.length > 0) running.directed = act.directed
  else if (act.head !== "PLAIN") running.directed = []
  roles.push(...assigned(desk, to))
  const words = desk.text.slice(predicate, span.to)
  const requested = running.request || to?.modality === "REQUEST"
  const draft: Draft = {
    ...span,
    clause: part.path,
    modality: to?.modality === "AGREED" ? "AGREED" : requested ? "REQUEST" : "ORDER",
    polarity: /^\s*(?:tuyệt\s+đối\s+)?(?:không|nghiêm\s+cấm|cấm)(?!\p{L})/iu.test(words) ? "negative" : "positive",
    roles: unique(roles),
    open: subject.length === 0,
    subjectRoles: given,
  }
  desk.drafts.push(draft)
  return draft
}

/** The verb decides; a plain verb after "chỉ đạo B" or under a lead-in that directs stays directing. */
function subjectRoles(act: ActRoles, running: Running, explicit: boolean): Role[] {
  if (!explicit && running.joint?.leads)
    return ["LEAD", ...act.subject.filter((r) => r !== "IMPLEMENT" && r !== "LEAD")]
  if (explicit || act.head !== "PLAIN") return act.subject
  return running.directed.length > 0 || running.role === "DIRECT" ? ["DIRECT"] : act.subject
}

function assigned(desk: Desk, to: Addressed | undefined): ExtractedRole[] {
  if (!to?.ordered || to.modality === "AGREED") return []
  if (to.assigner.length > 0) return to.assigner.map((agency) => roleOf(agency, "ASSIGN", false))
  return to.modality === "ORDER" && desk.assigner ? [desk.assigner] : []
}

/** "A thông báo để B biết, thực hiện": A announces, B carries out (rule 25). */
export function layTold(desk: Desk, part: Part, piece: Span, to: Addressed, running: Running): Draft | undefined {
  const { text, bodies } = desk
  const hit = /(?<!\p{L})(?:để|đề|đến|tới)\s+/u.exec(text.slice(to.predicate, piece.to))
  const at = hit ? to.predicate + hit.index + hit[0].length : piece.to
  const list = bodies.listAt(at, piece.to)
  const last = list.at(-1)
  if (!hit || !last || !/thực\s+hiện|triển\s+khai|chấp\s+hành/u.test(text.slice(last.to, piece.to))) return undefined
  const order = /^\s*Thừa\s+lệnh\s+/iu.exec(text.slice(piece.from, piece.to))
  const assigner = order ? bodies.listAt(piece.from + order[0].length, to.predicate).slice(0, 1) : []
  const announce = lay(desk, part, { from: piece.from, to: to.predicate + hit.index }, to.predicate, to, running)
  announce.roles.unshift(...assigner.map((agency) => roleOf(agency, "ASSIGN", false)))
  running.subject = list
  running.directed = []
  const receivers: Addressed = {
    ...to,
    from: at,
    predicate: last.to,
    subject: list,
    assigner: [],
    ordered: false,
    modality: "ORDER",
  }
  return lay(desk, part, { from: list[0]?.from ?? at, to: piece.to }, last.to, receivers, running)
}

/** "gửi X để tổng hợp, báo cáo Y": a duty of X where Y is named (rule 21). */
export function layReceiver(
  desk: Desk,
  part: Part,
  span: Span,
  before: Draft | undefined,
  running: Running,
): Draft | undefined {
  const receiver = before?.roles.findLast((r) => r.role === "REPORT_TO")
  const mention = receiver && desk.bodies.inside(before as Span).find((m) => m.from === receiver.from)
  if (!mention) return undefined
  const opening = /^để\s+(?:kịp\s+thời\s+)?(?:tổng\s+hợp\s*(?:,|và)\s*)?/u.exec(desk.text.slice(span.from, span.to))
  const alone: Running = { subject: [mention], role: null, directed: [], request: running.request, joint: undefined }
  return lay(desk, part, span, span.from + (opening?.[0].length ?? 0), undefined, alone)
}
/** Where "để tổng hợp, báo cáo Y" begins after "gửi X", in words that name a further receiver. */
export function receiverAct(text: string, from: number, to: number): number | undefined {
  const hit =
    /(?<!\p{L})để\s+(?=(?:kịp\s+thời\s+)?tổng\s+hợp(?:\s*,|\s+và)?\s*(?:báo\s+cáo|tham\s+mưu|đề\s+xuất|trình)[^.;]{0,40}?\p{Lu})/u.exec(
      text.slice(from, to),
    )
  const sent = hit && /(?<!\p{L})(?:gửi|về|cho|báo\s+cáo|phản\s+ánh)(?!\p{L})/u.test(text.slice(from, from + hit.index))
  return sent ? from + hit.index : undefined
}
