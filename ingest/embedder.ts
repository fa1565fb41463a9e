/** The port of embedding: what turns words into numbers. */

/** Texts to unit vectors. What a text is taken for matters: what is searched with, or what is stored. */
export interface Embedder {
  /** Names the vectors: those of two models are never compared. */
  readonly model: string
  /** Numbers in a vector. */
  readonly size: number
  /** One vector for each text, in their order; each is the same whatever its neighbours. */
  embed(texts: readonly string[], as: "query" | "passage"): Promise<Float32Array[]>
  close(): Promise<void>
}
export interface EmbedderOptions {
  /** Where the folders of local models are. */
  modelsFolder: string
}
