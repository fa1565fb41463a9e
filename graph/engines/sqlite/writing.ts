/** The writing half of the port on one connection; each call is one transaction. */
import type { Contribution, PassageVector, Receipt, SourceEntry } from "../../engine.ts"
import { AppError } from "../../errors.ts"
import type { Subgraph } from "../../model.ts"
import { checkSubgraph } from "../../rows.ts"
import { checkVectors } from "../../vectors.ts"
import type { Connection } from "./connection.ts"
import { Ledger } from "./ledger.ts"
import { ALWAYS } from "./schema.ts"
import { Writer } from "./write.ts"

/** All of `work` or nothing; the revision moves when a row did. */
function transaction(connection: Connection, work: (writer: Writer) => void): Receipt {
  connection.exec("BEGIN IMMEDIATE")
  try {
    const writer = new Writer(connection)
    const before = changes(connection)
    work(writer)
    if (changes(connection) !== before) connection.run("UPDATE meta SET value = value + 1 WHERE name = 'revision'")
    connection.exec("COMMIT")
    return writer.counts.receipt
  } catch (error) {
    connection.exec("ROLLBACK")
    throw error
  }
}
const changes = (connection: Connection): number => connection.row("SELECT total_changes()")?.[0] as number

export function replace(connection: Connection, items: readonly Contribution[]): Receipt {
  const checked = items.map((item) => ({ ...item, subgraph: checkSubgraph(item.subgraph) }))
  return transaction(connection, (writer) => {
    const ledger = new Ledger(writer)
    for (const { noticeId, subgraph, source } of checked) {
      const contributor = writer.contributor(noticeId)
      if (subgraph.nodes.length + subgraph.edges.length > 0)
        writer.contribute(contributor ?? writer.addContributor(noticeId), subgraph)
      else if (contributor !== undefined) writer.withdraw(contributor)
      if (source) ledger.record({ ...source, noticeId })
      ledger.joinSources(noticeId)
    }
  })
}
export const remove = (connection: Connection, noticeId: string): Receipt =>
  transaction(connection, (writer) => new Ledger(writer).removeNotice(noticeId))
export const record = (connection: Connection, source: SourceEntry): Receipt =>
  transaction(connection, (writer) => new Ledger(writer).record(source))
export const forget = (connection: Connection, sourceId: string): Receipt =>
  transaction(connection, (writer) => new Ledger(writer).forget(sourceId))

export function load(connection: Connection, facts: Subgraph): void {
  const checked = checkSubgraph(facts)
  transaction(connection, (writer) => writer.contribute(ALWAYS, checked))
}

export function putVectors(connection: Connection, model: string, vectors: readonly PassageVector[]): void {
  const [first] = vectors
  if (!first) return
  const size = first.vector.length
  checkVectors(vectors)
  transaction(connection, (writer) => {
    const key = modelKey(connection, model, size)
    for (const { id, vector } of vectors) {
      const passage = writer.nodeKey("Passage", id)
      // It may have gone with its notice while its vector was made.
      if (passage !== undefined) putVector(connection, key, passage, vector)
    }
  })
}
function modelKey(connection: Connection, name: string, given: number): number {
  const known = connection.row("SELECT key, size FROM model WHERE name = ?", name)
  if (known && known[1] !== given) throw new AppError("EMBEDDING_SIZE_CHANGED", { stored: known[1] as number, given })
  const row = known ?? connection.row("INSERT INTO model (name, size) VALUES (?, ?) RETURNING key", name, given)
  return row?.[0] as number
}
function putVector(connection: Connection, model: number, passage: number, vector: Float32Array): void {
  const value = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength)
  const former = connection.row("SELECT key, value FROM vector WHERE passage = ? AND model = ?", passage, model)
  if (former && Buffer.compare(former[1] as Uint8Array, value) === 0) return
  if (former) {
    connection.run("DELETE FROM vector WHERE key = ?", former[0] as number)
    connection.run("UPDATE meta SET value = value + 1 WHERE name = 'vectorsRemoved'")
  }
  connection.run("INSERT INTO vector (model, passage, value) VALUES (?, ?, ?)", model, passage, value)
}
