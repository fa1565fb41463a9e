/** What every reading must keep, whatever the text: the promises of the contract that need no worked answer. */
import type { Extraction, Span } from "../../ingest/notice.ts"

/** Sentences that say what is wrong; empty when all is well. */
export function wrongIn(extraction: Extraction): string[] {
  const { text, clauses, duties, deadlines } = extraction
  const wrong: string[] = []
  if (text !== text.normalize("NFC")) wrong.push("the text is not in NFC")
  if (extraction.source.length !== text.length) wrong.push("the length is not that of the text")
  eachSpan(extraction, "", (span, where) => {
    const { from, to, raw } = span
    if (from < 0 || to > text.length || from >= to) wrong.push(`${where}: ${from}-${to} is empty or outside the text`)
    if (!text.slice(from, to).isWellFormed()) wrong.push(`${where}: ${from}-${to} cuts a character in two`)
    if (raw !== undefined && raw !== text.slice(from, to)) wrong.push(`${where}: "${raw}" is not what stands there`)
  })
  const byPath = new Map(clauses.map((clause) => [clause.path, clause]))
  if (byPath.size < clauses.length) wrong.push("a path stands twice")
  for (const clause of clauses) {
    const parent = byPath.get(clause.path.split(".").slice(0, -1).join("."))
    if (parent && !holds(parent, clause)) wrong.push(`clause ${clause.path} leaves its parent`)
    if (clause.own.some((own) => !holds(clause, own))) wrong.push(`clause ${clause.path} has words outside itself`)
  }
  if (new Set(duties.map(({ id }) => id)).size < duties.length) wrong.push("a duty id stands twice")
  for (const duty of duties) {
    const clause = byPath.get(duty.clause)
    if (!clause || !holds(clause, duty)) wrong.push(`duty ${duty.id} is not inside its clause`)
    if (duty.deadline !== null && !deadlines[duty.deadline]) wrong.push(`duty ${duty.id} has no such deadline`)
    if (duty.roles.some((role) => role.agency.trim() === "")) wrong.push(`duty ${duty.id} has a role of nobody`)
    if (duty.roles.some((role) => !role.implicit && role.from === undefined)) wrong.push(`duty ${duty.id}: no words`)
  }
  for (const [i, deadline] of deadlines.entries()) {
    if (duties.find(({ id }) => id === deadline.duty)?.deadline !== i) wrong.push(`deadline ${i} belongs to no duty`)
  }
  return wrong
}

function eachSpan(value: unknown, where: string, visit: (span: Span & { raw?: string }, where: string) => void): void {
  if (value === null || typeof value !== "object") return
  const span = value as Partial<Span>
  if (typeof span.from === "number" && typeof span.to === "number") visit(value as Span, where)
  for (const [key, inner] of Object.entries(value)) eachSpan(inner, `${where}.${key}`, visit)
}
const holds = (outer: Span, inner: Span): boolean => outer.from <= inner.from && inner.to <= outer.to
