/** One connection: its settings, its prepared statements, and errors of SQLite as ours. */
import { DatabaseSync, type StatementSync } from "node:sqlite"
import { AppError } from "../../errors.ts"

export type Cell = string | number | Uint8Array | null
export type Row = Cell[]

const STATEMENTS = 300
/** KB of pages. One connection writes and needs the inner pages of its indexes; several read, beside the system's own cache. */
const WRITER_CACHE = 32_768
const READER_CACHE = 8192
const BUSY = 5
const READ_ONLY = 8
const CORRUPT = 11
const NOT_A_DATABASE = 26

export class Connection {
  readonly path: string
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  constructor(path: string, options: { readOnly: boolean; busyTimeout: number }) {
    this.path = path
    const database = this.#attempt(
      () => new DatabaseSync(path, { readOnly: options.readOnly, timeout: options.busyTimeout }),
    )
    this.#database = database
    this.exec("PRAGMA foreign_keys = ON")
    this.exec("PRAGMA synchronous = FULL")
    this.exec(`PRAGMA cache_size = -${options.readOnly ? READER_CACHE : WRITER_CACHE}`)
  }

  exec(sql: string): void {
    this.#attempt(() => this.#database.exec(sql))
  }
  rows(sql: string, ...values: Cell[]): Row[] {
    return this.#attempt(() => this.#prepared(sql).all(...values)) as unknown as Row[]
  }
  row(sql: string, ...values: Cell[]): Row | undefined {
    return this.#attempt(() => this.#prepared(sql).get(...values)) as unknown as Row | undefined
  }
  run(sql: string, ...values: Cell[]): void {
    this.#attempt(() => this.#prepared(sql).run(...values))
  }
  /** Rows one by one; no other statement of the same text may run meanwhile. */
  each(sql: string, ...values: Cell[]): Iterator<Row> {
    return this.#attempt(() => this.#prepared(sql).iterate(...values)) as unknown as Iterator<Row>
  }
  close(): void {
    this.#statements.clear()
    this.#database.close()
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) {
      this.#statements.delete(sql)
      this.#statements.set(sql, known)
      return known
    }
    const statement = this.#database.prepare(sql)
    statement.setReturnArrays(true)
    this.#statements.set(sql, statement)
    const [oldest] = this.#statements.keys()
    if (this.#statements.size > STATEMENTS && oldest !== undefined) this.#statements.delete(oldest)
    return statement
  }

  #attempt<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw this.#translated(error)
    }
  }
  #translated(error: unknown): unknown {
    const { errcode, message } = error as { errcode?: number; message?: string }
    const code = typeof errcode === "number" ? errcode & 255 : undefined
    if (code === BUSY) return new AppError("STORE_BUSY", { path: this.path }, error)
    if (code === NOT_A_DATABASE || code === CORRUPT || code === READ_ONLY || message === "unable to open database file")
      return new AppError("STORE_INVALID", { path: this.path, reason: String(message) }, error)
    return error
  }
}
