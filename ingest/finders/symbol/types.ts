/** Type words of documents (tên loại) before a symbol, and how a notice uses the document (domain.md 1.4, 1.6). */
import type { Relation } from "../../../graph/model.ts"

/** Names with their codes, longer names first where one begins another. */
const typeNames: readonly (readonly [string, string])[] = [
  ["thông tư liên tịch", "TTLT"],
  ["nghị quyết liên tịch", "NQLT"],
  ["văn bản hợp nhất", "VBHN"],
  ["quy chế phối hợp", "QCPH"],
  ["bộ luật", "L"],
  ["luật", "L"],
  ["pháp lệnh", "PL"],
  ["nghị quyết", "NQ"],
  ["nghị định", "NĐ"],
  ["quyết định", "QĐ"],
  ["chỉ thị", "CT"],
  ["thông tư", "TT"],
  ["thông tri", "TT"],
  ["thông báo", "TB"],
  ["thông cáo", "TC"],
  ["công điện", "CĐ"],
  ["công văn", "CV"],
  ["kết luận", "KL"],
  ["quy định", "QĐ"],
  ["quy chế", "QC"],
  ["hướng dẫn", "HD"],
  ["kế hoạch", "KH"],
  ["chương trình", "CTr"],
  ["đề án", "ĐA"],
  ["dự án", "DA"],
  ["phương án", "PA"],
  ["tờ trình", "TTr"],
  ["báo cáo", "BC"],
  ["biên bản", "BB"],
  ["giấy mời", "GM"],
  ["văn bản", "CV"],
]
const abbreviations = [
  "NQLT",
  "TTLT",
  "NQ",
  "NĐ",
  "QĐ",
  "CT",
  "TTr",
  "TT",
  "TB",
  "CĐ",
  "CV",
  "KL",
  "HD",
  "KH",
  "CTr",
  "BC",
]
const codes = new Map<string, string>([...typeNames, ...abbreviations.map((code) => [code, code] as const)])

/** Alternation of all type names; blanks may be line breaks. Abbreviations only in capitals. */
const named = typeNames.map(([name]) => anyCase(name).replace(/ /g, String.raw`\s+`)).join("|")
export const typeSource = `(?:${named}|${abbreviations.join("|")})`
/** Types of which a bare number is a document ("Nghị quyết 68"), not a count ("Kế hoạch 5 năm"). */
export const numberedTypes: ReadonlySet<string> = new Set(["NQ", "NĐ", "QĐ", "CT", "TT", "KL", "NQLT", "TTLT"])

function anyCase(name: string): string {
  return [...name].map((c) => (c === " " ? c : `[${c}${c.toUpperCase()}]`)).join("")
}
export const typeCode = (word: string): string | null =>
  codes.get(word) ?? codes.get(word.toLowerCase().replace(/\s+/g, " ")) ?? null

/** Words before a citation that say what it is there for; the nearest wins. */
const cues: readonly (readonly [RegExp, Relation])[] = [
  [/(?<!\p{L})(?:căn cứ|xét|theo đề nghị)(?!\p{L})/giu, "basis"],
  [/(?<!\p{L})(?:sửa đổi|bổ sung)(?!\p{L})/giu, "amends"],
  [/(?<!\p{L})(?:thay thế|bãi bỏ)(?!\p{L})/giu, "replaces"],
  [/(?<!\p{L})(?:thực hiện|triển khai|thi hành|quán triệt|theo|chấp hành)(?!\p{L})/giu, "implements"],
  [
    /(?<!\p{L})(?:báo cáo|đưa tin|phản ánh)(?=(?:\s+(?:về|tại|kết quả|việc|tình hình|nội dung|của))?\s*$)/giu,
    "reports",
  ],
]
/** The relation that the words say, null where they say none. */
export function relationIn(before: string): Relation | null {
  let nearest: { at: number; relation: Relation } | null = null
  for (const [cue, relation] of cues) {
    for (const hit of before.matchAll(cue)) {
      if (!nearest || hit.index > nearest.at) nearest = { at: hit.index, relation }
    }
  }
  return nearest?.relation ?? null
}
