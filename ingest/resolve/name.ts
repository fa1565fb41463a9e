/**
 * A body's written name -> which body it is. "Sở Y tế", "Sở Y tế tỉnh" and "Sở Y tế tỉnh Lai Châu" are one in a notice
 * of Lai Châu. All that is said of the body follows from its scope and key, never from the notice.
 */
import type { Level } from "../../graph/model.ts"
import { canonical } from "../../graph/text.ts"
import type { AgencyKind, Gazetteer, Province } from "../gazetteer.ts"
import { CENTRAL } from "../ids.ts"
import { groupKey, isGroupName, levelOfName } from "./group.ts"
import { type Cut, cutProvince, isCentralCity, type Setting } from "./province.ts"
import { capital, titled } from "./title.ts"
import { bodyHead, centralWords, hasShortForm, offices, sameWords, shortForms } from "./words.ts"

export interface AgencyName {
  scope: string
  /** Canonical name without the province's. */
  key: string
  /** The province it belongs to; null for the Centre. */
  province: Province | null
  shown: string
  level: Level
  isGroup: boolean
  kind: AgencyKind | undefined
  /** The body it is an office or a unit of. */
  under: AgencyName | undefined
}
/** What a finder knows beside the name. */
export interface Hint {
  level?: Level
  org?: string | null
}

const officesFirst = [...offices].sort((a, b) => b.length - a.length)

/** Days on which a name comes to mean another unit (province.ts). */
const TURNS = ["2025-01-01", "2025-07-01", "2026-04-30"] as const
const MOST_HELD = 20_000
const held = new WeakMap<Gazetteer, Map<string, AgencyName>>()

/** Names recur from clause to clause and from notice to notice, so what was worked out is held. */
export function nameAgency(written: string, setting: Setting, hint: Hint = {}): AgencyName {
  const known = held.get(setting.gazetteer) ?? new Map<string, AgencyName>()
  const era = setting.on === null ? "" : TURNS.filter((day) => day <= (setting.on ?? "")).length
  const key = [setting.home?.id, setting.elsewhere, era, hint.level === "central", hint.org, written].join("|")
  const found = known.get(key) ?? workOut(written, setting, hint)
  if (known.size >= MOST_HELD) known.clear()
  held.set(setting.gazetteer, known.set(key, found))
  return found
}

function workOut(written: string, setting: Setting, hint: Hint): AgencyName {
  const words = plain(written)
  const cut = cutProvince(words, setting)
  const known = kindOf(cut, setting)
  const { elsewhere } = setting
  const province = cut.province ?? setting.home
  if (known) return ofKind(known.kind, { province, elsewhere, unit: known.unit }, setting.gazetteer)
  const office = officesFirst.find((title) => words.startsWith(`${title} `))
  const rest = office === undefined ? "" : words.slice(office.length + 1)
  if (office !== undefined && bodyHead.test(rest))
    return ofOffice(office, nameAgency(rest, setting, hint), setting.gazetteer)
  const under =
    hint.org && plain(hint.org) !== words ? nameAgency(hint.org, setting, { level: hint.level ?? "other" }) : undefined
  return unknown(cut, under, setting, hint)
}

