/** The ledger of files received, over the rows of one write: Sources, their names, and the FROM edges of their notices. */
import type { SourceEntry } from "../../engine.ts"
import { edgeId } from "../../id.ts"
import type { Edge, NodeProps } from "../../model.ts"
import { checkNode } from "../../rows.ts"
import { byCodePoint } from "../../text.ts"
import type { World } from "./world.ts"

type Source = NodeProps<"Source">
export interface KnownSource {
  props: Source
  /** The notice its FROM edge comes from. */
  from: string | null
}

export class Ledger {
  readonly #world: World
  readonly #sources: Map<string, KnownSource>
  /** Which Source has a name: as stored, and as it will be. */
  readonly storedNames: ReadonlyMap<string, string>
  readonly names: Map<string, string>

  /** `sources` are all that the write may touch. */
  constructor(world: World, sources: readonly KnownSource[]) {
    this.#world = world
    this.#sources = new Map(sources.map((source) => [source.props.id, source]))
    this.storedNames = new Map(sources.flatMap(({ props }) => props.names.map((name) => [name, props.id] as const)))
    this.names = new Map(this.storedNames)
    world.onNoticeGone = (id) => {
      for (const source of this.#sources.values()) if (source.from === id) this.#part(source)
    }
  }

  /** Writes the entry, takes its name from the Source that had it, and drops what nothing holds any longer. */
  record({ name, ...entry }: SourceEntry): void {
    const former = this.#sources.get(entry.id)?.props
    const names = [...new Set([...(former?.names ?? []), name])].sort(byCodePoint)
    this.#put({ ...entry, names })
    this.#takeName(name, entry.id)
    if (former?.noticeId && former.noticeId !== entry.noticeId) this.#dropUnheld(former.noticeId)
  }
  /** Joins the notice to every Source that holds it. */
  joinSources(noticeId: string): void {
    for (const source of this.#holding(noticeId)) this.#join(source)
  }
  forget(sourceId: string): void {
    const source = this.#sources.get(sourceId)
    if (source) this.#drop(source)
  }
  removeNotice(noticeId: string): void {
    for (const source of this.#holding(noticeId)) this.#dropLine(source)
    this.#world.withdraw(noticeId)
  }

  #holding(noticeId: string): KnownSource[] {
    const held = [...this.#sources.values()].filter(({ props }) => props.noticeId === noticeId)
    return held.sort((a, b) => byCodePoint(a.props.id, b.props.id))
  }
  #put(props: Source): void {
    checkNode({ label: "Source", props })
    this.#world.putNode({ label: "Source", props })
    const source = { props, from: this.#sources.get(props.id)?.from ?? null }
    this.#sources.set(props.id, source)
    this.#join(source)
  }
  #takeName(name: string, taker: string): void {
    const former = this.#sources.get(this.names.get(name) ?? "")
    this.names.set(name, taker)
    if (!former || former.props.id === taker) return
    const names = former.props.names.filter((other) => other !== name)
    if (names.length === 0) this.#drop(former)
    else this.#put({ ...former.props, names })
  }
  /** The FROM edge of a Source leads from the notice it holds, once that notice is there. */
  #join(source: KnownSource): void {
    const { id, noticeId } = source.props
    const notice = noticeId !== null && this.#world.holds("Notice", noticeId) ? noticeId : null
    if (source.from === notice) return
    this.#part(source)
    source.from = notice
    if (notice !== null) this.#world.putEdge(fromEdge(notice, id))
  }
  #part(source: KnownSource): void {
    if (source.from === null) return
    this.#world.drop(this.#world.item("FROM", fromEdge(source.from, source.props.id).id))
    source.from = null
  }
  #dropLine(source: KnownSource): void {
    this.#part(source)
    for (const [name, holder] of this.names) if (holder === source.props.id) this.names.delete(name)
    this.#sources.delete(source.props.id)
    this.#world.drop(this.#world.item("Source", source.props.id))
  }
  #drop(source: KnownSource): void {
    this.#dropLine(source)
    if (source.props.noticeId !== null) this.#dropUnheld(source.props.noticeId)
  }
  #dropUnheld(noticeId: string): void {
    if (this.#holding(noticeId).length === 0) this.#world.withdraw(noticeId)
  }
}

export function fromEdge(notice: string, source: string): { id: string; edge: Edge } {
  const edge: Edge = {
    label: "FROM",
    source: notice,
    sourceKind: "Notice",
    target: source,
    targetKind: "Source",
    props: {},
  }
  return { id: edgeId(edge), edge }
}
