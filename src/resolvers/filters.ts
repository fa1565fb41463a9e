/** Filters of the schema as conditions of the graph. Every part that is given must hold. */
import type { View } from "../../graph/engine.ts"
import type { Level, Modality, NodeProps, Polarity, Role } from "../../graph/model.ts"
import type { Value, Where } from "../../graph/query.ts"
import { nfc } from "../../graph/text.ts"
import type { Gazetteer } from "../../ingest/gazetteer.ts"
import type { Context } from "../context.ts"
import { listRows } from "../pages.ts"
import { agencyKindId, agencyNames, firstDay, lastDay, provinceIds } from "./named.ts"

type Given<T> = { [K in keyof T]?: T[K] | null }
type InProvince = { province: string; withSuccessors: boolean }
type Issued = { from: string; to: string }

export type NoticeFilter = Given<
  InProvince &
    Issued & {
      kind: string
      system: NodeProps<"Notice">["system"]
      status: NodeProps<"Notice">["status"]
      number: string
      issuer: string
      cites: string
    }
>
export type DutyFilter = Given<
  InProvince &
    Issued & {
      agency: string
      agencyKind: string
      role: Role
      document: string
      dueFrom: string
      dueTo: string
      modality: Modality
      polarity: Polarity
      reported: boolean
      text: string
    }
>
export type SearchFilter = Given<
  InProvince &
    Issued & {
      notice: string
      order: boolean
      agency: string
      agencyKind: string
      topic: string
      documentKind: string
    }
>
export type AgencyFilter = Given<
  InProvince & { name: string; nameStart: string; kind: string; level: Level; isGroup: boolean; hasDuty: boolean }
>
export type AgencyKindFilter = Given<{ nameStart: string; level: Level; named: boolean }>
export type ProvinceFilter = Given<{ name: string; on: string; hasNotice: boolean }>
export type OfficialFilter = Given<{ name: string; signs: boolean; agency: string }>
export type DocumentFilter = Given<{
  symbol: string
  symbolStart: string
  kind: string
  year: number
  held: boolean
  cited: boolean
}>
export type SourceFilter = Given<{ status: NodeProps<"Source">["status"]; name: string }>

/** Directives under directives: II.3.1.a.i, and one to spare. */
const DEPTH = 6
const MOST_CLAUSES = 1_000

export const both = (...parts: readonly Where[]): Where => ({ and: parts })
export const is = (field: string, value: Value): Where => ({ field, op: "eq", value })
const idOrSymbol = (value: string): Where => ({ or: [is("id", value), is("symbol", nfc(value.trim()))] })
const idOrName = (gazetteer: Gazetteer, value: string): Where => ({
  or: [is("id", value), { field: "name", op: "in", value: agencyNames(gazetteer, value) }],
})

/** A condition made of a value, or none when it was not given. */
const when = <T>(value: T | null | undefined, make: (value: T) => Where): Where[] =>
  value === null || value === undefined ? [] : [make(value)]
const equal = (field: string) => (value: Value) => is(field, value)
const startsWith =
  (field: string) =>
  (value: string): Where => ({ field, op: "prefix", value: nfc(value) })
const has =
  (some: Extract<Where, { some: unknown }>["some"]) =>
  (wanted: boolean): Where =>
    wanted ? { some } : { not: { some } }

const between = (field: string, from: string | null | undefined, to: string | null | undefined): Where[] => [
  ...when(from, (day) => ({ field, op: "gte", value: firstDay(day) })),
  ...when(to, (day) => ({ field, op: "lte", value: lastDay(day) })),
]
const oneOfProvinces = (gazetteer: Gazetteer, filter: Given<InProvince>, field: string): Where[] =>
  when(filter.province, (name) => ({
    field,
    op: "in",
    value: provinceIds(gazetteer, name, filter.withSuccessors ?? false),
  }))
/** The same for kinds that point at their province. */
const inProvince = (gazetteer: Gazetteer, filter: Given<InProvince>): Where[] =>
  oneOfProvinces(gazetteer, filter, "id").map((node) => ({ some: { via: "IN>", node } }))
const ofKind = (gazetteer: Gazetteer, name: string): Where => ({
  some: { via: "OF_KIND>", node: is("id", agencyKindId(gazetteer, name)) },
})

export const noticeWhere = ({ gazetteer }: Context, filter: NoticeFilter): Where => ({
  and: [
    ...inProvince(gazetteer, filter),
    ...between("issuedOn", filter.from, filter.to),
    ...when(filter.kind, equal("kind")),
    ...when(filter.system, equal("system")),
    ...when(filter.status, equal("status")),
    ...when(filter.number, equal("number")),
    ...when(filter.issuer, (issuer) => ({ some: { via: "ISSUED_BY>", node: idOrName(gazetteer, issuer) } })),
    ...when(filter.cites, (document) => citesSomewhere(idOrSymbol(document))),
  ],
})

/** Of a notice: it or a clause of it, however deep, cites such a document. */
export function citesSomewhere(document: Where, depth = DEPTH): Where {
  const here: Where = { some: { via: "CITES>", node: document } }
  if (depth === 0) return here
  return { or: [here, { some: { via: "<PART_OF", node: citesSomewhere(document, depth - 1) } }] }
}

/** Of a clause: it, one above it, or the title, header or preamble (P1 ...) of its notice cites such a document. */
function citedAbove(document: Where, depth = DEPTH): Where {
  const cites: Where = { some: { via: "CITES>", node: document } }
  const preamble: Where = { some: { via: "<PART_OF", node: both({ field: "path", op: "prefix", value: "P" }, cites) } }
  if (depth === 0) return { or: [cites, preamble] }
  return { or: [cites, preamble, { some: { via: "PART_OF>", node: citedAbove(document, depth - 1) } }] }
}

