/** Search results in lines: where it stands, then its words. */
import type { Hit } from "../hits.ts"
import { wrapped } from "./table.ts"

const LINES_A_HIT = 4

export function* hitLines(hits: readonly Hit[], at: { columns: number; byMeaning: boolean }): Generator<string> {
  if (!at.byMeaning) yield "Searched by words alone (CHIDAO_EMBEDDER is none)."
  if (hits.length === 0) yield "Nothing fits."
  for (const [index, hit] of hits.entries()) {
    const place = [hit.document ?? hit.notice, hit.province, hit.issuedOn, `clause ${hit.path}`]
    yield `${index + 1}. ${place.filter(Boolean).join(" · ")}  (${hit.score.toFixed(3)})`
    const words = [hit.heading, hit.text].filter(Boolean).join(": ").replace(/\s+/g, " ")
    const lines = wrapped(words, at.columns - 3)
    yield* lines
      .slice(0, LINES_A_HIT)
      .map((line, i) => `   ${line}${i === LINES_A_HIT - 1 && lines.length > LINES_A_HIT ? " …" : ""}`)
  }
}
