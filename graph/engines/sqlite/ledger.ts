/** The ledger of files received: Sources, their names, and the FROM edges of the notices read from them. */
import type { SourceEntry } from "../../engine.ts"
import { nodeFields } from "../../fields.ts"
import { edgeId } from "../../id.ts"
import type { NodeProps } from "../../model.ts"
import { checkNode } from "../../rows.ts"
import { byCodePoint } from "../../text.ts"
import { columns, nodeOf } from "./rows.ts"
import type { Writer } from "./write.ts"

type Source = NodeProps<"Source">
const sourceColumns = columns(nodeFields.Source)

export class Ledger {
  readonly #writer: Writer
  constructor(writer: Writer) {
    this.#writer = writer
  }

  /** Writes the entry, takes its name from the Source that had it, and drops what nothing holds any longer. */
  record({ name, ...entry }: SourceEntry): void {
    const former = this.#source(entry.id)
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
    const source = this.#source(sourceId)
    if (source) this.#drop(source)
  }
  removeNotice(noticeId: string): void {
    for (const source of this.#holding(noticeId)) this.#dropLine(source)
    this.#withdraw(noticeId)
  }

  #source(id: string): Source | undefined {
    const row = this.#writer.connection.row(`SELECT ${sourceColumns} FROM "Source" WHERE id = ?`, id)
    return row && nodeOf("Source", row)
  }
  #holding(noticeId: string): Source[] {
    const rows = this.#writer.connection.rows(
      `SELECT ${sourceColumns} FROM "Source" WHERE ("noticeId" IS NULL) = 0 AND "noticeId" = ? ORDER BY id`,
      noticeId,
    )
    return rows.map((row) => nodeOf("Source", row))
  }
  #put(source: Source): void {
    checkNode({ label: "Source", props: source })
    this.#writer.putNode({ label: "Source", props: source })
    this.#join(source)
  }
  #takeName(name: string, sourceId: string): void {
    const { connection } = this.#writer
    const taker = this.#writer.nodeKey("Source", sourceId) as number
    const row = connection.row(
      `SELECT s.key, ${columns(nodeFields.Source, "s")} FROM sourceName n JOIN "Source" s ON s.key = n.source WHERE n.name = ?`,
      name,
    )
    if (row?.[0] === taker) return
    connection.run(
      "INSERT INTO sourceName VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET source = excluded.source",
      name,
      taker,
    )
    if (!row) return
    const former = nodeOf("Source", row, 1)
    const names = former.names.filter((other) => other !== name)
    if (names.length === 0) this.#drop(former)
    else this.#put({ ...former, names })
  }
  /** The FROM edge of a Source leads from the notice it holds, once that notice is there. */
  #join({ id, noticeId }: Source): void {
    const { connection } = this.#writer
    const key = this.#writer.nodeKey("Source", id) as number
    const notice = noticeId === null ? undefined : this.#writer.nodeKey("Notice", noticeId)
    const former = connection.row(`SELECT key, source FROM "FROM" WHERE target = ?`, key)
    if (former?.[1] === notice) return
    if (former) this.#writer.removeEdge("FROM", former[0] as number)
    if (noticeId === null || notice === undefined) return
    const edge = {
      label: "FROM",
      source: noticeId,
      sourceKind: "Notice",
      target: id,
      targetKind: "Source",
      props: {},
    } as const
    this.#writer.putEdge("FROM", edgeId(edge), { key: notice, fresh: false }, key, {})
  }
  #dropLine({ id }: Source): void {
    const key = this.#writer.nodeKey("Source", id) as number
    this.#writer.removeEdges("FROM", "target", key)
    this.#writer.connection.run("DELETE FROM sourceName WHERE source = ?", key)
    this.#writer.removeNode("Source", key)
  }
  #drop(source: Source): void {
    this.#dropLine(source)
    if (source.noticeId !== null) this.#dropUnheld(source.noticeId)
  }
  #dropUnheld(noticeId: string): void {
    if (this.#holding(noticeId).length === 0) this.#withdraw(noticeId)
  }
  #withdraw(noticeId: string): void {
    const contributor = this.#writer.contributor(noticeId)
    if (contributor !== undefined) this.#writer.withdraw(contributor)
  }
}
