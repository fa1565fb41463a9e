/** Who an act speaks to: the subject before its verb, and the words that order it. */
import type { Modality } from "../../graph/model.ts"
import type { AgencyMention, Span } from "../notice.ts"
import { OPENING, ORDER_WORDS, SPEAKING } from "../verbs.ts"
import { headAt } from "./acts.ts"
import type { Bodies } from "./bodies.ts"
import { beginsPredicate, beginsVerb } from "./predicate.ts"

export interface Addressed {
  /** Where the duty's words begin (order words included). */
  from: number
  /** Where the predicate begins. */
  predicate: number
  /** Empty when the subject is left out. */
  subject: AgencyMention[]
  /** Who gives the order, where that is said. */
  assigner: AgencyMention[]
  modality: Modality
  /** There was a word of ordering ("giao", "yêu cầu", "đề nghị"). */
  ordered: boolean
}

/** Between the subject and its verb: brackets, appositions, "theo chức năng, nhiệm vụ", "căn cứ ...,". */
const remark =
  /^(?:\s|,|:|\([^()]{0,160}\)|-\s[^,.;]{0,60},|(?:theo|trong)\s+(?:phạm\s+vi\s+)?(?:(?:chức\s+năng|nhiệm\s+vụ|thẩm\s+quyền|quyền\s+hạn|lĩnh\s+vực|phạm\s+vi)(?:\s*,\s*|\s+và\s+|\s+))+(?:(?:được\s+giao|được\s+phân\s+công|quản\s+lý|phụ\s+trách|của\s+mình|theo\s+quy\s+định)(?!\p{L})\s*,?\s*)*|(?:căn\s+cứ|trên\s+cơ\s+sở|theo)\s[^.;]{0,160}?,|(?:phụ\s+trách|chịu\s+trách\s+nhiệm\s+trực\s+tiếp)\s+(?:lĩnh\s+vực|khối|địa\s+bàn)\s*,?|trên\s+địa\s+bàn(?:\s+(?:tỉnh|thành\s+phố))?(?!\p{L})\s*,?|có\s+liên\s+quan|liên\s+quan|nêu\s+trên|này(?!\p{L}))*/iu
/** After a body: it is spoken of, not spoken to. */
const toldOf =
  /^\s*(?:đã|đang|vừa|từng|còn|chưa|có\s+biểu\s+hiện|đánh\s+giá|ghi\s+nhận|luôn|được|bị|là\s+(?:nơi|một)|và\s+đạt)(?!\p{L})/u
const accountable = /^\s*(?:nào|không\s+hoàn\s+thành)/u

/** A time said before the verb: "định kỳ trước ngày 05 hằng tháng". */
const timeFirst =
  /^(?:định\s+kỳ\s+)?(?:trước|vào|chậm\s+nhất(?:\s+là)?|đến|trong)\s+(?:(?:ngày|tháng|quý|năm|tuần|hằng|hàng|và)(?!\p{L})|[\s\d/,]|(?<=\s)[IVX]+(?=\s))+(?:\([^()]{0,80}\)\s*)?/iu
/** A topic and an order after its comma: "Các trường hợp đã ký, tiếp tục theo dõi ...". */
const topicFirst =
  /^\p{Lu}[^.;:]{8,240}?,\s+(?:tiếp\s+tục|khẩn\s+trương|kịp\s+thời|tập\s+trung|cần|phải|yêu\s+cầu|đề\s+nghị|giao)(?!\p{L})/u

/** The addressee of an act; undefined when its words order nothing. `text` has line breaks as blanks. */
export function addressed(text: string, bodies: Bodies, act: Span): Addressed | undefined {
  const start =
    act.from +
    (/^(?:\s|,|đồng\s+thời(?!\p{L})|Đồng\s+thời(?!\p{L})|và(?!\p{L})|trong\s+đó(?!\p{L})|-)*/iu.exec(
      text.slice(act.from, act.to),
    )?.[0].length ?? 0)
  const timed = start + (timeFirst.exec(text.slice(start, act.to))?.[0].length ?? 0)
  if (timed > start && headAt(text, timed)) {
    const found = byVerb(text, timed)
    if (found) return { ...found, from: start }
  }
  return (
    bySubject(text, bodies, act, start) ??
    byOrderWord(text, bodies, act, start, start) ??
    byVerb(text, start) ??
    afterOpening(text, bodies, act, start)
  )
}

