/** Lists that say a head, an office or a scope once for several bodies (domain 9.2, rules 6 and 10). */
import { body } from "./match.ts"
import { groupMention, type Member, nameOf } from "./name.ts"
import { scope } from "./scope.ts"
import type { Body, Group, Words } from "./shapes.ts"
import { type Token, tokenize } from "./tokens.ts"

/** "các cơ quan thuộc Bộ Xây dựng, Bộ Quốc phòng": one group for each owner of the same kind. */
export function ownerList(tokens: readonly Token[], g: Group, words: Words): { end: number; members: Member[] } {
  const last = g.members.at(-1) as Group["members"][number]
  const members: Member[] = []
  let end = g.end
  const of = tokens.slice(last.start, last.end).findIndex((t) => t.low === "thuộc" || t.low === "của")
  const owner = of < 0 ? undefined : tokens[last.start + of + 1]
  while (owner?.capital && tokens[end]?.low === "," && tokens[end + 1]?.low === owner.low) {
    const next = body(tokens, end + 1, words)
    if (!next) break
    members.push({
      start: end + 1,
      end: next.end,
      mention: groupMention(`${nameOf(tokens, last.start, last.start + of + 1)} ${nameOf(tokens, end + 1, next.end)}`),
    })
    end = next.end
  }
  return { end, members }
}
/** "Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ": the office is said once for all its bodies. */
export function officesOver(tokens: readonly Token[], start: number, b: Body): Member[] {
  const office = nameOf(tokens, start, b.org?.start ?? start + 1).replace(/ các$/u, "")
  return (b.members ?? []).map((m, k) => {
    const org = nameOf(tokens, m.start, m.end).replace(/^các /iu, "")
    return {
      start: k === 0 ? start : m.start,
      end: m.end,
      mention: { ...groupMention(`${office} các ${org}`), org: `các ${org}` },
    }
  })
}
/** "UBND các huyện Mai Sơn, Yên Châu và thị xã Mộc Châu": one body for each unit named. */
export function namedUnits(tokens: readonly Token[], start: number, b: Body, words: Words): Member[] | undefined {
  const plural = tokens.slice(start, b.end).findLastIndex((t) => t.low === "các")
  if (plural < 1 || !tokens[b.end]?.capital || b.org) return undefined
  const head = nameOf(tokens, start, start + plural)
  let unit = nameOf(tokens, start + plural + 1, b.end)
  const members: Member[] = []
  let from = start
  let at = b.end
  while (tokens[at]?.capital) {
    const end = words.districts.longest(tokens, at)?.end ?? capitalEnd(tokens, at)
    if (body(tokens, at, words) && !words.districts.longest(tokens, at)) break
    members.push({
      start: from,
      end,
      mention: {
        ...groupMention(`${head} ${unit} ${nameOf(tokens, at, end)}`),
        isGroup: false,
        level: /xã|phường|trấn/u.test(unit) && unit !== "thị xã" ? "commune" : "district",
      },
    })
    at = end
    if (!/^(,|và)$/u.test(tokens[at]?.low ?? "")) break
    at += 1
    from = at
    const next = words.units.longest(tokens, at)
    if (next && tokens[next.end]?.capital) {
      unit = nameOf(tokens, at, next.end)
      at = next.end
    }
  }
  return members.length > 0 ? members : undefined
}
function capitalEnd(tokens: readonly Token[], at: number): number {
  let end = at
  while (tokens[end]?.capital && end - at < 4) end += 1
  return end
}

/** "Bộ Chỉ huy Quân sự tỉnh Thanh Hóa và các tỉnh khác": the head is said once for both (rule 10). */
export function otherUnits(
  tokens: readonly Token[],
  start: number,
  b: Body,
): { name: string; start: number; end: number } | undefined {
  const joined = tokens
    .slice(b.end, b.end + 4)
    .map((t) => t.low)
    .join(" ")
  const hit = /^(?:và|,) (các (?:tỉnh|huyện|xã|địa) khác)/u.exec(joined)
  if (!hit || b.province === null) return undefined
  const unit = tokens.slice(start, b.end).findLastIndex((t) => /^(tỉnh|thành)$/u.test(t.low))
  if (unit < 1) return undefined
  return { name: `${nameOf(tokens, start, start + unit)} ${hit[1]}`, start: b.end + 1, end: b.end + 4 }
}
/**
 * Members of a group. Nouns with modifiers of their own stand alone, several heads before one scope share it
 * ("Cấp ủy, chính quyền các huyện, thành phố": each over the units).
 */
