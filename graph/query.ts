/**
 * The graph algebra: a query is plain data, each engine translates it.
 *
 * `via` names an edge and the way it is walked: "ASSIGNED>" from source to target, "<ASSIGNED" back.
 * Strings are compared by code point, booleans and numbers as such. A missing value (null) satisfies only `missing`
 * (and `not`); in an order it stands after all values, before them when descending. Where a step leads to several kinds, a
 * field that one of them lacks is missing there.
 */
import type { EdgeKind } from "./model.ts"

export type Value = string | number | boolean
export type Via = `${EdgeKind}>` | `<${EdgeKind}`

export type Condition =
  | { field: string; op: "eq" | "lt" | "lte" | "gt" | "gte" | "prefix"; value: Value }
  | { field: string; op: "in"; value: readonly Value[] }
  /** The field is a list of strings and holds the value. */
  | { field: string; op: "has"; value: string }
  | { field: string; op: "missing" }

export type Where =
  | Condition
  | { and: readonly Where[] }
  | { or: readonly Where[] }
  | { not: Where }
  /** Binds ONE edge: all of `edge` and `node` hold for the same edge and the node behind it. */
  | { some: { via: Via; edge?: Where; node?: Where } }

/** Field of the row itself, ascending unless `desc`; the id is always the last tie-break, in the same direction as the first field. */
export type Order = readonly { field: string; desc?: boolean }[]

export interface PageRequest {
  first: number
  /** The cursor of the last row seen. */
  after?: string | undefined
}
export interface Page<T> {
  rows: { row: T; cursor: string }[]
  totalCount: number
  hasNextPage: boolean
}

/** One step of a path. Paths of one tally that begin with equal steps share them: they bind the same edges. */
export type Step = { via: Via; edge?: Where; node?: Where }
/** A value to group or count by: walk `path`, then read `field` of the last node (or of the last edge with `on: "edge"`). */
export interface By {
  path?: readonly Step[]
  field: string
  on?: "node" | "edge"
  /** Dates are cut to this unit: 2025-11-25 gives 2025-11-25, 2025-11, 2025-Q4 or 2025; a value less exact has none. */
  unit?: "day" | "month" | "quarter" | "year"
}
/** Number of rows of the kind (each once a bucket), or of distinct values. */
export type Measure = "count" | { distinct: By }
export interface Bucket {
  keys: (Value | null)[]
  value: number
}
export interface Ranked {
  id: string
  /** Higher is better; BM25 or cosine. */
  score: number
}
export interface AroundLimits {
  /** Edges followed from one node. */
  perNode: number
  /** Nodes in all. */
  nodes: number
}

/** The field that holds nothing: matches every row. */
export const everything: Where = { and: [] }
