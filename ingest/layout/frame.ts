/** The frame of a paper (thể thức): header, addressees, recipients, signature; ordered tables of small rules over lines. */

import type { Layout, RecipientLine, Span } from "../notice.ts"
import { joined, type Line, spanOf } from "./lines.ts"

export interface Frame {
  header: Layout["header"]
  recipients: RecipientLine[]
  signature: Span[]
  /** Lines of the body: from the first paragraph to the foot. */
  body: Line[]
}

/** Types as the type line prints them (tên loại). */
const TYPES =
  "THÔNG BÁO|CHỈ THỊ|KẾ HOẠCH|KẾT LUẬN|QUYẾT ĐỊNH|NGHỊ QUYẾT|CÔNG ĐIỆN|CHƯƠNG TRÌNH|HƯỚNG DẪN|BÁO CÁO|TỜ TRÌNH|PHƯƠNG ÁN|ĐỀ ÁN|QUY ĐỊNH|QUY CHẾ|THÔNG TRI|CHƯƠNG TRÌNH HÀNH ĐỘNG|CÔNG VĂN|THÔNG CÁO|LỜI KÊU GỌI|DỰ ÁN"
export const typeLine = new RegExp(`^(?:${TYPES})(?=$|\\s*[:(]|\\s+SỐ)`, "u")
/** Quốc hiệu, tiêu ngữ and their party twin, without blanks. */
const NATIONAL = ["CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM", "ĐỘCLẬP-TỰDO-HẠNHPHÚC", "ĐỘCLẬPTỰDOHẠNHPHÚC", "ĐẢNGCỘNGSẢNVIỆTNAM"]
const nationalInside = /\s(?=CỘNG\s+H[OÒ][AÀ]\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT|[ĐD]ộc\s+lập\s*[-–]\s*T[ựư]\s+do)/u
const numberLine = /^Số\s*:?\s*(.*)$/u
const bareNumber = /^(\d{0,5}[a-z]?\s*[-/–]\s*\p{Lu}[\p{L}]*\s*[-/–]\s*\p{Lu}[\p{L}\d&.\-/]*)$/u
const placeDateLine = /^[\p{Lu}][\p{L}.\s-]{1,40},\s*ngày(?!\p{L})/u
const addresseeLine = /^(?:Đồng\s+kính\s+gửi|Kính\s+gửi|.{0,60}(?<!\p{L})điện\s*:\s*$)/iu
const subjectLine = /^(?:V\/v|Về\s+việc)(?!\p{L})/iu
const basisLine = /^(?:Căn\s+cứ|Theo\s+đề\s+nghị|Xét\s+đề\s+nghị)(?!\p{L})/u
const recipientsLine = /^Nơi\s+nhận\s*:?/iu
const authority = /^(?:TM|KT|TL|TUQ|T\/M|K\/T|T\/L|T\/UQ|Q)(?:\.|\s|$)/u
const position =
  /^(?:PHÓ\s+)?(?:CHỦ\s+TỊCH|CHÁNH\s+VĂN\s+PHÒNG|CHỦ\s+NHIỆM|GIÁM\s+ĐỐC|BỘ\s+TRƯỞNG|THỨ\s+TRƯỞNG|BÍ\s+THƯ|TRƯỞNG\s+BAN|THỦ\s+TƯỚNG|CỤC\s+TRƯỞNG|CHI\s+CỤC\s+TRƯỞNG|CHÁNH\s+THANH\s+TRA|CHỈ\s+HUY\s+TRƯỞNG|TỔNG\s+GIÁM\s+ĐỐC|THỐNG\s+ĐỐC|HIỆU\s+TRƯỞNG|TRƯỞNG\s+PHÒNG|VIỆN\s+TRƯỞNG|CHÁNH\s+ÁN)/u
/** Header lines are looked for among so many first lines. */
const MOST_HEADER = 60
const bodyOpening =
  /^(?:Ngày\s+\d|Sáng|Chiều|Thực\s+hiện|Căn\s+cứ|Sau\s+khi|Tại|Để|Nhằm|Thời\s+gian|Trong|Qua|Trước|Vừa\s+qua|Theo|Văn\s+phòng|Ủy\s+ban|Xét|Từ|Hiện|Trên\s+cơ\s+sở|Ban\s+|Thủ\s+tướng|\d+\.|I\.)/u

