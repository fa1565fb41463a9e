/** Cypher as text with its values apart: whatever is put into a template becomes a parameter unless it is Cypher itself. */
import neo4j, { type Integer } from "neo4j-driver"
import type { Field } from "../../fields.ts"
import type { Value } from "../../query.ts"

export class Cypher {
  /** Each "?" stands for the next of the values. */
  readonly text: string
  readonly values: readonly Given[]
  constructor(text: string, values: readonly Given[]) {
    this.text = text
    this.values = values
  }
}
/** What a parameter may be. Maps and lists of rows go in whole. */
export type Given = string | number | boolean | null | Integer | readonly Given[] | { readonly [name: string]: Given }
/** A question as the driver takes it: one text for all values. */
export interface Statement {
  text: string
  parameters: Record<string, Given>
}

export function cypher(strings: TemplateStringsArray, ...parts: (Cypher | Given)[]): Cypher {
  let text = strings[0] as string
  const values: Given[] = []
  for (const [at, part] of parts.entries()) {
    if (part instanceof Cypher) {
      text += part.text
      values.push(...part.values)
    } else {
      text += "?"
      values.push(part)
    }
    text += strings[at + 1]
  }
  return new Cypher(text, values)
}
/** Names of the model and of these translators only, without "?"; never what a caller gave. */
export const raw = (text: string): Cypher => new Cypher(text, [])
export const nothing = raw("")

export const joined = (parts: readonly Cypher[], separator: string): Cypher =>
  new Cypher(
    parts.map((part) => part.text).join(separator),
    parts.flatMap((part) => part.values),
  )
export const allOf = (parts: readonly Cypher[]): Cypher => (parts.length === 0 ? raw("true") : joined(parts, " AND "))
export const anyOf = (parts: readonly Cypher[]): Cypher =>
  parts.length === 0 ? raw("false") : cypher`(${joined(parts, " OR ")})`

export function statement({ text, values }: Cypher): Statement {
  let count = 0
  const named = text.replace(/\?/g, () => {
    count += 1
    return `$p${count - 1}`
  })
  return { text: named, parameters: Object.fromEntries(values.map((value, at) => [`p${at}`, value])) }
}

/** The driver sends every JavaScript number as a float; this one is sent as an integer. */
export const whole = (number: number): Integer => neo4j.int(number)
/** A value to compare a field with. */
export const given = (field: Field, value: Value): Given =>
  field.type === "integer" && Number.isSafeInteger(value) ? whole(value as number) : value

/** A name of the model in a text. */
export const quoted = (name: string): string => `\`${name}\``

/**
 * A value that others are compared with as smaller or greater. The server compares with a string parameter by UTF-16
 * units, but with a string of the text by code points, as it orders; the two differ only from U+D800 on. So such a string
 * stands in the text, every unit of it as an escape.
 */
export function bound(value: Given): Cypher {
  if (typeof value !== "string" || !/[\ud800-\uffff]/.test(value)) return cypher`${value}`
  const escapes = value
    .toWellFormed()
    .replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
  return raw(`'${escapes}'`)
}

/**
 * Has a row found by the index of its id. The server plans a text by what is stored that moment: from an empty store it
 * would go on to look through all rows of the label.
 */
export const byIndex = (variable: string, label: string): string => `USING INDEX ${variable}:${label}(id)`
