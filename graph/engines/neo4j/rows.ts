/** Rows of the model to properties of the server and back. */
import { edgeFields, type Field, nodeFields } from "../../fields.ts"
import { sha256 } from "../../id.ts"
import type { EdgeKind, EdgeProps, NodeKind, NodeProps } from "../../model.ts"
import { type Cypher, type Given, quoted, raw, whole } from "./cypher.ts"

type Props = Record<string, unknown>

/** Integers as the model says, objects as JSON text, lists of strings as they are; a missing value is no property. */
function storedValue(field: Field, value: unknown): Given {
  if (value === null || value === undefined) return null
  if (field.type === "integer") return whole(value as number)
  if (field.type === "json") return JSON.stringify(value)
  return value as Given
}
export const stored = (fields: readonly Field[], props: Props): Record<string, Given> =>
  Object.fromEntries(fields.map((field) => [field.name, storedValue(field, props[field.name])]))

/** Equal for equal values: tells whether a row changed without reading it. */
export const hashOfRow = (fields: readonly Field[], props: Props): string =>
  sha256(JSON.stringify(fields.map(({ name }) => props[name] ?? null))).slice(0, 32)

function readValue(field: Field, value: unknown): unknown {
  if (value === null || value === undefined) return null
  return field.type === "json" ? JSON.parse(value as string) : value
}
const propsOf = (fields: readonly Field[], row: Props): Props =>
  Object.fromEntries(fields.map((field) => [field.name, readValue(field, row[field.name])]))
export const nodeOf = <K extends NodeKind>(kind: K, row: Props): NodeProps<K> =>
  propsOf(nodeFields[kind], row) as NodeProps<K>
export const edgeOf = <K extends EdgeKind>(kind: K, row: Props): EdgeProps<K> =>
  propsOf(edgeFields[kind], row) as EdgeProps<K>

/** The model's properties of a node as a map, as in "n{.id, .name}"; what the engine keeps beside them stays out. */
export function nodeMap(variable: string, kinds: readonly NodeKind[]): Cypher {
  const names = new Set(kinds.flatMap((kind) => nodeFields[kind].map(({ name }) => name)))
  return raw(`${variable}{${[...names].map((name) => `.${quoted(name)}`).join(", ")}}`)
}
export function edgeMap(variable: string, kinds: readonly EdgeKind[]): Cypher {
  const names = new Set(["id", ...kinds.flatMap((kind) => edgeFields[kind].map(({ name }) => name))])
  return raw(`${variable}{${[...names].map((name) => `.${quoted(name)}`).join(", ")}}`)
}
/** The kind of a node: labels that begin with "_" are the engine's own. */
export const kindOf = (node: string): string => `head([l IN labels(${node}) WHERE NOT l STARTS WITH '_'])`
