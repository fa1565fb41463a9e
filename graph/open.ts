/** From a store's address to an engine that is ready. */
import { resolve } from "node:path"
import type { Engine } from "./engine.ts"
import { openSqlite } from "./engines/sqlite.ts"
import { AppError } from "./errors.ts"

export interface OpenOptions {
  /** "sqlite:PATH"; the path is relative to the working directory. */
  url: string
  /** Writes nothing, not even a new file. */
  readOnly?: boolean
  /** Milliseconds a write waits while another process writes, before STORE_BUSY. */
  busyTimeout?: number
}

/** STORE_NEWER, STORE_INVALID and ENGINE_UNKNOWN say why a store cannot be opened. */
export async function openEngine({ url, readOnly = false, busyTimeout = 5000 }: OpenOptions): Promise<Engine> {
  const path = /^sqlite:(.+)$/s.exec(url)?.[1]
  if (path === undefined) throw new AppError("ENGINE_UNKNOWN", { url })
  return openSqlite({ path: resolve(path), readOnly, busyTimeout })
}
