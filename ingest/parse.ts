/** Layout of a text: its frame, and its body as parts. Nothing throws; what no rule takes is a paragraph. */
import { isPage, readArticle } from "./blocks/article.ts"
import { takeClosing } from "./blocks/closing.ts"
import { readFoot } from "./blocks/foot.ts"
import { readFrame } from "./blocks/frame.ts"
import { hasHeading } from "./blocks/heading.ts"
import { type Item, type Outline, outline } from "./blocks/outline.ts"
import { unroll } from "./blocks/unroll.ts"
import { type Paragraph, paragraphsOf } from "./blocks/wrapping.ts"
import { cutLine, joined, type Line, splitLines } from "./lines.ts"
import type { Finding, Layout, Part, Span } from "./notice.ts"

/** `text` as stored: NFC, "\n" line ends, marks removed. Linear in its length. */
export function parse(text: string): Layout {
  const lines = splitLines(text).flatMap(unroll)
  const foot = readFoot(lines)
  const frame = readFrame(lines.slice(0, foot.from))
  const framed = frame.to > 0 || foot.recipients.length > 0 || foot.signature.length > 1
  const empty = { header: { ...frame.header, bases: [] }, recipients: [], signature: [], findings: [] }
  if (!framed && isPage(lines)) {
    const { title, parts } = readArticle(lines)
    return { ...empty, genre: "article", header: { ...empty.header, title }, parts }
  }
  const body = lines.slice(0, foot.from).flatMap((line) => behind(line, frame.to))
  const found = outline(body.filter((line, i) => !isPageNumber(line, body[i + 1])))
  if (!framed && !isOrder(found, text)) {
    return { ...empty, genre: "other", parts: front(paragraphsOf(lines)), findings: noNotice(lines) }
  }
  const closing = takeClosing(found)
  const { recipients, signature } = foot
  return {
    genre: "document",
    header: { ...frame.header, bases: found.front.filter(isBasis).map(({ from, to }) => ({ from, to })) },
    parts: [...front(found.front), ...found.items.map((item) => clause(text, item)), ...closingPart(closing, found)],
    recipients,
    signature,
    findings: [...repeats(found), ...leftOut(lines, foot.to)],
  }
}

/** What of the line stands behind the offset. */
function behind(line: Line, offset: number): Line[] {
  if (line.from >= offset) return [line]
  return line.to <= offset ? [] : cutLine(line, [offset - line.from]).slice(-1)
}
/** "2", "Trang 3/7", "- 4 -" between empty lines or at the edge of a page. */
const isPageNumber = ({ text, gap }: Line, next: Line | undefined): boolean =>
  text.length < 16 &&
  /^(?:Trang\s*)?(?:-\s*)?\d{1,3}(?:\s*\/\s*\d{1,3})?(?:\s*-)?$/iu.test(text) &&
  (gap > 0 || (next?.gap ?? 1) > 0)

/** căn cứ ban hành */
const isBasis = ({ lines }: Paragraph): boolean =>
  /^(?:Căn\s+cứ|Xét\s+đề\s+nghị|Theo\s+đề\s+nghị)\s/u.test(lines[0]?.text ?? "")

/** Numbered clauses and words of administration: an order that lost its frame. */
const isOrder = ({ items }: Outline, text: string): boolean =>
  items.some(({ style }) => style !== "dash" && style !== "plus") && administrative.test(text)
const administrative =
  /(?<!\p{L})(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|(?:Tỉnh|Thành|Huyện) ủy|(?:Tỉnh|Thành|Huyện) uỷ|Sở (?:Y tế|Nội vụ|Tài chính|Công Thương|Xây dựng|Tư pháp|Giáo dục|Nông nghiệp|Khoa học|Văn hóa)|Thủ tướng Chính phủ|Ban Chỉ đạo|các cơ quan, đơn vị|các sở, ban, ngành)(?!\p{L})/u

const front = (paragraphs: readonly Paragraph[]): Part[] =>
  paragraphs.map(({ from, to }, i) => {
    const own = [{ from, to }]
    return { path: `P${i + 1}`, kind: "paragraph", parent: null, heading: null, label: null, from, to, own }
  })

function clause(text: string, item: Item): Part {
  const headed = hasHeading(item)
  const [first] = item.own
  const own = item.own.slice(headed ? 1 : 0).map(({ from, to }) => ({ from, to }))
  return {
    path: item.path,
    kind: item.style === "dash" || item.style === "plus" ? "dash" : "clause",
    parent: item.parent?.path ?? null,
    heading:
      headed && first
        ? { from: first.from, to: first.to, text: text.slice(first.from, first.to).replace(/\s+/g, " ") }
        : null,
    label: item.label,
    from: item.label.from,
    to: endOf(item),
    own,
  }
}
/** Last character of the item, children included. */
const endOf = (item: Item): number => {
  const child = item.children.at(-1)
  return Math.max(item.label.to, item.own.at(-1)?.to ?? 0, child ? endOf(child) : 0)
}
/** One clause "C"; an item labelled "C" keeps its path, and the closing is told from it as a label that stands twice is. */
function closingPart(paragraphs: readonly Paragraph[], { items }: Outline): Part[] {
  const own: Span[] = paragraphs.map(({ from, to }) => ({ from, to }))
  const from = own[0]?.from
  const to = own.at(-1)?.to
  if (from === undefined || to === undefined) return []
  const path = items.some((item) => item.path === "C") ? "C(2)" : "C"
  return [{ path, kind: "closing", parent: null, heading: null, label: null, from, to, own }]
}

const repeats = ({ repeated }: Outline): Finding[] =>
  repeated.map(({ label, path }) => ({
    code: "LABEL_REPEATED",
    message: `The label of "${path}" stands twice under one heading.`,
    ...label,
  }))
/** An annex, or what a page prints behind the signature. */
function leftOut(lines: readonly Line[], edge: number): Finding[] {
  const rest = lines.filter(({ from }) => from >= edge)
  const [first] = rest
  const last = rest.at(-1)
  if (!first || !last || !/\p{L}{3}/u.test(joined(rest.slice(0, 20)))) return []
  const message = "What stands behind the signature (an annex, or words of a page) was not read for duties."
  return [{ code: "ANNEX_LEFT_OUT", message, from: first.from, to: last.to }]
}
function noNotice(lines: readonly Line[]): Finding[] {
  const [line] = lines
  if (!line) return []
  const message = "This text has neither the frame of a notice nor an account of one; it was stored without duties."
  return [{ code: "NO_NOTICE", message, from: line.from, to: line.to }]
}
