/** Opens the file: creates it, brings it up to the model of today, or says why it cannot be used. */
import { mkdirSync } from "node:fs"
import { dirname } from "node:path"
import { AppError } from "../../errors.ts"
import { Connection } from "./connection.ts"
import { APPLICATION_ID, migrations } from "./schema.ts"

interface StoreOptions {
  path: string
  busyTimeout: number
}
const KNOWN = migrations.length

/** Model version of the file; 0 when it is empty. */
function versionOf(connection: Connection): number {
  const { path } = connection
  if (connection.row("SELECT count(*) FROM sqlite_schema")?.[0] === 0) return 0
  if (connection.row("PRAGMA application_id")?.[0] !== APPLICATION_ID)
    throw new AppError("STORE_INVALID", { path, reason: "an SQLite file of another program" })
  const found = Number(connection.row("SELECT value FROM meta WHERE name = 'model'")?.[0])
  if (found > KNOWN) throw new AppError("STORE_NEWER", { path, found, known: KNOWN })
  return found
}

function migrate(connection: Connection): void {
  connection.exec("PRAGMA journal_mode = WAL")
  connection.exec("BEGIN IMMEDIATE")
  try {
    // Asked again: another process may have done it while this one waited for the lock.
    for (const step of migrations.slice(versionOf(connection)).flat())
      if (typeof step === "string") connection.exec(step)
      else step(connection)
    connection.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
    connection.run(
      "INSERT INTO meta VALUES ('model', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      KNOWN,
    )
    connection.exec("COMMIT")
  } catch (error) {
    connection.exec("ROLLBACK")
    throw error
  }
}

function opened<T extends Connection>(connection: T, check: (connection: T) => void): T {
  try {
    check(connection)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** The connection that writes; the folder and the file are made when they are not there. */
export function openForWriting({ path, busyTimeout }: StoreOptions): Connection {
  makeFolder(path)
  return opened(new Connection(path, { readOnly: false, busyTimeout }), (connection) => {
    if (versionOf(connection) < KNOWN) migrate(connection)
    connection.exec("PRAGMA wal_autocheckpoint = 4000")
    connection.exec("PRAGMA journal_size_limit = 67108864")
  })
}
function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
  } catch (error) {
    throw new AppError("STORE_INVALID", { path, reason: (error as Error).message }, error)
  }
}

/** A connection that reads; the file has to be there, of the version of today. */
export function openForReading({ path, busyTimeout }: StoreOptions): Connection {
  return opened(new Connection(path, { readOnly: true, busyTimeout }), (connection) => {
    if (versionOf(connection) < KNOWN)
      throw new AppError("STORE_INVALID", { path, reason: "of an older model; open it once for writing" })
  })
}
