/** Finds the bodies and groups of bodies (cơ quan, tổ chức) named in a stretch of text. */
import type { Level } from "../../graph/model.ts"
import type { Gazetteer } from "../gazetteer.ts"
import type { AgencyMention } from "../notice.ts"
import { VERBS } from "../verbs.ts"
import { lexicon } from "./agency/lexicon.ts"
import { type Body, body, type Group, group, type Known, scope, type Words } from "./agency/match.ts"
import { type Token, tokenize } from "./agency/tokens.ts"
import * as vocabulary from "./agency/words.ts"

const marks = (names: readonly string[]) => lexicon(names.map((name) => [name, true as const]))
/** "các sở", "một số đơn vị", "tất cả các ngành" */
const GROUP_OPENERS = ["các", "những", "mọi", "một", "tất"]
const prepared = new WeakMap<Gazetteer, Words>()

/** The lexicons of the grammar, made once for a gazetteer. */
function wordsOf(gazetteer: Gazetteer): Words {
  const held = prepared.get(gazetteer)
  if (held) return held
  const known: [string, Known][] = gazetteer.agencyKinds.flatMap((kind) =>
    [kind.name, ...kind.aliases].map((name): [string, Known] => [
      name,
      { kindId: kind.id, level: kind.level, central: kind.level === "central" },
    ]),
  )
  const words: Omit<Words, "starts"> = {
    known: lexicon(known),
    heads: marks(vocabulary.HEADS),
    steering: marks(vocabulary.STEERING),
    prefixes: marks(vocabulary.PREFIXES),
    offices: marks(vocabulary.OFFICES),
    loneOffices: lexicon([...vocabulary.LONE_OFFICES]),
    openNouns: marks(vocabulary.OPEN_NOUNS),
    ownNouns: marks(vocabulary.OWN_NOUNS),
    setGroups: marks(vocabulary.SET_GROUPS),
    tails: marks(vocabulary.TAILS),
    units: marks(vocabulary.UNITS),
    verbs: marks(VERBS),
    stops: marks(vocabulary.STOPS),
    provinces: lexicon(gazetteer.provinces.map((p) => [p.name, p.name] as const)),
    districts: lexicon(gazetteer.districts.map((d) => [d.name, true as const])),
  }
  const openers = [words.known, words.heads, words.steering, words.prefixes, words.offices, words.loneOffices]
  const groups = [words.openNouns, words.ownNouns, words.setGroups, words.units]
  const starts = new Set([...openers, ...groups].flatMap((entries) => [...entries.firsts()]).concat(GROUP_OPENERS))
  const whole = { ...words, starts }
  prepared.set(gazetteer, whole)
  return whole
}

/**
 * Mentions in order of their place; `words` with line breaks as blanks, `at` its offset in the text.
 * A list with a shared head ("các Bộ Y tế, Công an") gives one mention a member, its name with the head.
 */
