/** The door to what is known before any notice is read: units, kinds of agency, issuer codes, national documents, surnames. */

import gateRows from "./data/gates.json" with { type: "json" }
import surnames from "./data/surnames.json" with { type: "json" }
import { documentTable, issuerTable } from "./gazetteer/documents.ts"
import { facts } from "./gazetteer/facts.ts"
import { kindTable } from "./gazetteer/kinds.ts"
import { provinceTable } from "./gazetteer/provinces.ts"
import type { Gazetteer } from "./gazetteer/shapes.ts"
import { communeList, districtList, lazyIndex, unitKey } from "./gazetteer/units.ts"

export { kindNode, provinceNode } from "./gazetteer/facts.ts"
export type * from "./gazetteer/shapes.ts"

let loaded: Gazetteer | undefined

/** Made once; everything in it is read only. */
export function loadGazetteer(): Gazetteer {
  loaded ??= make()
  return loaded
}

function make(): Gazetteer {
  const provinces = provinceTable()
  const kinds = kindTable()
  const issuers = issuerTable()
  const documents = documentTable()
  const gates = gateRows.map(([name, provinceCode]) => ({ name: name as string, provinceCode: provinceCode as string }))
  const gatesByKey = new Map(gates.map((gate) => [unitKey(gate.name), gate]))
  const districts = districtList()
  const districtsByKey = lazyIndex(
    () => districts,
    (district) => [unitKey(district.name)],
  )
  const communesByKey = lazyIndex(communeList, (commune) => [unitKey(commune.name), unitKey(commune.newName)])
  return {
    provinces: provinces.all,
    provinceNamed: provinces.named,
    provinceByCode: provinces.byCode,
    provinceById: provinces.byId,
    provinceSpellings: provinces.spellings,
    successorOf: provinces.successorOf,
    predecessorsOf: provinces.predecessorsOf,
    districts,
    districtsNamed: (name) => districtsByKey(unitKey(name)),
    communesNamed: (name) => communesByKey(unitKey(name)),
    gates,
    gateNamed: (name) => gatesByKey.get(unitKey(name)),
    agencyKinds: kinds.all,
    agencyKindNamed: kinds.named,
    agencyKindById: kinds.byId,
    issuer: issuers.byCode,
    documents: documents.all,
    documentsBySymbol: documents.bySymbol,
    surnames: new Set(surnames),
    facts: () => facts(provinces.all, kinds.all, provinces.successorOf),
  }
}
