/**
 * Finds observations: numbers that measure something, with place, period, dose and ages (domain.md 6).
 * A number is taken only where the words around it say what it measures; clause numbers, dates, slogans are none.
 */
import { canonical } from "../../graph/text.ts"
import type { Gazetteer } from "../gazetteer.ts"
import type { ExtractedHeader, ExtractedObservation, Layout, Span } from "../notice.ts"
import { monthsOf } from "./calendar.ts"
import { cohortIn, doseIn, figureOf, figureSource } from "./number/figure.ts"
import { metrics, ratio, ratioName } from "./number/metric.ts"

/** Observations of all clauses and paragraphs, in order of the text; the frame (header, recipients) has none. */
export function findObservations(
  text: string,
  layout: Layout,
  gazetteer: Gazetteer,
  header: ExtractedHeader,
): ExtractedObservation[] {
  const found: ExtractedObservation[] = []
  for (const span of layout.parts.flatMap((part) => part.own)) {
    const words = text.slice(span.from, span.to).replace(/\n/g, " ")
    for (const clause of clausesOf(words)) {
      for (const one of observe(words, clause, span.from, gazetteer, header)) found.push(one)
    }
  }
  return found
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .filter((one, i, all) => i === 0 || one.from >= (all[i - 1]?.to ?? 0))
}

/** Stretches between ";" and the ends of sentences: a metric's frame does not go over them. */
function clausesOf(words: string): Span[] {
  const ends = [...words.matchAll(/;|[.!?:](?=\s+\p{Lu}(?![\p{L} ]{0,40}\(\d))/gu)].map((hit) => hit.index + 1)
  const starts = [0, ...ends]
  return starts.map((from, i) => ({ from, to: starts[i + 1] ?? words.length })).filter((span) => span.to > span.from)
}

/** How far before a number the words of its metric may begin. */
const FRAME = 1200
const figure = new RegExp(figureSource, "giu")
/** Observations of one clause; a clause is short enough to be read as one frame. */
function observe(
  words: string,
  clause: Span,
  at: number,
  gazetteer: Gazetteer,
  header: ExtractedHeader,
): ExtractedObservation[] {
  const own = words.slice(clause.from, clause.to)
  const base = at + clause.from
  const found: ExtractedObservation[] = []
  const period = periodOf(own)
  const home = header.province?.name ?? null
  for (const hit of own.matchAll(ratio)) {
    const metric = ratioName(own)
    if (!metric) continue
    const groups = { approx: hit.groups?.approx ?? hit.groups?.approx2, digits: hit.groups?.digits }
    const span = { from: base + hit.index, to: base + hit.index + hit[0].length }
    found.push({ ...span, metric, ...figureOf(groups), unit: "ratio", place: home, period })
  }
  for (const hit of own.matchAll(figure)) {
    const end = hit.index + hit[0].length
    const before = own.slice(Math.max(0, hit.index - FRAME), hit.index)
    const rest = own.slice(end, end + 40)
    const metric = metrics.find(
      (one) =>
        one.after.test(rest) &&
        (one.before?.test(before) ?? true) &&
        (one.clause?.test(phraseAround(own, hit.index, end)) ?? true),
    )
    if (!metric) continue
    const to = end + (metric.after.exec(rest)?.[0].length ?? 0)
    const coverage = metric.name === "vaccination_coverage"
    const dose = coverage ? doseIn(before) : undefined
    found.push({
      from: base + hit.index,
      to: base + to,
      metric: metric.name,
      ...figureOf(hit.groups ?? {}),
      unit: metric.unit,
      place: placeOf(before, gazetteer, header) ?? home,
      period,
      ...(dose === undefined ? {} : { dose: /^\d+$/.test(dose) ? Number(dose) : dose }),
      ...(coverage ? cohortIn(before) : {}),
    })
  }
  return found
}

/** The words of a clause that stand around a number without another bracket or number of the same list between. */
function phraseAround(own: string, from: number, to: number): string {
  const before =
    own
      .slice(Math.max(0, from - 200), from)
      .split(/[()]/)
      .at(-1) ?? ""
  const after = own.slice(to, to + 200).split(/[()]/)[0] ?? ""
  return `${before} ${after}`
}

const wholeProvince = /(?:trên\s+)?(?:toàn|địa\s+bàn)\s+tỉnh[^,;()]*$/iu
const placeBefore =
  /(?:(?<kind>huyện|thị\s+xã|thành\s+phố|TP\.?|TX\.?|quận)\s{1,3})?(?<name>\p{Lu}\p{L}*(?:\s{1,3}\p{Lu}\p{L}*){0,3})(?:\s{1,3}(?:đạt|có|là|chiếm|thấp|cao|chỉ|mới|còn)(?:\s{1,3}\p{L}+){0,4})?\s{0,2}[(:]?\s{0,2}$/u
/** The place that a number belongs to: "Tam Đường (81,5%)", "tại huyện Phong Thổ đạt thấp nhất (86,2%)", "toàn tỉnh". */
function placeOf(before: string, gazetteer: Gazetteer, header: ExtractedHeader): string | null {
  if (wholeProvince.test(before)) return header.province?.name ?? null
  const hit = placeBefore.exec(before.slice(-80))
  if (!hit?.groups) return null
  const { kind, name = "" } = hit.groups
  const words = name.split(/\s+/)
  for (let i = 0; i < words.length; i += 1) {
    const piece = words.slice(i).join(" ")
    const district = gazetteer
      .districtsNamed(piece)
      .filter((one) => header.province === null || one.provinceCode === header.province.code)
      .find((one) => fitsKind(one.fullName, i === 0 ? kind : undefined))
    if (district) return district.fullName
    const province = gazetteer.provinceNamed(piece)
    if (province) return province.name
  }
  return null
}
function fitsKind(fullName: string, kind: string | undefined): boolean {
  if (kind === undefined) return true
  const said = kind.toLowerCase().replace(/\s+/g, " ").replace(".", "")
  const spelled = said === "tp" ? "thành phố" : said === "tx" ? "thị xã" : said
  return canonical(fullName).startsWith(spelled)
}

const month = /(?:trong\s+)?tháng\s+(\d{1,2})(?:\s?\/\s?|\s+năm\s+)((?:19|20)\d\d)/iu
const quarter = /quý\s+(IV|III|II|I)(?:\s?\/\s?|\s+năm\s+)((?:19|20)\d\d)/iu
/** The period that a clause speaks of; the first named, since a base of comparison comes after. */
function periodOf(clause: string): string | null {
  const inMonth = month.exec(clause)
  if (inMonth && Number(inMonth[1]) >= 1 && Number(inMonth[1]) <= 12)
    return `${inMonth[2]}-${(inMonth[1] ?? "").padStart(2, "0")}`
  const inQuarter = quarter.exec(clause)
  const n = { I: 1, II: 2, III: 3, IV: 4 }[(inQuarter?.[1] ?? "").toUpperCase()]
  return inQuarter && n ? monthsOf(Number(inQuarter[2]), n * 3 - 2, n * 3) : null
}
