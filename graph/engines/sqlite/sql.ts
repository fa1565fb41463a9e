/** SQL as text with its values apart: whatever is put into a template becomes a parameter unless it is SQL itself. */
import type { Cell } from "./connection.ts"

export interface Sql {
  readonly text: string
  readonly values: readonly Cell[]
}
type Part = Sql | Cell
const isSql = (part: Part): part is Sql => part !== null && typeof part === "object" && "text" in part

export function sql(strings: TemplateStringsArray, ...parts: Part[]): Sql {
  let text = strings[0] as string
  const values: Cell[] = []
  for (const [at, part] of parts.entries()) {
    if (isSql(part)) {
      text += part.text
      values.push(...part.values)
    } else {
      text += "?"
      values.push(part)
    }
    text += strings[at + 1]
  }
  return { text, values }
}
/** Names and numbers of the model only; never what a caller gave. */
export const raw = (text: string): Sql => ({ text, values: [] })
export const nothing = raw("")

export const joined = (parts: readonly Sql[], separator: string): Sql => ({
  text: parts.map((part) => part.text).join(separator),
  values: parts.flatMap((part) => part.values),
})
export const allOf = (parts: readonly Sql[]): Sql => (parts.length === 0 ? raw("1") : joined(parts, " AND "))
export const anyOf = (parts: readonly Sql[]): Sql => (parts.length === 0 ? raw("0") : sql`(${joined(parts, " OR ")})`)
