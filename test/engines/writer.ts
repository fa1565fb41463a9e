/** One process of the test of many writers: `writer.ts SERVER FIRST COUNT ROUND`; several notices at a time, each a write of its own. */

import { openEngine } from "../../graph/open.ts"
import { roundOf } from "./rounds.ts"
import type { TestServer } from "./server.ts"

const WRITERS = 4
const [server = "", first = "", count = "", round = ""] = process.argv.slice(2)
const { uri, user, password } = JSON.parse(server) as TestServer
const engines = await Promise.all(
  Array.from({ length: WRITERS }, () => openEngine({ url: uri, server: { user, password } })),
)
const items = roundOf(Number(round)).slice(Number(first), Number(first) + Number(count))
await Promise.all(
  engines.map(async (engine) => {
    for (let item = items.pop(); item; item = items.pop()) {
      if (item.subgraph.nodes.length > 0) await engine.replace([item])
      else await engine.remove(item.noticeId)
    }
    await engine.close()
  }),
)
