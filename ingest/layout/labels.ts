/** Labels of clauses (phần, mục, điều, khoản, điểm): "II.", "1.", "1.2.", "a)", "(1)", "i)", "-", "+". */

export type Style = "article" | "roman" | "number" | "dotted" | "letter" | "bracket" | "small" | "dash" | "plus"
export interface Label {
  style: Style
  /** As in a path: "II", "1", "1.2", "a", "-". */
  name: string
  /** Its place in its sequence, from 1. */
  ordinal: number
  /** Characters up to the first word after it. */
  length: number
  /** The words after it on the same line. */
  rest: string
}

/** Letters of points in their Vietnamese order (điểm a, b, c, d, đ, e, g ...). */
const LETTERS = "abcdđeghiklmnopqrstuvxy"
const ROMAN: readonly (readonly [string, number])[] = [
  ["X", 10],
  ["IX", 9],
  ["V", 5],
  ["IV", 4],
  ["I", 1],
]

const styles: readonly (readonly [Style, RegExp])[] = [
  ["article", /^Điều\s+(\d{1,3})\s*[.:]?\s*/u],
  ["dotted", /^(\d{1,2}(?:\.\d{1,2}){1,3})\s*[.)\-–]?(?:\s+|$)(?!\d)/u],
  ["roman", /^([IVX]{1,5})\s*[.\-–/)]\s*(?=\S|$)/u],
  ["number", /^(\d{1,2})\s*(?:[.)/]|\s?[-–](?=\s))\s*(?=[\p{L}"“(]|$)/u],
  ["bracket", /^\((\d{1,2})\)\s*/u],
  ["small", /^\(?(i{2,3}|iv|vi{1,3}|ix)\)\s*/u],
  ["letter", /^\(?([a-zđ])(?:\.\d)?\)\s*/u],
  ["dash", /^([-–—•])\s*(?=\S)/u],
  ["plus", /^(\+)\s*(?=\S)/u],
]

/** The label at the beginning of a line, if there is one. */
export function labelAt(line: string): Label | undefined {
  for (const [style, pattern] of styles) {
    const hit = pattern.exec(line)
    if (!hit) continue
    const name = hit[1] as string
    return { style, name, ordinal: ordinalOf(style, name), length: hit[0].length, rest: line.slice(hit[0].length) }
  }
  return undefined
}

function ordinalOf(style: Style, name: string): number {
  if (style === "roman") return roman(name)
  if (style === "small") return roman(name.toUpperCase())
  if (style === "letter") return LETTERS.indexOf(name) + 1
  if (style === "dash" || style === "plus") return 0
  return Number(name.split(".").at(-1))
}
function roman(name: string): number {
  let rest = name
  let value = 0
  for (const [sign, worth] of ROMAN) {
    while (rest.startsWith(sign)) {
      value += worth
      rest = rest.slice(sign.length)
    }
  }
  return value
}

/** How the last, unnumbered paragraph of a paper begins. */
export const closing =
  /^(?:Trên\s+đây|Thừa\s+lệnh|Nhận\s+được|Trong\s+quá\s+trình|Quá\s+trình|Căn\s+cứ\s+nội\s+dung|Văn\s+phòng[^.]{0,60}thông\s+báo|Yêu\s+cầu|Đề\s+nghị|Ủy\s+ban\s+nhân\s+dân[^.]{0,60}yêu\s+cầu|Chủ\s+tịch[^.]{0,80}(?:yêu\s+cầu|đề\s+nghị)|Giao|Các\s+(?:cơ\s+quan|đơn\s+vị|sở)|Thông\s+báo\s+này|Kế\s+hoạch\s+này|Chỉ\s+thị\s+này|Kết\s+luận\s+này)/u
