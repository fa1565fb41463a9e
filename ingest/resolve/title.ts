/** Canonical words -> words to show. What is shown follows from the key alone, so that it never depends on a notice. */
import { canonical } from "../../graph/text.ts"
import type { Gazetteer } from "../gazetteer.ts"
import { ownNamed } from "./words.ts"

/** Phrases with capitals that are no kind of agency and no place. */
const PHRASES = [
  "Ban Chỉ đạo", "Ban Chỉ huy", "Chi cục", "Ban Quản lý", "Ban Thường vụ", "Ban Tổ chức", "Trung tâm Chỉ huy", "Trung tâm Y tế", "Tổ công tác", "COVID-19", "IUU",
  "Ủy ban nhân dân", "Hội đồng nhân dân", "Mặt trận Tổ quốc Việt Nam", "Bệnh viện Đa khoa", "Chính phủ", "Quốc hội", "Trung ương", "Việt Nam", "Đảng ủy", "Đảng",
  "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Thị ủy", "Ban cán sự đảng", "Bộ Tư lệnh Quân khu", "Quân khu", "Y tế", "Công an", "Quân sự", "Nhà nước", "Hồ Chí Minh", "Bộ Chỉ huy Quân sự", "Cửa khẩu quốc tế", "cơ sở", "trụ sở",
] as const // biome-ignore format: a list
const MOST_WORDS = 14
const prepared = new WeakMap<Gazetteer, Map<string, string>>()

function phrasesOf(gazetteer: Gazetteer): Map<string, string> {
  const held = prepared.get(gazetteer)
  if (held) return held
  const shown = [
    ...gazetteer.districts.map((district) => district.name),
    ...gazetteer.provinces.map((province) => province.name),
    ...gazetteer.gates.map((gate) => gate.name),
    ...gazetteer.agencyKinds.map((kind) => kind.name),
    ...PHRASES,
  ]
  const phrases = new Map(shown.map((phrase) => [canonical(phrase), phrase]))
  prepared.set(gazetteer, phrases)
  return phrases
}

export const capital = (words: string): string => `${(words[0] ?? "").toUpperCase()}${words.slice(1)}`
const SMALL = new Set([
  "và",
  "của",
  "các",
  "cho",
  "về",
  "tại",
  "thuộc",
  "một",
  "thành",
  "viên",
  "cổ",
  "phần",
  "ty",
  "tư",
  "nhân",
])

/** "các trạm y tế" -> "Các trạm Y tế": the longest known phrases keep their capitals. */
export function titled(key: string, gazetteer: Gazetteer): string {
  const phrases = phrasesOf(gazetteer)
  const words = key.split(" ")
  const hasOwnName = ownNamed.test(key)
  const shown: string[] = []
  for (let i = 0; i < words.length; ) {
    const found = phraseAt(words, i, phrases, gazetteer)
    const word = words[i] ?? ""
    shown.push(found?.shown ?? (hasOwnName && !SMALL.has(word) ? capital(word) : word))
    i += found?.length ?? 1
  }
  return capital(shown.join(" "))
}

const UNIT_OF_COMMUNE = /^(?:xã|phường|trấn)$/
function phraseAt(
  words: readonly string[],
  i: number,
  phrases: Map<string, string>,
  gazetteer: Gazetteer,
): { shown: string; length: number } | undefined {
  for (let length = Math.min(MOST_WORDS, words.length - i); length > 0; length -= 1) {
    const said = words.slice(i, i + length).join(" ")
    const end = /[,;]$/.exec(said)?.[0] ?? ""
    const bare = said.slice(0, said.length - end.length)
    const known = phrases.get(bare)
    if (known !== undefined) return { shown: known + end, length }
    const afterUnit = UNIT_OF_COMMUNE.test(words[i - 1] ?? "") && length <= 4
    const commune = afterUnit ? gazetteer.communesNamed(bare)[0] : undefined
    if (commune)
      return { shown: (canonical(commune.name) === bare ? commune.name : bareName(commune.newName)) + end, length }
  }
  return undefined
}
const bareName = (fullName: string): string => fullName.replace(/^(?:Phường|Xã|Thị trấn|Đặc khu) /u, "")