export async function dutyWhere({ view, gazetteer }: Context, filter: DutyFilter): Promise<Where> {
  const scope = [...oneOfProvinces(gazetteer, filter, "provinceId"), ...between("issuedOn", filter.from, filter.to)]
  const found = filter.text ? await view.lexical("Directive", filter.text, { and: scope }, MOST_CLAUSES) : null
  const clause = (node: Where): Where => ({ some: { via: "STATED_IN>", node } })
  return {
    and: [
      ...scope,
      ...between("dueOn", filter.dueFrom, filter.dueTo),
      ...when(filter.modality, equal("modality")),
      ...when(filter.polarity, equal("polarity")),
      ...when(filter.reported, equal("reported")),
      ...assigned(gazetteer, filter),
      ...when(filter.document, (document) => clause(citedAbove(idOrSymbol(document)))),
      ...when(found, (ranked) => clause({ field: "id", op: "in", value: ranked.hits.map(({ id }) => id) })),
    ],
  }
}

/** Agency, kind and role speak of one assignment. */
function assigned(
  gazetteer: Gazetteer,
  { agency, agencyKind, role }: Pick<DutyFilter, "agency" | "agencyKind" | "role">,
): Where[] {
  const edge = when(role, equal("role"))
  const node = [
    ...when(agency, (name) => idOrName(gazetteer, name)),
    ...when(agencyKind, (name) => ofKind(gazetteer, name)),
  ]
  if (edge.length + node.length === 0) return []
  return [{ some: { via: "ASSIGNED>", edge: { and: edge }, node: { and: node } } }]
}

export async function directiveWhere(
  { view, gazetteer }: Pick<Context, "view" | "gazetteer">,
  filter: SearchFilter,
): Promise<Where> {
  const kind = filter.documentKind
  const notices = kind ? await noticesOfKind(view, kind) : null
  return {
    and: [
      ...oneOfProvinces(gazetteer, filter, "provinceId"),
      ...between("issuedOn", filter.from, filter.to),
      ...when(filter.notice, equal("noticeId")),
      ...when(filter.order, equal("order")),
      ...when(notices, (ids) => ({ field: "noticeId", op: "in", value: ids })),
      ...assigned(gazetteer, { agency: filter.agency, agencyKind: filter.agencyKind }).map(
        (duty): Where => ({ some: { via: "<STATED_IN", node: duty } }),
      ),
      ...when(filter.topic, (topic) => ({ some: { via: "ABOUT>", node: topicNamed(nfc(topic.trim())) } })),
    ],
  }
}
/** A clause knows its notice by id alone. */
async function noticesOfKind(view: View, kind: string): Promise<string[]> {
  const ids: string[] = []
  for await (const { id } of listRows(view, "Notice", is("kind", nfc(kind.trim())), [])) ids.push(id)
  return ids
}
const topicNamed = (name: string): Where => ({
  or: ["id", "name", "english", "oxcgrt"].map((field) => is(field, name)),
})

export const agencyWhere = ({ gazetteer }: Context, filter: AgencyFilter): Where => ({
  and: [
    ...inProvince(gazetteer, filter),
    ...when(filter.name, (name) => idOrName(gazetteer, name)),
    ...when(filter.nameStart, startsWith("name")),
    ...when(filter.kind, (name) => ofKind(gazetteer, name)),
    ...when(filter.level, equal("level")),
    ...when(filter.isGroup, equal("isGroup")),
    ...when(filter.hasDuty, has({ via: "<ASSIGNED" })),
  ],
})

export const agencyKindWhere = (filter: AgencyKindFilter): Where => ({
  and: [
    ...when(filter.nameStart, startsWith("name")),
    ...when(filter.level, equal("level")),
    ...when(filter.named, has({ via: "<OF_KIND" })),
  ],
})

export const provinceWhere = ({ gazetteer }: Context, filter: ProvinceFilter): Where => ({
  and: [
    ...when(filter.name, (name) => ({ field: "id", op: "in", value: provinceIds(gazetteer, name) })),
    ...when(filter.on, validOn),
    ...when(filter.hasNotice, has({ via: "<IN", node: { field: "status", op: "in", value: ["notice", "other"] } })),
  ],
})
/** No first day: valid as long as anyone asks; no last day: still valid. */
const validOn = (date: string): Where =>
  both(
    {
      or: [
        { field: "validFrom", op: "missing" },
        { field: "validFrom", op: "lte", value: lastDay(date) },
      ],
    },
    {
      or: [
        { field: "validTo", op: "missing" },
        { field: "validTo", op: "gte", value: firstDay(date) },
      ],
    },
  )

export const officialWhere = ({ gazetteer }: Context, filter: OfficialFilter): Where => ({
  and: [
    ...when(filter.name, (name) => is("name", nfc(name.trim()))),
    ...when(filter.signs, has({ via: "<SIGNED_BY" })),
    ...when(filter.agency, (name) => ({ some: { via: "HELD>", node: idOrName(gazetteer, name) } })),
  ],
})

export const documentWhere = (filter: DocumentFilter): Where => ({
  and: [
    ...when(filter.symbol, (symbol) => is("symbol", nfc(symbol.trim()))),
    ...when(filter.symbolStart, startsWith("symbol")),
    ...when(filter.kind, equal("kind")),
    ...when(filter.year, equal("year")),
    ...when(filter.held, has({ via: "<IS" })),
    ...when(filter.cited, has({ via: "<CITES" })),
  ],
})

export const sourceWhere = (filter: SourceFilter): Where => ({
  and: [
    ...when(filter.status, equal("status")),
    ...when(filter.name, (name) => ({ field: "names", op: "has", value: nfc(name) })),
  ],
})
