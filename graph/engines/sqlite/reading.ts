/** The reading half of the port: sessions, each a connection that sees one state of the store. */
import { around } from "./around.ts"
import type { Connection } from "./connection.ts"
import { contributions, contributors, facts } from "./contributed.ts"
import { follow } from "./follow.ts"
import { Words } from "./lexical.ts"
import { get, list } from "./list.ts"
import { missingVectors } from "./missing.ts"
import { Vectors } from "./nearest.ts"
import { type Scan, scanEdges, scanNodes, scanVectors } from "./scan.ts"
import { openForReading } from "./store.ts"
import { tally } from "./tally.ts"

function revision(connection: Connection): string {
  return String(connection.row("SELECT value FROM meta WHERE name = 'revision'")?.[0])
}
/** What a view can be asked; the names are those of the port. */
export const viewOperations = { get, follow, list, tally, around }
/** What the engine itself is asked, each question in a session of its own. */
const storeOperations = { missingVectors, contributors, contributions, facts, revision }
/** Connections kept for the next session. */
const SPARE = 4

export function readingOperations(store: {
  path: string
  busyTimeout: number
}): Record<string, (...values: never[]) => unknown> {
  const spare: Connection[] = []
  const sessions = new Map<number, Connection>()
  const scans = new Map<number, Scan>()
  const vectors = new Vectors()
  const words = new Words()
  let count = 0

  const sessionOf = (id: number): Connection => {
    const connection = sessions.get(id)
    if (!connection) throw new Error("This view is closed: its read has ended.")
    return connection
  }
  const begin = (): number => {
    const connection = spare.pop() ?? openForReading(store)
    connection.exec("BEGIN")
    revision(connection) // the first question fixes the state that is seen
    count += 1
    sessions.set(count, connection)
    return count
  }
  const end = (id: number): void => {
    const connection = sessionOf(id)
    sessions.delete(id)
    scans.delete(id)
    connection.exec("COMMIT")
    if (spare.length < SPARE) spare.push(connection)
    else connection.close()
  }
  type Question = (on: Connection, ...values: never[]) => unknown
  const searches = { nearest: vectors.nearest, lexical: words.lexical }
  const asked = Object.entries({ ...viewOperations, ...storeOperations, ...searches }).map(([name, question]) => [
    name,
    (id: number, ...values: never[]) => (question as Question)(sessionOf(id), ...values),
  ])

  return {
    open: () => {
      spare.push(openForReading(store))
    },
    begin,
    end,
    ...Object.fromEntries(asked),
    scanNodes: (id: number, kind: never) => void scans.set(id, scanNodes(sessionOf(id), kind)),
    scanEdges: (id: number, kind: never) => void scans.set(id, scanEdges(sessionOf(id), kind)),
    scanVectors: (id: number) => void scans.set(id, scanVectors(sessionOf(id))),
    scanNext: (id: number, many: number) => scans.get(id)?.next(many) ?? [],
    close: () => {
      scans.clear()
      for (const connection of [...spare, ...sessions.values()]) connection.close()
    },
  }
}
