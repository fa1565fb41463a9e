/** What resolvers receive with each request: one state of the graph, and what runs beside it. */
import type { Engine, View } from "../graph/engine.ts"
import type { Embedder } from "../ingest/embed.ts"
import type { Gazetteer } from "../ingest/gazetteer.ts"
import { createLoaders, type Loaders } from "./loaders.ts"

/** What the server was started with. Without an embedder search is by words alone. */
export interface Services {
  engine: Engine
  embedder: Embedder | null
  gazetteer: Gazetteer
}
export interface Context {
  view: View
  load: Loaders
  embedder: Embedder | null
  gazetteer: Gazetteer
}

export const createContext = (view: View, { embedder, gazetteer }: Services): Context => ({
  view,
  load: createLoaders(view),
  embedder,
  gazetteer,
})