export function findAgencies(words: string, at: number, gazetteer: Gazetteer): AgencyMention[] {
  const lexicons = wordsOf(gazetteer)
  const tokens = tokenize(words)
  const found: AgencyMention[] = []
  const add = (mention: Omit<AgencyMention, "kind" | "from" | "to">, start: number, end: number) =>
    found.push({
      kind: "agency",
      from: at + (tokens[start] as Token).from,
      to: at + (tokens[end - 1] as Token).to,
      ...mention,
    })
  for (let i = 0; i < tokens.length; ) {
    if (!lexicons.starts.has((tokens[i] as Token).low)) {
      i += 1
      continue
    }
    const shared = sharedHead(tokens, i, lexicons)
    if (shared) {
      for (const m of shared.members) add(m.mention, m.start, m.end)
      i = shared.end
      continue
    }
    const single = isReport(tokens, i) ? undefined : (body(tokens, i, lexicons) ?? actingPlace(tokens, i, lexicons))
    const several = isPlace(tokens, i) ? undefined : group(tokens, i, lexicons)
    const set = lexicons.setGroups.longest(tokens, i)
    const best = Math.max(single?.end ?? 0, several?.end ?? 0, set?.end ?? 0)
    if (best === 0) {
      const office = lexicons.offices.longest(tokens, i)
      if (office && bareOffice(tokens, office.end))
        add({ ...groupMention(nameOf(tokens, i, office.end)), org: null }, i, office.end)
      // A title without a body ("CHÁNH VĂN PHÒNG") hides the words of which it is made.
      i = office?.end ?? i + 1
      continue
    }
    if (single && single.end === best) {
      if (namedUnits(tokens, i, single, lexicons)) {
        // Said below, one by one.
      } else if (single.members) for (const m of officesOver(tokens, i, single)) add(m.mention, m.start, m.end)
      else add(mentionOf(tokens, i, single), i, single.end)
      const named = namedUnits(tokens, i, single, lexicons)
      if (named) {
        for (const m of named) add(m.mention, m.start, m.end)
        i = named.at(-1)?.end ?? single.end
        continue
      }
      const others = otherUnits(tokens, i, single)
      if (others) add(groupMention(others.name), others.start, others.end)
      const tail = trailingMembers(tokens, i, single, lexicons)
      for (const m of tail.members) add(m.mention, m.start, m.end)
      i = Math.max(tail.end, others?.end ?? 0)
    } else if (several && several.end === best) {
      const members = membersOf(tokens, several, lexicons)
      const condition = conditionEnd(tokens, several.end)
      const only = members.length === 1 ? members[0] : undefined
      if (only && condition > several.end)
        add(groupMention(conditional(nameOf(tokens, only.start, condition))), only.start, condition)
      else for (const m of members) add(m.mention, m.start, m.end)
      const owners = ownerList(tokens, several, lexicons)
      for (const m of owners.members) add(m.mention, m.start, m.end)
      i = Math.max(owners.end, condition)
    } else {
      const end = Math.max(best, scope(tokens, best, lexicons).end)
      add(groupMention(nameOf(tokens, i, end)), i, end)
      i = end
    }
  }
  return found
}

