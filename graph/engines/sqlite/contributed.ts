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
import type { Connection, Row } from "./connection.ts"
import { pageOf } from "./list.ts"
import { edgeRow, edgeSelection, nodeSelection, propsOfNode } from "./scan.ts"
import { ALWAYS, numberOf, STRIDE } from "./schema.ts"

export function contributors(connection: Connection, page: PageRequest): Page<string> {
  checkPage(page)
  const after = page.after == null ? "" : (decodeCursor(page.after, [], 1)[0] as string)
  const total = connection.row("SELECT count(*) FROM contributor")?.[0] as number
  const rows = connection.rows("SELECT id FROM contributor WHERE id > ? ORDER BY id LIMIT ?", after, page.first + 1)
  return pageOf(
    rows.map(([id]) => id as string),
    page.first,
    total,
    (id) => [id],
  )
}

export function contributions(connection: Connection, noticeIds: readonly string[]): Contribution[] {
  return noticeIds.map((noticeId) => {
    const key = connection.row("SELECT key FROM contributor WHERE id = ?", noticeId)?.[0]
    return { noticeId, subgraph: key === undefined ? { nodes: [], edges: [] } : given(connection, key as number) }
  })
}
export const facts = (connection: Connection): Subgraph => given(connection, ALWAYS)

function given(connection: Connection, contributor: number): Subgraph {
  const found = connection.rows(`SELECT DISTINCT item % ${STRIDE} FROM contribution WHERE contributor = ?`, contributor)
  const numbers = new Set(found.map(([number]) => number))
  const rowsOf = (label: NodeKind | EdgeKind, selection: string, alias: string): Row[] =>
    connection.rows(
      `${selection} WHERE ${alias}.key IN (SELECT item FROM contribution WHERE contributor = ? AND item % ${STRIDE} = ${numberOf(label)}) ORDER BY ${alias}.id`,
      contributor,
    )
  const held = <L extends NodeKind | EdgeKind>(labels: readonly L[]): L[] =>
    labels.filter((label) => numbers.has(numberOf(label)))
  return {
    nodes: held(NODE_KINDS).flatMap((label) =>
      rowsOf(label, nodeSelection(label), "n").map((row) => ({ label, props: propsOfNode(label, row) }) as Node),
    ),
    edges: held(EDGE_KINDS).flatMap((label) =>
      rowsOf(label, edgeSelection(label), "e").map((row) => ({ label, ...edgeRow(label, row) }) as Edge),
    ),
  }
}
