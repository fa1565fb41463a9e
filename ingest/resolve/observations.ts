/** Numbers that a notice gives, and where they hold. */
import type { District, Province } from "../gazetteer.ts"
import { provinceNode } from "../gazetteer.ts"
import { observationId, placeId } from "../ids.ts"
import type { Extraction } from "../notice.ts"
import type { Collector, End } from "./collect.ts"
import type { Carried } from "./directives.ts"
import type { Desk } from "./document.ts"

export function addObservations(
  extraction: Extraction,
  directives: Map<string, End>,
  desk: Desk,
  { noticeId }: Carried,
  graph: Collector,
): void {
  for (const seen of extraction.observations) {
    const { metric, value, unit, approx, period, from, to } = seen
    const more = {
      dose: seen.dose === undefined ? null : String(seen.dose),
      ageMin: seen.ageMin ?? null,
      ageMax: seen.ageMax ?? null,
    }
    const id = observationId(noticeId, metric, value, unit, seen.place, more.dose, more.ageMin, from, to)
    const props = { id, metric, value, unit, approx, ...more, period, noticeId, from, to }
    const end = graph.node({ label: "Observation", props })
    const around = extraction.clauses.filter((clause) => clause.from <= from && to <= clause.to)
    const clause = around.sort((a, b) => a.to - a.from - (b.to - b.from))[0]
    const directive = clause && directives.get(clause.path)
    if (directive) graph.edge("STATED_IN", end, directive, {})
    const place = seen.place === null ? undefined : addPlace(seen.place, desk, graph)
    if (place) graph.edge("AT", end, place, { from, to })
  }
}

/** A district of the notice's province before a province of that name: "Lai Châu" in a list of districts has its type. */
function addPlace(name: string, desk: Desk, graph: Collector): End | undefined {
  const { gazetteer, home, on } = desk
  const districts = gazetteer.districtsNamed(name).filter((one) => ownerOf(one, desk)?.id === home?.id)
  const isTyped = /^(?:huyện|quận|thị xã|tx\.?|thành phố|tp\.?) /iu.test(name)
  const province = gazetteer.provinceNamed(name, on)
  const isProvince = province && (!isTyped || (province.kind === "thành phố" && districts.length === 0))
  if (isProvince) return graph.node(provinceNode(province))
  const district = typed(name, districts) ?? only(gazetteer.districtsNamed(name))
  const owner = district && ownerOf(district, desk)
  return district && owner ? addDistrict(district, owner, graph) : addCommune(name, desk, graph)
}
const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined)
/** Of two districts of one name the one whose type is said. */
function typed(name: string, districts: readonly District[]): District | undefined {
  const type = name
    .toLowerCase()
    .replace(/^tp\.? /, "thành phố ")
    .replace(/^tx\.? /, "thị xã ")
  return only(districts) ?? districts.find((district) => type.startsWith(`${district.type} `))
}
const ownerOf = (district: District, { gazetteer }: Desk): Province | undefined =>
  gazetteer.provinceByCode(district.provinceCode, "2025-06-30")

function addDistrict(district: District, owner: Province, graph: Collector): End {
  const id = placeId(owner.id, district.code)
  const place = graph.node({ label: "Place", props: { id, name: district.fullName, kind: "district" } })
  graph.edge("IN", place, graph.node(provinceNode(owner)), { confidence: null, evidence: null })
  return place
}
/** A commune of the notice's province, by its name of the day. */
function addCommune(name: string, { gazetteer, home, on }: Desk, graph: Collector): End | undefined {
  if (!home) return undefined
  const isNew = (on ?? "") >= "2025-07-01"
  const found = gazetteer
    .communesNamed(name)
    .filter((one) => (isNew ? one.newProvinceCode : one.provinceCode) === home.code)
  const units = new Map(
    found.map((one) => (isNew ? ([one.newCode, one.newName] as const) : ([one.code, one.fullName] as const))),
  )
  const [unit] = units
  if (!unit || units.size > 1) return undefined
  const [code, fullName] = unit
  const place = graph.node({ label: "Place", props: { id: placeId(home.id, code), name: fullName, kind: "commune" } })
  graph.edge("IN", place, graph.node(provinceNode(home)), { confidence: null, evidence: null })
  return place
}
