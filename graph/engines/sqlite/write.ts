/** Rows in and out, inside one transaction: nodes, edges, and who contributes them. */
import { AppError } from "../../errors.ts"
import { edgeFields, nodeFields } from "../../fields.ts"
import { type EdgeKind, type EdgeProps, NODE_KINDS, type Node, type NodeKind, type NodeProps } from "../../model.ts"
import { Counts } from "../../receipt.ts"
import type { CheckedEdge, CheckedSubgraph } from "../../rows.ts"
import type { Cell, Connection, Row } from "./connection.ts"
import { cellsOf, columns } from "./rows.ts"
import { ALWAYS, isNodeKey, labelOf, numberOf, quoted, STRIDE } from "./schema.ts"
import { addWords, removeWords } from "./words.ts"

type Label = NodeKind | EdgeKind
interface Written {
  key: number
  /** It was not there before this write. */
  fresh: boolean
}

export class Writer {
  readonly connection: Connection
  readonly counts = new Counts()
  readonly #next = new Map<Label, number>()

  constructor(connection: Connection) {
    this.connection = connection
  }

  nodeKey(kind: NodeKind, id: string): number | undefined {
    return this.connection.row(`SELECT key FROM ${quoted(kind)} WHERE id = ?`, id)?.[0] as number | undefined
  }

  /** Swaps what `contributor` gives for `next`; the rows of `ALWAYS` are added to, never taken away. */
  contribute(contributor: number, next: CheckedSubgraph): void {
    const former = this.#contributions(contributor)
    const given = new Set<number>()
    const ends = new Map<string, Written>()
    const take = (key: number): void => {
      given.add(key)
      if (!former.has(key))
        this.connection.run("INSERT INTO contribution VALUES (?, ?) ON CONFLICT DO NOTHING", contributor, key)
    }
    for (const node of next.nodes) {
      const written = this.putNode(node)
      ends.set(node.props.id, written)
      take(written.key)
    }
    for (const edge of next.edges) take(this.#putGivenEdge(edge, ends))
    if (contributor !== ALWAYS)
      this.#withdraw(
        contributor,
        [...former].filter((key) => !given.has(key)),
      )
  }
  /** Takes away all that `contributor` gives. */
  withdraw(contributor: number): void {
    this.#withdraw(contributor, [...this.#contributions(contributor)])
    this.connection.run("DELETE FROM contributor WHERE key = ?", contributor)
  }

  contributor(id: string): number | undefined {
    return this.connection.row("SELECT key FROM contributor WHERE id = ?", id)?.[0] as number | undefined
  }
  addContributor(id: string): number {
    return this.connection.row("INSERT INTO contributor (id) VALUES (?) RETURNING key", id)?.[0] as number
  }

