/** Printed capitals as they are usually written: "ỦY BAN NHÂN DÂN TỈNH SƠN LA" -> "Ủy ban nhân dân tỉnh Sơn La". */
import { oneLine } from "../../graph/text.ts"
import type { Gazetteer } from "../gazetteer.ts"

const small = (words: string): string => words.toLocaleLowerCase("vi")
const capitalised = (words: string): string => words.slice(0, 1).toLocaleUpperCase("vi") + words.slice(1)

/** A province's name is never longer, in syllables. */
const LONGEST_PROVINCE = 5

/** A body's name in its usual letters, province included; a name the gazetteer does not know gets one capital. */
export function bodyName(printed: string, on: string | null, gazetteer: Gazetteer): string {
  const syllables = small(oneLine(printed)).split(" ")
  for (let n = Math.min(LONGEST_PROVINCE, syllables.length - 1); n > 0; n -= 1) {
    const name = syllables.slice(-n).join(" ")
    const province = level.test(name) ? undefined : gazetteer.provinceNamed(name, on)
    if (!province) continue
    const before = syllables.slice(0, -n)
    const said = /(?:^| )(tỉnh|thành phố)$/u.exec(before.join(" "))?.[1]
    const body = said ? before.slice(0, said === "tỉnh" ? -1 : -2) : before
    if (body.length === 0) break
    const unit = said === undefined ? "" : `${unitOf(said, province.name)} `
    return `${kindName(body.join(" "), gazetteer)} ${unit}${province.name}`
  }
  // The name of a smaller unit, or one that was misread, gets its capitals back.
  const unit = /^(.+?) (huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|tỉnh|thành phố) (.+)$/u.exec(syllables.join(" "))
  if (!unit) return kindName(syllables.join(" "), gazetteer)
  const [, body = "", said = "", name = ""] = unit
  return `${kindName(body, gazetteer)} ${said} ${name.split(" ").map(capitalised).join(" ")}`
}
const level = /^(?:tỉnh|thành phố|tp\.?) /u
/** The city is part of the name of one province only. */
const unitOf = (level: string, province: string): string => (province === "Hồ Chí Minh" ? "Thành phố" : level)
/** "Ủy ban nhân dân" + "tỉnh Lai Châu", "thành phố Hà Nội", "Thành phố Hồ Chí Minh". */
export function scopedName(body: string, province: string | null, on: string | null, gazetteer: Gazetteer): string {
  const known = province === null ? undefined : gazetteer.provinceNamed(province, on)
  return known ? `${body} ${unitOf(known.kind, known.name)} ${known.name}` : `${body} tỉnh`
}

function kindName(words: string, gazetteer: Gazetteer): string {
  const kind = gazetteer.agencyKindNamed(words) ?? gazetteer.agencyKindNamed(`${words} tỉnh`)
  if (!kind || /^(?:thành|thị) (?:ủy|uỷ)$/u.test(words)) return capitalised(words)
  return words.endsWith("tỉnh") ? kind.name : kind.name.replace(/ tỉnh$/u, "")
}

/** Words of offices that are written with a capital. */
const officeWords =
  /(?<!\p{L})(?:chủ(?= tịch| nhiệm)|chánh|giám(?= đốc)|bộ(?= trưởng)|bí(?= thư)|trưởng(?= ban| đoàn| phòng)|văn(?= phòng)|thủ(?= tướng| trưởng)|cục(?= trưởng)|vụ(?= trưởng)|thống(?= đốc)|thanh(?= tra)|tỉnh(?= ủy)|thành(?= ủy)|thứ(?= trưởng)|tổng(?= giám| thanh| bí)|chỉ(?= huy trưởng)|viện(?= trưởng)|ban(?= chỉ đạo| thường vụ))/gu
/** "PHÓ CHỦ TỊCH" -> "Phó Chủ tịch". */
export const officeName = (printed: string): string =>
  capitalised(small(oneLine(printed.replace(/[,.]\s*$/u, ""))).replace(officeWords, capitalised))
