/** Brings the database up to the model of today, or says why it cannot be used. */
import { AppError } from "../../errors.ts"
import { whole } from "./cypher.ts"
import { migrations, STORE } from "./schema.ts"
import type { Row, Server } from "./server.ts"

const KNOWN = migrations.length
const SECONDS_FOR_INDEXES = 300

const ask = async (server: Server, text: string, parameters = {}): Promise<Row[]> =>
  (await server.read((asked) => asked([{ text, parameters }])))[0] as Row[]
const write = (server: Server, text: string, parameters = {}): Promise<unknown> =>
  server.write((asked) => asked([{ text, parameters }]))

/** Model version of the database; 0 when it is empty. */
async function versionOf(server: Server): Promise<number> {
  const [row] = await ask(
    server,
    `OPTIONAL MATCH (s:_Store {id: $id}) RETURN s.model AS model, s IS NULL AND EXISTS { MATCH (n) } AS foreign`,
    { id: STORE },
  )
  if (row?.foreign)
    throw new AppError("STORE_INVALID", { path: pathOf(server), reason: "the database holds other data" })
  const found = (row?.model ?? 0) as number
  if (found > KNOWN) throw new AppError("STORE_NEWER", { path: pathOf(server), found, known: KNOWN })
  return found
}
const pathOf = ({ place }: Server): string => `${place.url}/${place.database}`

export async function openForWriting(server: Server): Promise<void> {
  const version = await versionOf(server)
  if (version === KNOWN) return
  const there = new Set((await ask(server, "SHOW INDEXES YIELD name")).map(({ name }) => name))
  for (const [name, text] of migrations.slice(version).flat()) if (!there.has(name)) await write(server, text)
  await ask(server, "CALL db.awaitIndexes($seconds)", { seconds: SECONDS_FOR_INDEXES })
  // Another process may have done it meanwhile, and have written already.
  await write(
    server,
    "MERGE (s:_Store {id: $id}) ON CREATE SET s.revision = $zero SET s.model = CASE WHEN s.model > $known THEN s.model ELSE $known END",
    { id: STORE, zero: whole(0), known: whole(KNOWN) },
  )
}

/** Writes nothing: the graph has to be there, of the version of today. */
export async function openForReading(server: Server): Promise<void> {
  const version = await versionOf(server)
  if (version === 0) {
    throw new AppError("STORE_INVALID", {
      path: pathOf(server),
      reason: 'the database is empty; "chidao ingest PATH" fills it',
    })
  }
  if (version < KNOWN)
    throw new AppError("STORE_INVALID", {
      path: pathOf(server),
      reason: "of an older model; open it once for writing",
    })
}