export const mostlyCapitals = (words: string): boolean => {
  const letters = words.match(/\p{L}/gu) ?? []
  return letters.length > 1 && letters.filter((c) => /\p{Lu}/u.test(c)).length > letters.length * 0.7
}

/** Takes a text's lines apart. Lines that no rule takes are the body. */
export function frameOf(lines: readonly Line[]): Frame {
  const foot = footStart(lines)
  const top = topOf(lines.slice(0, foot))
  const { recipients, signature } = footOf(lines.slice(foot))
  return { header: top.header, recipients, signature, body: lines.slice(top.end, foot) }
}

function footStart(lines: readonly Line[]): number {
  const at = lines.findLastIndex((line) => recipientsLine.test(line.text) && line.text.length < 200)
  const from = at < 0 ? Math.max(0, lines.length - 12) : Math.max(0, at - 8)
  const to = at < 0 ? lines.length : at
  for (let i = from; i < to; i += 1) {
    const { text } = lines[i] as Line
    if ((authority.test(text) && mostlyCapitals(text)) || (position.test(text) && text.length < 60)) return i
  }
  return at < 0 ? lines.length : at
}

interface Top {
  header: Layout["header"]
  end: number
}
function topOf(lines: readonly Line[]): Top {
  const header: Layout["header"] = {
    issuer: [],
    number: null,
    placeDate: null,
    kind: null,
    title: null,
    addressees: [],
    bases: [],
  }
  const most = Math.min(lines.length, MOST_HEADER)
  let end = 0
  for (let i = 0; i < most; ) {
    const taken = firstRule(lines, i, header, end)
    if (taken > 0) {
      i += taken
      end = i
    } else if (end === 0 && i < 8 && !header.kind && mostlyCapitals((lines[i] as Line).text)) i += 1
    else break
  }
  return { header, end }
}

/** A rule takes so many lines from `i`, or declines with 0. */
type HeaderRule = (lines: readonly Line[], i: number, header: Layout["header"], end: number) => number
const headerRules: readonly HeaderRule[] = [
  nationalHeader,
  number,
  placeAndDate,
  typeAndTitle,
  subject,
  addressees,
  issuer,
]

function firstRule(lines: readonly Line[], i: number, header: Layout["header"], end: number): number {
  for (const rule of headerRules) {
    const taken = rule(lines, i, header, end)
    if (taken > 0) return taken
  }
  return 0
}

