/** A news page about a paper (bài viết): unnumbered headings A, B ... over paragraphs A1, A2 ...; what the site adds is left out. */

import type { Part } from "../notice.ts"
import { joined, type Line, spanOf } from "./lines.ts"

const boilerplate =
  /^(?:Thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|Chủ\s+nhật)\s*[-,]|^(?:Tổng\s+số\s+điểm|Click\s+để|Ý\s+kiến\s+bạn\s+đọc|Bạn\s+đã\s+không|Xếp\s+hạng|Tags?:|Từ\s+khóa|Nguồn:|Trang\s+chủ|Đăng\s+nhập|Chia\s+sẻ|Lượt\s+xem|Tin\s+liên\s+quan|Bình\s+luận)|https?:\/\/\S+$|^\(?[A-ZĐ]{2,5}\)?$/u
export const dateOfPage =
  /^(?:(?:Thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|Chủ\s+nhật)\s*[-,]?\s*(?:ngày\s+)?)?\d{1,2}[/-]\d{1,2}[/-]20\d\d(?:\s*[-|,]?\s*\d{1,2}:\d{2})?$/iu
export const isBoilerplate = (words: string): boolean => boilerplate.test(words) || dateOfPage.test(words)
const MOST_HEADING = 110
const LETTERS = "ABCDEGHIKLMNOPQRSTUVXY"

export function articleParts(paragraphs: readonly (readonly Line[])[]): Part[] {
  const parts: Part[] = []
  const seen = new Set<string>()
  let section: Part | undefined
  let count = 0
  let front = 0
  for (const paragraph of paragraphs) {
    const words = joined(paragraph)
    if (isBoilerplate(words)) continue
    const span = spanOf(paragraph)
    const base = { parent: null, heading: null, label: null, own: [span], ...span }
    if (seen.has(words)) continue
    seen.add(words)
    if (parts.length > 0 && words.length < MOST_HEADING && !/[.:;!?…]["”)]?$/u.test(words)) {
      const letter = LETTERS[count] ?? `Z${count}`
      count += 1
      section = { ...base, path: letter, kind: "clause", heading: { ...span, text: words }, own: [] }
      front = 0
      parts.push(section)
      continue
    }
    front += 1
    if (section) section.to = span.to
    const path = section ? `${section.path}${front}` : `P${front}`
    parts.push({ ...base, path, kind: "paragraph", parent: section?.path ?? null })
  }
  return parts
}
