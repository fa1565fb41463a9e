/** Queries are checked against the model before any engine translates them; what does not fit is QUERY_INVALID. */
import { AppError } from "./errors.ts"
import { edgeFields, type Field, nodeFields, scalarTypes } from "./fields.ts"
import { type EdgeKind, edgeKinds, type NodeKind } from "./model.ts"
import type { AroundLimits, By, Condition, Measure, Order, PageRequest, Step, Value, Via, Where } from "./query.ts"

const invalid = (what: string): AppError => new AppError("QUERY_INVALID", { what })

/** What a condition may speak of: a node of one of these kinds, or an edge. */
type Scope = { kinds: readonly NodeKind[] } | { edge: EdgeKind }
const fieldsOf = (scope: Scope): Field[] =>
  "edge" in scope ? [...edgeFields[scope.edge]] : scope.kinds.flatMap((kind) => [...nodeFields[kind]])
const nameOf = (scope: Scope): string => ("edge" in scope ? scope.edge : scope.kinds.join(" or "))

/** The field of that name; of several kinds, of any that has it, and then it may be missing where another has not. */
export function fieldIn(scope: Scope, name: string): Field {
  const found = fieldsOf(scope).filter((candidate) => candidate.name === name)
  const [field] = found
  if (!field) throw invalid(`${nameOf(scope)} has no field "${name}"`)
  const nullable = found.some((one) => one.nullable) || ("kinds" in scope && found.length < scope.kinds.length)
  return { ...field, nullable }
}
export function checkKind(kind: NodeKind): void {
  if (!Object.hasOwn(nodeFields, kind)) throw invalid(`there is no kind "${kind}"`)
}

/** A via taken apart: its edge, whether it is walked from source to target, and the kinds it leads to. */
export interface Walk {
  edge: EdgeKind
  forward: boolean
  kinds: NodeKind[]
}
export function walkOf(from: readonly NodeKind[], via: Via): Walk {
  const forward = via.endsWith(">")
  const edge = (forward ? via.slice(0, -1) : via.slice(1)) as EdgeKind
  if (!Object.hasOwn(edgeKinds, edge) || (!forward && !via.startsWith("<"))) throw invalid(`there is no way "${via}"`)
  const [near, far] = forward ? ([0, 1] as const) : ([1, 0] as const)
  const kinds = edgeKinds[edge].ends.filter((pair) => from.includes(pair[near])).map((pair) => pair[far])
  if (kinds.length === 0) throw invalid(`"${via}" does not lead from ${from.join(" or ")}`)
  return { edge, forward, kinds: [...new Set(kinds)] }
}

function checkValue(field: Field, value: Value): void {
  const type = scalarTypes[field.type]
  if (!type) throw invalid(`"${field.name}" is a list or an object and cannot be compared`)
  if (typeof value !== type || Number.isNaN(value))
    throw invalid(`"${field.name}" is a ${type}, not ${JSON.stringify(value)}`)
}
const comparisons = new Set(["eq", "lt", "lte", "gt", "gte"])

function checkCondition(scope: Scope, condition: Condition): void {
  const field = fieldIn(scope, condition.field)
  if (condition.op === "missing") return
  if (condition.op === "has") {
    if (field.type !== "list" || typeof condition.value !== "string")
      throw invalid(`"${field.name}" is no list of strings`)
  } else if (condition.op === "in") {
    if (!Array.isArray(condition.value)) throw invalid(`"${field.name}" in: a list is needed`)
    for (const value of condition.value) checkValue(field, value)
  } else if (condition.op === "prefix") {
    if (field.type !== "text" || typeof condition.value !== "string") throw invalid(`"${field.name}" is no text`)
  } else if (comparisons.has(condition.op)) checkValue(field, condition.value)
  else throw invalid(`there is no comparison "${(condition as { op: string }).op}"`)
}
export function checkWhere(scope: Scope, where: Where): void {
  if ("field" in where) checkCondition(scope, where)
  else if ("and" in where) for (const part of where.and) checkWhere(scope, part)
  else if ("or" in where) for (const part of where.or) checkWhere(scope, part)
  else if ("not" in where) checkWhere(scope, where.not)
  else if ("some" in where) {
    if ("edge" in scope) throw invalid(`an edge (${scope.edge}) has no edges`)
    checkStep(scope.kinds, where.some)
  } else throw invalid(`${JSON.stringify(where)} is no condition`)
}
/** Checks one step and gives the kinds it leads to. */
export function checkStep(from: readonly NodeKind[], { via, edge, node }: Step): NodeKind[] {
  const walk = walkOf(from, via)
  if (edge) checkWhere({ edge: walk.edge }, edge)
  if (node) checkWhere({ kinds: walk.kinds }, node)
  return walk.kinds
}

export function checkOrder(kinds: readonly NodeKind[], order: Order): Field[] {
  return order.map(({ field: name }) => {
    const field = fieldIn({ kinds }, name)
    if (!scalarTypes[field.type]) throw invalid(`"${name}" is a list or an object and gives no order`)
    return field
  })
}
export function checkPage({ first }: PageRequest): void {
  if (!Number.isSafeInteger(first) || first < 0) throw invalid(`a page of ${first} rows`)
}
export function checkLimit(limit: number): void {
  if (!Number.isSafeInteger(limit) || limit < 0) throw invalid(`a limit of ${limit}`)
}

const units = new Set(["day", "month", "quarter", "year"])
/** Checks one value to count by and gives its field. */
export function checkBy(kind: NodeKind, by: By): Field {
  let kinds: readonly NodeKind[] = [kind]
  let scope: Scope = { kinds }
  for (const step of by.path ?? []) {
    if (by.on === "edge") scope = { edge: walkOf(kinds, step.via).edge }
    kinds = checkStep(kinds, step)
    if (by.on !== "edge") scope = { kinds }
  }
  if (by.on === "edge" && !by.path?.length) throw invalid("an edge is counted by, but none is walked")
  const field = fieldIn(scope, by.field)
  if (!scalarTypes[field.type]) throw invalid(`"${by.field}" is a list or an object and cannot be counted by`)
  if (by.unit !== undefined && (field.type !== "text" || !units.has(by.unit)))
    throw invalid(`"${by.field}" by ${by.unit}`)
  return field
}
export function checkTally(
  kind: NodeKind,
  where: Where,
  by: readonly By[],
  measure: Measure,
  words: string | undefined,
): void {
  checkKind(kind)
  if (words !== undefined && kind !== "Directive") throw invalid(`${kind} holds no words`)
  checkWhere({ kinds: [kind] }, where)
  if (by.length > 3) throw invalid(`a tally by ${by.length} values; three at most`)
  for (const one of by) checkBy(kind, one)
  if (measure !== "count") checkBy(kind, measure.distinct)
}
export function checkAround(depth: number, { perNode, nodes }: AroundLimits): void {
  for (const number of [depth, perNode, nodes])
    if (!Number.isSafeInteger(number) || number < 0) throw invalid(`a neighbourhood with ${number}`)
}