export function membersOf(tokens: readonly Token[], g: Group, words: Words): Member[] {
  const last = g.members.at(-1) as Group["members"][number]
  const scopeStart = ownScope(tokens, last, words)
  const plural = /^(các|những)$/u.test((tokens[(g.members[0] as Member).start] as Token).low)
  return g.members.map((m, k) => {
    const shares = m !== last && scopeStart < last.end && scopeWorthSharing(tokens, scopeStart, m)
    const own = nameOf(tokens, m.start, m.end)
    const head = k > 0 && plural && !/^(các|những)/iu.test(own) ? `các ${own}` : own
    return { ...m, mention: groupMention(shares ? `${head} ${nameOf(tokens, scopeStart, last.end)}` : head) }
  })
}
/** Where the scope of the last member begins (its end when it has none). */
function ownScope(tokens: readonly Token[], m: { start: number; end: number }, words: Words): number {
  // "cấp ủy, chính quyền các cấp": of all tiers, both.
  if (m.end - m.start > 2 && tokens[m.end - 1]?.low === "cấp" && tokens[m.end - 2]?.low === "các") return m.end - 2
  for (let k = m.start + 1; k < m.end; k += 1) {
    const s = scope(tokens, k, words)
    if (s.end >= m.end && s.end > k) return k
  }
  return m.end
}
/** Units are shared by all; "các cấp" only by bodies that every tier has. */
function scopeWorthSharing(tokens: readonly Token[], scope: number, m: { start: number }): boolean {
  if (tokens[scope + 1]?.low !== "cấp") return /^(các|tỉnh|thành|huyện|cấp|xã)$/u.test(tokens[scope]?.low ?? "")
  const first = /^(các|những)$/u.test(tokens[m.start]?.low ?? "") ? m.start + 1 : m.start
  return /^(cấp|chính|ban|mặt|đoàn|hội|đảng)$/u.test(tokens[first]?.low ?? "")
}

/** "các Bộ Y tế, Công an", "các sở: Y tế, Tài chính": a head said once for a list of known bodies. */
export function sharedHead(
  tokens: readonly Token[],
  i: number,
  words: Words,
): { end: number; members: Member[] } | undefined {
  let start = i
  if (/^các$/u.test(tokens[start]?.low ?? "")) start += 1
  const head = tokens[start]
  if (!head || start === i || !/^(bộ|sở|ban|trường|bệnh)$/u.test(head.low)) return undefined
  if ((words.heads.longest(tokens, start)?.end ?? 0) > start + 2 || words.ownNouns.longest(tokens, start))
    return undefined
  const headEnd = head.low === "bệnh" ? start + 2 : start + 1
  const colon = tokens[headEnd]?.low === ":"
  const first = colon ? headEnd + 1 : headEnd
  if (!tokens[first]?.capital) return undefined
  const headName = head.low === "bệnh" ? "Bệnh viện" : head.low[0]?.toUpperCase() + head.low.slice(1)
  const members: Member[] = []
  let at = first
  for (;;) {
    const end = conjunct(tokens, at, headName, words)
    if (end === at) break
    const from = members.length === 0 && !colon ? start : at
    members.push({
      start: from,
      end,
      mention: {
        name: `${headName} ${nameOf(tokens, at, end)}`,
        level: head.low === "bộ" ? "central" : "province",
        isGroup: false,
        kindId: kindOf(`${headName} ${nameOf(tokens, at, end)}`, words),
        province: null,
        org: null,
      },
    })
    at = end
    const sep = tokens[at]?.low
    if ((sep !== "," && sep !== "và" && sep !== ";") || !tokens[at + 1]?.capital) break
    if (body(tokens, at + 1, words) && conjunct(tokens, at + 1, headName, words) === at + 1) break
    at += 1
  }
  const end = members.at(-1)?.end
  return end === undefined ? undefined : { end, members }
}
/** The end of a member said without its head: known with the head before it, else its capitals. */
function conjunct(tokens: readonly Token[], i: number, head: string, words: Words): number {
  const joined = [...tokenize(head), ...tokens.slice(i, i + 12)]
  const known = words.known.longest(joined, 0)
  const heads = tokenize(head).length
  if (known && known.end > heads) return i + known.end - heads
  if (body(tokens, i, words)) return i
  let end = i
  while (tokens[end]?.capital && end - i < 6) end += 1
  return end
}
const kindOf = (name: string, words: Words): string | null => {
  const tokens = tokenize(name)
  const known = words.known.longest(tokens, 0)
  return known && known.end === tokens.length ? known.value.kindId : null
}

/** "Sở Y tế, Giáo dục và Đào tạo": further members that borrow the head of the one before. */
export function trailingMembers(
  tokens: readonly Token[],
  start: number,
  b: Body,
  words: Words,
): { end: number; members: Member[] } {
  const members: Member[] = []
  const head = tokens[start]?.raw ?? ""
  let end = b.end
  if (!/^(Sở|Bộ)$/u.test(head) || b.org || !b.known) return { end, members }
  while (/^(,|và)$/u.test(tokens[end]?.low ?? "") && tokens[end + 1]?.capital && !body(tokens, end + 1, words)) {
    const joined = [...tokenize(head), ...tokens.slice(end + 1, end + 13)]
    const known = words.known.longest(joined, 0)
    if (!known || known.end < 2) break
    const stop = end + known.end
    const name = `${head} ${nameOf(tokens, end + 1, stop)}`
    members.push({
      start: end + 1,
      end: stop,
      mention: {
        name,
        level: known.value.central ? "central" : "province",
        isGroup: false,
        kindId: known.value.kindId,
        province: null,
        org: null,
      },
    })
    end = stop
  }
  return { end, members }
}
