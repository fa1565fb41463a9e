/** From a store's address to an engine that is ready. */
import { resolve } from "node:path"
import type { Engine } from "./engine.ts"
import { AppError } from "./errors.ts"

export interface OpenOptions {
  /** "sqlite:PATH", relative to the working directory, or "neo4j://HOST:PORT", "bolt://HOST:PORT" (+s or +ssc for TLS). */
  url: string
  /** Writes nothing, not even a new file. */
  readOnly?: boolean
  /** Milliseconds a write waits while another process writes, before STORE_BUSY. */
  busyTimeout?: number
  /** For stores on a server. */
  server?: Partial<Access>
}
export interface Access {
  user: string
  password: string
  /** A bearer token; wins over user and password. */
  token: string
  database: string
  /** Milliseconds until a call without an answer is given up. */
  deadline: number
}
const access: Access = { user: "neo4j", password: "", token: "", database: "neo4j", deadline: 60_000 }

/** STORE_NEWER, STORE_INVALID, ENGINE_... and DATABASE_... say why a store cannot be opened. */
export async function openEngine(options: OpenOptions): Promise<Engine> {
  const { url, readOnly = false, busyTimeout = 5000 } = options
  const path = /^sqlite:(.+)$/s.exec(url)?.[1]
  if (path !== undefined) {
    const { openSqlite } = await import("./engines/sqlite.ts")
    return openSqlite({ path: resolve(path), readOnly, busyTimeout })
  }
  if (!/^(neo4j|bolt)(\+s|\+ssc)?:\/\/[^/?@\s]+\/?(\?[^@\s]*)?$/.test(url))
    throw new AppError("ENGINE_UNKNOWN", { url: shown(url) })
  // The driver is loaded by those who need it.
  const { openNeo4j } = await import("./engines/neo4j.ts")
  return openNeo4j({ url, readOnly, ...access, ...options.server })
}
/** Without what stands before an "@": it may hold a password. */
const shown = (url: string): string => url.replace(/\/\/.*@/s, "//...@")
