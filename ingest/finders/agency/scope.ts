/** The scope that follows a name: "tỉnh", "huyện Phong Thổ", "các xã, phường", "cấp tỉnh". */
import { capitals } from "./capitals.ts"
import { at, low, type Words } from "./shapes.ts"
import type { Token } from "./tokens.ts"

export const isUnit = /^(tỉnh|huyện|xã|phường|quận|thị|thành|tp|tx|đặc)$/u
/** Longest name of a commune or district that is taken in capitals after its unit word. */
const PROPER_WORDS = 5

export interface Scope {
  end: number
  province: string | null
  spread: boolean
  tier: string | null
}

/** Units in a row: "huyện, thành phố, thị xã"; "tỉnh, thành phố trực thuộc trung ương". */
export function unitRow(tokens: readonly Token[], i: number, words: Words): number {
  let end: number = words.units.longest(tokens, i)?.end ?? i
  if (end === i) return i
  for (;;) {
    let j: number = end
    if (low(tokens, j) === "," || low(tokens, j) === "và" || low(tokens, j) === "/") j += 1
    const unit = j > end ? words.units.longest(tokens, j) : undefined
    // "các huyện, thành phố Hà Tĩnh" names a city, "các xã, Sở Y tế" another body.
    if (!unit || at(tokens, unit.end)?.capital || (at(tokens, j) as Token).capital) break
    end = unit.end
  }
  const tail = words.tails.longest(tokens, end)
  if (
    tail &&
    /^(trực thuộc|có liên quan|liên quan|biên giới|ven biển|trên địa bàn)/u.test(
      `${low(tokens, end)} ${low(tokens, end + 1)}`,
    )
  )
    end = tail.end
  return end
}

/** The scope after a name; the same position when there is none. */
export function scope(tokens: readonly Token[], i: number, words: Words): Scope {
  const none: Scope = { end: i, province: null, spread: false, tier: null }
  let j = i
  if (/^(của|thuộc|ở)$/u.test(low(tokens, j)) && isUnit.test(low(tokens, j + 1))) j += 1
  const word = low(tokens, j)
  if (word === "các" || word === "từng" || word === "mỗi") {
    const end = unitRow(tokens, j + 1, words)
    if (end === j + 1) return none
    const tier = /^(xã|phường|thị trấn)/u.test(low(tokens, j + 1))
      ? "commune"
      : low(tokens, j + 1) === "tỉnh"
        ? "all"
        : "district"
    return { end, province: null, spread: true, tier }
  }
  if (word === "cấp" && isUnit.test(low(tokens, j + 1)))
    return {
      ...none,
      end: j + 2,
      tier: { tỉnh: "province", huyện: "district", xã: "commune" }[low(tokens, j + 1)] ?? null,
      spread: !/tỉnh/u.test(low(tokens, j + 1)),
    }
  const bare =
    (word === "thành" && low(tokens, j + 1) !== "phố") || (word === "thị" && !/^(xã|trấn)$/u.test(low(tokens, j + 1)))
  if (isUnit.test(word) && !bare) {
    const unit = words.units.longest(tokens, j)
    const after = unit?.end ?? j + (word === "tp" || word === "tx" ? (low(tokens, j + 1) === "." ? 2 : 1) : 0)
    if (after === j) return none
    const province = words.provinces.longest(tokens, after)
    const district = words.districts.longest(tokens, after)
    if (
      province &&
      at(tokens, after)?.capital &&
      (!district || province.end >= district.end) &&
      /^(tỉnh|thành|tp)$/u.test(word)
    )
      return { end: province.end, province: province.value, spread: false, tier: "province" }
    if (at(tokens, after)?.capital && (words.verbs.longest(tokens, after)?.end ?? 0) < after + 2) {
      const end = district?.end ?? capitals(tokens, after, words, PROPER_WORDS)
      return {
        end,
        province: null,
        spread: false,
        tier:
          /^(xã|phường|đặc)$/u.test(word) || (unit?.end === j + 2 && low(tokens, j + 1) === "trấn")
            ? "commune"
            : "district",
      }
    }
    // "phường, xã, đặc khu" without "các"
    const row = unitRow(tokens, j, words)
    if (row > after)
      return { end: row, province: null, spread: true, tier: /^(xã|phường|đặc)$/u.test(word) ? "commune" : "district" }
    if (word === "tỉnh" || word === "thành") return { end: after, province: null, spread: false, tier: "province" }
    return { end: after, province: null, spread: true, tier: /^(xã|phường|đặc)$/u.test(word) ? "commune" : "district" }
  }
  const province = at(tokens, i)?.capital ? words.provinces.longest(tokens, i) : undefined
  if (province) return { end: province.end, province: province.value, spread: false, tier: "province" }
  return none
}
