/** Ids come from content: the same text gives the same graph. */
import { hash } from "node:crypto"
import { EDGE_IDENTITY, type Edge } from "./model.ts"

export const sha256 = (data: string | Uint8Array): string => hash("sha256", data, "hex")
/** Short hash for ids made of several parts; 32 hex digits. */
export const hashOf = (...parts: readonly (string | number | null)[]): string =>
  sha256(JSON.stringify(parts)).slice(0, 32)

/** Id of a notice: the hash of its stored text. */
export const noticeId = (text: string): string => `n:${sha256(text).slice(0, 32)}`
/** Identity of an edge: label, ends, and what tells it from others between the same two nodes. */
export const edgeId = (edge: Edge): string => hashOf(edge.label, edge.source, edge.target, ...marksOf(edge))
const marksOf = ({ props }: Edge): (string | number | null)[] =>
  EDGE_IDENTITY.map((key) => ((props as Record<string, unknown>)[key] ?? null) as string | number | null)
/** The same identity as plain words, for telling edges apart in memory: edges have equal keys where their ids are equal. */
export function edgeKey(edge: Edge): string {
  const props = edge.props as Record<string, unknown>
  let key = `${edge.label}\0${edge.source}\0${edge.target}`
  for (const name of EDGE_IDENTITY) {
    const mark = props[name]
    key += mark === undefined || mark === null ? "\0" : `\0=${mark}`
  }
  return key
}
