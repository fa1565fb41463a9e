/** From the paths given to the files that are read. */
import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { readdir, readFile, stat } from "node:fs/promises"
import { basename, join, relative, sep } from "node:path"
import { AppError } from "../graph/errors.ts"
import { hashOf, sha256 } from "../graph/id.ts"
import { byCodePoint } from "../graph/text.ts"

/** One file: where it is, and its name in the ledger (relative to the folder given, with "/"). */
export interface File {
  path: string
  name: string
}
/** The bytes of a file with their hash; `bytes` is null when there are more than the limit or none could be read. */
export interface Bytes {
  id: string
  size: number
  bytes: Uint8Array | null
  /** Why nothing could be read. */
  reason: string | null
}
const endings = /\.(txt|md)$/i

/** Files in the order of the paths, those of a folder sorted by name. Throws PATH_MISSING. */
export async function listFiles(paths: readonly string[]): Promise<File[]> {
  const files: File[] = []
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined)
    if (!found) throw new AppError("PATH_MISSING", { path })
    files.push(...(found.isDirectory() ? await filesIn(path) : [{ path, name: basename(path).normalize("NFC") }]))
  }
  return files
}
async function filesIn(folder: string): Promise<File[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory() && endings.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, name: relative(folder, path).split(sep).join("/").normalize("NFC") }))
    .sort((a, b) => byCodePoint(a.name, b.name))
}

/** Reads a file whole; one over the limit is only hashed. Never throws: what cannot be opened has a reason. */
export async function readBytes(file: File, limit: number): Promise<Bytes> {
  try {
    const { size } = await stat(file.path)
    if (size > limit) return { id: await hashFile(file.path), size, bytes: null, reason: null }
    const bytes = await readFile(file.path)
    return { id: sha256(bytes), size: bytes.length, bytes, reason: null }
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "unknown"
    return { id: hashOf("unreadable", file.name), size: 0, bytes: null, reason }
  }
}
async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256")
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array)
  return hash.digest("hex")
}