  putNode({ label, props }: Node): Written {
    const fields = nodeFields[label]
    const cells = cellsOf(fields, props)
    const former = this.connection.row(`SELECT key, ${columns(fields)} FROM ${quoted(label)} WHERE id = ?`, props.id)
    const key = (former?.[0] as number | undefined) ?? this.#newKey(label)
    if (this.#put(label, key, former, cells) && label === "Directive")
      this.#index(key, props as NodeProps<"Directive">, former)
    return { key, fresh: !former }
  }
  /** `id` tells it from other edges between the two; `fresh` says that the source was not there before. */
  putEdge(label: EdgeKind, id: string, source: Written, target: number, props: EdgeProps): number {
    const fields = edgeFields[label]
    const cells: Cell[] = [id, source.key, target, ...cellsOf(fields, props)]
    const names = ["id, source, target", columns(fields)].filter(Boolean).join(", ")
    const former = source.fresh
      ? undefined
      : this.connection.row(
          `SELECT key, ${names} FROM ${quoted(label)} WHERE source = ? AND target = ? AND id = ?`,
          source.key,
          target,
          id,
        )
    const key = (former?.[0] as number | undefined) ?? this.#newKey(label)
    this.#put(label, key, former, cells)
    return key
  }
  removeNode(kind: NodeKind, key: number): void {
    if (kind === "Directive") removeWords(this.connection, key)
    if (kind === "Passage") this.#forgetVectors(key)
    if (kind === "Notice") this.removeEdges("FROM", "source", key)
    this.connection.run(`DELETE FROM ${quoted(kind)} WHERE key = ?`, key)
    this.counts.removed(kind)
  }
  removeEdges(kind: EdgeKind, side: "source" | "target", node: number): void {
    const keys = this.connection.rows(`SELECT key FROM ${quoted(kind)} WHERE ${side} = ?`, node)
    for (const [key] of keys) this.removeEdge(kind, key as number)
  }
  removeEdge(kind: EdgeKind, key: number): void {
    this.connection.run(`DELETE FROM ${quoted(kind)} WHERE key = ?`, key)
    this.counts.removed(kind)
  }

  #contributions(contributor: number): Set<number> {
    const rows = this.connection.rows("SELECT item FROM contribution WHERE contributor = ?", contributor)
    return new Set(rows.map(([key]) => key as number))
  }
  #withdraw(contributor: number, keys: readonly number[]): void {
    // Edges first: a node goes only when nothing points at it any longer.
    for (const key of keys.toSorted((a, b) => Number(isNodeKey(a)) - Number(isNodeKey(b)))) {
      this.connection.run("DELETE FROM contribution WHERE contributor = ? AND item = ?", contributor, key)
      const label = labelOf(key)
      if (this.connection.row("SELECT 1 FROM contribution WHERE item = ? LIMIT 1", key)) this.counts.kept(label)
      else if (isNodeKey(key)) this.removeNode(label as NodeKind, key)
      else this.removeEdge(label as EdgeKind, key)
    }
  }

  #putGivenEdge({ id, edge }: CheckedEdge, ends: ReadonlyMap<string, Written>): number {
    const source = ends.get(edge.source) ?? this.#always(edge.sourceKind, edge.source)
    const target = ends.get(edge.target) ?? this.#always(edge.targetKind, edge.target)
    if (!source || labelOf(source.key) !== edge.sourceKind) throw loose(edge.label, id, edge.sourceKind, edge.source)
    if (!target || labelOf(target.key) !== edge.targetKind) throw loose(edge.label, id, edge.targetKind, edge.target)
    return this.putEdge(edge.label, id, source, target.key, edge.props)
  }
  #always(kind: NodeKind, id: string): Written | undefined {
    const key = this.nodeKey(kind, id)
    if (key === undefined) return undefined
    const held = this.connection.row("SELECT 1 FROM contribution WHERE contributor = ? AND item = ?", ALWAYS, key)
    return held && { key, fresh: false }
  }

  /** Writes the cells (all but the key) where they differ from the former row; says whether they did. */
  #put(label: Label, key: number, former: Row | undefined, cells: Cell[]): boolean {
    if (!former) {
      const places = cells.map(() => ", ?").join("")
      this.connection.run(`INSERT INTO ${quoted(label)} VALUES (?${places})`, key, ...cells)
      this.counts.added(label)
      return true
    }
    if (cells.every((cell, at) => cell === former[at + 1])) {
      this.counts.kept(label)
      return false
    }
    const edge = isNodeKey(key) ? "" : "id, source, target, "
    const fields = isNodeKey(key) ? nodeFields[label as NodeKind] : edgeFields[label as EdgeKind]
    const places = cells.map(() => "?").join(", ")
    this.connection.run(
      `UPDATE ${quoted(label)} SET (${edge}${columns(fields)}) = (${places}) WHERE key = ?`,
      ...cells,
      key,
    )
    this.counts.removed(label)
    this.counts.added(label)
    return true
  }
  #newKey(label: Label): number {
    const last = this.#next.get(label) ?? this.connection.row(`SELECT max(key) FROM ${quoted(label)}`)?.[0]
    const key = typeof last === "number" ? last + STRIDE : STRIDE + numberOf(label)
    this.#next.set(label, key)
    return key
  }
  #index(key: number, directive: NodeProps<"Directive">, former: Row | undefined): void {
    if (former) removeWords(this.connection, key)
    addWords(this.connection, key, directive)
  }
  #forgetVectors(passage: number): void {
    const removed = this.connection.rows("DELETE FROM vector WHERE passage = ? RETURNING key", passage).length
    if (removed > 0) this.connection.run("UPDATE meta SET value = value + ? WHERE name = 'vectorsRemoved'", removed)
  }
}

const loose = (label: string, id: string, kind: NodeKind, end: string): AppError =>
  new AppError("ROW_INVALID", {
    label,
    id,
    reason: `its end ${NODE_KINDS.includes(kind) ? kind : "?"} "${end}" is neither given with it nor always there`,
  })
