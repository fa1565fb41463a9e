/** Text in columns, aligned by display width: an accented letter counts as one column, whatever its code units. */
import stringWidth from "string-width"

const GAP = 2
const NARROWEST = 8

export interface TableOptions {
  head?: readonly string[]
  /** Columns that the whole may take; cells that are too long go on in the next line. */
  width: number
  indent?: number
}

export const padded = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - stringWidth(text)))

/** The text on one line, cut with "…" to the width. */
export function shortened(text: string, width: number): string {
  const line = text.replace(/\s+/g, " ").trim()
  if (stringWidth(line) <= width) return line
  let end = Math.min(line.length, width - 1)
  while (stringWidth(line.slice(0, end)) > width - 1) end -= 1
  return `${line.slice(0, end).trimEnd()}…`
}

/** Breaks at blanks; a word that is longer than the width stays whole. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  for (const paragraph of text.split("\n")) {
    let line = ""
    for (const word of paragraph.split(/\s+/).filter(Boolean)) {
      const longer = line ? `${line} ${word}` : word
      if (line && stringWidth(longer) > width) {
        lines.push(line)
        line = word
      } else line = longer
    }
    lines.push(line)
  }
  return lines
}

/** Lines of a table; rows may have line breaks in their cells. Nothing is cut. */
export function tabulate(rows: readonly (readonly string[])[], { head, width, indent = 0 }: TableOptions): string[] {
  const all = head ? [head, ...rows] : [...rows]
  const widths = fitted(naturalWidths(all), width - indent)
  const lines = all.flatMap((row) => linesOf(row, widths, indent))
  if (!head) return lines
  const rule = " ".repeat(indent) + widths.map((w) => "─".repeat(w)).join(" ".repeat(GAP))
  return lines.toSpliced(linesOf(head, widths, indent).length, 0, rule)
}

function naturalWidths(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, ...cell.split("\n").map((line) => stringWidth(line)))
    })
  }
  return widths
}

/** Takes from the widest column until the whole fits or nothing more can be taken. */
function fitted(natural: readonly number[], width: number): number[] {
  const widths = [...natural]
  const total = () => widths.reduce((sum, w) => sum + w, GAP * (widths.length - 1))
  while (total() > width) {
    const widest = widths.indexOf(Math.max(...widths))
    if ((widths[widest] ?? 0) <= NARROWEST) break
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  return widths
}

function linesOf(row: readonly string[], widths: readonly number[], indent: number): string[] {
  const cells = row.map((cell, i) => wrapped(cell, widths[i] ?? 0))
  const height = Math.max(...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) => {
    const parts = cells.map((lines, i) => padded(lines[line] ?? "", widths[i] ?? 0))
    return (" ".repeat(indent) + parts.join(" ".repeat(GAP))).trimEnd()
  })
}
