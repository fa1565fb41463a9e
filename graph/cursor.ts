/** Cursors of lists: the values a row is ordered by, as base64url JSON. They say nothing but a place in an order. */
import { AppError } from "./errors.ts"
import { type Field, scalarTypes } from "./fields.ts"
import type { Value } from "./query.ts"

export type Keys = (Value | null)[]

export const encodeCursor = (keys: Keys): string => Buffer.from(JSON.stringify(keys)).toString("base64url")

/** The last keys are ids (strings); those before are values of `fields` or null. */
export function decodeCursor(cursor: string, fields: readonly Field[], ids: number): Keys {
  const keys = parsed(cursor)
  const fits = (key: unknown, at: number): boolean => {
    const field = fields[at]
    return field ? (key === null && field.nullable) || typeof key === scalarTypes[field.type] : typeof key === "string"
  }
  if (!Array.isArray(keys) || keys.length !== fields.length + ids || !keys.every(fits))
    throw new AppError("CURSOR_INVALID", { cursor })
  return keys
}
function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString())
  } catch {
    return undefined
  }
}