/** The national header, wrapped anywhere; an issuer may stand to its left on the same line. */
function nationalHeader(lines: readonly Line[], i: number, header: Layout["header"]): number {
  const line = lines[i] as Line
  if (/^\*+$/u.test(line.text)) return 1
  const inside = nationalInside.exec(line.text)
  if (inside) {
    const left = line.text.slice(0, inside.index).trimEnd()
    if (!/^\*+$/u.test(left)) header.issuer.push({ from: line.from, to: line.from + left.length })
    return 1
  }
  for (let n = 1; n <= 4 && i + n <= lines.length; n += 1) {
    const words = joined(lines.slice(i, i + n))
      .toUpperCase()
      .replace(/HOÀ/gu, "HÒA")
      .replace(/[–—]/gu, "-")
      .replace(/\s+/gu, "")
    if (NATIONAL.includes(words)) return n
    if (!NATIONAL.some((phrase) => phrase.startsWith(words))) return 0
  }
  return 0
}
function number(lines: readonly Line[], i: number, header: Layout["header"]): number {
  const line = lines[i] as Line
  const said = numberLine.exec(line.text)
  const bare = said ? null : bareNumber.exec(line.text)
  if (header.number || !(said || bare)) return 0
  const words = said?.[1] ?? line.text
  const date = /\s+\p{Lu}[\p{L}\s]+,\s*ngày/u.exec(words)
  const symbol = (date ? words.slice(0, date.index) : words).trim()
  if (!/\p{Lu}/u.test(symbol)) return said && symbol.length < 12 ? 1 : 0
  const from = line.from + line.text.lastIndexOf(symbol)
  header.number = { from, to: from + symbol.length }
  if (date) {
    const start = line.from + line.text.indexOf(date[0]) + (date[0].length - date[0].trimStart().length)
    header.placeDate = { from: start, to: line.to }
  }
  return 1
}
function placeAndDate(lines: readonly Line[], i: number, header: Layout["header"]): number {
  if (header.placeDate) return 0
  // Wrapped anywhere: "Thành phố Hồ Chí / Minh, ngày 18 tháng 11 năm 2025".
  for (let n = 1; n <= 3 && i + n <= lines.length; n += 1) {
    const run = lines.slice(i, i + n)
    const words = joined(run)
    if (words.length > 90) return 0
    if (placeDateLine.test(words) && /năm\s+(?:20\d\d|…|\.{2,})/u.test(words)) {
      header.placeDate = spanOf(run)
      return n
    }
  }
  return 0
}
function typeAndTitle(lines: readonly Line[], i: number, header: Layout["header"]): number {
  const line = lines[i] as Line
  if (header.kind || !typeLine.test(line.text) || line.text.length > 40) return 0
  header.kind = { from: line.from, to: line.to }
  const title = titleLines(lines, i + 1)
  if (title.length > 0) header.title = spanOf(title)
  return 1 + title.length
}
/** Lines of the title: the run under the type line, and a run that goes on with it ("Về ...", "tại ..."). */
function titleLines(lines: readonly Line[], start: number): Line[] {
  const title: Line[] = []
  for (let i = start; i < Math.min(lines.length, start + 14); i += 1) {
    const line = lines[i] as Line
    const previous = title.at(-1)
    if (numberLine.test(line.text) || addresseeLine.test(line.text) || placeDateLine.test(line.text)) break
    if (previous) {
      const goesOn = /^(?:Về|V\/v|tại|của|trong|nhằm|[\p{Ll}(])/u.test(line.text)
      if (line.gap && !goesOn && !(mostlyCapitals(line.text) && mostlyCapitals(previous.text))) break
      if (/[.:;]$/u.test(previous.text)) break
      if (!goesOn && mostlyCapitals(previous.text) && !mostlyCapitals(line.text)) break
      if (!mostlyCapitals(line.text) && bodyOpening.test(line.text) && line.gap) break
    } else if (bodyOpening.test(line.text) && !mostlyCapitals(line.text)) break
    title.push(line)
  }
  return title.length > 0 && joined(title).length < 900 ? title : []
}
/** Official letters print their subject under the number. */
function subject(lines: readonly Line[], i: number, header: Layout["header"]): number {
  if (header.title || header.kind || !subjectLine.test((lines[i] as Line).text)) return 0
  let n = 1
  while (
    i + n < lines.length &&
    !(lines[i + n] as Line).gap &&
    !placeDateLine.test((lines[i + n] as Line).text) &&
    !addresseeLine.test((lines[i + n] as Line).text)
  )
    n += 1
  header.title = spanOf(lines.slice(i, i + n))
  return n
}
function addressees(lines: readonly Line[], i: number, header: Layout["header"]): number {
  const line = lines[i] as Line
  if (!addresseeLine.test(line.text)) return 0
  let n = 1
  while (i + n < lines.length) {
    const next = lines[i + n] as Line
    const previous = lines[i + n - 1] as Line
    const listed = /^[-–•+]/u.test(next.text)
    const afterColon = /:\s*$/u.test(previous.text)
    const wraps = !next.gap && !/[.;:]$/u.test(previous.text) && n > 0 && !bodyOpening.test(next.text)
    if (!(listed || afterColon || wraps)) break
    n += 1
  }
  header.addressees.push(spanOf(lines.slice(i, i + n)))
  return n
}
/** A line that names a body of its own under the one above it. */
const newBody =
  /^(?:SỞ|BAN|VĂN\s+PHÒNG|CHI\s+CỤC|CỤC|TRUNG\s+TÂM|HỘI\s+ĐỒNG|ỦY\s+BAN\s+KIỂM|CÔNG\s+AN|BỘ\s+CHỈ)(?!\p{L})/u
/** The issuing bodies in capitals, before the type line. */
function issuer(lines: readonly Line[], i: number, header: Layout["header"], end: number): number {
  const line = lines[i] as Line
  const before = !header.kind && !header.number && i === Math.max(end, 0)
  if (!before || !mostlyCapitals(line.text) || line.text.length > 90 || typeLine.test(line.text)) return 0
  const previous = header.issuer.at(-1)
  const held = lines[i - 1]
  const another = held && held.text !== "ỦY" && newBody.test(line.text)
  if (previous && held && previous.to === held.to && !line.gap && !another) previous.to = line.to
  else header.issuer.push({ from: line.from, to: line.to })
  return 1
}

export const isBasis = (words: string): boolean => basisLine.test(words)

function footOf(lines: readonly Line[]): { recipients: RecipientLine[]; signature: Span[] } {
  const at = lines.findIndex((line) => recipientsLine.test(line.text))
  const end = at < 0 ? 0 : recipientsEnd(lines, at)
  const recipients = at < 0 ? [] : recipientLines(lines.slice(at, end))
  const rest = at < 0 ? lines : [...lines.slice(0, at), ...lines.slice(end)]
  return { recipients, signature: rest.slice(0, 12).map(({ from, to }) => ({ from, to })) }
}
function recipientsEnd(lines: readonly Line[], at: number): number {
  for (let i = at + 1; i < lines.length; i += 1) {
    const { text, gap } = lines[i] as Line
    const previous = (lines[i - 1] as Line).text
    if ((authority.test(text) && mostlyCapitals(text)) || (position.test(text) && mostlyCapitals(text))) return i
    if (
      gap &&
      !/^[-–•+]/u.test(text) &&
      i > at + 1 &&
      /^[-–•+]\s*Lưu/iu.test(lastItem(lines, at, i)) &&
      /[.;)\]]$|Lưu/u.test(previous)
    )
      return i
  }
  return lines.length
}
const lastItem = (lines: readonly Line[], from: number, to: number): string => {
  for (let i = to - 1; i > from; i -= 1) if (/^[-–•+]/u.test((lines[i] as Line).text)) return (lines[i] as Line).text
  return ""
}

