/** Line and column of an offset, both from 1, as editors count them; "12:5". */
export function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset)
  const line = before.split("\n").length
  return `${line}:${offset - before.lastIndexOf("\n")}`
}
