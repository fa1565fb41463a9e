/** Embedding: passages to vectors, its own step beside the graph. Meaning follows; words are searchable without it. */
import type { Engine } from "../graph/engine.ts"
import { AppError } from "../graph/errors.ts"
import type { Embedder, EmbedderOptions } from "./embedder.ts"
import type { Progress } from "./receipt.ts"

export type { Embedder, EmbedderOptions } from "./embedder.ts"

const embedders: Readonly<Record<string, (options: EmbedderOptions) => Promise<Embedder | null>>> = {
  none: async () => null,
  local: async (options) => (await import("./embedders/transformers.ts")).openTransformers(options),
}

/** Null for "none". Throws EMBEDDER_MISSING with the file that is not there, CONFIG_INVALID for an unknown name. */
export async function openEmbedder(spec: string, options: EmbedderOptions): Promise<Embedder | null> {
  const open = embedders[spec]
  if (open) return open(options)
  throw new AppError("CONFIG_INVALID", {
    name: "CHIDAO_EMBEDDER",
    value: spec,
    allowed: Object.keys(embedders).join(", "),
  })
}

export interface EmbedOptions {
  engine: Engine
  embedder: Embedder
  onProgress?: ((at: Progress) => void) | undefined
  /** Ends the work after the page at hand; what is stored stays, the next run goes on from there. */
  signal?: AbortSignal | undefined
}
/** Passages embedded and stored at once. */
const PAGE = 32

/** Gives a vector to every passage that has none of this model; returns how many it gave. */
export async function embedMissing({ engine, embedder, onProgress, signal }: EmbedOptions): Promise<number> {
  let done = 0
  let total: number | undefined
  while (!signal?.aborted) {
    const page = await engine.missingVectors(embedder.model, { first: PAGE })
    if (page.rows.length === 0) break
    total ??= page.totalCount
    const passages = page.rows.map(({ row }) => row)
    const vectors = await embedder.embed(
      passages.map(({ text }) => text),
      "passage",
    )
    await engine.putVectors(
      embedder.model,
      passages.map(({ id }, i) => ({ id, vector: vectors[i] as Float32Array })),
    )
    done += passages.length
    // Passages may come in while this runs.
    total = Math.max(total, done)
    onProgress?.({ step: "embed", done, total, name: embedder.model })
  }
  return done
}