const purposes: readonly (readonly [RecipientLine["purpose"], RegExp])[] = [
  ["archive", /^[-–•+\s]*Lưu(?!\p{L})/iu],
  ["for_report", /b\/c|(?:để\s+)?báo\s+cáo\s*\)|\(báo\s+cáo/iu],
  ["for_information", /\((?:để\s+)?biết|để\s+biết/iu],
  ["for_action", /\((?:để\s+)?(?:t\/h|thực\s+hiện|th)\)|để\s+(?:thực\s+hiện|t\/h)/iu],
]
function recipientLines(lines: readonly Line[]): RecipientLine[] {
  const items: Line[][] = []
  const first = lines[0] as Line
  const inline = /^Nơi\s+nhận\s*:?\s*/iu.exec(first.text)?.[0].length ?? 0
  if (inline < first.text.length) items.push([{ ...first, text: first.text.slice(inline), from: first.from + inline }])
  for (const line of lines.slice(1)) {
    const previous = items.at(-1)
    const listed = /^[-–•+]/u.test(line.text)
    const ended =
      previous !== undefined &&
      /[;.]$/u.test((previous.at(-1) as Line).text) &&
      !items.some((i) => /^[-–•+]/u.test((i[0] as Line).text))
    if (!previous || listed || ended) items.push([line])
    else previous.push(line)
  }
  const found = items.map(
    (item): RecipientLine => ({
      ...spanOf(item),
      purpose: purposes.find(([, said]) => said.test(joined(item)))?.[0] ?? null,
    }),
  )
  // A flattened brace says one purpose for the lines above it too.
  for (const [k, item] of items.entries()) {
    if (!/[}\]]\s*\(/u.test(joined(item))) continue
    for (let j = k - 1; j >= 0 && (found[j] as RecipientLine).purpose === null; j -= 1)
      (found[j] as RecipientLine).purpose = (found[k] as RecipientLine).purpose
  }
  return found
}
