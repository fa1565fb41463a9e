/**
 * A reading -> all that the notice contributes to the graph. Looks at the reading, the gazetteer and the national list,
 * never at the store. Shared nodes (agencies, officials, documents, places) hold only what their id or the gazetteer
 * determines; what the notice says of them stands on its own edges. The Source and FROM are the ledger's, not made here.
 */
import { noticeId as idOfText } from "../graph/id.ts"
import type { Node, Relation, Subgraph } from "../graph/model.ts"
import { type Gazetteer, type Province, provinceNode } from "./gazetteer.ts"
import { CENTRAL } from "./ids.ts"
import type { ExtractedCitation, ExtractedMention, Extraction, Span } from "./notice.ts"
import { addAgency } from "./resolve/agencies.ts"
import { Collector, type End } from "./resolve/collect.ts"
import { addDirectives, addDuties } from "./resolve/directives.ts"
import { citedDocument, type Desk, type DocumentName, noteYear, ownDocument } from "./resolve/document.ts"
import { type AgencyName, nameAgency } from "./resolve/name.ts"
import { addObservations } from "./resolve/observations.ts"
import { addOfficials } from "./resolve/officials.ts"
import { beginningWithin } from "./resolve/within.ts"

export function resolve(extraction: Extraction, gazetteer: Gazetteer): { noticeId: string; subgraph: Subgraph } {
  const noticeId = idOfText(extraction.text)
  const desk = deskOf(extraction, noticeId, gazetteer)
  const graph = new Collector()
  const notice = graph.node(noticeNode(extraction, noticeId))
  const carried = { noticeId, provinceId: desk.home?.id ?? null, issuedOn: extraction.header.issuedOn }
  addHeader(extraction, notice, desk, graph)
  addOfficials(extraction, notice, desk, graph)
  addRecipients(extraction, notice, desk, graph)
  const directives = addDirectives(extraction, notice, carried, graph)
  addDuties(extraction, directives, desk, carried, graph)
  addCitations(extraction, notice, directives, desk, graph)
  addObservations(extraction, directives, desk, carried, graph)
  return { noticeId, subgraph: graph.subgraph() }
}

function deskOf(extraction: Extraction, noticeId: string, gazetteer: Gazetteer): Desk {
  const { header } = extraction
  const on = dayOf(extraction)
  const home = provinceOf(header.province, on, gazetteer)
  const issuerIn = (elsewhere: string) =>
    header.issuer ? nameAgency(header.issuer.name, { home, elsewhere, on, gazetteer }) : undefined
  // Where the Centre speaks, "Ủy ban nhân dân tỉnh" is any province's; elsewhere an unknown province is this notice's own.
  const elsewhere = home === null && issuerIn(CENTRAL)?.level === "central" ? CENTRAL : noticeId
  return { home, elsewhere, on, gazetteer, noticeId, issuer: issuerIn(elsewhere), years: new Map() }
}
/** The day on which units and documents are looked up: of issue, of the meeting, else of the newest document cited. */
function dayOf({ header, citations }: Extraction): string | null {
  const cited = citations.flatMap(({ date }) => (date ? [date] : [])).sort()
  return header.issuedOn ?? header.meetingOn ?? cited.at(-1) ?? null
}
function provinceOf(said: Extraction["header"]["province"], on: string | null, gazetteer: Gazetteer): Province | null {
  if (!said) return null
  return gazetteer.provinceNamed(said.name, on) ?? gazetteer.provinceByCode(said.code, on) ?? null
}

function noticeNode({ header, text, genre, findings }: Extraction, id: string): Node {
  const { kind, number, title, issuedOn, meetingOn, place, system } = header
  const isArticle = genre === "article"
  const frame = isArticle ? { kind: "article", number: null } : { kind, number }
  const status = genre === "other" ? "other" : "notice"
  return { label: "Notice", props: { id, ...frame, title, issuedOn, meetingOn, place, system, status, text, findings } }
}

function addHeader({ header, genre }: Extraction, notice: End, desk: Desk, graph: Collector): void {
  const { issuer, province, number } = header
  if (issuer && desk.issuer) {
    const { inferred, from = null, to = null } = issuer
    graph.edge("ISSUED_BY", notice, addAgency(desk.issuer, graph), { inferred, from, to })
  }
  if (province && desk.home) {
    const { confidence, evidence } = province
    graph.edge("IN", notice, graph.node(provinceNode(desk.home)), { confidence, evidence })
  }
  const year = header.issuedOn ? Number(header.issuedOn.slice(0, 4)) : null
  const own = number === null || genre === "article" ? undefined : ownDocument(number, year, desk)
  if (own) graph.edge("IS", notice, addDocument(own, graph), {})
}

function addDocument({ node, issuer }: DocumentName, graph: Collector): End {
  const end = graph.node(node)
  if (issuer) graph.edge("ISSUED_BY", end, addAgency(issuer, graph), { inferred: false, from: null, to: null })
  return end
}

/** Bodies named in the lines under "Nơi nhận"; a line that names none stays in the text. */
function addRecipients({ recipients, mentions }: Extraction, notice: End, desk: Desk, graph: Collector): void {
  for (const line of recipients)
    for (const mention of outermost(beginningWithin(mentions, line.from, line.to).filter(({ to }) => to <= line.to))) {
      const agency = nameAgency(mention.name, desk, mention)
      const { from, to } = mention
      if (agency.key !== "")
        graph.edge("SENT_TO", notice, addAgency(agency, graph), { purpose: line.purpose, from, to })
    }
}
const outermost = (mentions: readonly ExtractedMention[]): ExtractedMention[] =>
  mentions.filter(
    (one) => !mentions.some((other) => other.from <= one.from && one.to <= other.to && lengthOf(other) > lengthOf(one)),
  )
const lengthOf = ({ from, to }: Span): number => to - from

function addCitations(
  extraction: Extraction,
  notice: End,
  directives: Map<string, End>,
  desk: Desk,
  graph: Collector,
): void {
  const { citations } = extraction
  const issuers = new Map(citations.map((citation) => [citation, issuerSaid(citation, extraction, desk)]))
  for (const [citation, said] of issuers) noteYear(citation, said, desk)
  for (const [citation, said] of issuers) {
    const { raw, date, from, to } = citation
    const document = citedDocument(citation, said, desk)
    const source = (citation.clause === null ? undefined : directives.get(citation.clause)) ?? notice
    const relation = relationOf(citation, extraction)
    graph.edge("CITES", source, addDocument(document, graph), {
      relation,
      raw,
      status: document.status,
      date,
      from,
      to,
    })
  }
}
/** An article reports on the document it names first. */
function relationOf(citation: ExtractedCitation, { genre, citations }: Extraction): Relation {
  return genre === "article" && citation === citations[0] ? "reports" : citation.relation
}

/** "... số 112-KL/TU, ngày 05/8/2022 của Tỉnh ủy Hà Tĩnh": the body right behind it. */
function issuerSaid(citation: ExtractedCitation, { text, mentions }: Extraction, desk: Desk): AgencyName | undefined {
  const said = beginningWithin(mentions, citation.to, citation.to + 12).find(({ from }) =>
    /^,?\s+của\s+$/u.test(text.slice(citation.to, from)),
  )
  return said && nameAgency(said.name, desk, said)
}
