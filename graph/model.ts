/**
 * The one list of what the graph is made of: node kinds and edge kinds with their properties.
 * Engines make their tables, constraints and indexes from it; nothing names a kind that is not here.
 *
 * Offsets `from`/`to` are UTF-16 positions in the stored text of the notice (`to` exclusive).
 * An edge joins `source` to `target` (node ids); its own words, where it has any, are its `from`/`to`.
 * A structural edge has no words: it follows from ids or from the gazetteer.
 */
import { z } from "zod"

/** Version of this model; a store written by a newer one is refused. */
export const MODEL_VERSION = 2

const id = z.string().min(1)
const text = z.string()
const day = z.string() // ISO date or interval, as in the contract
const offset = z.int().nonnegative()
const words = { from: offset, to: offset }
const optionalWords = { from: offset.nullable(), to: offset.nullable() }

export const ROLES = [
  "ASSIGN",
  "DECIDE",
  "ANNOUNCE",
  "LEAD",
  "COORDINATE",
  "CONSULT",
  "IMPLEMENT",
  "DIRECT",
  "DIRECTED",
  "ADVISE",
  "REPORT",
  "REPORT_TO",
  "MONITOR",
  "ACCOUNTABLE",
  "TARGET",
] as const
export type Role = (typeof ROLES)[number]
export const MODALITIES = ["ORDER", "REQUEST", "AGREED"] as const
export type Modality = (typeof MODALITIES)[number]
export const POLARITIES = ["positive", "negative"] as const
export type Polarity = (typeof POLARITIES)[number]
/** How a notice uses a document it cites. */
export const RELATIONS = ["basis", "amends", "implements", "reports", "replaces", "mentions"] as const
export type Relation = (typeof RELATIONS)[number]
export const CITATION_STATUSES = ["resolved", "ambiguous", "unresolved"] as const
export type CitationStatus = (typeof CITATION_STATUSES)[number]
/** đơn vị hành chính: the tier a body belongs to. */
export const LEVELS = ["central", "province", "district", "commune", "all", "other"] as const
export type Level = (typeof LEVELS)[number]
/** Why a recipient stands under "Nơi nhận". */
export const PURPOSES = ["for_report", "for_action", "for_information", "archive"] as const
export type Purpose = (typeof PURPOSES)[number]

const deadline = z.object({ raw: text, kind: text, value: text.nullable(), ...words })
const finding = z.object({ code: text, message: text, from: offset, to: offset })

export const nodeKinds = {
  /** A file received, read or refused: the ledger. `names` are sorted paths relative to the folder given. */
  Source: z.object({
    id,
    names: z.array(text),
    mediaType: text,
    status: z.enum(["read", "refused"]),
    error: text.nullable(), // code of the refusal
    message: text.nullable(), // its sentence
    noticeId: text.nullable(),
    reader: z.int(), // version of the reader that saw it
  }),
  /** thông báo, chỉ thị, kết luận ...: one text. `status` is "notice", or "other" for a text that is no notice. */
  Notice: z.object({
    id,
    kind: text.nullable(),
    number: text.nullable(),
    title: text.nullable(),
    issuedOn: day.nullable(),
    meetingOn: day.nullable(),
    place: text.nullable(),
    system: z.enum(["party", "state"]).nullable(),
    status: z.enum(["notice", "other"]),
    text,
    findings: z.array(finding),
  }),
  /** A clause with its own words (without its children's). `ordinal` is its place in the notice. */
  Directive: z.object({
    id,
    path: text,
    ordinal: z.int(),
    heading: text.nullable(),
    text,
    order: z.boolean(),
    noticeId: text,
    provinceId: text.nullable(),
    issuedOn: day.nullable(),
    ...words,
  }),
  /** What is embedded: at most 600 characters of a directive with its heading. */
  Passage: z.object({ id, text }),
  /** One imperative act. `id` is notice, path and ordinal. */
  Duty: z.object({
    id,
    path: text,
    ordinal: z.int(),
    gist: text,
    modality: z.enum(MODALITIES),
    polarity: z.enum(POLARITIES),
    deadline: deadline.nullable(),
    dueFrom: day.nullable(),
    dueOn: day.nullable(),
    reported: z.boolean(), // stated by an article about the document, not by the document itself
    noticeId: text,
    provinceId: text.nullable(),
    issuedOn: day.nullable(),
    ...words,
  }),
  Agency: z.object({ id, name: text, level: z.enum(LEVELS), isGroup: z.boolean() }),
  /** "Sở Y tế" as such, whoever's it is. */
  AgencyKind: z.object({ id, name: text, english: text.nullable(), level: z.enum(LEVELS) }),
  Official: z.object({ id, name: text }),
  /** Any document cited or held. `year` is null on the year-less one of a symbol. */
  Document: z.object({ id, symbol: text, kind: text.nullable(), year: z.int().nullable(), title: text.nullable() }),
  Province: z.object({
    id,
    code: text,
    name: text,
    fullName: text,
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    validFrom: day.nullable(),
    validTo: day.nullable(),
  }),
  /** District, commune or border gate, created when first pointed at. */
  Place: z.object({ id, name: text, kind: text }),
  Topic: z.object({ id, name: text, english: text, oxcgrt: text.nullable() }),
  Observation: z.object({
    id,
    metric: text,
    value: z.number(),
    unit: text,
    approx: text.nullable(),
    dose: text.nullable(),
    ageMin: z.number().nullable(),
    ageMax: z.number().nullable(),
    period: text.nullable(),
    noticeId: text,
    ...words,
  }),
} as const

