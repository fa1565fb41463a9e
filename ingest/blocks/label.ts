/** Labels of clauses at the beginning of a line: one table, the longer forms first. */

export type Style =
  | "part" // Phần I, Chương II
  | "article" // Điều 5.
  | "upper" // A.
  | "roman" // I. I- I/
  | "number" // 1. 1- 1/
  | "decimal" // 1.1. 1.1-
  | "bracket" // 1)
  | "round" // (1)
  | "letter" // a) a.
  | "lettered" // a.1) a1)
  | "roundletter" // (a)
  | "small" // i) (i)
  | "dash" // - – •
  | "plus" // +

export interface Label {
  style: Style
  /** Place in its sequence, from 1; 0 for dashes, which are counted. */
  ordinal: number
  /** As printed, without brackets and marks: "II", "1.2", "đ". Empty for dashes. */
  printed: string
  /** What its parents are called inside the label: ["1"] of "1.2". */
  above: string[]
  /** Characters to the first of its words. */
  length: number
}

/** Letters in the order of enumerations; some papers leave out đ, f, j, w, z. */
const letters = "abcdđefghijklmnopqrstuvwxyz"
const romanDigits: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 }
/** Value of a Roman number up to 50; undefined when it is not written as one. */
export function romanValue(digits: string): number | undefined {
  let value = 0
  for (let i = 0; i < digits.length; i += 1) {
    const one = romanDigits[digits[i] as string] ?? 0
    value += one < (romanDigits[digits[i + 1] as string] ?? 0) ? -one : one
  }
  return value >= 1 && value <= 50 && digits === romanDigitsOf(value) ? value : undefined
}
function romanDigitsOf(value: number): string {
  const tens = ["", "X", "XX", "XXX", "XL", "L"][Math.floor(value / 10)] ?? ""
  return tens + (["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][value % 10] ?? "")
}
const letterPlace = (letter: string): number => letters.indexOf(letter) + 1

interface LabelRule {
  style: Style
  /** Anchored; the first group is what is counted. */
  pattern: RegExp
  ordinal(counted: string): number | undefined
  above?(counted: string): string[]
}
const plain = (digits: string): number => Number(digits)
const lastNumber = (digits: string): number => Number(/\d+$/.exec(digits)?.[0])
/** The words may begin on the next line; a letter may follow a full stop without a blank. */
const words = String.raw`(?:\s+|$|(?=[“"(]?\p{Lu})(?!V\s))`
const rules: readonly LabelRule[] = [
  { style: "article", pattern: /^Điều\s+(\d{1,3})\s*(?:[.:]\s*|(?=\p{Lu})|$)/u, ordinal: plain },
  {
    style: "part",
    pattern: /^(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:THỨ\s+|thứ\s+)?([IVXL]{1,6})(?:\s*[.:]\s*|\s+(?=\p{Lu})|$)/u,
    ordinal: romanValue,
  },
  { style: "roman", pattern: new RegExp(String.raw`^([IVXL]{1,6})\s*[.\-–/):]${words}`, "u"), ordinal: romanValue },
  {
    style: "upper",
    pattern: /^([A-HKM-UĐ])\s*[.\-–/)](?:\s+|$)/u,
    ordinal: (letter) => letterPlace(letter.toLowerCase()),
  },
  {
    style: "decimal",
    pattern: /^(\d{1,2}(?:\.\d{1,2}){1,3})\s*(?:[.\-–/):]\s*|\s+)(?=[“"(]?\p{L})/u,
    ordinal: lastNumber,
    above: (digits) => digits.split(".").slice(0, -1),
  },
  {
    style: "decimal",
    pattern: /^(\d{1,2}(?:\.\d{1,2}){1,3})[.\-–/):]$/u,
    ordinal: lastNumber,
    above: (digits) => digits.split(".").slice(0, -1),
  },
  { style: "number", pattern: new RegExp(String.raw`^(\d{1,2})\s?\.${words}`, "u"), ordinal: plain },
  { style: "number", pattern: /^(\d{1,2})\s?[-–/:](?:\s+|$)/u, ordinal: plain },
  { style: "bracket", pattern: new RegExp(String.raw`^(\d{1,2})\s?\)${words}`, "u"), ordinal: plain },
  { style: "round", pattern: /^\(\s?(\d{1,2})\s?\)[.:]?\s*(?!\s*[;,])/u, ordinal: plain },
  {
    style: "lettered",
    pattern: /^([a-zđ]\.?\d{1,2})\s?[).](?:\s+|$|(?=\p{Lu}))/u,
    ordinal: lastNumber,
    above: (mixed) => [mixed[0] as string],
  },
  { style: "letter", pattern: new RegExp(String.raw`^([a-zđ])\s?(?:\)\s*|[./]${words})`, "u"), ordinal: letterPlace },
  { style: "roundletter", pattern: /^\(\s?([a-zđ])\s?\)\s*/u, ordinal: letterPlace },
  {
    style: "small",
    pattern: /^\(?([ivx]{1,5})\)\s*/u,
    ordinal: (digits) => romanValue(digits.toUpperCase()),
  },
  { style: "plus", pattern: /^(\+)\s*(?=[\p{L}\d“"(‘])/u, ordinal: () => 0 },
  { style: "dash", pattern: /^([-–—−•●◦▪■·*]|o(?=\s\p{Lu}))\s*(?=[\p{L}\d“"(‘[])/u, ordinal: () => 0 },
]

/** Every reading of the line's beginning as a label ("i)" is a letter and a small Roman number). */
export function readLabels(line: string): Label[] {
  const start = line.slice(0, 24)
  if (!/^[\dIVXLA-HKM-UĐa-zđP(+\-–—−•●◦▪■·*C]/u.test(start)) return []
  return rules.flatMap(({ style, pattern, ordinal, above }) => {
    const hit = pattern.exec(start)
    const counted = hit?.[1]
    if (!hit || counted === undefined) return []
    const place = ordinal(counted)
    if (place === undefined) return []
    const printed = style === "dash" || style === "plus" ? "" : counted.replace(/^([a-zđ])(\d)/, "$1.$2")
    return [{ style, ordinal: place, printed, above: above?.(counted) ?? [], length: hit[0].length }]
  })
}

/** How many places lie between two labels of one style: 1 is the next. "đ" may be left out between d and e. */
export const isLettered = (style: Style): boolean => style === "letter" || style === "roundletter" || style === "upper"
