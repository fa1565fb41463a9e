/** Is the first paragraph of an item its heading, or does its sentence already order something? */
import { endsClosed, isShouted, joined } from "../lines.ts"
import type { Item } from "./outline.ts"

const LONGEST = 240
/** Words of an order: with a subject before them the line is a sentence ("... giao Sở X:"). */
const ordering =
  /(?<!\p{L})(?:giao|yêu\s+cầu|đề\s+nghị|thống\s+nhất|kết\s+luận|tập\s+trung|tiếp\s+tục|chịu\s+trách\s+nhiệm|có\s+trách\s+nhiệm|khẩn\s+trương|lãnh\s+đạo|chỉ\s+đạo|chủ\s+trì|phối\s+hợp\s+với|như\s+sau|sau\s+đây|sau\s*:)(?!\p{L})/u
/** "Giao Sở X", "Đề nghị: Hội Y": the order is in the heading and its bodies are what it names. */
const handing = /^(?:Giao|Yêu\s+cầu|Đề\s+nghị)(?:\s*:)?\s+(?:các\s+)?\p{Lu}/u

/** A heading stands over other words, is short, and ends with a colon or no mark at all. */
export function hasHeading(item: Item): boolean {
  const first = item.own[0]
  if (!first || item.style === "dash" || item.style === "plus") return false
  if (item.children.length === 0 && item.own.length < 2) return false
  if (first.to - first.from > LONGEST) return false
  const words = joined(first.lines)
  if (isShouted(words)) return true
  if (/[.;!?…]["”)]?$|[.;!?]\s+\p{Lu}/u.test(words)) return false
  if (!/:\s*$/u.test(words) && endsClosed(words)) return false
  return handing.test(words) || !ordering.test(words)
}
