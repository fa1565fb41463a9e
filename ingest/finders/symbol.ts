/**
 * Finds the documents that a text names, from the type word to the date:
 * "Kết luận số 112-KL/TU, ngày 05/8/2022", short forms ("Nghị quyết 68"), lists with one tail, laws by title and date.
 * All patterns are bounded, so a long near-miss costs no more than its length.
 */
import type { Relation } from "../../graph/model.ts"
import type { CitationMention } from "../notice.ts"
import { Openers, type Places, Walk } from "../scan/seek.ts"
import { dayAt } from "./calendar.ts"
import { canonicalSymbol, isKnownIssuer, parseSymbol, plainLetters } from "./grammar.ts"
import { numberedTypes, relationIn, typeCode, typeSource } from "./symbol/types.ts"

export { canonicalSymbol, isKnownIssuer, type ParsedSymbol, parseSymbol, type SymbolFamily } from "./grammar.ts"

const number = String.raw`\d{1,5}(?:[a-z](?=\s?[/-])|\.\d{1,2}(?=\/))?`
const segment = String.raw`\p{Lu}(?:[\p{Lu}a-z\d]|&\s?(?=\p{Lu})|\.(?=[IVX\d])){0,19}(?![\p{L}\d])`
const year = String.raw`(?:(?:19|20)\d\d\s{0,2}/\s{0,2})?`
const candidate = new Walk(
  new RegExp(
    String.raw`(?<![\p{L}\d/.-])${number}(?:\s{0,2}/\s{0,2}${year}|\s{0,2}-\s{0,2}|\s)${segment}(?:\s?[/-]\s{0,2}${segment}){0,4}`,
    "gu",
  ),
)
/** Numbers that share the tail of the symbol after them: "11, 30 và". */
const sharing = /(?:(?<![\p{L}\d/.,-])\d{1,5}[a-z]?(?:\s{0,2}[,;]\s{0,2}|\s{1,2}(?:và|hoặc)\s{1,2})){1,15}$/iu
const typeWord = new RegExp(String.raw`(?<!\p{L})${typeSource}(?!\p{L})`, "gu")
/** Between the type and the symbol: ":", a few words before "số". */
const toNumber = /^\s{0,2}:?((?:\s{1,3}\p{L}{1,12}){0,4}?)\s{0,3}(?:,?\s{0,2}số\s{0,2}:?\s{0,3})$/iu
const noNumber = /^\s{1,3}$/u
const numberWord = /(?<!\p{L})số\s{0,2}:?\s{0,3}$/iu
const LOOK_BACK = 70

/** A citation on its way: offsets within the words given. */
interface Found {
  from: number
  to: number
  symbol: string | null
  type: string | null
  date: string | null
  year: number | null
}

/** `words`: a stretch of the text with line breaks as blanks; `at`: its offset. Spans are absolute, in order, apart. */
export function findCitations(words: string, at: number): CitationMention[] {
  // A document is named by its number or its day.
  if (!/\d/.test(words)) return []
  const plain = plainLetters(words)
  const places = openers.placesIn(plain)
  if (places.length === 0) return []
  const found: Found[] = []
  const taken = new Uint8Array(words.length)
  for (const next of [findFull, findShort, findTitled].flatMap((finder) => finder(plain, places))) {
    if (taken.subarray(next.from, next.to).includes(1)) continue
    taken.fill(1, next.from, next.to)
    found.push(next)
  }
  found.sort((a, b) => a.from - b.from)
  return withRelations(plain, found).map((one) => ({
    kind: "citation",
    from: at + one.from,
    to: at + one.to,
    symbol: one.symbol,
    parsed: one.symbol === null ? null : parseSymbol(one.symbol),
    type: one.type,
    date: one.date,
    year: one.year,
    relation: one.relation,
  }))
}

