/** Questions to try, each with the first lines of its answer. */
import type { Question } from "../questions.ts"
import { wrapped } from "./table.ts"

export function* questionLines(questions: readonly Question[], columns: number): Generator<string> {
  if (questions.length === 0) return
  yield "Questions to try there:"
  for (const { words, query, answer } of questions) {
    yield* ["", `  ${words}`, `  ${query}`]
    for (const line of answer) yield* firstLines(line, Math.max(60, columns - 6))
  }
  yield ""
}

const LINES = 3
function firstLines(text: string, width: number): string[] {
  const lines = wrapped(text, width)
  const shown = lines.slice(0, LINES).map((line, i) => `    ${i === 0 ? "- " : "  "}${line}`)
  return lines.length > LINES ? shown.with(-1, `${shown.at(-1)} …`) : shown
}
