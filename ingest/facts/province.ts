/** The province of a notice: what speaks for it, with weights. Named beats inferred; a central paper has none. */
import type { Gazetteer } from "../gazetteer.ts"
import type { ExtractedHeader, Layout, Mention, Span } from "../notice.ts"

type Evidence = Span & { why: string }
interface Case {
  weight: number
  evidence: Evidence[]
}
/** How much each sign says; a place line settles it alone. */
const WEIGHTS = { frame: 6, title: 4, agency: 1, place: 1, gate: 3 }
const ENOUGH = 3
const MOST_EVIDENCE = 6
/** Units that appear in a "cùng với các tỉnh khác" are other provinces. */
const others = /các\s+tỉnh\s+(?:khác|lân\s+cận|bạn)/u

export function provinceOf(
  text: string,
  layout: Layout,
  mentions: readonly Mention[],
  issuer: ExtractedHeader["issuer"],
  on: string | null,
  gazetteer: Gazetteer,
): ExtractedHeader["province"] {
  const cases = new Map<string, Case>()
  const speak = (name: string | undefined, weight: number, span: Span, why: string) => {
    const province = name === undefined ? undefined : gazetteer.provinceNamed(name, on)
    if (!province) return
    const held = cases.get(province.id) ?? { weight: 0, evidence: [] }
    held.weight += weight
    held.evidence.push({ from: span.from, to: span.to, why })
    cases.set(province.id, held)
  }
  const { placeDate, title } = layout.header
  if (placeDate) speak(text.slice(placeDate.from, placeDate.to).split(",")[0], WEIGHTS.frame, placeDate, "place line")
  if (issuer?.from !== undefined && issuer.to !== undefined)
    speak(tailProvince(issuer.name, gazetteer, on), WEIGHTS.frame, { from: issuer.from, to: issuer.to }, "issuing body")
  const inTitle = (span: Span) => title !== null && span.from >= title.from && span.to <= title.to
  for (const m of mentions) {
    if (m.kind === "agency" && m.province && !others.test(text.slice(m.to, m.to + 30).replace(/\n/gu, " ")))
      speak(m.province, inTitle(m) ? WEIGHTS.title : WEIGHTS.agency, m, "province in the name of a body")
    if (m.kind !== "place") continue
    if (m.type === "province") speak(m.name, inTitle(m) ? WEIGHTS.title : WEIGHTS.place, m, "province named")
    else if (m.provinceCode)
      speak(
        provinceOfUnit(m.provinceCode, on, gazetteer),
        m.type === "gate" ? WEIGHTS.gate : WEIGHTS.place,
        m,
        m.type === "gate" ? "border gate of the province" : "unit of the province",
      )
  }
  const ranked = [...cases].sort((a, b) => b[1].weight - a[1].weight || (a[0] < b[0] ? -1 : 1))
  const [best, second] = ranked
  if (!best || best[1].weight < ENOUGH || (second && second[1].weight === best[1].weight)) return null
  const province = gazetteer.provinceById(best[0])
  const total = ranked.reduce((sum, [, held]) => sum + held.weight, 0)
  if (!province) return null
  const confidence = Math.round((best[1].weight / (total + 1)) * 100) / 100
  return { code: province.code, name: province.name, confidence, evidence: best[1].evidence.slice(0, MOST_EVIDENCE) }
}

/** Units are known by the codes before 2025-07-01; a later notice speaks of the province that holds them now. */
function provinceOfUnit(code: string, on: string | null, gazetteer: Gazetteer): string | undefined {
  const then = gazetteer.provinceByCode(code, LAST_OLD_DAY)
  if (!then || on === null || on <= LAST_OLD_DAY) return then?.name
  return (gazetteer.successorOf(then.id) ?? then).name
}
const LAST_OLD_DAY = "2025-06-30"

/** The province at the end of a body's name. */
function tailProvince(name: string, gazetteer: Gazetteer, on: string | null): string | undefined {
  const words = name.split(" ")
  for (let n = Math.min(5, words.length); n >= 1; n -= 1) {
    const tail = words
      .slice(-n)
      .join(" ")
      .replace(/^(?:tỉnh|thành phố|Thành phố)\s+/u, "")
    if (gazetteer.provinceNamed(tail, on)) return tail
  }
  return undefined
}