/** Canonical words with short forms written out and notes in brackets left out. */
export function plain(written: string): string {
  let words = canonical(
    written
      .replace(/[ÐƉ]/g, "Đ")
      .replace(/\([^)]*\)|["“”*]/g, " ")
      .replace(/\.(?= |\p{L})/gu, " "),
  )
  words = words
    .replace(/ *[,;] */g, ", ")
    .replace(/: */g, " ")
    .replace(/ *- */g, (dash) => (dash.trim() === dash ? "-" : " - "))
    .replace(/[\s.;:,-]+$/u, "")
  if (hasShortForm(words)) for (const [from, to] of shortForms) words = words.replace(from, to)
  for (const [from, to] of sameWords) words = words.replace(from, to)
  return words.replace(/\s+/g, " ").trim()
}

const kindNames = new WeakMap<Gazetteer, Map<string, AgencyKind>>()
/** By name or alias, both with short forms written out. */
function kindNamed(words: string, gazetteer: Gazetteer): AgencyKind | undefined {
  const named = kindNames.get(gazetteer) ?? new Map<string, AgencyKind>()
  if (named.size === 0) {
    const names = gazetteer.agencyKinds.map((kind) => [plain(kind.name), kind] as const)
    const aliases = gazetteer.agencyKinds.flatMap((kind) => kind.aliases.map((alias) => [plain(alias), kind] as const))
    for (const [name, kind] of [...names, ...aliases]) if (!named.has(name)) named.set(name, kind)
    kindNames.set(gazetteer, named)
  }
  return named.get(words) ?? named.get(plain(words))
}

interface KnownKind {
  kind: AgencyKind
  /** "huyện phong thổ", of a body of one district or commune. */
  unit: string | null
}
function kindOf(cut: Cut, setting: Setting): KnownKind | undefined {
  const { gazetteer, home, on } = setting
  const owner = cut.province ?? home
  const town = owner !== null && !isCentralCity(owner, on)
  const bare = cut.rest.replace(/ cấp (?=(?:huyện|xã|phường)$)/u, " ")
  const rest = town
    ? bare.replace(/(?<=^| )thành ủy(?= |$)/u, "thị ủy").replace(/ thành phố$/u, " thành phố thuộc tỉnh")
    : bare
  const own = cut.marked || home !== null ? kindNamed(`${rest} tỉnh`, gazetteer) : undefined
  const kind = own ?? kindNamed(rest, gazetteer)
  if (kind && !(kind.level === "central" && cut.marked && cut.province !== null)) return { kind, unit: null }
  return unitKind(rest, gazetteer)
}

const UNIT =
  /^(.+?) ((?:huyện|quận|thị xã|thị trấn|thành phố|phường|xã|đặc khu) (?!ủy)[^,]+)(?:, (?:huyện|quận|thị xã|thành phố) .+)?$/u
const PARTY_UNIT = /^(.*(?:huyện ủy|thị ủy|quận ủy)) ([^,]+)$/u
/** "ủy ban nhân dân huyện phong thổ", "huyện ủy phong thổ": a kind of district or commune body, and whose. */
function unitKind(rest: string, gazetteer: Gazetteer): KnownKind | undefined {
  if (/(?:^| )các /u.test(rest)) return undefined
  const [, head = "", unit = ""] = UNIT.exec(rest) ?? []
  const type = /^(?:thị xã|thị trấn|thành phố|đặc khu|\p{L}+)/u.exec(unit)?.[0] ?? ""
  const place = unit.slice(type.length).trim()
  const kind =
    head && place ? kindNamed(`${head} ${type === "thành phố" ? "thành phố thuộc tỉnh" : type}`, gazetteer) : undefined
  if (kind) return { kind, unit }
  const [, party = "", of = ""] = PARTY_UNIT.exec(rest) ?? []
  const committee = party ? kindNamed(party, gazetteer) : undefined
  return committee ? { kind: committee, unit: of } : undefined
}

const TIER_WORD = / (tỉnh|huyện|xã)$/u
/** Where a body of a kind sits. */
export interface Seat {
  province: Province | null
  /** Scope where the province is not known; for central kinds it says nothing. */
  elsewhere: string
  /** "huyện phong thổ", of a body of one district or commune. */
  unit: string | null
}
export function ofKind(kind: AgencyKind, seat: Seat, gazetteer: Gazetteer): AgencyName {
  const isCentral = kind.level === "central"
  const province = isCentral ? null : seat.province
  const { unit } = seat
  const name = canonical(kind.name)
  const key = unit === null ? name : `${name.replace(TIER_WORD, "")} ${unit}`
  const parent = kind.parentId === null ? undefined : gazetteer.agencyKindById(kind.parentId)
  const parentUnit = parent?.level === kind.level ? unit : null
  return {
    scope: isCentral ? CENTRAL : (province?.id ?? seat.elsewhere),
    key,
    province,
    shown: shownOf(kind, unit, province, gazetteer),
    level: kind.level,
    isGroup: key.startsWith("các "),
    kind,
    under: parent && ofKind(parent, { ...seat, unit: parentUnit }, gazetteer),
  }
}

/** "Ủy ban nhân dân tỉnh Lai Châu", "Thành ủy Hà Nội", "Sở Y tế tỉnh Lai Châu". */
function shownOf(kind: AgencyKind, unit: string | null, province: Province | null, gazetteer: Gazetteer): string {
  if (province === null) return kind.name
  const whole = lowered(province.fullName)
  if (unit !== null)
    return `${TIER_WORD.test(kind.name) ? kind.name.replace(TIER_WORD, "") : kind.name} ${titledUnit(unit, gazetteer)}, ${whole}`
  if (/Tỉnh ủy$/u.test(kind.name))
    return `${province.kind === "tỉnh" ? kind.name : kind.name.replace(/Tỉnh ủy$/u, "Thành ủy")} ${province.name}`
  if (/^(?:Báo|Viettel|VNPT|MobiFone) tỉnh$/u.test(kind.name)) return kind.name.replace(/tỉnh$/u, province.name)
  return / tỉnh$/u.test(kind.name) ? kind.name.replace(/tỉnh$/u, whole) : `${kind.name} ${whole}`
}
const lowered = (words: string): string => `${(words[0] ?? "").toLowerCase()}${words.slice(1)}`
function titledUnit(unit: string, gazetteer: Gazetteer): string {
  const type = /^(?:huyện|quận|thị xã|thị trấn|thành phố|phường|xã|đặc khu)(?= )/u.exec(unit)?.[0]
  return type === undefined ? titled(unit, gazetteer) : lowered(titled(unit, gazetteer))
}

/** "giám đốc sở y tế": an office belongs where its body does. */
function ofOffice(office: string, body: AgencyName, gazetteer: Gazetteer): AgencyName {
  const isGroup = body.isGroup || office.startsWith("các ") || /^(?:lãnh đạo|đại diện|thành viên)/u.test(office)
  const title = capital(
    office.replace(
      /(?<=bộ trưởng, )chủ nhiệm|(?<=chủ tịch |bí thư |chủ nhiệm )thường trực|(?<=^phó )\p{L}+/gu,
      capital,
    ),
  )
  const inner = body.shown.startsWith("Các ") ? lowered(body.shown) : body.shown
  const key = `${office} ${body.key}`
  const kind = kindNamed(key, gazetteer)
  return { ...body, key, shown: `${title} ${inner}`, isGroup, kind, under: body }
}

function unknown(cut: Cut, under: AgencyName | undefined, setting: Setting, hint: Hint): AgencyName {
  const { gazetteer } = setting
  const key = groupKey(cut.rest === "" ? "tỉnh" : cut.rest)
  const isCentral = !cut.marked && (centralWords.test(key) || hint.level === "central")
  const province = isCentral ? null : (cut.province ?? setting.home)
  const isGroup = isGroupName(key)
  const whole = province === null ? "" : lowered(province.fullName)
  const name = key === "tỉnh" && province ? province.fullName : titled(key, gazetteer)
  const isAlone = whole === "" || key === "tỉnh" || / nào |các tỉnh/u.test(key)
  const tie = /(?:^| )(?:huyện|quận|thị xã|xã|phường|thị trấn) \p{L}/u.test(key) && !isGroup ? "," : ""
  return {
    scope: isCentral ? CENTRAL : (province?.id ?? setting.elsewhere),
    key,
    province,
    shown: isAlone ? name : `${name}${tie} ${whole}`,
    level:
      key === "tỉnh"
        ? "province"
        : levelOfName(key, isCentral || (setting.elsewhere === CENTRAL && province === null), isGroup),
    isGroup,
    kind: undefined,
    under,
  }
}
