/** Seeded notices and queries: small worlds in which names, dates and edges collide often. */

import { edgeFields, type Field, nodeFields, scalarTypes } from "../../graph/fields.ts"
import { edgeId } from "../../graph/id.ts"
import {
  EDGE_KINDS,
  type Edge,
  type EdgeKind,
  type EdgeProps,
  edgeKinds,
  type Node,
  type NodeKind,
  type NodeProps,
  ROLES,
  type Subgraph,
} from "../../graph/model.ts"
import type { By, Condition, Measure, Order, Step, Value, Via, Where } from "../../graph/query.ts"

/** mulberry32: the same seed gives the same run. */
export class Random {
  #state: number
  constructor(seed: number) {
    this.#state = seed
  }
  number(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  below(limit: number): number {
    return Math.floor(this.number() * limit)
  }
  chance(share: number): boolean {
    return this.number() < share
  }
  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T
  }
  times<T>(count: number, make: (at: number) => T): T[] {
    return Array.from({ length: count }, (_, at) => make(at))
  }
}

export const node = <K extends NodeKind>(label: K, props: NodeProps<K>): Node => ({ label, props }) as Node
export const edge = <K extends EdgeKind>(
  label: K,
  [sourceKind, source]: [NodeKind, string],
  [targetKind, target]: [NodeKind, string],
  props: EdgeProps<K>,
): Edge => ({ label, source, sourceKind, target, targetKind, props }) as Edge

/** Beyond the BMP, at its end, with accents, quotes and signs of SQL: order and escaping show. */
const names = ["Sở Y tế", "Sở Tài chính", "Ủy ban nhân dân", "đơn vị", "Z", "z", "\u{1F600}", "\uFFFDx", "a'b\"c%_", ""]
const dates = ["2021-03-05", "2021-12-31", "2022-01-01", "2022-05", "2023", "2024-02-01/2024-02-29", "2024-02-10", null]
const day = (random: Random): string | null => random.pick(dates)

export const province = (at: number): Node =>
  node("Province", {
    id: `p${at}`,
    code: String(at).padStart(2, "0"),
    name: names[at % names.length] as string,
    fullName: `Tỉnh ${at}`,
    latitude: at % 2 ? null : at / 2,
    longitude: null,
    validFrom: null,
    validTo: at % 3 ? null : "2025-06-30",
  })
export const alwaysThere = (): Subgraph => ({
  nodes: [1, 2, 3, 4].map(province),
  edges: [edge("SUCCEEDED_BY", ["Province", "p3"], ["Province", "p4"], { on: "2025-07-01" })],
})

const words = [
  "thực",
  "hiện",
  "thuc",
  "Sở Y tế",
  "y",
  "tế",
  "UBND",
  "ủy ban",
  "11/NQ-CP",
  "NQ 11",
  "nghị quyết số 11",
  '"(',
]
export const randomWords = (random: Random): string =>
  random.times(random.below(4), () => random.pick(words)).join(random.pick([" ", ", "]))

const agency = (at: number): Node =>
  node("Agency", {
    id: `a${at}`,
    name: names[at % names.length] as string,
    level: at % 2 ? "province" : "central",
    isGroup: at % 3 === 0,
  })
const official = (at: number): Node => node("Official", { id: `o${at}`, name: at % 2 ? "An" : "Bình" })
const document = (at: number): Node =>
  node("Document", {
    id: `d${at}`,
    symbol: `${at}/NQ-CP`,
    kind: at % 2 ? "NQ" : null,
    year: at % 3 ? 2020 + at : null,
    title: null,
  })

