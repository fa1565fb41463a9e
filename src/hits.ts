/** Clauses that answer a search, best first, each with the document it stands in. */
import type { Engine, View } from "../graph/engine.ts"
import { headingIn, highlightsIn, matchedTerms, type Span } from "../graph/highlight.ts"
import type { EdgeProps, NodeProps } from "../graph/model.ts"
import type { Where } from "../graph/query.ts"
import { type Mode, type Hit as SearchHit, search } from "../graph/search.ts"
import type { Embedder } from "../ingest/embed.ts"

/** One line of `chidao search --json`; `from`/`to` are offsets into the text of the notice. */
export interface Hit {
  id: string
  notice: string
  document: string | null
  province: string | null
  issuedOn: string | null
  path: string
  heading: string | null
  text: string
  from: number
  to: number
  score: number
  /** Words of the notice that match. */
  highlights: Span[]
  explain: Explanation
}
interface Explanation {
  lexicalRank: number | null
  lexicalScore: number | null
  semanticRank: number | null
  semanticScore: number | null
  named: boolean
  terms: string[]
}
export interface Found {
  mode: Mode
  /** Clauses that match by words. */
  total: number
  hits: Hit[]
}
interface Wanted {
  engine: Engine
  /** Null searches by words alone. */
  embedder: Embedder | null
  text: string
  /** On directives. */
  where: (view: View) => Promise<Where>
  limit: number
  mode?: Mode | undefined
}

export async function findHits({ engine, embedder, text, where, limit, mode }: Wanted): Promise<Found> {
  const [vector = null] = embedder && mode !== "lexical" ? await embedder.embed([text], "query") : []
  const model = embedder?.model ?? null
  return engine.read(async (view) => {
    const answer = await search(view, { text, vector, model, where: await where(view), limit, mode })
    return { ...answer, hits: await filled(view, text, answer.hits) }
  })
}

async function filled(view: View, query: string, ranked: readonly SearchHit[]): Promise<Hit[]> {
  const found = new Map(ranked.map((hit) => [hit.id, hit]))
  const directives = await view.get("Directive", [...found.keys()])
  const noticeIds = [...new Set(directives.map(({ noticeId }) => noticeId))]
  const provinceIds = [...new Set(directives.flatMap(({ provinceId }) => provinceId ?? []))]
  const notices = new Map((await view.get("Notice", noticeIds)).map((notice) => [notice.id, notice]))
  const pieces = await view.follow("Directive", "<OF", [...found.keys()], { page: { first: MOST_PIECES } })
  const provinces = new Map((await view.get("Province", provinceIds)).map((province) => [province.id, province.name]))
  const documents = await view.follow("Notice", "IS>", noticeIds, { page: { first: 1 } })
  return directives.map((directive) => {
    const document = documents.get(directive.noticeId)?.rows[0]?.row.node.props as NodeProps<"Document"> | undefined
    const { id, noticeId, provinceId, issuedOn, path, heading, text, from, to } = directive
    const notice = notices.get(noticeId)
    const own = pieces.get(id)?.rows.map(({ row }) => row.edge as EdgeProps<"OF">) ?? []
    const { score, ...hit } = found.get(id) as SearchHit
    return {
      id,
      notice: noticeId,
      document: document?.symbol ?? notice?.number ?? null,
      province: provinces.get(provinceId ?? "") ?? null,
      issuedOn,
      path,
      heading,
      text,
      from,
      to,
      score,
      highlights: notice ? highlightsOf(query, notice.text, directive, own) : [],
      explain: {
        lexicalRank: hit.lexicalRank ?? null,
        lexicalScore: hit.lexicalScore ?? null,
        semanticRank: hit.semanticRank ?? null,
        semanticScore: hit.semanticScore ?? null,
        named: hit.named ?? false,
        terms: matchedTerms(query, directive),
      },
    }
  })
}
/** More pieces than any one clause has. */
const MOST_PIECES = 1000

/** Offsets into the text of the notice of the words that match, in the heading of the clause and its own words. */
export function highlightsOf(
  query: string,
  text: string,
  directive: Pick<NodeProps<"Directive">, "heading" | "from" | "to">,
  own: readonly Span[],
): Span[] {
  const spans = own.map(({ from, to }) => ({ from, to })).sort((a, b) => a.from - b.from)
  const { from, to } = directive
  const heading = headingIn(text, { from, to: spans[0]?.from ?? to }, directive.heading)
  return highlightsIn(query, text, heading ? [heading, ...spans] : spans)
}
