import { randomUUID } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll } from "vitest"
import { openEngine } from "../../graph/open.ts"
import { copying } from "../engines/copying.ts"

const folder = mkdtempSync(join(tmpdir(), "chidao-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const open = () => openEngine({ url: `sqlite:${join(folder, randomUUID())}.db` })
copying("from SQLite to SQLite", open, open)
