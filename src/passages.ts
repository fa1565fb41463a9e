/** Plain passages as a store of their own, and searched: how well search finds, for those who have judgements of their own. */
import type { Contribution, Engine } from "../graph/engine.ts"
import { noticeId } from "../graph/id.ts"
import type { Subgraph } from "../graph/model.ts"
import { everything } from "../graph/query.ts"
import { type Mode, search } from "../graph/search.ts"
import { nfc } from "../graph/text.ts"
import { type Embedder, embedMissing } from "../ingest/embed.ts"
import { directiveId, passageId } from "../ingest/ids.ts"
import type { Progress } from "../ingest/receipt.ts"
import { piecesOf } from "../ingest/resolve/passage.ts"

export interface Plain {
  id: string
  text: string
}
/** Each passage is a notice of one clause; its number among the passages keeps two of one text apart. */
const PATH = "1"
const idOf = (at: number): string => noticeId(`passage ${at}`)
const BATCH = 50
/** A first line of at most so many characters, with more below it, is the heading. */
const HEADING_LIMIT = 200

export async function storePassages(
  engine: Engine,
  passages: readonly Plain[],
  embedder: Embedder | null,
  onProgress: (at: Progress) => void,
): Promise<void> {
  for (let at = 0; at < passages.length; at += BATCH) {
    const some = passages.slice(at, at + BATCH).map(({ text }, n) => contributionOf(idOf(at + n), nfc(text)))
    await engine.replace(some)
    onProgress({ step: "ingest", done: Math.min(passages.length, at + BATCH), total: passages.length, name: "" })
  }
  if (embedder) await embedMissing({ engine, embedder, onProgress })
}

function contributionOf(id: string, text: string): Contribution {
  const { heading, from } = headOf(text)
  const body = { from, to: text.length }
  const clause = directiveId(id, PATH)
  const carried = { noticeId: id, provinceId: null, issuedOn: null }
  const words = { heading, text: text.slice(from), order: false }
  const subgraph: Subgraph = {
    nodes: [
      { label: "Notice", props: { id, ...unknown, status: "other", text, findings: [] } },
      {
        label: "Directive",
        props: { id: clause, path: PATH, ordinal: 1, ...words, ...carried, from: 0, to: text.length },
      },
    ],
    edges: [partOf(clause, id)],
  }
  // Two pieces of one wording are one passage.
  const pieces = new Map(piecesOf(text, [body], heading).map((piece) => [passageId(piece.text), piece]))
  for (const [passage, { text: piece, ...span }] of pieces) {
    subgraph.nodes.push({ label: "Passage", props: { id: passage, text: piece } })
    subgraph.edges.push({
      label: "OF",
      source: passage,
      sourceKind: "Passage",
      target: clause,
      targetKind: "Directive",
      props: span,
    })
  }
  return { noticeId: id, subgraph }
}
const unknown = { kind: null, number: null, title: null, issuedOn: null, meetingOn: null, place: null, system: null }
const partOf = (source: string, target: string): Subgraph["edges"][number] => ({
  label: "PART_OF",
  source,
  sourceKind: "Directive",
  target,
  targetKind: "Notice",
  props: {},
})
function headOf(text: string): { heading: string | null; from: number } {
  const [line = ""] = text.trimStart().split("\n", 1)
  const from = text.indexOf(line) + line.length
  const short = line.trim().length <= HEADING_LIMIT && text.slice(from).trim() !== ""
  return short ? { heading: line.trim(), from } : { heading: null, from: 0 }
}

/** Ids of the passages that answer the query, best first, with their scores. */
export async function searchPassages(
  engine: Engine,
  passages: readonly Plain[],
  query: string,
  options: { embedder: Embedder | null; mode: Mode | undefined; limit: number },
): Promise<{ id: string; score: number }[]> {
  const { embedder, mode, limit } = options
  const [vector = null] = embedder ? await embedder.embed([query], "query") : []
  const model = embedder?.model ?? null
  const request = { text: query, vector, model, where: everything, limit, mode }
  const { hits } = await engine.read((view) => search(view, request))
  const places = placesOf(passages)
  return hits.map(({ id, score }) => ({ id: (passages[places.get(id) ?? -1] as Plain).id, score }))
}
const known = new WeakMap<readonly Plain[], Map<string, number>>()
function placesOf(passages: readonly Plain[]): Map<string, number> {
  const places = known.get(passages) ?? new Map(passages.map((_, at) => [directiveId(idOf(at), PATH), at]))
  known.set(passages, places)
  return places
}
