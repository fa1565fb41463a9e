/** A web page about a directive: headline, lead, unnumbered headings over paragraphs; what belongs to the page is left out. */
import { endsClosed, type Line } from "../lines.ts"
import type { Part, Span } from "../notice.ts"

export interface Article {
  title: Span | null
  parts: Part[]
}

/** The day and hour of the page: "Thứ tư - 14/07/2021 03:35", "Cập nhật lúc: 08:45 17/06/2022". */
const pageDay =
  /^(?:(?:Thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|Chủ\s+nhật|Ngày\s+(?:đăng|cập\s+nhật)|Cập\s+nhật|Đăng\s+(?:ngày|lúc)|Xuất\s+bản)\s*(?:lúc|ngày)?\s*[:,\-–]?\s*.{0,6}\d|\d{1,2}[:h]\d{2}\s*[,\-–|]?\s*(?:ngày\s*)?\d{1,2}\/|\d{1,2}\/\d{1,2}\/\d{4}(?:\s*[,\-–|]?\s*\d{1,2}[:h]\d{2})?\s*(?:\(?GMT.*)?$)/iu
/** Lines of the page itself behind the article: ratings, counters, comments, login, sharing, rights. */
const pageLine =
  /^(?:Tổng\s+số\s+điểm|Click\s+để|Ý\s+kiến\s+bạn\s+đọc|Bạn\s+đã\s+không|Bạn\s+cần\s+đăng\s+nhập|Đăng\s+nhập|Lượt\s+(?:xem|truy\s+cập)|Số\s+lượt|Bình\s+luận|Chia\s+sẻ|Tweet|In\s+(?:trang|bài)|Quay\s+lại|Về\s+đầu\s+trang|Bản\s+quyền|Copyright|©|Tin\s+(?:liên\s+quan|cùng|khác|mới|đọc)|Các\s+tin\s+khác|Bài\s+viết\s+liên\s+quan|Xếp\s+hạng|Đánh\s+giá|Từ\s+khóa|Tags?\s*:|Nguồn\s*(?:tin)?\s*:|Tác\s+giả\s*:|Tin,?\s*(?:ảnh|bài)|Ảnh\s*:|Bài\s*(?:,\s*ảnh)?\s*:|Thời\s+gian\s+chờ|https?:\/\/|www\.|\([\p{Lu}.\s]{2,12}\)\s*(?:https?:|$))/iu
const MOST_HEADING = 120

const isPageDay = (words: string): boolean => words.length < 70 && pageDay.test(words)
const isPageLine = (words: string): boolean => words.length < 250 && pageLine.test(words)

/** An account of a directive, without the marks of a page: who issued what stands in its first lines. */
const account =
  /(?:ban\s+hành|vừa\s+(?:có|ký)|đã\s+(?:có|ký)|ký)\s+(?:Kết\s+luận|Chỉ\s+thị|Công\s+văn|Công\s+điện|Thông\s+báo|Kế\s+hoạch|Quyết\s+định|Nghị\s+quyết|văn\s+bản)(?!\p{L})/iu
/** `lines` of a text without the frame of a notice. */
export const isPage = (lines: readonly Line[]): boolean =>
  lines.slice(0, 30).some(({ text }) => isPageDay(text)) ||
  lines.filter(({ text }) => isPageLine(text)).length > 1 ||
  lines.slice(0, 8).some(({ text }) => account.test(text.slice(0, 600)))

export function readArticle(lines: readonly Line[]): Article {
  const day = lines.slice(0, 30).findIndex(({ text }) => isPageDay(text))
  const headline = day > 0 ? lines[day - 1] : lines[0]
  const body = lines.slice(day >= 0 ? day + 1 : 1).filter(({ text }) => !isPageDay(text) && !isPageLine(text))
  const parts = partsOf(withoutTail(body, lines))
  return { title: headline ? { from: headline.from, to: headline.to } : null, parts }
}
/** What follows the first line of the page behind the article is of the page too when no sentence comes any more. */
function withoutTail(body: readonly Line[], lines: readonly Line[]): Line[] {
  const end = lines.findIndex(
    ({ text, from }) => isPageLine(text) && from > (body.at(Math.floor(body.length / 2))?.from ?? 0),
  )
  const edge = lines[end]?.from ?? Number.POSITIVE_INFINITY
  return body.filter(({ from, text }) => from < edge || (text.length > MOST_HEADING && endsClosed(text)))
}

function partsOf(body: readonly Line[]): Part[] {
  const parts: Part[] = []
  const seen = new Set<string>()
  let section: Part | undefined
  const counts = new Map<string, number>()
  const next = (key: string): number => counts.set(key, (counts.get(key) ?? 0) + 1).get(key) ?? 1
  let sections = 0
  for (const [i, line] of body.entries()) {
    const repeated = seen.has(line.text)
    seen.add(line.text)
    if (repeated) continue
    const place = { from: line.from, to: line.to }
    if (isHeading(line, body[i + 1])) {
      section = {
        ...place,
        path: letterOf(sections),
        kind: "clause",
        parent: null,
        heading: { ...place, text: line.text },
        label: null,
        own: [],
      }
      sections += 1
      parts.push(section)
      continue
    }
    const caption = body.some((other, j) => j > i && other.text === line.text)
    const path = section && !caption ? `${section.path}${next(section.path)}` : `P${next("P")}`
    parts.push({
      ...place,
      path,
      kind: caption ? "caption" : "paragraph",
      parent: section && !caption ? section.path : null,
      heading: null,
      label: null,
      own: [place],
    })
    if (section && !caption) section.to = line.to
  }
  return parts
}
/** A short line without an end mark over a paragraph. */
const isHeading = ({ text }: Line, next: Line | undefined): boolean =>
  text.length <= MOST_HEADING &&
  !endsClosed(text) &&
  /^["“]?[\p{Lu}\d]/u.test(text) &&
  next !== undefined &&
  next.text.length > text.length &&
  endsClosed(next.text)
/** A ... Z, AA ... */
const letterOf = (n: number): string =>
  (n < 26 ? "" : letterOf(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26))
