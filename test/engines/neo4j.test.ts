import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll } from "vitest"
import { fewCalls } from "./calls.ts"
import { conformance } from "./conformance.ts"
import { exactNearest } from "./exact.ts"
import { literal } from "./literal.ts"
import { manyWriters } from "./many.ts"
import { describeServer, openEmpty } from "./server.ts"

const folder = mkdtempSync(join(tmpdir(), "chidao-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describeServer("on a server", (server) => {
  const open = () => openEmpty(server)
  conformance("neo4j", open, { snapshots: false, worlds: 4 })
  literal("neo4j", open)
  exactNearest(server)
  fewCalls(server)
  manyWriters(server, folder)
})
