/** The part of every graph that no notice contributes. */
import type { Edge, Node, Subgraph } from "../../graph/model.ts"
import { CHANGE_DAY } from "./provinces.ts"
import type { AgencyKind, Province } from "./shapes.ts"

export function provinceNode(province: Province): Node {
  const { id, code, name, fullName, latitude, longitude, validFrom, validTo } = province
  return { label: "Province", props: { id, code, name, fullName, latitude, longitude, validFrom, validTo } }
}
export function kindNode({ id, name, english, level }: AgencyKind): Node {
  return { label: "AgencyKind", props: { id, name, english, level } }
}

export function facts(
  provinces: readonly Province[],
  kinds: readonly AgencyKind[],
  successorOf: (id: string) => Province | undefined,
): Subgraph {
  const edges = provinces.flatMap((province): Edge[] => {
    const next = successorOf(province.id)
    if (!next) return []
    const ends = { source: province.id, sourceKind: "Province", target: next.id, targetKind: "Province" } as const
    return [{ label: "SUCCEEDED_BY", ...ends, props: { on: CHANGE_DAY } }]
  })
  return { nodes: [...provinces.map(provinceNode), ...kinds.map(kindNode)], edges }
}
