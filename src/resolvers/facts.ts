/** Facts and their words: what stands along an edge or inside a node, with the notice that says it. */
import type { EdgeKind, NodeKind, NodeProps } from "../../graph/model.ts"
import type { Context } from "../context.ts"
import type { Along } from "../loaders.ts"

/** Words of a notice; both offsets are null where a fact has none. */
export interface Words {
  noticeId: string
  from: number | null
  to: number | null
}
/** An edge as a parent for resolvers: its properties, the ids of both ends and of the notice that states it. */
export type Fact<E extends EdgeKind> = Along<E>["edge"] & Words

export const fact = <E extends EdgeKind>(noticeId: string, edge: Along<E>["edge"]): Fact<E> =>
  ({ from: null, to: null, ...edge, noticeId }) as Fact<E>

/** What is kept inside a node of a notice: findings, evidence, deadlines. */
export const inside = <T extends object>(noticeId: string, at: T): T & { noticeId: string } => ({ ...at, noticeId })

export const byPlace = (a: Words, b: Words): number => (a.from ?? 0) - (b.from ?? 0)

/** A citation in a clause, or in the title or header: then it is the notice itself that cites. */
export interface CitationFact extends Words {
  directiveId: string | null
}
export function citationFrom(
  from: NodeProps<"Directive"> | NodeProps<"Notice">,
  edge: Along<"CITES">["edge"],
): Fact<"CITES"> & CitationFact {
  if ("noticeId" in from) return { ...fact<"CITES">(from.noticeId, edge), directiveId: from.id }
  return { ...fact<"CITES">(from.id, edge), directiveId: null }
}

// ---- resolvers that several types share

export async function quote({ noticeId, from, to }: Words, _: unknown, { load }: Context): Promise<string | null> {
  if (from === null || to === null) return null
  return (await load.node("Notice", noticeId))?.text.slice(from, to) ?? null
}
export const noticeOf = ({ noticeId }: { noticeId: string }, _: unknown, { load }: Context) =>
  load.node("Notice", noticeId)
export const provinceOf = ({ provinceId }: { provinceId: string | null }, _: unknown, { load }: Context) =>
  provinceId === null ? null : load.node("Province", provinceId)

/** The node an edge leads to, and the one it comes from. */
export const target =
  (kind: NodeKind) =>
  (edge: { target: string }, _: unknown, { load }: Context) =>
    load.node(kind, edge.target)
export const source =
  (kind: NodeKind) =>
  (edge: { source: string }, _: unknown, { load }: Context) =>
    load.node(kind, edge.source)