/** "các cơ quan thuộc Bộ Xây dựng, Bộ Quốc phòng": one group for each owner of the same kind. */
function ownerList(tokens: readonly Token[], g: Group, words: Words): { end: number; members: Member[] } {
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
function officesOver(tokens: readonly Token[], start: number, b: Body): Member[] {
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
/** "Bộ trưởng, Thủ trưởng cơ quan ngang bộ": a title in a list of offices stands for those who hold it. */
const bareOffice = (tokens: readonly Token[], end: number): boolean =>
  /^(,|và)$/u.test(tokens[end]?.low ?? "") &&
  /^(thủ|chủ|giám|bí|người|các|bộ)$/u.test(tokens[end + 1]?.low ?? "") &&
  tokens[end + 1]?.capital === true
/** "THÔNG BÁO" holds no newspaper. */
const isReport = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.low === "báo" && tokens[i - 1]?.low === "thông"
/** "tại các huyện: ..." names places. */
const isPlace = (tokens: readonly Token[], i: number): boolean =>
  /^(tại|ở)$/u.test(tokens[i - 1]?.low ?? "") && /^(huyện|xã|tỉnh|thành)$/u.test(tokens[i + 1]?.low ?? "")
/** The name of a conditional group: without "nào" and what stands in brackets. */
const conditional = (name: string): string => name.replace(/ nào(?!\p{L})/u, "").replace(/\s*\([^()]*\)/gu, "")
/** "UBND các huyện Mai Sơn, Yên Châu và thị xã Mộc Châu": one body for each unit named. */
function namedUnits(tokens: readonly Token[], start: number, b: Body, words: Words): Member[] | undefined {
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
function otherUnits(
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
const MOST_CONDITION = 40
/** "Địa phương, đơn vị nào chưa đạt ..." : the condition belongs to the group, up to its verb. */
function conditionEnd(tokens: readonly Token[], i: number): number {
  if (tokens[i]?.low !== "nào") return i
  for (let j = i; j < Math.min(tokens.length, i + MOST_CONDITION); j += 1) {
    if (/^(phải|thì|cần)$/u.test((tokens[j] as Token).low)) return tokens[j - 1]?.low === "," ? j - 1 : j
    if (/^[.;:]$/u.test((tokens[j] as Token).raw)) return i
  }
  return i
}
/** "thành phố Hải Phòng cần ...", "Thành phố chủ động ...": a place that is told to act stands for its authorities. */
function actingPlace(tokens: readonly Token[], i: number, words: Words): Body | undefined {
  if (!/^(tỉnh|thành|huyện|xã|phường)$/u.test(tokens[i]?.low ?? "")) return undefined
  const s = scope(tokens, i, words)
  if (s.end === i || s.spread || !/^(cần|phải|chủ|tập|tiếp|khẩn)$/u.test(tokens[s.end]?.low ?? "")) return undefined
  return { ...s, kindId: null, known: null, org: null, office: false }
}

type Member = { start: number; end: number; mention: Omit<AgencyMention, "kind" | "from" | "to"> }

/** The words of some tokens with single blanks and abbreviations written out. */
function nameOf(tokens: readonly Token[], start: number, end: number): string {
  let name = ""
  for (let i = start; i < end; i += 1) {
    const t = tokens[i] as Token
    const spelled = vocabulary.ABBREVIATIONS.get(t.raw) ?? t.raw
    const glued = i === start || t.from === (tokens[i - 1] as Token).to
    name += glued && !/[\p{L}\p{N}]$/u.test(name) ? spelled : glued && i > start ? spelled : ` ${spelled}`
  }
  return name.trim()
}

function mentionOf(tokens: readonly Token[], start: number, b: Body): Omit<AgencyMention, "kind" | "from" | "to"> {
  const lone = vocabulary.LONE_OFFICES.get(nameOf(tokens, start, b.end).toLowerCase())
  return {
    name: nameOf(tokens, start, b.end),
    level: levelOf(b),
    isGroup: b.spread || / các /u.test(nameOf(tokens, start, b.end)),
    kindId: b.org ? null : b.kindId,
    province: b.province,
    org: b.office ? (b.org ? nameOf(tokens, b.org.start, b.org.end) : (lone ?? null)) : null,
  }
}
function levelOf(b: Body): Level {
  const tier = b.tier ?? b.known?.level
  return tier === "central" || tier === "province" || tier === "district" || tier === "commune" || tier === "all"
    ? tier
    : "other"
}
const groupMention = (name: string): Omit<AgencyMention, "kind" | "from" | "to"> => ({
  name,
  level: /xã|phường/u.test(name)
    ? "commune"
    : /huyện|quận/u.test(name)
      ? "district"
      : /^các (sở|ban)|tỉnh/iu.test(name)
        ? "province"
        : /bộ|trung ương/iu.test(name)
          ? "central"
          : "all",
  isGroup: true,
  kindId: null,
  province: null,
  org: null,
})

/**
 * Members of a group. Nouns with modifiers of their own stand alone, several heads before one scope share it
 * ("Cấp ủy, chính quyền các huyện, thành phố": each over the units).
 */
function membersOf(tokens: readonly Token[], g: Group, words: Words): Member[] {
  const last = g.members.at(-1) as Group["members"][number]
  const scopeStart = ownScope(tokens, last, words)
  const plural = /^(các|những)$/u.test((tokens[(g.members[0] as Member).start] as Token).low)
  return g.members.map((m, k) => {
    const shares = m !== last && scopeStart < last.end && scopeWorthSharing(tokens, scopeStart)
    const own = nameOf(tokens, m.start, m.end)
    const head = k > 0 && plural && !/^(các|những)/iu.test(own) ? `các ${own}` : own
    return { ...m, mention: groupMention(shares ? `${head} ${nameOf(tokens, scopeStart, last.end)}` : head) }
  })
}
/** Where the scope of the last member begins (its end when it has none). */
function ownScope(tokens: readonly Token[], m: { start: number; end: number }, words: Words): number {
  for (let k = m.start + 1; k < m.end; k += 1) {
    const s = scope(tokens, k, words)
    if (s.end >= m.end && s.end > k) return k
  }
  return m.end
}
const scopeWorthSharing = (tokens: readonly Token[], start: number): boolean =>
  /^(các|tỉnh|thành|huyện|cấp|xã)$/u.test(tokens[start]?.low ?? "")

/** "các Bộ Y tế, Công an", "các sở: Y tế, Tài chính": a head said once for a list of known bodies. */
function sharedHead(tokens: readonly Token[], i: number, words: Words): { end: number; members: Member[] } | undefined {
  let start = i
  if (/^các$/u.test(tokens[start]?.low ?? "")) start += 1
  const head = tokens[start]
  if (!head || start === i || !/^(bộ|sở|ban|trường|bệnh)$/u.test(head.low)) return undefined
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
function trailingMembers(
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
