/** The properties of each kind as plain data, read from the model: what engines and checks are generated from. */
import type { z } from "zod"
import { EDGE_KINDS, type EdgeKind, edgeKinds, NODE_KINDS, type NodeKind, nodeKinds } from "./model.ts"

/** `list` holds strings, `json` any other array or object. */
export type FieldType = "text" | "integer" | "real" | "boolean" | "list" | "json"
export interface Field {
  name: string
  type: FieldType
  nullable: boolean
}

/** What a value of the type is in JavaScript; lists and objects are not here: they are neither compared nor ordered. */
export const scalarTypes: Partial<Record<FieldType, "string" | "number" | "boolean">> = {
  text: "string",
  integer: "number",
  real: "number",
  boolean: "boolean",
}

interface Definition {
  type: string
  format?: string
  innerType?: { def: Definition }
  element?: { def: Definition }
}
function typeOf(def: Definition): FieldType {
  if (def.type === "number") return def.format === "safeint" ? "integer" : "real"
  if (def.type === "array") return def.element?.def.type === "string" ? "list" : "json"
  return plainTypes[def.type] ?? "json"
}
const plainTypes: Record<string, FieldType> = { string: "text", enum: "text", boolean: "boolean" }

function fieldsOf(shape: z.ZodObject): Field[] {
  return Object.entries(shape.shape).map(([name, value]) => {
    const def = (value as unknown as { def: Definition }).def
    const nullable = def.type === "nullable"
    return { name, nullable, type: typeOf(nullable && def.innerType ? def.innerType.def : def) }
  })
}

export const nodeFields = Object.fromEntries(
  NODE_KINDS.map((kind) => [kind, fieldsOf(nodeKinds[kind])]),
) as unknown as Record<NodeKind, readonly Field[]>
export const edgeFields = Object.fromEntries(
  EDGE_KINDS.map((kind) => [kind, fieldsOf(edgeKinds[kind].props)]),
) as unknown as Record<EdgeKind, readonly Field[]>

/** Fields to find rows by: every engine keeps an index on them. */
const indexed = new Set(["noticeId", "provinceId", "issuedOn", "dueOn", "symbol", "name"])
export const isIndexed = (name: string): boolean => indexed.has(name)
