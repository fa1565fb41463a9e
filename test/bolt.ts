/** A real Neo4j server of a test's own, by test/neo4j/neo4j.sh: started, stopped, killed, paused. */
import { execFile } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { TestServer } from "./engines/server.ts"

/** What the script says by its exit code where the machine lacks a JDK or Maven. */
const NO_JAVA = 3
export class JavaMissing extends Error {}

const script = fileURLToPath(new URL("neo4j/neo4j.sh", import.meta.url))
type Command = "start" | "stop" | "crash" | "pause" | "resume" | "wipe" | "log"

export interface Server {
  readonly home: string
  /** Starts it, on the same port and with the same password each time; `conf` holds lines of neo4j.conf. */
  start(conf?: string): Promise<TestServer>
  /** Sends it what the script can send: stop, crash, pause, resume ... */
  send(command: Exclude<Command, "start">): Promise<string>
  /** Stops it and removes its folder. */
  discard(): Promise<void>
}

/** A server that is not started yet, with a folder of its own, on a free port. */
export function prepareServer(settings: { heap?: string; home?: string } = {}): Server {
  const home = settings.home ?? mkdtempSync(join(tmpdir(), "chidao-neo4j-"))
  const run = (command: Command, args: readonly string[] = [], conf = ""): Promise<string> => {
    const env = {
      ...process.env,
      NEO4J_HOME: home,
      NEO4J_HEAP: settings.heap ?? "768m",
      NEO4J_PAGECACHE: "256m",
      NEO4J_CONF: conf,
    }
    return new Promise((resolve, reject) => {
      execFile(script, [command, ...args], { env }, (error, out, err) => {
        if (!error) resolve(out)
        else if (error.code === NO_JAVA) reject(new JavaMissing(err.trim()))
        else reject(new Error(`neo4j.sh ${command}: ${err}`, { cause: error }))
      })
    })
  }
  return {
    home,
    start: async (conf) => JSON.parse(await run("start", ["--json"], conf)) as TestServer,
    send: (command) => run(command),
    async discard() {
      await run("stop")
      rmSync(home, { recursive: true, force: true })
    },
  }
}