/** A notice over shared agencies, documents and provinces, some of them joined to each other. */
export function randomNotice(random: Random, noticeId: string): Subgraph {
  const nodes = new Map<string, Node>()
  const edges: Edge[] = []
  const take = (one: Node): [NodeKind, string] => {
    nodes.set(one.props.id, one)
    return [one.label, one.props.id]
  }
  const takeAgency = (): [NodeKind, string] => {
    const at = random.below(6)
    const end = take(agency(at))
    edges.push(
      edge("IN", end, ["Province", `p${1 + (at % 4)}`], { confidence: at % 2 ? null : at / 4, evidence: null }),
    )
    if (at > 0) edges.push(edge("UNDER", end, take(agency(0)), {}))
    return end
  }
  const issuedOn = day(random)
  const provinceId = random.pick(["p1", "p2", "p3", null])
  const notice = take(
    node("Notice", {
      id: noticeId,
      kind: random.pick(["TB", "CT", null]),
      number: null,
      title: random.pick(names),
      issuedOn,
      meetingOn: day(random),
      place: null,
      system: random.pick(["party", "state", null] as const),
      status: "notice",
      text: `Văn bản ${noticeId}`,
      findings: [{ code: "X", message: "m", from: 0, to: 1 }],
    }),
  )
  if (provinceId) edges.push(edge("IN", notice, ["Province", provinceId], { confidence: 1, evidence: [] }))
  edges.push(
    edge("SIGNED_BY", notice, take(official(random.below(3))), {
      title: null,
      authority: random.pick([[], ["TL", "KT"], ["KT"]]),
      name: "An",
      corrected: null,
      from: 0,
      to: 2,
    }),
  )
  for (const _ of random.times(random.below(3), () => 0)) cite(notice)
  for (const at of random.times(1 + random.below(3), (n) => n)) {
    const path = String(at + 1)
    const directive = take(
      node("Directive", {
        id: `${noticeId}/${path}`,
        path,
        ordinal: at,
        heading: random.pick([null, "Y tế"]),
        text: `${random.pick(names)} thực hiện ${randomWords(random)}`,
        order: random.chance(0.7),
        noticeId,
        provinceId,
        issuedOn,
        from: at,
        to: at + 1,
      }),
    )
    edges.push(edge("PART_OF", directive, notice, {}))
    if (random.chance(0.4)) cite(directive)
    for (const ordinal of random.times(random.below(3), (n) => n)) addDuty(directive, path, ordinal)
  }
  function cite(from: [NodeKind, string]): void {
    edges.push(
      edge("CITES", from, take(document(random.below(5))), {
        relation: random.pick(["basis", "mentions"] as const),
        raw: "số",
        status: "resolved",
        date: day(random),
        from: random.below(2),
        to: 3,
      }),
    )
  }
  function addDuty(directive: [NodeKind, string], path: string, ordinal: number): void {
    const duty = take(
      node("Duty", {
        id: `${noticeId}/${path}#${ordinal}`,
        path,
        ordinal,
        gist: random.pick(names),
        modality: random.pick(["ORDER", "REQUEST"] as const),
        polarity: "positive",
        deadline: random.pick([null, { raw: "x", kind: "point", value: null, from: 0, to: 1 }]),
        dueFrom: null,
        dueOn: day(random),
        reported: random.chance(0.2),
        noticeId,
        provinceId,
        issuedOn,
        from: 0,
        to: 1,
      }),
    )
    edges.push(edge("STATED_IN", duty, directive, {}))
    for (const from of random.times(random.below(4), (n) => n))
      edges.push(
        edge("ASSIGNED", duty, takeAgency(), {
          role: random.pick(ROLES.slice(0, 4)),
          implicit: random.chance(0.3),
          from,
          to: 5,
        }),
      )
  }
  return { nodes: [...nodes.values()], edges: [...new Map(edges.map((one) => [edgeId(one), one])).values()] }
}

const values: Record<string, readonly Value[]> = {
  string: [...names, "p1", "p2", "a1", "a2", "d1", "ORDER", "LEAD", "ASSIGN", "TB", "2022-01-01", "2024-02", "p"],
  number: [0, 1, 2, 0.5, 2022],
  boolean: [true, false],
}
function randomCondition(random: Random, fields: readonly Field[]): Condition {
  const { name: field, type } = random.pick(fields)
  const scalar = scalarTypes[type]
  if (!scalar || random.chance(0.15))
    return type === "list" ? { field, op: "has", value: random.pick(["TL", "KT", "x"]) } : { field, op: "missing" }
  const value = (): Value => random.pick(values[scalar] as readonly Value[])
  if (random.chance(0.2)) return { field, op: "in", value: random.times(random.below(4), value) }
  const ops = ["eq", "eq", "lt", "lte", "gt", "gte", ...(scalar === "string" ? (["prefix"] as const) : [])] as const
  return { field, op: random.pick(ops), value: value() }
}
function viasFrom(kind: NodeKind): { via: Via; edge: EdgeKind; kinds: NodeKind[] }[] {
  return EDGE_KINDS.flatMap((edge) => {
    const out = edgeKinds[edge].ends.filter(([source]) => source === kind).map(([, target]) => target)
    const back = edgeKinds[edge].ends.filter(([, target]) => target === kind).map(([source]) => source)
    return [
      { via: `${edge}>` as Via, edge, kinds: out as NodeKind[] },
      { via: `<${edge}` as Via, edge, kinds: back as NodeKind[] },
    ].filter(({ kinds }) => kinds.length > 0)
  })
}
/** Kinds whose edges the random notices hold; walks over others would always be empty. */
const walked = new Set<EdgeKind>([
  "ASSIGNED",
  "STATED_IN",
  "PART_OF",
  "CITES",
  "IN",
  "UNDER",
  "SIGNED_BY",
  "SUCCEEDED_BY",
])