/** Whole symbols, with the type word before and the date after. */
function findFull(plain: string, places: Places): Found[] {
  const found: Found[] = []
  let free = 0
  for (const hit of candidate.over(plain, places[FULL] ?? [])) {
    const raw = longestSymbol(hit[0])
    if (raw === null) continue
    const symbol = canonicalSymbol(raw)
    const parsed = parseSymbol(raw)
    if (!symbol || !parsed) continue
    const back = plain.slice(Math.max(free, hit.index - LOOK_BACK - 90), hit.index)
    const list = sharing.exec(back)
    const lead = leadIn(list ? back.slice(0, list.index) : back, parsed.type)
    const members = list && lead ? [...list[0].matchAll(/\d{1,5}[a-z]?/g)] : []
    const start = hit.index - back.length
    const type = parsed.family === "national_assembly" ? (lead?.code ?? null) : parsed.type
    if (!lead && parsed.family === "state_letter" && !isKnownIssuer(parsed.issuers[0] ?? "")) continue
    const tail = symbol.replace(/^\d+(?:[a-z]|\.\d+)?/, "")
    for (const [i, member] of members.entries()) {
      const from = start + (list?.index ?? 0) + member.index
      const begin = i === 0 && lead ? start + lead.from : from
      const own = { symbol: `${member[0]}${tail}`, type, date: null, year: parsed.year }
      found.push({ from: begin, to: from + member[0].length, ...own })
    }
    const end = hit.index + raw.length
    const dated = dateAfter(plain, end) ?? dateBefore(back, lead?.from ?? back.length, end)
    const from = members.length > 0 || !lead ? hit.index : start + lead.from
    free = dated?.to ?? end
    found.push({ from, to: free, symbol, type, date: dated?.date ?? null, year: parsed.year ?? dated?.year ?? null })
  }
  return found
}

/** The longest part of a candidate that is a symbol; a piece after a blank is kept only where it is needed. */
function longestSymbol(words: string): string | null {
  let shortest: string | null = null
  for (let rest = words; rest !== ""; ) {
    const cut = /\s?[/-]\s{0,2}[^/-]*$/u.exec(rest)
    if (parseSymbol(rest)) {
      shortest = rest
      if (!cut || !/^\s/u.test(cut[0])) return rest
    } else if (shortest !== null) return shortest
    if (!cut) break
    rest = rest.slice(0, cut.index)
  }
  return shortest
}

/** The words that lead to a symbol: type word (of the same type where there is one) or "số". `from` is within `back`. */
function leadIn(back: string, type: string | null): { from: number; code: string | null } | null {
  const near = back.length - LOOK_BACK
  const types = [...back.matchAll(typeWord)].filter((hit) => {
    if (hit.index < near) return false
    const rest = back.slice(hit.index + hit[0].length)
    const between = toNumber.exec(rest)
    return (
      noNumber.test(rest) ||
      (between !== null && between[1] === (between[1] ?? "").toLowerCase()) ||
      isShouted(rest, between)
    )
  })
  const best = types.findLast((hit) => typeCode(hit[0]) === type) ?? types.at(-1)
  if (best) return { from: best.index, code: typeCode(best[0]) }
  const plainNumber = numberWord.exec(back)
  return plainNumber ? { from: plainNumber.index, code: null } : null
}
const isShouted = (rest: string, between: RegExpExecArray | null): boolean =>
  between !== null && rest === rest.toUpperCase()

const dateWord = /\s{0,3},?\s{0,3}\(?(?:(?:ban\s+hành|ký)\s+)?ngày\s{1,3}/iuy
const yearWord = /\s{1,3}năm\s{1,3}((?:19|20)\d\d)(?![\d/-])/iuy
/** ", ngày 05/8/2022" or " năm 2022" right after a symbol. */
function dateAfter(plain: string, at: number): { to: number; date: string | null; year: number | null } | null {
  dateWord.lastIndex = at
  const word = dateWord.exec(plain)
  if (word) {
    const day = dayAt(plain, at + word[0].length)
    return day?.iso ? { to: day.to, date: day.iso, year: day.year } : null
  }
  yearWord.lastIndex = at
  const year = yearWord.exec(plain)
  return year ? { to: at + year[0].length, date: null, year: Number(year[1]) } : null
}

const dayBefore = /ngày\s{1,3}([\d/.\s-]{6,14}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}),?\s{1,3}tại\s{1,3}$/iu
/** "Ngày 22/10/2025, tại Thông báo số ...": the date stands outside the span. */
function dateBefore(back: string, upTo: number, end: number): ReturnType<typeof dateAfter> {
  const hit = dayBefore.exec(back.slice(Math.max(0, upTo - 45), upTo))
  const day = hit ? dayAt(hit[1] ?? "", 0) : undefined
  return day?.iso ? { to: end, date: day.iso, year: day.year } : null
}

const shortForm = new Walk(
  new RegExp(
    String.raw`(?<!\p{L})(${typeSource})(\s{1,3}số\s{0,2}:?)?\s{1,3}(\d{1,5}[a-z]?(?:(?:\s{0,2},\s{0,2}|\s{1,2}(?:và|hoặc)\s{1,2})\d{1,5}[a-z]?){0,15})(?![\p{L}\d%]|\s?[/.-]\s?[\p{Lu}\d])`,
    "gu",
  ),
)
/** What may stand after the number of a document; anything else would be counted by it. */
const afterNumber =
  /^(?:$|\s{0,2}[.,;:)\]"”]|\s{1,3}(?:của|về|ngày\s+\d|năm\s+\d{4}|và|hoặc|là|đã|được|trên|tại|theo|để|cho|với|vào|phải|thì|cũng|-)(?!\p{L}))/iu

