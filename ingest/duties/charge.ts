/** Duties without any body get those that are charged with the execution of the whole paper (domain 9.2, rule 17). */
import type { AgencyMention } from "../notice.ts"
import { type Desk, type Draft, roleOf, unique } from "./desk.ts"

const wholePaper =
  /(?<!\p{L})(?:thực\s+hiện|triển\s+khai)[^.;]{0,40}?(?:Kế\s+hoạch|Chỉ\s+thị|Công\s+điện|Thông\s+báo|Chương\s+trình|Đề\s+án|Kết\s+luận)(?:\s+này)?(?!\s+số)/u
const closingOrder = /(?<!\p{L})(?:triển\s+khai\s+)?thực\s+hiện(?:\s+nghiêm(?:\s+túc)?|\s+đầy\s+đủ|$)/u
/** Tasks of their own, however near they stand to the execution of the whole. */
const singleTask =
  /nhiệm\s+vụ\s+được\s+giao|xây\s+dựng|tham\s+mưu|báo\s+cáo|tuyên\s+truyền|bố\s+trí|theo\s+dõi|đôn\s+đốc/u
/** Roles that do not say who acts. */
const RECEIVING: readonly string[] = ["ASSIGN", "COORDINATE", "REPORT_TO", "TARGET", "CONSULT", "DECIDE", "DIRECTED"]

export function charge(desk: Desk): void {
  const charged = new Map<string, AgencyMention>()
  for (const d of desk.drafts.filter((one) => charges(desk, one))) {
    for (const m of desk.bodies.inside(d)) {
      const key = m.name.toLowerCase()
      if (!charged.has(key) && d.roles.some((r) => r.from === m.from && r.role === "IMPLEMENT")) charged.set(key, m)
    }
  }
  for (const d of desk.drafts) {
    if (!d.open || d.roles.some((r) => !RECEIVING.includes(r.role))) continue
    const roles = [...charged.values()].flatMap((agency) => d.subjectRoles.map((role) => roleOf(agency, role, true)))
    d.roles = unique([...d.roles, ...roles])
  }
}
function charges(desk: Desk, d: Draft): boolean {
  const words = desk.text.slice(d.from, d.to)
  if (singleTask.test(words)) return false
  const closing = desk.layout.parts.at(-1)
  if (closing?.kind === "closing" && d.clause === closing.path && closingOrder.test(words)) return true
  return wholePaper.test(words) && d.roles.some((r) => r.role === "IMPLEMENT" && !r.implicit)
}
