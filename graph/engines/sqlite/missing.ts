/** `missingVectors`: passages that have no vector of a model yet. */
import { checkPage } from "../../check.ts"
import { decodeCursor } from "../../cursor.ts"
import { nodeFields } from "../../fields.ts"
import type { NodeProps } from "../../model.ts"
import type { Page, PageRequest } from "../../query.ts"
import type { Connection } from "./connection.ts"
import { pageOf } from "./list.ts"
import { columns, nodeOf } from "./rows.ts"

export function missingVectors(connection: Connection, model: string, page: PageRequest): Page<NodeProps<"Passage">> {
  checkPage(page)
  const after = page.after == null ? "" : (decodeCursor(page.after, [], 1)[0] as string)
  const key = (connection.row("SELECT key FROM model WHERE name = ?", model)?.[0] ?? 0) as number
  const total = connection.row(
    `SELECT (SELECT count(*) FROM "Passage") - (SELECT count(*) FROM vector WHERE model = ?)`,
    key,
  )?.[0] as number
  const rows = connection.rows(
    `SELECT ${columns(nodeFields.Passage, "n")} FROM "Passage" n
      WHERE n.id > ? AND NOT EXISTS (SELECT 1 FROM vector v WHERE v.passage = n.key AND v.model = ?) ORDER BY n.id LIMIT ?`,
    after,
    key,
    page.first + 1,
  )
  return pageOf(
    rows.map((row) => nodeOf("Passage", row)),
    page.first,
    total,
    ({ id }) => [id],
  )
}
