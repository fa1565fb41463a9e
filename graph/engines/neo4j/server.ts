/** The connection: sessions of one database, managed retry, a deadline around every call, errors of the driver as ours. */
import neo4j, { type AuthToken, type Driver, type ManagedTransaction, type Session } from "neo4j-driver"
import { AppError } from "../../errors.ts"
import type { Statement } from "./cypher.ts"
import { isHopeless, type Place, translated } from "./failure.ts"

export interface ServerOptions {
  /** neo4j:// or bolt://, with +s or +ssc for TLS. */
  url: string
  user: string
  password: string
  /** A bearer token; wins over user and password. */
  token: string
  database: string
  /** Milliseconds until a call that has no answer is given up. */
  deadline: number
}
export type Row = Record<string, unknown>
/** Runs statements in the order given, sent at once; the rows of each. */
export type Ask = (statements: readonly Statement[]) => Promise<Row[][]>

export class Server {
  /** Round trips asked for so far, each of one transaction. */
  calls = 0
  readonly place: Place
  readonly #driver: Driver
  readonly #deadline: number
  // Each call waits for what the calls before it wrote, on whichever member of a cluster it lands.
  readonly #bookmarks = neo4j.bookmarkManager()

  constructor({ url, user, password, token, database, deadline }: ServerOptions) {
    this.place = { url, user: token ? "bearer" : user, database }
    this.#deadline = deadline
    this.#driver = driverOf(url, token ? neo4j.auth.bearer(token) : neo4j.auth.basic(user, password))
  }

  /** Fails at once where managed retry would go on for half a minute. */
  async verify(): Promise<void> {
    await this.#inTime(this.#driver.verifyConnectivity({ database: this.place.database }))
  }
  read<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
    this.calls += 1
    return this.#session(neo4j.session.READ, (session, timeout) =>
      session.executeRead((transaction) => this.#attempt(transaction, work), { timeout }),
    )
  }
  /** `work` may run several times, each time in a transaction of its own: it begins with what it finds there. */
  write<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
    this.calls += 1
    return this.#session(neo4j.session.WRITE, (session, timeout) =>
      session.executeWrite((transaction) => this.#attempt(transaction, work), { timeout }),
    )
  }
  close(): Promise<void> {
    return this.#driver.close()
  }

  async #session<T>(mode: "READ" | "WRITE", work: (session: Session, timeout: number) => Promise<T>): Promise<T> {
    const session = this.#driver.session({
      database: this.place.database,
      defaultAccessMode: mode,
      bookmarkManager: this.#bookmarks,
      fetchSize: -1,
    })
    try {
      return await this.#inTime(work(session, this.#deadline))
    } finally {
      // Not awaited: closing asks the server too, and that may be what does not answer.
      session.close().catch(() => undefined)
    }
  }
  async #attempt<T>(transaction: ManagedTransaction, work: (ask: Ask) => Promise<T>): Promise<T> {
    try {
      return await work((statements) => askedIn(transaction, statements))
    } catch (error) {
      throw isHopeless(error) ? translated(this.place, error) : error
    }
  }
  /** A server that was stopped in its tracks answers nothing, and the driver would wait for ever. */
  async #inTime<T>(work: Promise<T>): Promise<T> {
    const { promise, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(() => reject(this.#late()), this.#deadline)
    try {
      return await Promise.race([work, promise])
    } catch (error) {
      throw translated(this.place, error)
    } finally {
      clearTimeout(timer)
      work.catch(() => undefined)
    }
  }
  #late(): AppError {
    return new AppError("ENGINE_UNREACHABLE", {
      url: this.place.url,
      reason: `no answer within ${this.#deadline / 1000} s`,
    })
  }
}

function driverOf(url: string, auth: AuthToken): Driver {
  try {
    return neo4j.driver(url, auth, {
      disableLosslessIntegers: true,
      notificationFilter: { minimumSeverityLevel: "OFF" },
      userAgent: "chidao",
    })
  } catch (error) {
    throw new AppError("ENGINE_UNKNOWN", { url }, error)
  }
}

/**
 * All sent before the first answer is awaited: one round trip for all of them. The server plans a text anew for every
 * size of its lists and strings (1, 10, 100 ...); what stands inside of one map it does not look at.
 */
async function askedIn(transaction: ManagedTransaction, statements: readonly Statement[]): Promise<Row[][]> {
  const results = statements.map(({ text, parameters }) =>
    transaction.run(text.replaceAll("$", "$p."), { p: parameters }),
  )
  const settled = await Promise.allSettled(results)
  const failed = settled.find((result) => result.status === "rejected")
  if (failed) throw failed.reason
  return settled.map((result) =>
    result.status === "fulfilled" ? result.value.records.map((record) => record.toObject()) : [],
  )
}
