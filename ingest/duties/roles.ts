/** The roles that the words of one act give (domain: patterns). */
import type { Role } from "../../graph/model.ts"
import type { AgencyMention, Span } from "../notice.ts"
import { execution, FUNCTION_WORD, type Head, verb } from "../verbs.ts"
import { headAt } from "./acts.ts"
import type { Bodies } from "./bodies.ts"

export interface Given {
  agency: AgencyMention
  role: Role
}
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
  const subject = subjectRoles(
    words,
    head,
    from,
    to,
    purpose,
    (list) => {
      directed.push(...list)
      give(list, "DIRECTED")
    },
    bodies,
    others,
  )
  return { subject, others, head: head.head, directed }
}

const decidesItself = (after: string): boolean => !/^\s*(?:theo\s+dõi|hướng\s+dẫn|tổ\s+chức|chỉ\s+đạo)/u.test(after)

function* found(pattern: RegExp, words: string, from: number, to: number): Generator<Span> {
  const all = new RegExp(pattern.source, pattern.flags)
  all.lastIndex = from
  for (let hit = all.exec(words); hit && hit.index < to; hit = all.exec(words)) {
    yield { from: hit.index, to: hit.index + hit[0].length }
    all.lastIndex = hit.index + Math.max(4, hit[0].indexOf(" ") + 1)
  }
}
/** Where a purpose clause begins ("để ...", "nhằm ..."); the end when there is none. */
function purposeStart(words: string, from: number, to: number): number {
  const hit = /(?<!\p{L})(?:để|nhằm|góp\s+phần)(?!\p{L})/u.exec(words.slice(from, to))
  return hit ? from + hit.index : to
}

