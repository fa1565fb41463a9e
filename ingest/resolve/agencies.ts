/** Bodies as nodes: each with its kind, its province, and the body it stands under. */

import { kindNode, provinceNode } from "../gazetteer.ts"
import { agencyId } from "../ids.ts"
import type { Collector, End } from "./collect.ts"
import type { AgencyName } from "./name.ts"

export const idOf = (name: AgencyName): string => agencyId(name.scope, name.key)

export function addAgency(name: AgencyName, graph: Collector): End<"Agency"> {
  const id = idOf(name)
  const end: End<"Agency"> = { label: "Agency", id }
  const isNew = !graph.has(id)
  if (isNew) {
    graph.node({ label: "Agency", props: { id, name: name.shown, level: name.level, isGroup: name.isGroup } })
    if (name.kind) graph.edge("OF_KIND", end, graph.node(kindNode(name.kind)), {})
    if (name.province)
      graph.edge("IN", end, graph.node(provinceNode(name.province)), { confidence: null, evidence: null })
  }
  if (name.under && idOf(name.under) !== id) graph.edge("UNDER", end, addAgency(name.under, graph), {})
  return end
}
