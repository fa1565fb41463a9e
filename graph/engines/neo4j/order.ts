/** Orders and pages: ORDER BY, and the condition that a row stands after a cursor. Missing values stand last, as in Cypher. */
import { decodeCursor, encodeCursor, type Keys } from "../../cursor.ts"
import type { Field } from "../../fields.ts"
import type { Order, Page, PageRequest, Value } from "../../query.ts"
import { allOf, anyOf, bound, type Cypher, cypher, given, joined, raw } from "./cypher.ts"

/** One value rows are ordered by. */
export interface OrderKey {
  at: Cypher
  field: Field
  desc: boolean
}
const idField: Field = { name: "id", type: "text", nullable: false }

/** The keys of an order: its fields, then the ids, which go the way of the first field. */
export function orderKeys(
  order: Order,
  fields: readonly Field[],
  at: (name: string) => Cypher,
  ids: readonly Cypher[],
): OrderKey[] {
  const keys = order.map(({ field, desc = false }, n) => ({ at: at(field), field: fields[n] as Field, desc }))
  const desc = order[0]?.desc ?? false
  return [...keys, ...ids.map((id) => ({ at: id, field: idField, desc }))]
}
export const orderBy = (keys: readonly OrderKey[]): Cypher =>
  joined(
    keys.map(({ at, desc }) => cypher`${at}${raw(desc ? " DESC" : "")}`),
    ", ",
  )

/** Holds for rows that stand after the page's cursor; nothing for the first page. */
export function standAfter(
  keys: readonly OrderKey[],
  page: PageRequest,
  fields: readonly Field[],
  ids: number,
): Cypher[] {
  return page.after == null ? [] : [standsAfter(keys, decodeCursor(page.after, fields, ids))]
}
function standsAfter(keys: readonly OrderKey[], values: Keys): Cypher {
  const [key, ...others] = keys
  if (!key) return raw("false")
  const { at, field, desc } = key
  const value = values[0] ?? null
  const rest = standsAfter(others, values.slice(1))
  if (value === null) {
    const tied = allOf([cypher`${at} IS NULL`, rest])
    return desc ? anyOf([cypher`${at} IS NOT NULL`, tied]) : cypher`(${tied})`
  }
  const last = given(field, value)
  const beyond = cypher`${at} ${raw(desc ? "<" : ">")} ${bound(last)}`
  const tied = allOf([cypher`${at} = ${last}`, rest])
  return anyOf([beyond, ...(field.nullable && !desc ? [cypher`${at} IS NULL`] : []), tied])
}

export const keysOf = (props: object, order: Order, ids: readonly string[]): Keys => [
  ...order.map(({ field }) => ((props as Record<string, Value | null>)[field] ?? null) as Value | null),
  ...ids,
]
/** `rows` has one row more than asked for when there is a next page. */
export const pageOf = <T>(rows: readonly T[], first: number, totalCount: number, keys: (row: T) => Keys): Page<T> => ({
  rows: rows.slice(0, first).map((row) => ({ row, cursor: encodeCursor(keys(row)) })),
  totalCount,
  hasNextPage: rows.length > first,
})
