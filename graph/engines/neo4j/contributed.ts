/** Who contributes what: notices as they were given, and the facts that are always there. */
import { checkPage } from "../../check.ts"
import { decodeCursor } from "../../cursor.ts"
import type { Contribution } from "../../engine.ts"
import {
  EDGE_KINDS,
  type Edge,
  type EdgeKind,
  NODE_KINDS,
  type Node,
  type NodeKind,
  type Subgraph,
} from "../../model.ts"
import type { Page, PageRequest } from "../../query.ts"
import { byCodePoint } from "../../text.ts"
import { cypher, quoted, type Statement, statement, whole } from "./cypher.ts"
import { pageOf } from "./order.ts"
import { edgeMap, edgeOf, kindOf, nodeMap, nodeOf } from "./rows.ts"
import type { Row } from "./server.ts"
import type { Question } from "./view.ts"

export async function contributors(ask: Question, page: PageRequest): Promise<Page<string>> {
  checkPage(page)
  const after = page.after == null ? "" : (decodeCursor(page.after, [], 1)[0] as string)
  const [totals, found] = await ask(
    statement(cypher`MATCH (c:_Contributor) RETURN count(c) AS total`),
    statement(
      cypher`MATCH (c:_Contributor) WHERE c.id > ${after} RETURN c.id AS id ORDER BY c.id LIMIT ${whole(page.first + 1)}`,
    ),
  )
  const ids = found?.map(({ id }) => id as string) ?? []
  return pageOf(ids, page.first, totals?.[0]?.total as number, (id) => [id])
}

export async function contributions(ask: Question, noticeIds: readonly string[]): Promise<Contribution[]> {
  if (noticeIds.length === 0) return []
  const from = "UNWIND $ids AS giver MATCH (c:_Contributor {id: giver})"
  const rows = await held(ask, { ids: [...new Set(noticeIds)] }, (label) => `${from} UNWIND c.${quoted(label)} AS id `)
  return noticeIds.map((noticeId) => ({ noticeId, subgraph: subgraphOf(rows, noticeId) }))
}
export async function facts(ask: Question): Promise<Subgraph> {
  return subgraphOf(await held(ask, {}, null), ALWAYS)
}

/** Stands for the giver of the facts that are always there: no notice has it. */
const ALWAYS = null
interface Held {
  giver: string | typeof ALWAYS
  id: string
  one: Node | Edge
}
type Label = NodeKind | EdgeKind

/** Rows in the order of the model and of their ids. `given` comes up with a giver and the ids of one label; null: the facts. */
async function held(
  ask: Question,
  parameters: Statement["parameters"],
  given: ((label: Label) => string) | null,
): Promise<Held[]> {
  const before = (label: Label): string => given?.(label) ?? ""
  const [key, giver, always] = given ? [" {id: id}", "giver", ""] : ["", "null AS giver", " WHERE x._always"]
  const nodeText = (kind: NodeKind): string =>
    `${before(kind)}MATCH (x:${quoted(kind)}${key})${always} RETURN ${giver}, ${nodeMap("x", [kind]).text} AS row`
  const edgeText = (kind: EdgeKind): string =>
    `${before(kind)}MATCH (a)-[x:${quoted(kind)}${key}]->(b)${always} RETURN ${giver}, ${edgeMap("x", [kind]).text} AS row,
a.id AS source, ${kindOf("a")} AS sourceKind, b.id AS target, ${kindOf("b")} AS targetKind`
  const texts = [...NODE_KINDS.map(nodeText), ...EDGE_KINDS.map(edgeText)]
  const answers = await ask(...texts.map((text) => ({ text, parameters })))
  const labels = [...NODE_KINDS, ...EDGE_KINDS]
  return answers.flatMap((rows, at) =>
    rows.map((row) => heldRow(labels[at] as Label, row)).sort((a, b) => byCodePoint(a.id, b.id)),
  )
}
function heldRow(label: Label, { giver, row, ...ends }: Row): Held {
  const { id } = row as { id: string }
  const one = nodes.has(label)
    ? { label, props: nodeOf(label as NodeKind, row as Row) }
    : { label, ...ends, props: edgeOf(label as EdgeKind, row as Row) }
  return { giver: giver as Held["giver"], id, one: one as Node | Edge }
}
const nodes = new Set<string>(NODE_KINDS)

function subgraphOf(rows: readonly Held[], of: Held["giver"]): Subgraph {
  const given = rows.filter(({ giver }) => giver === of).map(({ one }) => one)
  return {
    nodes: given.filter((one): one is Node => nodes.has(one.label)),
    edges: given.filter((one): one is Edge => !nodes.has(one.label)),
  }
}
