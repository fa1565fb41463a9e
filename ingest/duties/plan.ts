/** Lines that speak of a whole clause: its time, and in plans the bodies of its task (domain 9.2, rules 13 and 20). */
import type { Role } from "../../graph/model.ts"
import type { Part, Span } from "../notice.ts"
import { type Desk, roleOf, unique } from "./desk.ts"

const timeWords =
  /^(?:(?:Thời\s+(?:gian|hạn|điểm)|Tiến\s+độ|Lộ\s+trình)(?!\s+(?:tới|qua|vừa))[^.;:]{0,60}:[^;]{0,200}|Thời\s+(?:gian|hạn)(?!\s+(?:tới|qua))[^.;]{0,120}|(?:(?:(?:Việc|Nội\s+dung|Nhiệm\s+vụ|Công\s+việc)\s+này\s+)?(?:phải\s+|cần\s+)?(?:hoàn\s+thành|xong|thực\s+hiện|kết\s+thúc)\s*:?\s+)?(?:xong\s+)?(?:trước\s+(?:ngày|\d|tháng|quý)|trong\s+(?:tháng|quý|năm|ngày)|(?:đến\s+)?hết\s+(?:ngày|tháng|quý|năm)|chậm\s+nhất|muộn\s+nhất)[^;]{0,80}|nhiệm\s+vụ\s+thường\s+xuyên)$/iu

/** "Hoàn thành trước ngày 30/11/2025." binds every duty of its clause that has no time of its own. */
export function takesTime(desk: Desk, part: Part, span: Span): boolean {
  if (!timeWords.test(desk.text.slice(span.from, span.to))) return false
  const date = desk.dates.find((d) => d.from >= span.from && d.to <= span.to && d.value !== null)
  if (!date) return false
  // In plan form ("a) Nhiệm vụ ... b) Cơ quan ... c) Thời gian: ...") the time stands beside the task or under it.
  const alone = part.parent !== null && !hasDraft(desk, part.path) && opens(desk.text, part, span)
  const under = alone || desk.parents.has(part.path)
  desk.timeLines.push({ clause: alone ? (part.parent as string) : part.path, under, date })
  return true
}
/** Nothing stands before the line in its part but other lines of the plan: the task is told elsewhere. */
function opens(text: string, part: Part, { from }: Span): boolean {
  const before = text.slice(part.own[0]?.from ?? from, from).trim()
  return !/\p{L}/u.test(before) || planLine.test(before)
}

const planLine =
  /^(?:(?:Cơ\s+quan|Đơn\s+vị|Các\s+cơ\s+quan|Các\s+đơn\s+vị)\s+)?(thực\s+hiện|chủ\s+trì(?:\s+thực\s+hiện)?|phối\s+hợp(?:\s+thực\s+hiện)?)\s*:\s*/iu
const lineRoles: readonly (readonly [RegExp, Role])[] = [
  [/^chủ\s+trì/iu, "LEAD"],
  [/^phối\s+hợp/iu, "COORDINATE"],
  [/^thực\s+hiện/iu, "IMPLEMENT"],
]

/** "Cơ quan chủ trì: X" gives X its role in the task above it; who leads or acts is the subject of what follows. */
export function takesPlan(desk: Desk, part: Part, sentence: Span): boolean {
  const line = planLine.exec(desk.text.slice(sentence.from, sentence.to))
  const role = lineRoles.find(([words]) => words.test(line?.[1] ?? ""))?.[1]
  if (!line || !role) return false
  const list = desk.bodies.listAt(sentence.from + line[0].length, sentence.to)
  if (list.length === 0) return false
  const task = part.kind === "dash" && part.parent !== null ? part.parent : part.path
  if (!hasDraft(desk, task)) layTask(desk, task)
  if (role !== "COORDINATE") desk.handed.set(task, { subject: list, role: null, request: false })
  for (const d of desk.drafts) {
    if (!d.open || (d.clause !== task && !d.clause.startsWith(`${task}.`))) continue
    d.roles = unique([...d.roles, ...list.map((agency) => roleOf(agency, role, d.clause !== task))])
  }
  return true
}
const hasDraft = (desk: Desk, path: string): boolean => desk.drafts.some((d) => d.clause === path)

/** The line of a task is its duty. */
function layTask(desk: Desk, path: string): void {
  const heading = desk.layout.parts.find((p) => p.path === path)?.heading
  if (!heading) return
  const { from, to } = heading
  desk.drafts.push({
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
