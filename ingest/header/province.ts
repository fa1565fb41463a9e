/** The province of a notice as evidence with weights: named, or inferred; never a default. */
import { oneLine } from "../../graph/text.ts"
import type { Gazetteer, Province } from "../gazetteer.ts"
import type { ExtractedHeader, Layout, Mention, PlaceMention, Span } from "../notice.ts"

interface Case {
  province: Province
  weight: number
  evidence: (Span & { why: string })[]
}
/** How much each sign says. */
const weights = {
  issuer: 10,
  placeLine: 8,
  seat: 6,
  title: 4,
  gate: 3,
  named: 1,
  unit: 1,
  units: 1.5,
  foreignUnit: 2,
  unitLeftOut: 0.5,
}
/** Less is not enough to name a province. */
const ENOUGH = 2.5
/** Mentions of one kind count no more often. */
const MOST_COUNTED = 6
const MOST_EVIDENCE = 8
/** A province named beside "the other provinces", or as a partner, is not the notice's own. */
const others =
  /^[\s,]*(?:và\s+)?(?:các\s+tỉnh|các\s+địa\s+phương|các\s+thành\s+phố)\s+(?:khác|lân\s+cận|bạn|liên\s+quan)/u
const UNITS_ENDED = "2025-07-01"

interface Known {
  text: string
  layout: Layout
  mentions: readonly Mention[]
  issuer: ExtractedHeader["issuer"]
  /** Day of issue, or the day of the meeting. */
  on: string | null
  gazetteer: Gazetteer
}

export function provinceOf(known: Known): ExtractedHeader["province"] {
  const cases = new Map<string, Case>()
  const speak = (province: Province | undefined, weight: number, { from, to }: Span, why: string) => {
    if (!province) return
    const held = cases.get(province.id) ?? { province, weight: 0, evidence: [] }
    cases.set(province.id, held)
    held.weight += weight
    held.evidence.push({ from, to, why })
  }
  hearFrame(known, speak)
  hearMentions(known, speak)
  weighUnits(known, cases)
  const ranked = [...cases.values()].sort((a, b) => b.weight - a.weight || (a.province.id < b.province.id ? -1 : 1))
  const [best, second] = ranked
  if (!best || best.weight < ENOUGH || best.weight <= (second?.weight ?? 0)) return null
  const total = ranked.reduce((sum, { weight }) => sum + Math.max(0, weight), 1)
  const { code, name } = best.province
  return {
    code,
    name,
    confidence: Math.round((best.weight / total) * 100) / 100,
    evidence: best.evidence.slice(0, MOST_EVIDENCE),
  }
}

type Speak = (province: Province | undefined, weight: number, span: Span, why: string) => void

/** Issuer and place line. */
function hearFrame({ text, layout, issuer, on, gazetteer }: Known, speak: Speak): void {
  if (issuer?.from !== undefined && issuer.to !== undefined) {
    speak(
      provinceAtEnd(issuer.name, on, gazetteer),
      weights.issuer,
      { from: issuer.from, to: issuer.to },
      "issuing body",
    )
  }
  const { placeDate } = layout.header
  if (!placeDate) return
  const place = oneLine(text.slice(placeDate.from, placeDate.to).split(/,|\sngày/u)[0] ?? "")
  const province = gazetteer.provinceNamed(place, on)
  if (province) {
    speak(province, weights.placeLine, placeDate, "place line")
    return
  }
  const seats = new Set(gazetteer.districtsNamed(place).map(({ provinceCode }) => provinceCode))
  const [code] = seats
  if (seats.size === 1 && code) speak(holder(code, on, gazetteer), weights.seat, placeDate, "town of the place line")
}
function provinceAtEnd(name: string, on: string | null, gazetteer: Gazetteer): Province | undefined {
  const syllables = name.split(" ")
  for (let n = Math.min(5, syllables.length); n > 0; n -= 1) {
    const before = syllables[syllables.length - n - 1] ?? ""
    const found = /^(?:huyện|quận|xã|phường)$/iu.test(before)
      ? undefined
      : gazetteer.provinceNamed(syllables.slice(-n).join(" "), on)
    if (found) return found
  }
  return undefined
}
/** The province of a code of the 63, as it is on the day. */
function holder(code: string, on: string | null, gazetteer: Gazetteer): Province | undefined {
  const before = gazetteer.provinceByCode(code, "2025-06-30")
  if (!before || on === null || on < UNITS_ENDED) return before
  return gazetteer.successorOf(before.id) ?? before
}

/** Provinces in names of bodies and places, districts, communes, border gates. */
function hearMentions({ text, layout, mentions, on, gazetteer }: Known, speak: Speak): void {
  const { title } = layout.header
  const counts = new Map<string, number>()
  const counted = (key: string): boolean => {
    const n = (counts.get(key) ?? 0) + 1
    counts.set(key, n)
    return n <= MOST_COUNTED
  }
  const rank = (span: Span): number =>
    title && span.from >= title.from && span.to <= title.to ? weights.title : weights.named
  for (const one of mentions) {
    if (one.kind !== "agency" && one.kind !== "place") continue
    const name = one.kind === "agency" ? one.province : one.type === "province" ? one.name : null
    if (name !== null) {
      const province = gazetteer.provinceNamed(name, on)
      if (others.test(text.slice(one.to, one.to + 40)))
        speak(province, -weights.title, one, "named beside other provinces")
      else if (counted(`${one.kind} ${name}`))
        speak(province, rank(one), one, one.kind === "agency" ? "province in the name of a body" : "province named")
    } else if (
      one.kind === "place" &&
      (one.provinceCode || one.type === "gate") &&
      counted(`${one.type} ${one.name}`)
    ) {
      const gate = one.type === "gate"
      speak(
        placeHolder(one, on, gazetteer),
        gate ? weights.gate : weights.unit,
        one,
        gate ? "border gate of the province" : "unit of the province",
      )
    }
  }
}
function placeHolder(
  { type, name, provinceCode }: PlaceMention,
  on: string | null,
  gazetteer: Gazetteer,
): Province | undefined {
  const code = type === "gate" ? gazetteer.gateNamed(name)?.provinceCode : undefined
  if (code !== undefined) return holder(code, on, gazetteer)
  if (provinceCode === null) return undefined
  return gazetteer.provinceByCode(provinceCode, on) ?? holder(provinceCode, on, gazetteer)
}

/** The mix of units that the text writes out ("các huyện, thị xã, thành phố") against the one that each province had. */
const mix =
  /các\s+((?:huyện|quận|thị\s+xã|thành\s+phố)(?:(?:\s*,\s*|\s+và\s+)(?:huyện|quận|thị\s+xã|thành\s+phố)){1,3})(?!\p{L})/giu
function weighUnits({ text, on, gazetteer }: Known, cases: Map<string, Case>): void {
  if (on !== null && on >= UNITS_ENDED) return
  const written = new Set<string>()
  for (const hit of text.matchAll(mix))
    for (const [unit] of (hit[1] ?? "").matchAll(/huyện|quận|thị\s+xã|thành\s+phố/giu))
      written.add(oneLine(unit.toLowerCase()))
  if (written.size < 2) return
  for (const held of cases.values()) {
    const own = new Set<string>(
      gazetteer.districts.filter(({ provinceCode }) => provinceCode === held.province.code).map(({ type }) => type),
    )
    if (own.size === 0) continue
    if (![...written].every((unit) => own.has(unit))) held.weight -= weights.foreignUnit
    else held.weight += own.size === written.size ? weights.units : -weights.unitLeftOut
  }
}
