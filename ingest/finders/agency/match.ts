/**
 * The grammar of a body's name, over tokens. Each rule takes a position and answers the token after the name, or declines.
 *
 *   body   = prefix body | office body | known [scope] | steering [scope] | head capitals [scope]
 *   scope  = ["của" | "thuộc"] ( unit [proper name] | "các" units | "cấp" unit | province )
 *   group  = ["các" | "một số" ...] noun { separator noun } [tail]
 */
import type { Lexicon } from "./lexicon.ts"
import type { Token } from "./tokens.ts"

export interface Known {
  kindId: string | null
  level: string
  /** Written without a scope of its own, it is a central body. */
  central: boolean
}
export interface Words {
  known: Lexicon<Known>
  heads: Lexicon<true>
  steering: Lexicon<true>
  prefixes: Lexicon<true>
  offices: Lexicon<true>
  loneOffices: Lexicon<string>
  openNouns: Lexicon<true>
  ownNouns: Lexicon<true>
  setGroups: Lexicon<true>
  tails: Lexicon<true>
  units: Lexicon<true>
  provinces: Lexicon<string>
  districts: Lexicon<true>
  verbs: Lexicon<true>
  /** Tokens at which a name of a body or a group can begin. */
  starts: ReadonlySet<string>
  stops: Lexicon<true>
}
export interface Body {
  end: number
  kindId: string | null
  known: Known | null
  /** Province named in it. */
  province: string | null
  /** It is spread over units ("các huyện, thành phố"). */
  spread: boolean
  /** An office over a list of groups: its members. */
  members?: Group["members"]
  /** Where the body begins that the office or part belongs to. */
  org: { start: number; end: number } | null
  office: boolean
  /** What the scope says of its tier. */
  tier: string | null
}

const at = (tokens: readonly Token[], i: number): Token | undefined => tokens[i]
const low = (tokens: readonly Token[], i: number): string => tokens[i]?.low ?? ""
const isUnit = /^(tỉnh|huyện|xã|phường|quận|thị|thành|tp|tx|đặc)$/u
/** Longest name of a commune or district that is taken in capitals after its unit word. */
const PROPER_WORDS = 5
const MOST_STEERING_WORDS = 16

/** Small syllables that may follow a capital inside a name ("Chuyển đổi số", "Chỉ huy"). */
const SMALL_SYLLABLES = 2

/**
 * Words of a proper name: capitals, each with the small syllables of its word, at most `most` tokens.
 * A name ends where a verb or another body begins.
 */
function capitals(tokens: readonly Token[], i: number, words: Words, most: number): number {
  let end = i
  while (end < tokens.length && end - i < most) {
    const t = tokens[end] as Token
    const joint = t.low === "và" || t.low === "-" || t.low === "–"
    if (t.capital && !(end > i && beginsAnother(tokens, end, words))) end = smallEnd(tokens, end + 1, words)
    else if (end > i && /^(khu|số|tổ)$/u.test(low(tokens, end - 1)) && /^\d{1,2}$/u.test(t.raw)) end += 1
    else if (end > i && joint && at(tokens, end + 1)?.capital && !beginsAnother(tokens, end + 1, words)) end += 1
    else break
  }
  return end
}
function smallEnd(tokens: readonly Token[], i: number, words: Words): number {
  let end = i
  while (end < tokens.length && end - i < (at(tokens, end + 1)?.capital ? SMALL_SYLLABLES + 1 : SMALL_SYLLABLES)) {
    const t = tokens[end] as Token
    if (t.capital || !/^\p{L}/u.test(t.raw) || t.low === "và") break
    if (words.stops.longest(tokens, end) || words.verbs.longest(tokens, end)) break
    end += 1
  }
  return end
}
const beginsAnother = (tokens: readonly Token[], i: number, words: Words): boolean =>
  (words.heads.longest(tokens, i) !== undefined && /^(sở|bộ|ủy|ubnd|công|ban|hội|văn)$/u.test(low(tokens, i))) ||
  words.known.longest(tokens, i) !== undefined ||
  words.offices.longest(tokens, i) !== undefined

interface Scope {
  end: number
  province: string | null
  spread: boolean
  tier: string | null
}

