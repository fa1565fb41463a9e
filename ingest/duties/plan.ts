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

/** A line of its own over the bodies: "b) Cơ quan thực hiện:". */
const planHead =
  /^(?:(?:Các\s+)?(?:cơ\s+quan|đơn\s+vị)\s+(?:chủ\s+trì|phối\s+hợp|thực\s+hiện)(?:\s*,\s*phối\s+hợp)?|Phân\s+công(?:\s+(?:nhiệm\s+vụ|thực\s+hiện))?|Tổ\s+chức\s+thực\s+hiện)\s*:?\s*$/iu

/** "Cơ quan chủ trì: X" gives X its role in the task above it; who leads or acts is the subject of what follows. */
export function takesPlan(desk: Desk, part: Part, sentence: Span): boolean {
  const words = desk.text.slice(sentence.from, sentence.to)
  if (planHead.test(words) && part.kind === "clause" && part.parent !== null) return true
  const line = planLine.exec(words)
  const role = lineRoles.find(([words]) => words.test(line?.[1] ?? ""))?.[1]
  if (!line || !role) return false
  const list = desk.bodies.listAt(sentence.from + line[0].length, sentence.to)
  if (list.length === 0) return false
  const { task, beside } = taskOf(desk, part, sentence)
  if (!beside && !hasDraft(desk, task)) layTask(desk, task)
  if (role !== "COORDINATE") desk.handed.set(task, { subject: list, role: null, request: false })
  for (const d of desk.drafts) {
    if (d.clause !== task && !d.clause.startsWith(`${task}.`)) continue
    if (!d.open && !beside) continue
    const own = d.clause === task || (beside && !d.clause.slice(task.length + 1).includes("."))
    const verbs = role === "COORDINATE" || !d.open ? [] : d.subjectRoles.filter((given) => given !== "IMPLEMENT")
    const roles = [role, ...verbs].flatMap((one) => list.map((agency) => roleOf(agency, one, !own)))
    d.roles = unique([...d.roles, ...roles])
  }
  return true
}
/** The task a line speaks of; `beside` where the line is an item beside those that hold the task ("a) Nhiệm vụ: ..."). */
function taskOf(desk: Desk, part: Part, sentence: Span): { task: string; beside: boolean } {
  const holder = part.kind === "dash" && part.parent !== null ? part.parent : part.path
  const { parent = null, own = [], heading = null } = desk.layout.parts.find(({ path }) => path === holder) ?? {}
  const first = heading ?? own[0]
  const opens = first !== undefined && (part.path === holder ? first.from <= sentence.from : isHead(desk, first))
  return opens && parent !== null && part.kind !== "paragraph" && !(part.path === holder && part.kind === "dash")
    ? { task: parent, beside: true }
    : { task: holder, beside: false }
}
const isHead = (desk: Desk, span: Span): boolean => planHead.test(desk.text.slice(span.from, span.to).trim())
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
