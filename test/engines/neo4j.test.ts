import { conformance } from "./conformance.ts"
import { describeServer, openEmpty } from "./server.ts"

describeServer("on a server", (server) => {
  conformance("neo4j", () => openEmpty(server), { snapshots: false })
})