/** Units in a row: "huyện, thành phố, thị xã"; "tỉnh, thành phố trực thuộc trung ương". */
function unitRow(tokens: readonly Token[], i: number, words: Words): number {
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

/** "Ban Chỉ đạo phòng, chống thiên tai tỉnh": small words up to the scope, without a stop. */
function steeringEnd(tokens: readonly Token[], i: number, words: Words): number {
  for (let j = i; j < Math.min(tokens.length, i + MOST_STEERING_WORDS); j += 1) {
    const word = low(tokens, j)
    if (/^[.;:()“”"]$/u.test(word)) break
    if (word === "," && !(low(tokens, j - 1) === "phòng" && low(tokens, j + 1) === "chống")) break
    if (
      /^(chủ|chỉ|giao|yêu|đề|thực|triển|báo|xem|họp|quyết|theo|để|tiếp|tổ|phối|khẩn|kịp|hoàn|thiết|sớm|cho|biết|kết|và)$/u.test(
        word,
      ) &&
      j > i
    )
      break
    if (word === "quốc" && low(tokens, j + 1) === "gia") {
      const rest =
        low(tokens, j + 2) === "về" || low(tokens, j + 2) === "phòng" ? steeringEnd(tokens, j + 2, words) : j + 2
      return Math.max(rest, j + 2)
    }
    if (word === "trung" && low(tokens, j + 1) === "ương") return j + 2
    if (isUnit.test(word) || word === "cấp" || (word === "các" && words.units.longest(tokens, j + 1))) {
      const s = scope(tokens, j, words)
      if (s.end > j) return j
    }
  }
  // Without a scope: capitals and the words of "phòng, chống dịch (bệnh) Covid-19".
  let end = i
  while (end < tokens.length) {
    const word = low(tokens, end)
    if (at(tokens, end)?.capital || /^(phòng|chống|dịch|bệnh|thiên|tai|thủ|dân|sự|covid-19|\d+)$/u.test(word)) end += 1
    else if (word === "," && low(tokens, end - 1) === "phòng" && low(tokens, end + 1) === "chống") end += 1
    else break
  }
  return end
}

/** The body whose name begins at token `i`. */
export function body(tokens: readonly Token[], i: number, words: Words, depth = 0): Body | undefined {
  const first = at(tokens, i)
  if (!first || depth > 4) return undefined
  const plain = (end: number, known: Known | null, s: Scope): Body => ({
    end: Math.max(s.end, end),
    kindId: known?.kindId ?? null,
    known,
    province: s.province,
    spread: s.spread,
    org: null,
    office: false,
    tier: s.tier,
  })
  const lone = words.loneOffices.longest(tokens, i)
  const known = first.capital || depth > 0 ? words.known.longest(tokens, i) : undefined
  const inner = partOrOffice(tokens, i, words, depth)
  if (inner?.office && known && inner.end >= known.end) return inner
  if (
    inner &&
    inner.end > (known ? Math.max(known.end, scope(tokens, known.end, words).end) : 0) &&
    inner.end > (lone?.end ?? 0)
  )
    return inner
  if (lone && lone.end >= (known?.end ?? 0) && first.capital)
    return {
      end: lone.end,
      kindId: known?.value.kindId ?? null,
      known: known?.value ?? null,
      province: null,
      spread: false,
      org: null,
      office: true,
      tier: "central",
    }
  if (known) {
    const unit = unitBefore(tokens, known.end, words)
    if (unit < known.end) {
      const s = scope(tokens, unit, words)
      return plain(Math.max(known.end, s.end), known.value, s)
    }
    const end = properEnd(tokens, i, known.end, words)
    return plain(end, known.value, scope(tokens, end, words))
  }
  if (!first.capital && depth === 0) return undefined
  const steering = words.steering.longest(tokens, i)
  if (steering) {
    const end = steeringEnd(tokens, steering.end, words)
    return plain(end, null, scope(tokens, end, words))
  }
  const head = first.capital ? words.heads.longest(tokens, i) : undefined
  if (!head) return undefined
  const end = capitals(tokens, head.end, words, 12)
  const s = scope(tokens, end, words)
  // A bare head ("Bộ", "Ban") is no name unless a scope follows.
  if (end === head.end && s.end === end && head.end - i === 1) return undefined
  return plain(end, null, s)
}

/** Where the unit begins that a known name ends in ("UBND huyện", "UBND các xã"); the end itself when there is none. */
function unitBefore(tokens: readonly Token[], end: number, words: Words): number {
  for (const k of [end - 2, end - 1]) {
    if (k > 0 && words.units.longest(tokens, k)?.end === end) return low(tokens, k - 1) === "các" ? k - 1 : k
  }
  return end
}
const TAKES_A_NAME =
  /^(ban|chi|đồn|trạm|hạt|đội|bệnh|trường|trung|đại|học|viện|khu|nhà|tập|hội|hiệp|báo|đài|cảng|cửa|quân|bộ|ngân)$/u
/** A kind that many bodies share goes on with the name of this one: "Bệnh viện Đa khoa Minh Khai", "Quân khu 4". */
function properEnd(tokens: readonly Token[], i: number, end: number, words: Words): number {
  if (/^khu$/u.test(low(tokens, end - 1)) && /^\d{1,2}$/u.test(low(tokens, end))) return end + 1
  const gate =
    low(tokens, end) === "cửa" && low(tokens, end + 1) === "khẩu"
      ? end + (low(tokens, end + 2) === "quốc" ? 4 : 2)
      : end
  if (gate > end && at(tokens, gate)?.capital) return capitals(tokens, gate, words, 5)
  const lone = low(tokens, i) === "bộ" && low(tokens, i + 1) !== "tư"
  if (lone || !TAKES_A_NAME.test(low(tokens, i)) || !at(tokens, end)?.capital) return end
  if (beginsAnother(tokens, end, words) || words.provinces.longest(tokens, end) || isUnit.test(low(tokens, end)))
    return end
  return capitals(tokens, end, words, 8)
}

/** "Thường trực Tỉnh ủy", "Chủ tịch UBND tỉnh": a part or an office and the body it belongs to. */
function partOrOffice(tokens: readonly Token[], i: number, words: Words, depth: number): Body | undefined {
  const first = at(tokens, i) as Token
  for (const [lexicon, office] of [
    [words.offices, true],
    [words.prefixes, false],
  ] as const) {
    const part = lexicon.longest(tokens, i)
    if (!part || (!first.capital && depth === 0 && !office)) continue
    let start = part.end
    if (low(tokens, start) === ":") start += 1
    const plural = low(tokens, start) === "các"
    const inner = plural ? undefined : body(tokens, start, words, depth + 1)
    if (inner && inner.end > start)
      return { ...inner, office, kindId: null, known: inner.known, org: { start, end: inner.end } }
    if (office || plural) {
      const spread = group(tokens, start, words)
      if (spread && (plural || words.ownNouns.longest(tokens, start) || words.setGroups.longest(tokens, start)))
        return {
          end: spread.end,
          kindId: null,
          known: null,
          province: null,
          spread: true,
          office,
          tier: null,
          org: { start, end: spread.end },
          ...(office && spread.members.length > 1 ? { members: spread.members } : {}),
        }
      const units = scope(tokens, start, words)
      if (units.end > start)
        return {
          end: units.end,
          kindId: null,
          known: null,
          province: units.province,
          spread: units.spread,
          office,
          tier: units.tier,
          org: { start, end: units.end },
        }
    }
  }
  return undefined
}

export interface Group {
  end: number
  /** Members with their own words: token ranges. */
  members: { start: number; end: number }[]
}
const plurals = /^(các|những|mọi)$/u

/** A group of bodies that begins at token `i`: one for a row of open nouns, a member for each noun with its own modifier. */
export function group(tokens: readonly Token[], i: number, words: Words): Group | undefined {
  let j = i
  if (low(tokens, j) === "một" && low(tokens, j + 1) === "số") j += 2
  else if (low(tokens, j) === "tất" && low(tokens, j + 1) === "cả") j += 2
  if (plurals.test(low(tokens, j))) j += 1
  const plural = j > i
  const members: { start: number; end: number; own: boolean }[] = []
  let start = i
  let end = j
  for (;;) {
    const own = words.ownNouns.longest(tokens, end)
    const open = words.openNouns.longest(tokens, end)
    const noun = own && (!open || own.end >= open.end) ? own : open
    if (!noun) break
    const isOwn = noun === own
    const last = members.at(-1)
    if (last && !last.own && !isOwn) last.end = noun.end
    else members.push({ start, end: noun.end, own: isOwn })
    end = noun.end
    let next = end
    if (/^(,|và|;|\/)$/u.test(low(tokens, next))) next += 1
    if (next === end) break
    if (plurals.test(low(tokens, next))) break
    if (!(words.ownNouns.longest(tokens, next) || words.openNouns.longest(tokens, next))) break
    // A proper name after the noun makes it a place or a body of its own: "huyện Phong Thổ".
    const peek = words.ownNouns.longest(tokens, next) ?? words.openNouns.longest(tokens, next)
    if (peek && at(tokens, peek.end)?.capital && !words.tails.longest(tokens, peek.end)) break
    start = next
    end = next
  }
  const last = members.at(-1)
  if (!last) return undefined
  for (let tail = words.tails.longest(tokens, last.end); tail; tail = words.tails.longest(tokens, last.end)) {
    last.end = tail.end
    if (at(tokens, last.end)?.capital) {
      const province = words.provinces.longest(tokens, last.end)
      const s = province ? undefined : scope(tokens, last.end - 1, words)
      last.end = province?.end ?? s?.end ?? last.end
    }
  }
  const s = scope(tokens, last.end, words)
  if (s.end > last.end && low(tokens, last.end) !== "các") last.end = s.end
  else if (s.spread && s.end > last.end && last.own) last.end = s.end
  else if (low(tokens, last.end) === "thuộc" || low(tokens, last.end) === "của") {
    const owner = body(tokens, last.end + 1, words, 1)
    if (owner) last.end = owner.end
  }
  const nouns = members.length > 1 || last.own || endsInTail(tokens, last, words)
  if (!plural && !nouns && last.end - last.start < 3) return undefined
  return { end: last.end, members }
}
const endsInTail = (tokens: readonly Token[], m: { start: number; end: number }, words: Words): boolean => {
  for (let k = m.start + 1; k < m.end; k += 1) if (words.tails.longest(tokens, k)?.end === m.end) return true
  return false
}
