/** Finds the bodies and groups of bodies (cơ quan, tổ chức) named in a stretch of text. */
import type { Gazetteer } from "../gazetteer.ts"
import type { AgencyMention } from "../notice.ts"
import { body, group } from "./agency/match.ts"
import {
  membersOf,
  namedUnits,
  officesOver,
  otherUnits,
  ownerList,
  sharedHead,
  trailingMembers,
} from "./agency/members.ts"
import { groupMention, type Member, mentionOf, nameOf } from "./agency/name.ts"
import { scope } from "./agency/scope.ts"
import type { Body, Group, Words } from "./agency/shapes.ts"
import { type Token, tokenize } from "./agency/tokens.ts"
import { wordsOf } from "./agency/vocabulary.ts"

/** Members found at one place, and the token to go on from. */
interface Taken {
  end: number
  members: readonly Member[]
}

/**
 * Mentions in order of their place; `words` with line breaks as blanks, `at` its offset in the text.
 * A list with a shared head ("các Bộ Y tế, Công an") gives one mention a member, its name with the head.
 */
export function findAgencies(words: string, at: number, gazetteer: Gazetteer): AgencyMention[] {
  const lexicons = wordsOf(gazetteer)
  const tokens = tokenize(words)
  const found: AgencyMention[] = []
  for (let i = 0; i < tokens.length; ) {
    const taken = lexicons.starts.has((tokens[i] as Token).low) ? take(tokens, i, lexicons) : undefined
    for (const { start, end, mention } of taken?.members ?? []) {
      const from = at + (tokens[start] as Token).from
      found.push({ kind: "agency", from, to: at + (tokens[end - 1] as Token).to, ...mention })
    }
    i = taken?.end ?? i + 1
  }
  return found
}

/** The longest reading at token `i`: a list with one head, a body, a group, or a group known by its whole expression. */
function take(tokens: readonly Token[], i: number, words: Words): Taken | undefined {
  const shared = sharedHead(tokens, i, words) ?? severalOffices(tokens, i, words)
  if (shared) return shared
  const single = isReport(tokens, i) ? undefined : (body(tokens, i, words) ?? actingPlace(tokens, i, words))
  const several = isPlace(tokens, i) ? undefined : group(tokens, i, words)
  const set = words.setGroups.longest(tokens, i)?.end ?? 0
  const best = Math.max(single?.end ?? 0, several?.end ?? 0, set)
  if (best === 0) return takeOffice(tokens, i, words)
  if (single?.end === best) return takeBody(tokens, i, single, words)
  if (several?.end === best) return takeGroup(tokens, several, words)
  const end = Math.max(best, scope(tokens, best, words).end)
  return { end, members: [{ start: i, end, mention: groupMention(nameOf(tokens, i, end)) }] }
}

/** "các Phó Thủ tướng": those who hold an office that names its body itself. */
function severalOffices(tokens: readonly Token[], i: number, words: Words): Taken | undefined {
  const office = tokens[i]?.low === "các" ? words.loneOffices.longest(tokens, i + 1) : undefined
  const single = office && body(tokens, i + 1, words)
  if (!office || single?.end !== office.end) return undefined
  const { name, org } = mentionOf(tokens, i + 1, single)
  return { end: office.end, members: [{ start: i, end: office.end, mention: { ...groupMention(`các ${name}`), org } }] }
}
/** A title without a body ("CHÁNH VĂN PHÒNG") hides the words of which it is made. */
function takeOffice(tokens: readonly Token[], i: number, words: Words): Taken | undefined {
  const end = words.offices.longest(tokens, i)?.end
  if (end === undefined) return undefined
  const stands = bareOffice(tokens, end)
  return { end, members: stands ? [{ start: i, end, mention: groupMention(nameOf(tokens, i, end)) }] : [] }
}
function takeBody(tokens: readonly Token[], i: number, single: Body, words: Words): Taken {
  const named = namedUnits(tokens, i, single, words)
  if (named) return { end: named.at(-1)?.end ?? single.end, members: named }
  const own = single.members
    ? officesOver(tokens, i, single)
    : [{ start: i, end: single.end, mention: mentionOf(tokens, i, single) }]
  const others = otherUnits(tokens, i, single)
  const tail = trailingMembers(tokens, i, single, words)
  const beyond = others ? [{ start: others.start, end: others.end, mention: groupMention(others.name) }] : []
  return { end: Math.max(tail.end, others?.end ?? 0), members: [...own, ...beyond, ...tail.members] }
}
function takeGroup(tokens: readonly Token[], several: Group, words: Words): Taken {
  const members = membersOf(tokens, several, words)
  const end = conditionEnd(tokens, several.end)
  const only = members.length === 1 ? members[0] : undefined
  if (only && end > several.end)
    return { end, members: [{ ...only, end, mention: groupMention(conditional(nameOf(tokens, only.start, end))) }] }
  const owners = ownerList(tokens, several, words)
  return { end: Math.max(owners.end, end), members: [...members, ...owners.members] }
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