type Kind = keyof typeof nodeKinds
interface EdgeShape {
  /** Which kinds it may join. */
  readonly ends: readonly (readonly [Kind, Kind])[]
  /** No words of its own. */
  readonly structural: boolean
  readonly props: z.ZodObject
}
const edge = <P extends z.ZodRawShape>(ends: EdgeShape["ends"], structural: boolean, props: P) => ({
  ends,
  structural,
  props: z.object(props),
})

// biome-ignore format: the ends of an edge read best in one line
export const edgeKinds = {
  FROM: edge([["Notice", "Source"]], true, {}),
  /** `inferred`: not printed, read from signs. Structural from a Document (its symbol says it). */
  ISSUED_BY: edge([["Notice", "Agency"], ["Document", "Agency"]], true, { inferred: z.boolean(), ...optionalWords }),
  IN: edge([["Notice", "Province"], ["Agency", "Province"], ["Place", "Province"]], true, {
    confidence: z.number().nullable(),
    evidence: z.array(z.object({ why: text, ...words })).nullable(),
  }),
  SIGNED_BY: edge([["Notice", "Official"]], false, {
    title: text.nullable(),
    authority: z.array(text),
    name: text, // as written
    corrected: text.nullable(),
    ...words,
  }),
  CHAIRED_BY: edge([["Notice", "Official"]], false, { title: text.nullable(), name: text, ...words }),
  SENT_TO: edge([["Notice", "Agency"]], false, { purpose: z.enum(PURPOSES).nullable(), ...words }),
  IS: edge([["Notice", "Document"]], true, {}),
  CITES: edge([["Notice", "Document"], ["Directive", "Document"]], false, {
    relation: z.enum(RELATIONS),
    raw: text,
    status: z.enum(CITATION_STATUSES),
    date: day.nullable(),
    ...words,
  }),
  PART_OF: edge([["Directive", "Notice"], ["Directive", "Directive"]], true, {}),
  OF: edge([["Passage", "Directive"]], true, { ...words }),
  STATED_IN: edge([["Duty", "Directive"], ["Observation", "Directive"]], true, {}),
  /** An implicit role has the words it was inherited from. */
  ASSIGNED: edge([["Duty", "Agency"]], false, { role: z.enum(ROLES), implicit: z.boolean(), ...words }),
  OF_KIND: edge([["Agency", "AgencyKind"]], true, {}),
  UNDER: edge([["Agency", "Agency"]], true, {}),
  HELD: edge([["Official", "Agency"]], false, { title: text, on: day.nullable(), noticeId: text, ...words }),
  SUCCEEDED_BY: edge([["Province", "Province"]], true, { on: day }),
  ABOUT: edge([["Directive", "Topic"]], false, { score: z.number(), ...words }),
  AT: edge([["Observation", "Place"], ["Observation", "Province"]], false, { ...words }),
} as const

export type NodeKind = keyof typeof nodeKinds
export type EdgeKind = keyof typeof edgeKinds
export const NODE_KINDS = Object.keys(nodeKinds) as NodeKind[]
export const EDGE_KINDS = Object.keys(edgeKinds) as EdgeKind[]

export type NodeProps<K extends NodeKind = NodeKind> = z.infer<(typeof nodeKinds)[K]>
export type EdgeProps<K extends EdgeKind = EdgeKind> = z.infer<(typeof edgeKinds)[K]["props"]>

/** A node with its label ("kind" is a property of notices and documents, so the word is label here). */
export type Node = { [K in NodeKind]: { label: K; props: NodeProps<K> } }[NodeKind]
/** An edge with its label and both ends. */
export type Edge = {
  [K in EdgeKind]: {
    label: K
    source: string
    sourceKind: NodeKind
    target: string
    targetKind: NodeKind
    props: EdgeProps<K>
  }
}[EdgeKind]
/** All that one notice contributes, or what a query about a neighbourhood answers. */
export interface Subgraph {
  nodes: Node[]
  edges: Edge[]
}
/** The properties by which an edge differs from others between the same two nodes (with its label and ends). */
export const EDGE_IDENTITY = ["role", "relation", "purpose", "title", "noticeId", "from", "to"] as const
