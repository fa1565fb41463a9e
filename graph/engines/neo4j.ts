/**
 * The server engine: a graph on a Neo4j server, for many readers and writers.
 *
 * A read is no snapshot there: the server shows what is committed, statement by statement. What is asked in one turn goes
 * as one transaction and is asked again when a write was committed meanwhile, so the total and the page of one question
 * agree; two questions one after the other may see two states.
 */
import type { Engine, View } from "../engine.ts"
import { around } from "./neo4j/around.ts"
import { contributions, contributors, facts } from "./neo4j/contributed.ts"
import { follow } from "./neo4j/follow.ts"
import { lexical } from "./neo4j/lexical.ts"
import { get, list } from "./neo4j/list.ts"
import { nearest } from "./neo4j/nearest.ts"
import { scanEdges, scanNodes, scanVectors } from "./neo4j/scan.ts"
import { Server, type ServerOptions } from "./neo4j/server.ts"
import { openForReading, openForWriting } from "./neo4j/store.ts"
import { tally } from "./neo4j/tally.ts"
import { Models, missingVectors } from "./neo4j/vectors.ts"
import { Batch, type Question, revisionOf } from "./neo4j/view.ts"
import { forget, load, record, remove, replace } from "./neo4j/writing.ts"

export interface Neo4jOptions extends ServerOptions {
  readOnly: boolean
}
export interface Neo4jEngine extends Engine {
  /** Round trips to the server so far. */
  calls(): number
}

export async function openNeo4j({ readOnly, ...options }: Neo4jOptions): Promise<Neo4jEngine> {
  const server = new Server(options)
  try {
    await server.verify()
    await (readOnly ? openForReading(server) : openForWriting(server))
  } catch (error) {
    await server.close()
    throw error
  }
  const models = new Models(server)
  const write = <T>(work: () => Promise<T>): Promise<T> =>
    readOnly ? Promise.reject(new Error(`"${options.url}" was opened for reading only.`)) : work()
  async function read<T>(work: (ask: Question) => Promise<T>): Promise<T> {
    const batch = new Batch(server)
    try {
      return await work(batch.ask)
    } finally {
      batch.close()
    }
  }

  return {
    name: "neo4j",
    replace: (items) => write(() => replace(server, items)),
    remove: (noticeId) => write(() => remove(server, noticeId)),
    record: (source) => write(() => record(server, source)),
    forget: (sourceId) => write(() => forget(server, sourceId)),
    load: (facts) => write(() => load(server, facts)),
    putVectors: (model, vectors) => write(() => models.put(model, vectors)),
    missingVectors: (model, page) => read(async (ask) => missingVectors(ask, await models.find(ask, model), page)),
    read: (work) => read((ask) => work(viewOf(ask, models))),
    scan: (kind) => scanNodes(server, kind),
    scanEdges: (kind) => scanEdges(server, kind),
    scanVectors: () => scanVectors(server),
    contributors: (page) => read((ask) => contributors(ask, page)),
    contributions: (noticeIds) => read((ask) => contributions(ask, noticeIds)),
    facts: () => read(facts),
    revision: () => revisionOf(server),
    calls: () => server.calls,
    close: () => server.close(),
  }
}

const viewOf = (ask: Question, models: Models): View => ({
  get: (...values) => get(ask, ...values),
  follow: (...values) => follow(ask, ...values),
  list: (...values) => list(ask, ...values),
  tally: (...values) => tally(ask, ...values),
  around: (...values) => around(ask, ...values),
  lexical: (_kind, ...values) => lexical(ask, ...values),
  nearest: (...values) => nearest(ask, models, ...values),
})
