/** What a vector must be before any engine keeps it or compares with it. */
import type { PassageVector } from "./engine.ts"
import { AppError } from "./errors.ts"

/** One size for all, and a direction: a vector of zeros is near nothing, and a server may take it without a word. */
export function checkVectors(vectors: readonly PassageVector[]): void {
  const size = vectors[0]?.vector.length ?? 0
  for (const { id, vector } of vectors) {
    if (vector.length !== size) throw new AppError("EMBEDDING_SIZE_CHANGED", { stored: size, given: vector.length })
    checkDirection(id, vector)
  }
}
/** `of` says whose it is. */
export function checkDirection(of: string, vector: Float32Array): void {
  let square = 0
  for (const value of vector) square += value * value
  if (!(square > 0 && square < Number.POSITIVE_INFINITY)) throw new AppError("EMBEDDING_INVALID", { of })
}
