/** The roles that an act's first verb gives to its subject (domain: role taxonomy and patterns). */
import type { Role } from "../../graph/model.ts"
import type { AgencyMention } from "../notice.ts"
import { execution, type Head } from "../verbs.ts"
import { headAt } from "./acts.ts"
import type { Bodies } from "./bodies.ts"
import { beginsPredicate } from "./predicate.ts"

/** A role that the act's own words give to a body named in them. */
export interface Given {
  agency: AgencyMention
  role: Role
}
export interface Act {
  /** The text up to the end of the act, line breaks as blanks. */
  words: string
  /** Where the predicate begins, where the act ends, where its clause of purpose begins. */
  from: number
  to: number
  purpose: number
  head: { head: Head; from: number; to: number }
  bodies: Bodies
  /** Roles found so far; a rule may add to them. */
  others: Given[]
  /** Names bodies that are made to do it. */
  direct(list: readonly AgencyMention[]): void
}

export const subjectRoles = (act: Act): Role[] => rules[act.head.head](act)

const rules: Readonly<Record<Head, (act: Act) => Role[]>> = {
  LEAD: joint,
  COORDINATE: joint,
  CONSULT: joint,
  DIRECT: directing,
  ADVISE: ({ words, head, to }) =>
    /^(?:tham\s+mưu|đề\s+xuất|kiến\s+nghị|trình)[^.;]*?,?\s*báo\s+cáo(?!\p{L})/iu.test(
      words.slice(head.from, Math.min(head.from + 40, to)),
    )
      ? ["ADVISE", "REPORT"]
      : ["ADVISE"],
  REPORT: ({ words, head, to }) =>
    /^[^.;]{0,12}\s*(?:,|và)\s*(?:đề\s+xuất|kiến\s+nghị|tham\s+mưu|trình)(?!\p{L})|^\s+(?:và\s+)?(?:đề\s+xuất|kiến\s+nghị)/u.test(
      words.slice(head.to, to),
    )
      ? ["REPORT", "ADVISE"]
      : ["REPORT"],
  ACCOUNTABLE: answering,
  MONITOR: (act) =>
    /^(?:theo\s+dõi\s*,?\s*(?:và\s+)?)?đôn\s+đốc/iu.test(act.words.slice(act.head.from, act.to)) ||
    execution.test(act.words.slice(act.head.from, act.to)) ||
    presses(act)
      ? ["MONITOR"]
      : ["IMPLEMENT"],
  ANNOUNCE: announcing,
  DECIDE: () => ["DECIDE"],
  PLAIN: plain,
}

/** "A chủ trì, phối hợp với B V": A leads; without "chủ trì" A carries out, or proposes where V does. */
function joint(act: Act): Role[] {
  const { words, head, from, to } = act
  const leads = head.head === "LEAD" || /(?<!\p{L})chủ\s+trì(?!\p{L})/u.test(words.slice(from, Math.min(to, from + 80)))
  const further = furtherRoles(act)
  if (leads) return ["LEAD", ...further]
  return further.length > 0 ? further : ["IMPLEMENT"]
}

/** "A chỉ đạo B V": B is directed; "A chỉ đạo B chỉ đạo C V": B directs C too (rule 19). */
function directing({ words, head, to, bodies, others, direct }: Act): Role[] {
  const list = bodies.listAt(afterAdverbs(words, head.to), to)
  const last = list.at(-1)
  if (last && beginsPredicate(words, last.to)) {
    direct(list)
    if (headAt(words, last.to + 1)?.head === "LEAD")
      others.push(...list.map((agency) => ({ agency, role: "LEAD" as const })))
    const again = /chỉ\s+đạo\s+/u.exec(words.slice(last.to, to))
    const inner = again ? bodies.listAt(last.to + again.index + again[0].length, to) : []
    direct(inner)
    if (inner.length > 0) others.push(...list.map((agency) => ({ agency, role: "DIRECT" as const })))
  }
  const watches = /^chỉ\s+đạo\s*,\s*(?:(?:kiểm\s+tra|hướng\s+dẫn)\s*,\s*)?(?:theo\s+dõi|đôn\s+đốc)/iu.test(
    words.slice(head.from, to),
  )
  if (watches) return ["DIRECT", "MONITOR"]
  const both = /^chỉ\s+đạo\s*,\s*(?:triển\s+khai|tổ\s+chức|thực\s+hiện)/iu.test(words.slice(head.from, to))
  return both ? ["DIRECT", "IMPLEMENT"] : ["DIRECT"]
}

const ANSWERED: Partial<Record<Head, Role>> = {
  PLAIN: "IMPLEMENT",
  ADVISE: "ADVISE",
  REPORT: "REPORT",
  MONITOR: "MONITOR",
}
/** "chịu trách nhiệm V": answers for it and does it. */
function answering({ words, head }: Act): Role[] {
  const rest = /^chịu/iu.test(words.slice(head.from)) ? headAt(words, skipBlank(words, head.to)) : undefined
  const also = rest && ANSWERED[rest.head]
  return also ? ["ACCOUNTABLE", also] : ["ACCOUNTABLE"]
}

/** "thông báo cho B" hands news over; "thông báo để B biết, thực hiện" passes a conclusion on. */
function announcing({ words, head, to, bodies, others }: Act): Role[] {
  const told = /^\s*(?:ngay\s+|kịp\s+thời\s+)?(?:cho|tới|đến)\s+/u.exec(words.slice(head.to, to))
  const list = told ? bodies.listAt(head.to + told[0].length, to) : []
  others.push(...list.map((agency) => ({ agency, role: "TARGET" as const })))
  const courteous = /(?:trân\s+trọng|xin)\s+$/u.test(words.slice(Math.max(0, head.from - 12), head.from))
  return list.length > 0 && !courteous ? ["IMPLEMENT"] : ["ANNOUNCE"]
}

const proposing = /(?<!\p{L})(?:(?<!hồ\s+sơ\s+)trình(?!\s+(?:tự|độ|bày))|đề\s+xuất|kiến\s+nghị|tham\s+mưu)(?!\p{L})/u
/** A plain verb carries out; with "trình X", "đề xuất X" in its words it proposes. */
function plain({ words, head, to, others }: Act): Role[] {
  const received = others.some((o) => o.role === "REPORT_TO")
  const own = words.slice(head.from, to)
  if (received && proposing.test(words.slice(head.to, to)))
    return /^(?:xây\s+dựng|lập|soạn|dự\s+thảo|hoàn\s+thiện)(?!\p{L})/iu.test(own) ? ["ADVISE"] : ["IMPLEMENT", "ADVISE"]
  return received && /^gửi(?!\p{L})/iu.test(own) ? ["REPORT"] : ["IMPLEMENT"]
}

/** "đôn đốc các xã thực hiện": a body after the verb and a verb after the body. */
function presses({ bodies, head, words, to }: Act): boolean {
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
function furtherRoles({ words, head, to: end, purpose, bodies, others, direct }: Act): Role[] {
  const to = Math.min(end, purpose)
  const from = head.to
  const partners = others.filter((o) => o.role === "COORDINATE" || o.role === "CONSULT").map((o) => o.agency.to)
  const start = Math.max(from, ...partners.filter((end) => end < to))
  const rest = words.slice(start, to)
  const roles: Role[] = []
  const chief = /^[\s,]*(?:lãnh\s+đạo\s*,\s*)?chỉ\s+đạo\s+/u.exec(rest)
  if (chief) {
    roles.push("DIRECT")
    direct(bodies.listAt(start + chief[0].length, end))
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
