/** Orders and pages: ORDER BY, and the condition that a row stands after a cursor. */
import type { Field } from "../../fields.ts"
import type { Order, Value } from "../../query.ts"
import { allOf, anyOf, joined, raw, type Sql, sql } from "./sql.ts"
import { cell } from "./where.ts"

/** One value rows are ordered by; missing ones stand last, first when descending. */
export interface OrderKey {
  column: Sql
  nullable: boolean
  desc: boolean
}

/** The keys of an order: its fields, then the ids, which go the way of the first field. */
export function orderKeys(
  order: Order,
  fields: readonly Field[],
  column: (name: string) => Sql,
  ids: readonly Sql[],
): OrderKey[] {
  const keys = order.map(({ field, desc = false }, at) => {
    const nullable = fields[at]?.nullable ?? true
    return { column: column(field), nullable, desc }
  })
  const desc = order[0]?.desc ?? false
  return [...keys, ...ids.map((id) => ({ column: id, nullable: false, desc }))]
}

export const orderBy = (keys: readonly OrderKey[]): Sql =>
  joined(
    keys.map(({ column, nullable, desc }) => {
      const way = raw(desc ? " DESC" : "")
      return nullable ? sql`(${column} IS NULL)${way}, ${column}${way}` : sql`${column}${way}`
    }),
    ", ",
  )

/** Holds for rows that stand after `values` in the order. */
export function standsAfter(keys: readonly OrderKey[], values: readonly (Value | null)[]): Sql {
  const [key, ...others] = keys
  if (!key) return raw("0")
  const { column, nullable, desc } = key
  const value = values[0] ?? null
  const rest = standsAfter(others, values.slice(1))
  if (value === null) {
    const tied = allOf([sql`${column} IS NULL`, rest])
    return desc ? anyOf([sql`${column} IS NOT NULL`, tied]) : sql`(${tied})`
  }
  const beyond = desc ? sql`${column} < ${cell(value)}` : sql`${column} > ${cell(value)}`
  const tied = allOf([sql`${column} = ${cell(value)}`, rest])
  return anyOf([beyond, ...(nullable && !desc ? [sql`${column} IS NULL`] : []), tied])
}
