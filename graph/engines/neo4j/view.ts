/** What all readings share: questions of one turn go to the server together. */
import type { Statement } from "./cypher.ts"
import { STORE } from "./schema.ts"
import type { Row, Server } from "./server.ts"

/** Rows of each statement. */
export type Question = (...statements: readonly Statement[]) => Promise<Row[][]>

interface Waiting {
  statements: readonly Statement[]
  resolve(rows: Row[][]): void
  reject(error: unknown): void
}
/** Times that a batch is asked when writes keep coming in between. */
const TRIES = 5
const revision: Statement = {
  text: "MATCH (s:_Store {id: $id}) RETURN s.revision AS revision",
  parameters: { id: STORE },
}

/**
 * Collects what is asked in one turn and sends it as one transaction. The server reads what is committed, statement by
 * statement; so the revision is read before and after, and when a write came between, the batch is asked again.
 */
export class Batch {
  readonly #server: Server
  #waiting: Waiting[] = []
  #closed = false
  constructor(server: Server) {
    this.#server = server
  }

  ask: Question = (...statements) => {
    if (this.#closed) return Promise.reject(new Error("This view is closed: its read has ended."))
    const { promise, resolve, reject } = Promise.withResolvers<Row[][]>()
    this.#waiting.push({ statements, resolve, reject })
    if (this.#waiting.length === 1) setImmediate(() => this.#send())
    return promise
  }
  close(): void {
    this.#closed = true
  }

  async #send(): Promise<void> {
    const asked = this.#waiting
    this.#waiting = []
    try {
      await this.#answer(asked)
    } catch (error) {
      // One bad question must not spoil the others.
      if (asked.length === 1) asked[0]?.reject(error)
      else for (const one of asked) await this.#answer([one]).catch(one.reject)
    }
  }
  async #answer(asked: readonly Waiting[]): Promise<void> {
    const statements = asked.flatMap((one) => one.statements)
    const rows = await settled(this.#server, statements)
    let at = 0
    for (const one of asked) {
      one.resolve(rows.slice(at, at + one.statements.length))
      at += one.statements.length
    }
  }
}

async function settled(server: Server, statements: readonly Statement[]): Promise<Row[][]> {
  for (let attempt = 1; ; attempt += 1) {
    const rows = await server.read((ask) => ask([revision, ...statements, revision]))
    const [before, after] = [rows[0]?.[0]?.revision, rows.at(-1)?.[0]?.revision]
    if (before === after || attempt === TRIES) return rows.slice(1, -1)
  }
}

export const revisionOf = async (server: Server): Promise<string> =>
  String((await server.read((ask) => ask([revision])))[0]?.[0]?.revision)
