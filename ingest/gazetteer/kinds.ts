/** Kinds of agency: "Sở Y tế", "Ủy ban nhân dân tỉnh", whoever's they are (domain: 1.7, 3.3). One file of data a side. */
import type { Level } from "../../graph/model.ts"
import { canonical, folded } from "../../graph/text.ts"
import assembly from "../data/kinds/assembly.json" with { type: "json" }
import central from "../data/kinds/central.json" with { type: "json" }
import commune from "../data/kinds/commune.json" with { type: "json" }
import district from "../data/kinds/district.json" with { type: "json" }
import front from "../data/kinds/front.json" with { type: "json" }
import ministries from "../data/kinds/ministries.json" with { type: "json" }
import party from "../data/kinds/party.json" with { type: "json" }
import province from "../data/kinds/province.json" with { type: "json" }
import services from "../data/kinds/services.json" with { type: "json" }
import standing from "../data/kinds/standing.json" with { type: "json" }
import type { AgencyKind, Side } from "./shapes.ts"

interface Row {
  name: string
  aliases?: string[]
  english: string
  level: string
  side: string
  successor?: string
  parent?: string
}
const files: readonly (readonly Row[])[] = [
  central, ministries, province, party, assembly, front, standing, services, district, commune,
] // biome-ignore format: one line

/** "Sở Y tế" -> "k:so-y-te". */
export const kindId = (name: string): string =>
  `k:${folded(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")}`
const idOrNull = (name: string | undefined): string | null => (name === undefined ? null : kindId(name))

/** Names as compared: one spelling of "&", no blanks around dashes and commas, "COVID-19" like any word. */
export const kindKey = (name: string): string =>
  canonical(name.replace(/\./g, " "))
    .replace(/\s*([&-])\s*/g, "$1")
    .replace(/\s*,\s*/g, ", ")

export function kindTable() {
  const all: AgencyKind[] = files.flat().map((row) => ({
    id: kindId(row.name),
    name: row.name,
    aliases: row.aliases ?? [],
    english: row.english,
    level: row.level as Level,
    side: row.side as Side,
    successorId: idOrNull(row.successor),
    parentId: idOrNull(row.parent),
  }))
  const ids = new Map(all.map((kind) => [kind.id, kind]))
  const names = new Map<string, AgencyKind>()
  for (const kind of all) names.set(kindKey(kind.name), kind)
  for (const kind of all)
    for (const alias of kind.aliases) if (!names.has(kindKey(alias))) names.set(kindKey(alias), kind)
  return {
    all,
    byId: (id: string) => ids.get(id),
    named: (name: string) => names.get(kindKey(name)),
  }
}