function bySubject(text: string, bodies: Bodies, act: Span, at: number): Addressed | undefined {
  const list = bodies.listAt(at, act.to)
  const last = list.at(-1)
  if (!last || !first(text, at, list)) return undefined
  const end = bodies.apposition(last, act.to)
  const after = text.slice(end, Math.min(act.to, end + 400))
  if (toldOf.test(after)) return undefined
  const predicate = end + (remark.exec(after)?.[0].length ?? 0)
  if (predicate >= act.to) return undefined
  const agreed = /^(?:thống\s+nhất|đồng\s+ý|nhất\s+trí)(?!\s+(?:với|có\s+ý\s+kiến))(?!\p{L})/u.test(
    text.slice(predicate, act.to),
  )
  if (agreed) return { from: at, predicate, subject: list, assigner: [], modality: "AGREED", ordered: true }
  if (SPEAKING.test(text.slice(predicate, act.to))) return undefined
  const ordered = byOrderWord(text, bodies, act, at, predicate)
  if (ordered) return { ...ordered, assigner: list }
  const begins = at === act.from || list.length > 1 ? beginsPredicate(text, predicate) : beginsVerb(text, predicate)
  if (!begins && !accountable.test(after)) return undefined
  return { from: at, predicate, subject: list, assigner: [], modality: "ORDER", ordered: false }
}
/** Only blanks and "các", "đồng chí", "Lãnh đạo" stand before the list. */
const first = (text: string, at: number, list: readonly AgencyMention[]): boolean =>
  /^(?:\s|,|các|Các|đồng\s+chí|Đồng\s+chí)*$/u.test(text.slice(at, (list[0] as AgencyMention).from))

function byOrderWord(text: string, bodies: Bodies, act: Span, from: number, at: number): Addressed | undefined {
  for (const [modality, pattern] of ORDER_WORDS) {
    pattern.lastIndex = at
    const hit = pattern.exec(text)
    if (!hit) continue
    let after = at + hit[0].length
    after += /^[\s:]*/u.exec(text.slice(after, after + 20))?.[0].length ?? 0
    const list = bodies.listAt(after, act.to)
    const last = list.at(-1)
    if (last && first(text, after, list)) {
      const end = bodies.apposition(last, act.to)
      const predicate = end + (remark.exec(text.slice(end, Math.min(act.to, end + 400)))?.[0].length ?? 0)
      return { from, predicate, subject: list, assigner: [], modality, ordered: true }
    }
    if (headAt(text, after)) return { from, predicate: after, subject: [], assigner: [], modality, ordered: true }
  }
  return undefined
}

/** "Triển khai Kế hoạch, các địa phương đã ...": a body after the comma has done something. */
const hasDone = /^[^.;]{10,300}?,\s[^.;,]{4,120}?\s(?:đã|được\s+triển\s+khai)(?!\p{L})/u
function byVerb(text: string, at: number): Addressed | undefined {
  if (!headAt(text, at) || (/^\p{Lu}/u.test(text[at] ?? "") && hasDone.test(text.slice(at, at + 460)))) return undefined
  return { from: at, predicate: at, subject: [], assigner: [], modality: "ORDER", ordered: false }
}

/** "Trên cơ sở ..., A V", "Để ..., yêu cầu A V", "Việc ...: A V", "Nếu có khó khăn, báo cáo B". */
function afterOpening(text: string, bodies: Bodies, act: Span, start: number): Addressed | undefined {
  const words = text.slice(start, act.to)
  const topic = /^(?:Về|Đối\s+với|Việc)(?!\p{L})/u.test(words) ? words.search(/:\s+(?=\p{Lu}[^:]*$)/u) : -1
  if (topic > 0) return addressed(text, bodies, { from: start + topic + 1, to: act.to })
  if (!OPENING.test(words) && !/^[^,.;]{3,200}:\s/u.test(words) && !topicFirst.test(words)) return undefined
  let verbAfterComma: Addressed | undefined
  for (const hit of text
    .slice(start, act.to)
    .matchAll(/(?:[,:]|(?<!\p{L})(?<!(?:bàn|chuyển|phân|được|đã|theo)\s)(?=(?:đề\s+nghị|yêu\s+cầu|giao)\s))\s*/gu)) {
    const at = start + hit.index + hit[0].length
    if (at >= act.to) break
    const found = bySubject(text, bodies, act, at) ?? byOrderWord(text, bodies, act, at, at)
    if (found && (found.subject.length > 0 || found.ordered))
      return { ...found, from: opens(text, start) ? start : found.from }
    if (!verbAfterComma) {
      const byHead = byVerb(text, at)
      if (byHead) verbAfterComma = { ...byHead, from: start }
    }
  }
  return verbAfterComma
}
const opens = (text: string, start: number): boolean =>
  /^(?:Để|Nhằm|để|nhằm|Trường\s+hợp|Trong|Nếu|nếu|Khi|khi|Ngay|Đối)/u.test(text.slice(start, start + 20))
