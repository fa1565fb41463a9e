/** Printed capitals as names: "ỦY BAN NHÂN DÂN TỈNH SƠN LA" -> "Ủy ban nhân dân tỉnh Sơn La". */
import type { Gazetteer } from "../gazetteer.ts"

export const oneLine = (words: string): string => words.replace(/\s+/gu, " ").trim()
const small = (words: string): string => words.toLocaleLowerCase("vi")
const first = (words: string): string => (words[0] ?? "").toLocaleUpperCase("vi") + words.slice(1)

/** A body's name in its usual letters; a name the gazetteer does not know begins with one capital. */
export function bodyName(printed: string, on: string | null, gazetteer: Gazetteer): string {
  const words = small(oneLine(printed))
  const scoped = /^(.+?)\s+(tỉnh|thành phố|tp\.?)\s+(.+)$/u.exec(words)
  const province = scoped ? gazetteer.provinceNamed(scoped[3] as string, on) : undefined
  if (scoped && province) {
    const unit = scoped[2] === "tỉnh" ? "tỉnh" : province.name === "Hồ Chí Minh" ? "Thành phố" : "thành phố"
    return `${kindName(scoped[1] as string, gazetteer)} ${unit} ${province.name}`
  }
  const tail = words.split(" ")
  for (let n = Math.min(4, tail.length - 1); n >= 1; n -= 1) {
    const named = gazetteer.provinceNamed(tail.slice(-n).join(" "), on)
    if (named) return `${kindName(tail.slice(0, -n).join(" "), gazetteer)} ${named.name}`
  }
  return kindName(words, gazetteer)
}
function kindName(words: string, gazetteer: Gazetteer): string {
  // A city's committee keeps its own word: the kind is named after the province's.
  if (words === "thành ủy") return "Thành ủy"
  const kind = gazetteer.agencyKindNamed(words) ?? gazetteer.agencyKindNamed(`${words} tỉnh`)
  return kind ? kind.name.replace(/ tỉnh$/u, (tail) => (words.endsWith("tỉnh") ? tail : "")) : first(words)
}

/** Words of offices that are written with a capital. */
const OFFICE_WORDS =
  /(?<!\p{L})(?:chủ(?= tịch| nhiệm)|chánh|giám(?= đốc)|bộ(?= trưởng)|bí(?= thư)|trưởng(?= ban)|văn(?= phòng)|thủ(?= tướng| trưởng)|cục(?= trưởng)|thống(?= đốc)|thanh(?= tra)|tỉnh(?= ủy)|thứ(?= trưởng)|tổng(?= giám| thanh))/gu
/** "PHÓ CHỦ TỊCH" -> "Phó Chủ tịch". */
export const officeName = (printed: string): string =>
  first(small(oneLine(printed.replace(/[,.]\s*$/u, ""))).replace(OFFICE_WORDS, (word) => first(word)))
