/** Clauses that answer a search, best first, each with the document it stands in. */
import type { Engine, View } from "../graph/engine.ts"
import type { NodeProps } from "../graph/model.ts"
import type { Ranked, Where } from "../graph/query.ts"
import { search } from "../graph/search.ts"
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
}
interface Wanted {
  engine: Engine
  /** Null searches by words alone. */
  embedder: Embedder | null
  text: string
  where: Where
  limit: number
}

export async function findHits({ engine, embedder, text, where, limit }: Wanted): Promise<Hit[]> {
  const [vector = null] = embedder ? await embedder.embed([text], "query") : []
  const model = embedder?.model ?? null
  return engine.read(async (view) => filled(view, (await search(view, { text, vector, model, where, limit })).hits))
}

async function filled(view: View, ranked: readonly Ranked[]): Promise<Hit[]> {
  const scores = new Map(ranked.map(({ id, score }) => [id, score]))
  const directives = await view.get("Directive", [...scores.keys()])
  const noticeIds = [...new Set(directives.map(({ noticeId }) => noticeId))]
  const provinceIds = [...new Set(directives.flatMap(({ provinceId }) => provinceId ?? []))]
  const numbers = new Map((await view.get("Notice", noticeIds)).map((notice) => [notice.id, notice.number]))
  const provinces = new Map((await view.get("Province", provinceIds)).map((province) => [province.id, province.name]))
  const documents = await view.follow("Notice", "IS>", noticeIds, { page: { first: 1 } })
  return directives.map((directive) => {
    const document = documents.get(directive.noticeId)?.rows[0]?.row.node.props as NodeProps<"Document"> | undefined
    const { id, noticeId, provinceId, issuedOn, path, heading, text, from, to } = directive
    return {
      id,
      notice: noticeId,
      document: document?.symbol ?? numbers.get(noticeId) ?? null,
      province: provinces.get(provinceId ?? "") ?? null,
      issuedOn,
      path,
      heading,
      text,
      from,
      to,
      score: scores.get(id) ?? 0,
    }
  })
}
