/** Search results in lines: where it stands, then its words. */
import type { Found, Hit } from "../hits.ts"
import { wrapped } from "./table.ts"

const LINES_A_HIT = 4

interface Shown {
  columns: number
  explain: boolean
  /** None is set up, so meaning plays no part. */
  noEmbedder: boolean
}
export function* hitLines({ hits, mode, total }: Found, at: Shown): Generator<string> {
  if (at.noEmbedder && mode === "lexical") yield "Searched by words alone (CHIDAO_EMBEDDER is none)."
  if (hits.length === 0) yield "Nothing fits."
  for (const [index, hit] of hits.entries()) {
    const place = [hit.document ?? hit.notice, hit.province, hit.issuedOn, `clause ${hit.path}`]
    yield `${index + 1}. ${place.filter(Boolean).join(" · ")}  (${hit.score.toFixed(3)})`
    const words = [hit.heading, hit.text].filter(Boolean).join(": ").replace(/\s+/g, " ")
    const lines = wrapped(words, at.columns - 3)
    yield* lines
      .slice(0, LINES_A_HIT)
      .map((line, i) => `   ${line}${i === LINES_A_HIT - 1 && lines.length > LINES_A_HIT ? " …" : ""}`)
    if (at.explain) yield* wrapped(reason(hit), at.columns - 3).map((line) => `   ${line}`)
  }
  if (hits.length > 0) yield `${total} ${total === 1 ? "clause matches" : "clauses match"} by words.`
}

function reason({ explain: { lexicalRank, lexicalScore, semanticRank, semanticScore, named, terms } }: Hit): string {
  const parts = [
    named ? "of the document named" : "",
    lexicalRank === null ? "" : `by words ${lexicalRank} (${lexicalScore?.toFixed(2)})`,
    semanticRank === null ? "" : `by meaning ${semanticRank} (${semanticScore?.toFixed(3)})`,
    lexicalRank === null && !named ? "not counted" : "",
    terms.length > 0 ? `words: ${terms.join(" ")}` : "",
  ]
  return `= ${parts.filter(Boolean).join("; ")}`
}
