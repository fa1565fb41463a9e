/** What a clause inherits: subjects of the lead-in, of headings, of the clause above; who assigns; sections without duties. */
import type { Role } from "../../graph/model.ts"
import type { AgencyMention, Layout, Part, Span } from "../notice.ts"
import { NO_DUTY_HEADING } from "../verbs.ts"
import type { Bodies } from "./bodies.ts"

/** Subjects handed down, with the role that the verb of the lead-in gives. */
export interface Inherited {
  subject: AgencyMention[]
  role: Role | null
  request: boolean
  /** Who is made to do it, where the lead-in says that. */
  directed?: AgencyMention[]
  /** "A chủ trì, phối hợp với B:": A leads in all that follows, together with B. */
  joint?: Joint
}
export interface Joint {
  leads: boolean
  partners: AgencyMention[]
}

/** "3. Sở Y tế:", "6. Đề nghị: Hội Nông dân tỉnh", "Giao Sở Xây dựng": a heading of bodies and nothing else. */
export function headingBodies(text: string, bodies: Bodies, heading: Span): Inherited | undefined {
  const words = text.slice(heading.from, heading.to)
  const opening =
    /^\s*(?:(?:Giao|Yêu\s+cầu|Đề\s+nghị|Trách\s+nhiệm\s+của|Đối\s+với|Nhiệm\s+vụ\s+của)\s*:?\s*)?(?:các\s+đồng\s+chí\s+)?/iu.exec(
      words,
    )
  const at = heading.from + (opening?.[0].length ?? 0)
  const list = bodies.listAt(at, heading.to)
  const last = list.at(-1)
  if (!last) return undefined
  const request = /đề\s+nghị/iu.test(opening?.[0] ?? "")
  const rest = text.slice(last.to, heading.to)
  if (bare.test(rest)) return { subject: list, role: null, request }
  const joint = jointly.exec(rest)
  if (!joint) return undefined
  const partners = bodies.listAt(last.to + joint[0].length, heading.to)
  const tail = text.slice(partners.at(-1)?.to ?? last.to + joint[0].length, heading.to)
  if (partners.length === 0 || !bare.test(tail) || !/:\s*$/u.test(tail)) return undefined
  return { subject: list, role: null, request, joint: { leads: /chủ\s+trì/iu.test(joint[0]), partners } }
}
/** What may follow the bodies of a heading. */
const bare =
  /^[\s:.,;]*(?:(?:có\s+)?liên\s+quan)?(?:\([^()]*\))?[\s,]*(?:theo\s+(?:chức\s+năng|nhiệm\s+vụ|thẩm\s+quyền)[^:.;]{0,80})?(?:(?:có\s+)?(?:trách\s+nhiệm|nhiệm\s+vụ)|(?:tập\s+trung\s+)?(?:tổ\s+chức\s+)?(?:triển\s+khai\s*,?\s*)?(?:thực\s+hiện(?:\s+(?:tốt|nghiêm|ngay|các|một\s+số|nhiệm\s+vụ|nội\s+dung|giải\s+pháp|công\s+việc|sau|sau\s+đây))*)?|chủ\s+trì\s*,?\s*phối\s+hợp)?[\s:.]*$/iu
const jointly =
  /^[\s,]*(?:theo\s+(?:chức\s+năng|nhiệm\s+vụ|thẩm\s+quyền)[^:.;]{0,80}?)?(?:(?:có\s+)?trách\s+nhiệm\s+)?(?:khẩn\s+trương\s+|tiếp\s+tục\s+|chủ\s+động\s+)*(?:chủ\s+trì\s*,?\s*(?:và\s+)?)?phối\s+hợp\s+(?:chặt\s+chẽ\s+)?(?:với\s+|cùng\s+)?/iu

/** A section whose lines are aims, scope or assessment (domain 9.2, rule 17). */
export function withoutDuties(parts: readonly Part[], text: string): Set<string> {
  const barren = new Set<string>()
  for (const part of parts) {
    const heading = (part.heading?.text ?? "").replace(/^[\s\d.IVX)]+/u, "")
    const own = part.heading ? "" : text.slice(part.own[0]?.from ?? 0, part.own[0]?.to ?? 0)
    const inside = part.parent !== null && barren.has(part.parent)
    if (inside || NO_DUTY_HEADING.test(heading) || /^(?:mục\s+đích|yêu\s+cầu|mục\s+tiêu)\s*:?\s*$/iu.test(own))
      barren.add(part.path)
  }
  return barren
}

/** A lead-in that only points to the list: it names addressees and orders nothing itself (rule 4). */
const pointing =
  /^(?:[^,;:]*,\s*)?(?:(?:tập\s+trung|tiếp\s+tục|khẩn\s+trương|quyết\s+liệt|cần|phải|nghiêm\s+túc|đồng\s+bộ|chủ\s+động|không\s+được\s+chủ\s+quan|lơ\s+là)[\s,]*)*(?:(?:lãnh\s+đạo|chỉ\s+đạo|thực\s+hiện|triển\s+khai|tổ\s+chức|tập\s+trung|làm|quán\s+triệt|quan\s+tâm)(?:[\s,]+(?:và\s+)?))+(?:tốt\s+|ngay\s+|quyết\s+liệt\s*,?\s*|khẩn\s+trương\s*,?\s*|kịp\s+thời\s*,?\s*|đầy\s+đủ\s*,?\s*|nghiêm\s+|hiệu\s+quả\s+|nghiêm\s+túc\s+|đồng\s+bộ\s*,?\s*|có\s+hiệu\s+quả\s+)*(?:(?:một\s+số|các|những|\d+|hai|ba|bốn|năm|sáu|bảy|tám)\s+)*(?:nội\s+dung|nhiệm\s+vụ|giải\s+pháp|công\s+việc|vấn\s+đề|biện\s+pháp|việc)[^;.]*$/iu
/** A sentence that ends by pointing at what follows. */
export const pointsOn = (words: string): boolean =>
  /(?:sau(?:\s+đây)?|như\s+sau|dưới\s+đây|cụ\s+thể|trọng\s+tâm|nhiệm\s+vụ|nội\s+dung)\s*(?:\([^)]*\))?\s*:?\s*$/u.test(
    words,
  )
export const onlyPoints = (predicate: string): boolean => pointing.test(predicate.trim())

/** Who speaks: the last office or body before the words of concluding in the opening paragraphs. */
const concludes =
  /(?:kết\s+luận|có\s+ý\s+kiến|chỉ\s+đạo\s+như\s+sau|yêu\s+cầu|giao|đề\s+nghị|chỉ\s+thị|thống\s+nhất)(?!\p{L})/gu
const NEAR = 90
export function assignerOf(text: string, layout: Layout, bodies: Bodies): AgencyMention | undefined {
  for (const part of layout.parts.filter((p) => p.kind === "paragraph").reverse()) {
    const hits = [...text.slice(part.from, part.to).matchAll(concludes)].reverse()
    for (const hit of hits) {
      const at = part.from + hit.index
      const near = bodies.inside({ from: Math.max(part.from, at - NEAR), to: at }).filter((m) => !m.isGroup)
      const last = near.at(-1)
      if (last && !/[.;:]/u.test(text.slice(last.to, at))) return last
    }
  }
  return undefined
}
