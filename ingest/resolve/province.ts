/** Cuts the province off a body's name: "sở y tế tỉnh lai châu" is "sở y tế" of Lai Châu. */
import type { Gazetteer, Province } from "../gazetteer.ts"
import { scopeWords } from "./words.ts"

/** Where a notice stands: names without a province belong to `home`, names with one to its unit of that day. */
export interface Setting {
  home: Province | null
  /** Scope of a province's bodies where `home` is not known: the notice's id, or "tw" where the Centre speaks of any province. */
  elsewhere: string
  on: string | null
  gazetteer: Gazetteer
}
export interface Cut {
  rest: string
  /** The province named. */
  province: Province | null
  /** The name speaks of the provincial tier ("tỉnh" was cut off, or the province). */
  marked: boolean
}

/** Since when a unit is a city under the Centre, where not always: before, the word "thành phố" beside it means a town in it. */
const CITY_SINCE: Record<string, string> = { "46": "2025-01-01", "75": "2026-04-30" }
export function isCentralCity(province: Province | null, on: string | null): boolean {
  if (province?.kind !== "thành phố") return false
  return (on ?? "9999") >= (CITY_SINCE[province.code] ?? "")
}

const patterns = new WeakMap<Gazetteer, { tail: RegExp; inside: RegExp }>()
function patternsOf(gazetteer: Gazetteer) {
  const held = patterns.get(gazetteer)
  if (held) return held
  const names = gazetteer.provinceSpellings.map((name) => name.replace(/[ -]+/g, "[ -]+")).join("|")
  const made = {
    tail: new RegExp(`^(?:(.*?)[ ,]+)??(?:(tỉnh|thành phố) )?(${names})$`, "u"),
    inside: new RegExp(`(?<= )(tỉnh|thành phố) (${names})(?= )`, "u"),
  }
  patterns.set(gazetteer, made)
  return made
}

/** `name` is canonical, with short forms written out. */
export function cutProvince(name: string, setting: Setting): Cut {
  const { gazetteer, on, home } = setting
  const { tail, inside } = patternsOf(gazetteer)
  const found = tail.exec(name)
  if (found) {
    const [, before = "", unit, place = ""] = found
    const province = gazetteer.provinceNamed(place, on)
    if (province && isProvince(before, unit, province, on)) return { rest: trimScope(before), province, marked: true }
  }
  const middle = inside.exec(name)
  const held = middle ? gazetteer.provinceNamed(middle[2] ?? "", on) : undefined
  if (middle && held && isProvince(name.slice(0, middle.index).trim(), middle[1], held, on)) {
    const rest = `${name.slice(0, middle.index)}tỉnh${name.slice(middle.index + middle[0].length)}`
    return { rest, province: held, marked: true }
  }
  return cutTier(name, isCentralCity(home, on))
}

const NO_PROVINCE_AFTER =
  /(?:^| )(?:huyện|quận|phường|(?<!cấp |hợp tác )xã|thị xã|thị trấn|thị ủy|huyện ủy|các tỉnh|các tỉnh, thành phố)$/u
/** A name after "huyện", or "thành phố" of a town, is no province; a name in a list is one of several. */
function isProvince(before: string, unit: string | undefined, province: Province, on: string | null): boolean {
  if (/(?:,| và)$/u.test(before) || (unit !== undefined && /(?:^| )các$/u.test(before))) return false
  if (unit === undefined && NO_PROVINCE_AFTER.test(before)) return false
  const city = isCentralCity(province, on)
  if ((unit === "thành phố" || /(?:^| )thành ủy$/u.test(before)) && !city) return false
  return unit !== undefined || province.name !== "Hồ Chí Minh"
}

/** "sở y tế tỉnh" is the province's own; so is "thành phố" in a city under the Centre. */
function cutTier(name: string, inCity: boolean): Cut {
  const tier = /(?:^| )(?:của )?(?:toàn |cấp )?tỉnh$/u.exec(name)
  if (tier && !/(?:^| )các (?:cấp )?tỉnh$/u.test(name) && name !== "tỉnh")
    return { rest: trimScope(name.slice(0, tier.index)) || "tỉnh", province: null, marked: true }
  const city =
    inCity && !/(?:các|huyện|quận|xã|phường|,|và) thành phố$/u.test(name) ? /(?:^| )thành phố$/u.exec(name) : null
  if (city) return { rest: trimScope(name.slice(0, city.index)) || "tỉnh", province: null, marked: true }
  return { rest: trimScope(name), province: null, marked: false }
}
const trimScope = (name: string): string =>
  name
    .replace(scopeWords, "")
    .replace(/[ ,-]+$/u, "")
    .trim()