/** A type with a number alone: "Nghị quyết 68", "Chỉ thị số 05 của ...", "các Nghị quyết 57, 59 và 66". */
function findShort(plain: string, places: Places): Found[] {
  const found: Found[] = []
  for (const hit of shortForm.over(plain, places[SHORT] ?? [])) {
    const [whole, word = "", said, numbers = ""] = hit
    const type = typeCode(word)
    const rest = plain.slice(hit.index + whole.length, hit.index + whole.length + 30)
    if (!afterNumber.test(rest)) continue
    if (said === undefined && (type === null || !numberedTypes.has(type) || word[0] !== word[0]?.toUpperCase()))
      continue
    const start = hit.index + whole.length - numbers.length
    const members = [...numbers.matchAll(/\d{1,5}[a-z]?/g)]
    for (const [i, member] of members.entries()) {
      const end = start + member.index + member[0].length
      const dated = i === members.length - 1 ? dateAfter(plain, end) : null
      const from = i === 0 ? hit.index : start + member.index
      found.push({
        from,
        to: dated?.to ?? end,
        symbol: member[0],
        type,
        date: dated?.date ?? null,
        year: dated?.year ?? null,
      })
    }
  }
  return found
}

/** Words that a title of a law does not go over. */
const notInTitle = String.raw`(?!(?:của|tại|theo|từ|trước|đến|thì|số|được|có|về|trong|ngày|năm|các|là)(?!\p{L}))`
const titledLaw = new Walk(
  new RegExp(
    String.raw`(?<!\p{L})(?:Bộ\s{1,2}luật|Luật|Pháp\s{1,2}lệnh)(?:\s{1,2}${notInTitle}\p{L}{1,12},?){1,14}(?=\s{1,3}(?:năm|ngày)\s{1,3}\d)`,
    "gu",
  ),
)
const datedOnly = new Walk(
  /(?<!\p{L})(?:Nghị quyết|Quyết định|Chỉ thị|Kết luận|Thông báo|Công văn|Kế hoạch|Công điện|Báo cáo|Tờ trình)(?=\s{1,2}ngày\s{1,3}\d)/gu,
)

/** Documents named by title and date alone: no symbol. */
function findTitled(plain: string, places: Places): Found[] {
  const found: Found[] = []
  for (const [walk, starts] of [
    [titledLaw, places[TITLED]],
    [datedOnly, places[DATED]],
  ] as const) {
    for (const hit of walk.over(plain, starts ?? [])) {
      const dated = dateAfter(plain, hit.index + hit[0].length)
      if (!dated) continue
      const type = typeCode(/^(?:Bộ\s+luật|Pháp\s+lệnh|Luật|\p{L}+\s\p{L}+)/u.exec(hit[0])?.[0] ?? "")
      found.push({ from: hit.index, to: dated.to, symbol: null, type, date: dated.date, year: dated.year })
    }
  }
  return found
}

/** What may begin at a place. */
const [FULL, SHORT, TITLED, DATED] = [0, 1, 2, 3]
const openers = new Openers([candidate, shortForm, titledLaw, datedOnly].map(({ openings }) => openings))

const sentenceEnd = /[.!?]\s+\p{Lu}|\.\/\./gu
const listed = /(?:^|[,;(]|(?<!\p{L})(?:và|cùng|hoặc|số))\s*(?:các\s*)?$/iu
/** Each with what the words before it say; without words of its own it goes on with its neighbour's. */
function withRelations(plain: string, found: readonly Found[]): (Found & { relation: Relation })[] {
  let last: { to: number; relation: Relation } | null = null
  return found.map((one) => {
    const from = Math.max(last?.to ?? 0, one.from - 120)
    const before = plain.slice(from, one.from)
    // With the first letter of the citation: a sentence may end right before it.
    const breaks = [...plain.slice(from, one.from + 1).matchAll(sentenceEnd)].at(-1)
    const own = relationIn(breaks ? before.slice(breaks.index) : before)
    const goesOn: boolean = last !== null && !breaks && one.from - last.to < 120 && listed.test(before)
    const relation: Relation = own ?? (goesOn && last ? last.relation : "mentions")
    last = { to: one.to, relation }
    return { ...one, relation }
  })
}
