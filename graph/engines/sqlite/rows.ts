/** Rows of the model to cells of a table and back. */
import { edgeFields, type Field, nodeFields } from "../../fields.ts"
import type { EdgeKind, EdgeProps, NodeKind, NodeProps } from "../../model.ts"
import type { Cell, Row } from "./connection.ts"
import { quoted } from "./schema.ts"

type Props = Record<string, unknown>

export function cellOf(field: Field, value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (field.type === "boolean") return value ? 1 : 0
  if (field.type === "list" || field.type === "json") return JSON.stringify(value)
  return value as Cell
}
function readCell(field: Field, cell: Cell): unknown {
  if (cell === null) return null
  if (field.type === "boolean") return cell === 1
  if (field.type === "list" || field.type === "json") return JSON.parse(cell as string)
  return cell
}

export const cellsOf = (fields: readonly Field[], props: Props): Cell[] =>
  fields.map((field) => cellOf(field, props[field.name]))
/** Reads the fields from `row`, the first of them at `at`. */
export function propsOf(fields: readonly Field[], row: Row, at = 0): Props {
  const props: Props = {}
  for (const [n, field] of fields.entries()) props[field.name] = readCell(field, row[at + n] as Cell)
  return props
}
export const nodeOf = <K extends NodeKind>(kind: K, row: Row, at = 0): NodeProps<K> =>
  propsOf(nodeFields[kind], row, at) as NodeProps<K>
export const edgeOf = <K extends EdgeKind>(kind: K, row: Row, at = 0): EdgeProps<K> =>
  propsOf(edgeFields[kind], row, at) as EdgeProps<K>

/** Column list, as in "n.id, n.name". */
export const columns = (fields: readonly Field[], alias?: string): string =>
  fields.map((field) => (alias ? `${alias}.${quoted(field.name)}` : quoted(field.name))).join(", ")
