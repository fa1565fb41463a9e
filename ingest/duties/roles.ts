/** The roles that the words of one act give (domain: patterns). */
import type { Role } from "../../graph/model.ts"
import type { AgencyMention, Span } from "../notice.ts"
import type { Head } from "../verbs.ts"
import { headAt } from "./acts.ts"
import type { Bodies } from "./bodies.ts"
import { type Given, subjectRoles } from "./subjectroles.ts"

export interface ActRoles {
  /** Roles of the subject, whoever it is. */
  subject: Role[]
  /** Roles of bodies named in the act. */
  others: Given[]
  head: Head
  /** The bodies that are made to do it, for the act that follows without a verb of its own kind. */
  directed: AgencyMention[]
}

const partner =
  /phối\s+hợp(?:\s+(?:chặt\s+chẽ|cùng|tốt|hiệu\s+quả|kịp\s+thời|thường\s+xuyên|đồng\s+bộ))*(?:\s*(?:,|và)\s*(?:hướng\s+dẫn|hỗ\s+trợ|chỉ\s+đạo))?\s+(?:(?:với|cùng)\s+)?|cùng\s+với\s+/giu
const receiver =
  /(?:báo\s+cáo|phản\s+ánh|tham\s+mưu|đề\s+xuất|kiến\s+nghị|trình|gửi|trước|thông\s+qua|qua)(?:\s+(?:kịp\s+thời|ngay|kết\s+quả(?:\s+thực\s+hiện)?|cho|với|về|trực\s+tiếp|bằng\s+văn\s+bản|,))*\s+/giu
const reportTo = /(?:báo\s+cáo|phản\s+ánh|gửi)[^.;]{0,160}?\s(?:về|đến|cho|gửi|qua|thông\s+qua)\s+/giu
const consult = /(?:(?:thống\s+nhất|trao\s+đổi)\s+với|(?:xin|lấy|tham\s+khảo)\s+ý\s+kiến(?:\s+(?:của|các))?)\s+/giu
const target =
  /(?:bàn\s+giao|cung\s+cấp|chia\s+sẻ|chuyển(?:\s+giao)?|phân\s+bổ|cấp|bổ\s+sung|giao\s+chỉ\s+tiêu|giao|điều\s+động|luân\s+chuyển)(?:[^.;:]{0,240}?)\s(?:cho|về|đến|tới)\s+|(?:kêu\s+gọi|mời\s+gọi)\s+/giu
const decides =
  /^[^.;]{0,40}?(?<!\p{L})(?:xem\s+xét|quyết\s+định|phê\s+duyệt|cho\s+ý\s+kiến|cho\s+phép|chấp\s+thuận|ban\s+hành|điều\s+chỉnh|sửa\s+đổi|giải\s+quyết)/u
/** Before a body these words make it a source, an owner or a place, not a receiver. */
const nested = /(?:theo|của|do|tại|từ|thuộc)(?:\s+(?:chỉ\s+đạo|hướng\s+dẫn|yêu\s+cầu|đề\s+nghị|quy\s+định)\s+của)?\s*$/u

/**
 * Roles of an act whose predicate begins at `from` and whose words end at `to`.
 * `text` is the whole text with line breaks as blanks.
 */
export function rolesOf(text: string, bodies: Bodies, from: number, to: number): ActRoles {
  const words = text.slice(0, to)
  const head = headAt(words, from) ?? { head: "PLAIN" as Head, from, to: from }
  const others: Given[] = []
  const directed: AgencyMention[] = []
  const give = (list: readonly AgencyMention[], role: Role) => {
    for (const agency of list)
      if (!others.some((o) => o.agency === agency && o.role === role)) others.push({ agency, role })
  }
  const purpose = purposeStart(words, from, to)
  for (const span of found(partner, words, from, to)) give(bodies.listAt(span.to, to), "COORDINATE")
  for (const span of found(consult, words, from, to)) give(bodies.listAt(span.to, to), "CONSULT")
  for (const span of found(receiver, words, from, to)) {
    const list = bodies.listAt(span.to, to)
    if (list.length === 0 || nested.test(words.slice(Math.max(from, span.from - 24), span.from))) continue
    const before = words.slice(span.from, span.to)
    if (/^trước/iu.test(before) && !/chịu\s+trách\s+nhiệm/iu.test(words.slice(from, span.from))) continue
    if (/^(?:thông\s+)?qua/iu.test(before) && !/báo\s+cáo|gửi|phản\s+ánh/u.test(words.slice(from, span.from))) continue
    if (/^gửi/iu.test(before) && !/tổng\s+hợp|báo\s+cáo|văn\s+bản|kết\s+quả/u.test(words.slice(from, to))) {
      give(list, "TARGET")
      continue
    }
    give(list, "REPORT_TO")
    const end = (list.at(-1) as AgencyMention).to
    if (
      decides.test(words.slice(end, Math.min(to, end + 120))) &&
      /^(?:trình|đề\s+xuất|tham\s+mưu|kiến\s+nghị|báo\s+cáo)/iu.test(before) &&
      decidesItself(words.slice(end, to))
    )
      give(list, "DECIDE")
  }
  for (const span of found(reportTo, words, from, to)) {
    const list = bodies.listAt(span.to, to)
    if (list.length > 0 && !others.some((o) => o.agency === list[0])) give(list, "REPORT_TO")
  }
  for (const span of found(target, words, from, Math.min(to, purpose))) {
    const list = bodies.listAt(span.to, to)
    if (list.length > 0 && !others.some((o) => o.agency === list[0])) give(list, "TARGET")
  }
  const direct = (list: readonly AgencyMention[]) => {
    directed.push(...list)
    give(list, "DIRECTED")
  }
  const subject = subjectRoles({ words, from, to, purpose, head, bodies, others, direct })
  return { subject, others, head: head.head, directed }
}

const decidesItself = (after: string): boolean => !/^\s*(?:theo\s+dõi|hướng\s+dẫn|tổ\s+chức|chỉ\s+đạo)/u.test(after)

function* found(pattern: RegExp, words: string, from: number, to: number): Generator<Span> {
  let next = from
  for (;;) {
    pattern.lastIndex = next
    const hit = pattern.exec(words)
    if (!hit || hit.index >= to) return
    yield { from: hit.index, to: hit.index + hit[0].length }
    next = hit.index + Math.max(4, hit[0].indexOf(" ") + 1)
  }
}
/** Where a purpose clause begins ("để ...", "nhằm ..."); the end when there is none. */
function purposeStart(words: string, from: number, to: number): number {
  const hit = /(?<!\p{L})(?:để|nhằm|góp\s+phần)(?!\p{L})/u.exec(words.slice(from, to))
  return hit ? from + hit.index : to
}
