import { conformance } from "./conformance.ts"
import { literal } from "./literal.ts"
import { describeServer, openEmpty } from "./server.ts"

describeServer("on a server", (server) => {
  literal("neo4j", () => openEmpty(server))
  conformance("neo4j", () => openEmpty(server), { snapshots: false, worlds: 4 })
})