function subjectRoles(
  words: string,
  head: { head: Head; from: number; to: number },
  from: number,
  to: number,
  purpose: number,
  direct: (list: AgencyMention[]) => void,
  bodies: Bodies,
  others: Given[],
): Role[] {
  switch (head.head) {
    case "LEAD":
    case "COORDINATE":
    case "CONSULT": {
      const lead =
        head.head === "LEAD" || /(?<!\p{L})chủ\s+trì(?!\p{L})/u.test(words.slice(from, Math.min(to, from + 80)))
      const further = furtherRoles(words, head.to, Math.min(to, purpose), others, (at) => {
        const list = bodies.listAt(at, to)
        if (list.length > 0) direct(list)
      })
      if (lead) return ["LEAD", ...further]
      return further.length > 0 ? further : ["IMPLEMENT"]
    }
    case "DIRECT": {
      const list = bodies.listAt(afterAdverbs(words, head.to), to)
      const last = list.at(-1)
      if (last && beginsPredicate(words, last.to)) {
        direct(list)
        if (headAt(words, last.to + 1)?.head === "LEAD")
          for (const agency of list) others.push({ agency, role: "LEAD" })
        const again = /chỉ\s+đạo\s+/u.exec(words.slice(last.to, to))
        const inner = again ? bodies.listAt(last.to + again.index + again[0].length, to) : []
        if (inner.length > 0) {
          direct(inner)
          for (const agency of list) others.push({ agency, role: "DIRECT" })
        }
      }
      return /^chỉ\s+đạo\s*,\s*(?:triển\s+khai|tổ\s+chức|thực\s+hiện)/iu.test(words.slice(head.from, to))
        ? ["DIRECT", "IMPLEMENT"]
        : ["DIRECT"]
    }
    case "ADVISE":
      return /^(?:tham\s+mưu|đề\s+xuất|kiến\s+nghị|trình)[^.;]*?,?\s*báo\s+cáo(?!\p{L})/iu.test(
        words.slice(head.from, Math.min(head.from + 40, to)),
      )
        ? ["ADVISE", "REPORT"]
        : ["ADVISE"]
    case "REPORT": {
      const advise =
        /^[^.;]{0,12}\s*(?:,|và)\s*(?:đề\s+xuất|kiến\s+nghị|tham\s+mưu|trình)(?!\p{L})/u.test(
          words.slice(head.to, to),
        ) || /^\s+(?:và\s+)?(?:đề\s+xuất|kiến\s+nghị)/u.test(words.slice(head.to, to))
      return advise ? ["REPORT", "ADVISE"] : ["REPORT"]
    }
    case "ACCOUNTABLE": {
      const rest = headAt(words, skipBlank(words, head.to))
      if (!/^chịu/iu.test(words.slice(head.from)) || !rest) return ["ACCOUNTABLE"]
      return rest.head === "PLAIN"
        ? ["ACCOUNTABLE", "IMPLEMENT"]
        : ["ACCOUNTABLE", ...(["ADVISE", "REPORT", "MONITOR"].includes(rest.head) ? [rest.head as Role] : [])]
    }
    case "MONITOR":
      return /^(?:theo\s+dõi\s*,?\s*(?:và\s+)?)?đôn\s+đốc/iu.test(words.slice(head.from, to)) ||
        execution.test(words.slice(head.from, to)) ||
        pressed(bodies, head, words, to)
        ? ["MONITOR"]
        : ["IMPLEMENT"]
    case "ANNOUNCE": {
      // "thông báo cho B" hands news over; "thông báo để B biết, thực hiện" passes a conclusion on.
      const told = /^\s*(?:ngay\s+|kịp\s+thời\s+)?(?:cho|tới|đến)\s+/u.exec(words.slice(head.to, to))
      const list = told ? bodies.listAt(head.to + told[0].length, to) : []
      for (const agency of list) others.push({ agency, role: "TARGET" })
      return list.length > 0 ? ["IMPLEMENT"] : ["ANNOUNCE"]
    }
    case "DECIDE":
      return ["DECIDE"]
    case "PLAIN": {
      const proposal =
        others.some((o) => o.role === "REPORT_TO") &&
        /(?<!\p{L})(?:(?<!hồ\s+sơ\s+)trình(?!\s+(?:tự|độ|bày))|đề\s+xuất|kiến\s+nghị|tham\s+mưu)(?!\p{L})/u.exec(
          words.slice(head.to, to),
        )
      if (proposal)
        return /^(?:xây\s+dựng|lập|soạn|dự\s+thảo|hoàn\s+thiện)(?!\p{L})/iu.test(words.slice(head.from, to))
          ? ["ADVISE"]
          : ["IMPLEMENT", "ADVISE"]
      if (/^(?:gửi)(?!\p{L})/iu.test(words.slice(head.from, to)) && others.some((o) => o.role === "REPORT_TO"))
        return ["REPORT"]
      return ["IMPLEMENT"]
    }
  }
}
/** "đôn đốc các xã thực hiện": a body after the verb and a verb after the body. */
function pressed(bodies: Bodies, head: { to: number }, words: string, to: number): boolean {
  const next = /^(?:\s*,\s*(?:đôn\s+đốc|kiểm\s+tra|giám\s+sát|hướng\s+dẫn))*\s+/u.exec(words.slice(head.to, to))
  const list = next ? bodies.listAt(head.to + next[0].length, to) : []
  return (
    list.length > 0 &&
    /^\s*(?:triển\s+khai\s+)?(?:thực\s+hiện|chấp\s+hành|triển\s+khai)/u.test(
      words.slice((list.at(-1) as AgencyMention).to, to),
    )
  )
}
/** Advising or reporting that follows "chủ trì, phối hợp với B": the act is a proposal. */
function furtherRoles(
  words: string,
  from: number,
  to: number,
  others: readonly Given[],
  directs: (at: number) => void,
): Role[] {
  const partners = others.filter((o) => o.role === "COORDINATE" || o.role === "CONSULT").map((o) => o.agency.to)
  const start = Math.max(from, ...partners.filter((end) => end < to))
  const rest = words.slice(start, to)
  const roles: Role[] = []
  const chief = /^[\s,]*(?:lãnh\s+đạo\s*,\s*)?chỉ\s+đạo\s+/u.exec(rest)
  if (chief) {
    roles.push("DIRECT")
    directs(start + chief[0].length)
  }
  if (/^[\s,]*(?:theo\s+dõi|đôn\s+đốc|kiểm\s+tra|giám\s+sát)/u.test(rest) && execution.test(rest)) roles.push("MONITOR")
  if (
    /(?<!\p{L})(?:tham\s+mưu|đề\s+xuất|kiến\s+nghị)(?!\p{L})/u.test(rest.slice(0, 120)) ||
    (/(?<!hồ\s+sơ\s+)(?<!\p{L})trình(?!\p{L})/u.test(rest) && others.some((o) => o.role === "REPORT_TO"))
  )
    roles.push("ADVISE")
  if (
    /(?<!\p{L})báo\s+cáo(?!\p{L})/u.test(rest) &&
    others.some((o) => o.role === "REPORT_TO") &&
    !roles.includes("ADVISE")
  )
    roles.push("REPORT")
  return roles
}
const skipBlank = (words: string, at: number): number =>
  at + (/^[\s,]*/u.exec(words.slice(at, at + 40))?.[0].length ?? 0)
const afterAdverbs = (words: string, at: number): number =>
  at +
  (/^(?:\s|,|quyết\s+liệt|trực\s+tiếp|sát\s+sao|ngay|các\s+đồng\s+chí|kịp\s+thời)*/u.exec(words.slice(at, at + 80))?.[0]
    .length ?? 0)
/** A verb follows, after brackets and adverbs. */
export function beginsVerb(words: string, at: number): boolean {
  const from = afterBrackets(words, at)
  verb.lastIndex = from
  return verb.test(words) || headAt(words, from) !== undefined
}
/** As above, or any small word that is no function word: a verb the tables do not know. */
export function beginsPredicate(words: string, at: number): boolean {
  const from = afterBrackets(words, at)
  const rest = words.slice(from, from + 24)
  return beginsVerb(words, at) || (/^\p{Ll}/u.test(rest) && !FUNCTION_WORD.test(rest))
}
const afterBrackets = (words: string, at: number): number =>
  at + (/^\s*(?:\([^()]{0,120}\)\s*)?/u.exec(words.slice(at, at + 160))?.[0].length ?? 0)
