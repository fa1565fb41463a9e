/** Readings made by hand: sentences invented for the tests, spans found by their words. */
import type { Edge, EdgeKind, NodeKind, NodeProps, Subgraph } from "../../../graph/model.ts"
import { loadGazetteer } from "../../../ingest/gazetteer.ts"
import type {
  ExtractedCitation,
  ExtractedDuty,
  ExtractedMention,
  ExtractedRole,
  Extraction,
  Span,
} from "../../../ingest/notice.ts"
import { resolve } from "../../../ingest/resolve.ts"

/** Where `words` stand in `text`; the n-th time from 1. */
export function spanOf(text: string, words: string, nth = 1): Span {
  let from = -1
  for (let i = 0; i < nth; i += 1) {
    from = text.indexOf(words, from + 1)
    if (from < 0) throw new Error(`"${words}" is not in the text`)
  }
  return { from, to: from + words.length }
}

export interface Given {
  text: string
  genre?: Extraction["genre"]
  /** Code and name. */
  province?: readonly [string, string] | null
  header?: Partial<Extraction["header"]>
  /** Path -> words of the clause (label included), heading. */
  clauses?: readonly { path: string; words: string; own?: string; heading?: string }[]
  mentions?: readonly (Partial<ExtractedMention> & { words: string; nth?: number })[]
  recipients?: readonly { words: string; purpose?: Extraction["recipients"][number]["purpose"] }[]
  citations?: readonly (Partial<ExtractedCitation> & { words: string })[]
  duties?: readonly {
    clause: string
    words: string
    roles: readonly (Partial<ExtractedRole> & { agency: string; words?: string })[]
    deadline?: { words: string; value: string | null }
    modality?: ExtractedDuty["modality"]
  }[]
  persons?: readonly { name: string; title?: string }[]
  observations?: readonly (Partial<Extraction["observations"][number]> & { words: string; value: number })[]
}

const nothing = { kind: null, number: null, symbol: null, system: null, title: null, issuer: null } as const
const noDays = { issuedOn: null, place: null, meetingOn: null, chair: null, signer: null } as const

export function reading(given: Given): Extraction {
  const { text } = given
  const at = (words: string, nth = 1) => spanOf(text, words, nth)
  const province = given.province
    ? { code: given.province[0], name: given.province[1], confidence: 0.9, evidence: [] }
    : null
  const deadlines = (given.duties ?? []).flatMap(({ deadline, clause }) =>
    deadline
      ? [{ raw: deadline.words, value: deadline.value, kind: "point" as const, duty: clause, ...at(deadline.words) }]
      : [],
  )
  let nextDeadline = 0
  return {
    schema: "extraction/1",
    source: { name: "thử.txt", sha256: "0", length: text.length },
    text,
    genre: given.genre ?? "document",
    header: { ...nothing, ...noDays, province, ...given.header },
    clauses: (given.clauses ?? []).map(({ path, words, own, heading }) => ({
      path,
      heading: heading ?? null,
      text: own ?? words,
      own: [at(own ?? words)],
      ...at(words),
    })),
    citations: (given.citations ?? []).map(({ words, ...said }) => ({
      raw: words,
      symbol: null,
      kind: null,
      date: null,
      year: null,
      relation: "mentions",
      status: "unresolved",
      clause: null,
      ...at(words),
      ...said,
    })),
    recipients: (given.recipients ?? []).map(({ words, purpose = null }) => ({ name: words, purpose, ...at(words) })),
    mentions: (given.mentions ?? []).map(({ words, nth, ...said }) => ({
      name: words,
      isGroup: false,
      level: "province",
      kindId: null,
      province: null,
      org: null,
      ...at(words, nth),
      ...said,
    })),
    duties: (given.duties ?? []).map(({ clause, words, roles, deadline, modality = "ORDER" }, index) => ({
      id: `${clause}#${index}`,
      clause,
      modality,
      polarity: "positive",
      deadline: deadline ? nextDeadline++ : null,
      roles: roles.map(({ words: own, ...role }) => ({
        isGroup: false,
        role: "IMPLEMENT",
        implicit: own === undefined,
        level: "province",
        kindId: null,
        province: null,
        ...(own === undefined ? {} : at(own)),
        ...role,
      })),
      ...at(words),
    })),
    deadlines,
    persons: (given.persons ?? []).map((person) => ({ ...person, ...at(person.name) })),
    observations: (given.observations ?? []).map(({ words, ...seen }) => ({
      metric: "vaccination_coverage",
      unit: "percent",
      approx: null,
      place: null,
      period: null,
      ...at(words),
      ...seen,
    })),
    findings: [],
  }
}

const gazetteer = loadGazetteer()
/** The reading resolved. */
export const read = (given: Given) => resolve(reading(given), gazetteer)
export const edgesOf = <K extends EdgeKind>(graph: Subgraph, label: K) =>
  graph.edges.filter((edge): edge is Extract<Edge, { label: K }> => edge.label === label)
export const nodesOf = <K extends NodeKind>(graph: Subgraph, label: K): NodeProps<K>[] =>
  graph.nodes.filter((node) => node.label === label).map(({ props }) => props as NodeProps<K>)

export const lai = ["12", "Lai Châu"] as const
/** One citation in a notice of Lai Châu of August 2022: where it leads. */
export const citing = (words: string, said: Partial<Extraction["citations"][number]>, more: Partial<Given> = {}) => {
  const { subgraph } = read({
    text: `Thực hiện ${words} đã nêu.`,
    province: lai,
    header: { issuedOn: "2022-08-01" },
    citations: [{ words, ...said }],
    ...more,
  })
  const [edge] = edgesOf(subgraph, "CITES")
  return { id: edge?.target, status: edge?.props.status, row: nodesOf(subgraph, "Document")[0] }
}
