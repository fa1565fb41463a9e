/**
 * The grammar of a body's name, over tokens. Each rule takes a position and answers the token after the name, or declines.
 *
 *   body   = prefix body | office body | known [scope] | steering [scope] | head capitals [scope]
 *   scope  = ["của" | "thuộc"] ( unit [proper name] | "các" units | "cấp" unit | province )
 *   group  = ["các" | "một số" ...] noun { separator noun } [tail]
 */

import { beginsAnother, capitals } from "./capitals.ts"
import { qualified } from "./qualifier.ts"
import { isUnit, type Scope, scope } from "./scope.ts"
import { at, type Body, type Group, type Known, low, type Words } from "./shapes.ts"
import type { Token } from "./tokens.ts"

const MOST_STEERING_WORDS = 16

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
    if (word === "các" && low(tokens, j + 1) === "cấp") return j
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
    const steered = steeringEnd(tokens, steering.end, words)
    const end = low(tokens, steered) === "các" && low(tokens, steered + 1) === "cấp" ? steered + 2 : steered
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
    // "các Bộ trưởng": an office, not its body.
    if (!noun || (words.offices.longest(tokens, end)?.end ?? 0) > noun.end) break
    const nounEnd = ownEnd(tokens, i, noun.end, noun === open, words)
    const isOwn = noun === own || nounEnd > noun.end
    const last = members.at(-1)
    if (last && !last.own && !isOwn) last.end = nounEnd
    else members.push({ start, end: nounEnd, own: isOwn })
    end = nounEnd
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
/** With its qualifier, or, of a steering body, with what it steers. */
function ownEnd(tokens: readonly Token[], start: number, end: number, isOpen: boolean, words: Words): number {
  if (isOpen) return qualified(tokens, start, end, plurals.test(low(tokens, start)), words)
  return low(tokens, end - 1) === "đạo" && low(tokens, end) === "phòng" ? steeringEnd(tokens, end, words) : end
}
const endsInTail = (tokens: readonly Token[], m: { start: number; end: number }, words: Words): boolean => {
  for (let k = m.start + 1; k < m.end; k += 1) if (words.tails.longest(tokens, k)?.end === m.end) return true
  return false
}
