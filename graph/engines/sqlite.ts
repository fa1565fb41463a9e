/**
 * The embedded engine: one SQLite file, written by one worker thread and read by another, so that whoever asks never
 * waits for the disk and reading never waits for writing (WAL).
 */
import type { Contribution, Engine, PassageVector, Receipt, SourceEntry, View } from "../engine.ts"
import type { EdgeKind, NodeKind, Subgraph } from "../model.ts"
import type { PageRequest } from "../query.ts"
import { type Role, Thread } from "./sqlite/threads.ts"

export interface SqliteOptions {
  path: string
  readOnly: boolean
  /** Milliseconds that a write waits for another process before it is refused. */
  busyTimeout: number
}
/** Rows that a scan takes at once. */
const BATCH = 500

export async function openSqlite({ path, readOnly, busyTimeout }: SqliteOptions): Promise<Engine> {
  const thread = (role: Role): Thread => new Thread({ role, path, busyTimeout })
  // Both threads start at once; the file is made before the reader opens it.
  const [writer, reader] = [readOnly ? undefined : thread("write"), thread("read")]
  try {
    await writer?.call("open")
    await reader.call("open")
  } catch (error) {
    await Promise.all([reader.close(), writer?.close()])
    throw error
  }
  const write = <T>(operation: string, ...values: unknown[]): Promise<T> =>
    writer ? writer.call(operation, ...values) : Promise.reject(new Error(`"${path}" was opened for reading only.`))

  const { session, ask, scan } = sessionsOf(reader)

  return {
    name: "sqlite",
    replace: (items: readonly Contribution[]) => write<Receipt>("replace", items),
    remove: (noticeId: string) => write<Receipt>("remove", noticeId),
    record: (source: SourceEntry) => write<Receipt>("record", source),
    forget: (sourceId: string) => write<Receipt>("forget", sourceId),
    load: (facts: Subgraph) => write<void>("load", facts),
    putVectors: (model: string, vectors: readonly PassageVector[]) => write<void>("putVectors", model, vectors),
    missingVectors: (model: string, page: PageRequest) => ask("missingVectors", model, page),
    read: (work) => session((id) => work(viewOf(reader, id))),
    scan: (label) => scan("scanNodes", label),
    scanEdges: (label) => scan("scanEdges", label),
    scanVectors: () => scan("scanVectors"),
    contributors: (page) => ask("contributors", page),
    contributions: (noticeIds) => ask("contributions", noticeIds),
    facts: () => ask("facts"),
    revision: () => ask("revision"),
    close: async () => {
      await reader.close()
      await writer?.close()
    },
  }
}

/** Questions to the reading thread, each in one state of the store. */
function sessionsOf(reader: Thread) {
  async function session<T>(work: (id: number) => Promise<T>): Promise<T> {
    const id = await reader.call<number>("begin")
    try {
      return await work(id)
    } finally {
      await reader.call("end", id)
    }
  }
  const ask = <T>(operation: string, ...values: unknown[]): Promise<T> =>
    session((id) => reader.call(operation, id, ...values))
  type Scanning = "scanNodes" | "scanEdges" | "scanVectors"
  async function* scan<T>(operation: Scanning, label?: NodeKind | EdgeKind): AsyncGenerator<T> {
    const id = await reader.call<number>("begin")
    try {
      await reader.call(operation, id, label)
      for (;;) {
        const rows = await reader.call<T[]>("scanNext", id, BATCH)
        yield* rows
        if (rows.length < BATCH) return
      }
    } finally {
      await reader.call("end", id)
    }
  }
  return { session, ask, scan }
}

const viewOf = (reader: Thread, id: number): View => ({
  get: (...values) => reader.call("get", id, ...values),
  follow: (...values) => reader.call("follow", id, ...values),
  list: (...values) => reader.call("list", id, ...values),
  tally: (...values) => reader.call("tally", id, ...values),
  around: (...values) => reader.call("around", id, ...values),
  lexical: (_kind, ...values) => reader.call("lexical", id, ...values),
  nearest: (...values) => reader.call("nearest", id, ...values),
})