export function randomWalk(
  random: Random,
  kinds: readonly NodeKind[],
  depth: number,
): { step: Step; kinds: NodeKind[]; edge: EdgeKind } {
  const options = kinds.flatMap(viasFrom).filter((option) => walked.has(option.edge))
  const { via, edge } = random.pick(options)
  const reached = [...new Set(options.filter((option) => option.via === via).flatMap((option) => option.kinds))]
  const ofEdge = edgeFields[edge]
  const step: Step = { via }
  if (ofEdge.length > 0 && random.chance(0.4)) step.edge = randomWhere(random, { fields: ofEdge, kinds: [] }, 0)
  if (random.chance(0.4)) step.node = randomWhere(random, of(reached), depth - 1)
  return { step, kinds: reached, edge }
}
export const of = (kinds: readonly NodeKind[]): { fields: Field[]; kinds: readonly NodeKind[] } => {
  const fields = kinds.flatMap((kind) => [...nodeFields[kind]])
  // Kinds that give one name to fields of two types are asked only for what they share.
  const types = Map.groupBy(fields, ({ name }) => name)
  return { kinds, fields: fields.filter(({ name }) => new Set(types.get(name)?.map(({ type }) => type)).size === 1) }
}
export function randomWhere(
  random: Random,
  on: { fields: readonly Field[]; kinds: readonly NodeKind[] },
  depth: number,
): Where {
  const form = random.below(depth > 0 ? 8 : 3)
  if (form < 3) return randomCondition(random, on.fields)
  const part = (): Where => randomWhere(random, on, depth - 1)
  if (form === 3) return { and: random.times(random.below(3), part) }
  if (form === 4) return { or: random.times(random.below(3), part) }
  if (form === 5) return { not: part() }
  return on.kinds.length > 0 ? { some: randomWalk(random, on.kinds, depth).step } : part()
}
export function randomOrder(random: Random, kinds: readonly NodeKind[]): Order {
  const fields = of(kinds).fields.filter(({ type }) => scalarTypes[type])
  return random.times(random.below(4), () => ({ field: random.pick(fields).name, desc: random.chance(0.5) }))
}

function randomBy(random: Random, kind: NodeKind, shared: readonly Step[], sharedKinds: readonly NodeKind[]): By {
  const path = random.chance(0.5) ? [...shared] : []
  let kinds: readonly NodeKind[] = path.length > 0 ? sharedKinds : [kind]
  let last: EdgeKind | undefined
  if (random.chance(0.5)) {
    const walk = randomWalk(random, kinds, 1)
    path.push(walk.step)
    kinds = walk.kinds
    last = walk.edge
  }
  const onEdge = last !== undefined && edgeFields[last].some(({ type }) => scalarTypes[type]) && random.chance(0.4)
  const fields = (onEdge && last ? [...edgeFields[last]] : of(kinds).fields).filter(({ type }) => scalarTypes[type])
  const field = random.pick(fields)
  const dated = /On$|^date$|valid/.test(field.name) && random.chance(0.7)
  return {
    ...(path.length > 0 && { path }),
    field: field.name,
    ...(onEdge && { on: "edge" as const }),
    ...(dated && { unit: random.pick(["day", "month", "quarter", "year"] as const) }),
  }
}
export function randomTally(random: Random, kind: NodeKind): { by: By[]; measure: Measure } {
  const { step, kinds } = randomWalk(random, [kind], 1)
  const by = (): By => randomBy(random, kind, [step], kinds)
  return { by: random.times(1 + random.below(3), by), measure: random.chance(0.5) ? "count" : { distinct: by() } }
}
