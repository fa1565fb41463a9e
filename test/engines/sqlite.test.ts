import { randomUUID } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll } from "vitest"
import { openEngine } from "../../graph/open.ts"
import { conformance } from "./conformance.ts"
import { literal } from "./literal.ts"

const folder = mkdtempSync(join(tmpdir(), "chidao-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const open = () => openEngine({ url: `sqlite:${join(folder, randomUUID())}.db` })
conformance("sqlite", open, { snapshots: true, worlds: 12 })
literal("sqlite", open)
