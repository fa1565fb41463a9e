/** chidao serve: the API over the store, reading what is new first. */
import type { Server } from "node:http"
import type { AddressInfo } from "node:net"
import { Command } from "commander"
import type { Engine } from "../../graph/engine.ts"
import { AppError } from "../../graph/errors.ts"
import { everything } from "../../graph/query.ts"
import type { Embedder } from "../../ingest/embed.ts"
import type { Gazetteer } from "../../ingest/gazetteer.ts"
import type { Config, Flags } from "../config.ts"
import { askThree } from "../questions.ts"
import type { ChidaoServer } from "../server.ts"
import { questionLines } from "../show/questions.ts"
import { receiptLines } from "../show/receipt.ts"
import { type Caller, EXIT, type Run, storeOption, withEngine, withExamples } from "./command.ts"

export function serveCommand(run: Run): Command {
  const command = new Command("serve")
    .description("serve the GraphQL API over the store; files and folders given are read first, if they are new")
    .argument("[path...]", "files or folders")
    .option("--port <n>", "port to listen on, 0 for any free one")
    .option("--host <name>", "address to listen on")
    .addOption(storeOption())
    .action((paths: string[], flags: Flags) => run(flags, (caller) => serve(caller, paths)))
  return withExamples(command, "chidao serve samples", "chidao serve --port 0 --store sqlite:./mine.db")
}

async function* serve(caller: Caller, paths: string[]) {
  const { config } = caller
  return yield* withEngine(config, { readOnly: false }, async function* (engine) {
    const signal = caller.stopSignal()
    const { loadGazetteer } = await import("../../ingest/gazetteer.ts")
    const { openEmbedder } = await import("../../ingest/embed.ts")
    const gazetteer = loadGazetteer()
    await engine.load(gazetteer.facts())
    const embedder = await openEmbedder(config.embedder, { modelsFolder: config.modelsFolder })
    const [http, { createServer }] = await Promise.all([import("node:http"), import("../server.ts")])
    const yoga = createServer({ engine, embedder, gazetteer, log: caller.onFault })
    const server = http.createServer(yoga)
    // A first store has all to read: what the first notice would make the process prepare is prepared before anybody asks.
    if (paths.length > 0 && (await isEmpty(engine))) (await import("../../ingest/warm.ts")).warmUp(gazetteer)
    try {
      const url = await listen(server, config)
      if (paths.length > 0) yield* readNew({ caller, engine, gazetteer, paths, signal })
      yield `The graph is served on ${url}/graphql`
      yield* questionLines(await engine.read((view) => askThree(view, (query) => ask(yoga, query))), caller.columns)
      if (embedder) yield* embedRest(caller, engine, embedder, signal)
      await aborted(signal)
      yield "Closed."
      return EXIT.done
    } finally {
      server.close()
      server.closeAllConnections()
      await embedder?.close()
    }
  })
}

const isEmpty = (engine: Engine): Promise<boolean> =>
  engine.read(async (view) => (await view.list("Source", everything, [], { first: 1 })).totalCount === 0)

async function listen(server: Server, { host, port }: Config): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once("error", (error: NodeJS.ErrnoException) => {
    reject(error.code === "EADDRINUSE" ? new AppError("PORT_TAKEN", { host, port }, error) : unusable(host, error))
  })
  server.listen(port, host, resolve)
  await promise
  const at = server.address() as AddressInfo
  return `http://${at.family === "IPv6" ? `[${at.address}]` : at.address}:${at.port}`
}
const unusable = (host: string, error: NodeJS.ErrnoException) =>
  new AppError(
    "CONFIG_INVALID",
    { name: "--host", value: host, allowed: `an address of this machine (${error.code})` },
    error,
  )

interface Reading {
  caller: Caller
  engine: Engine
  gazetteer: Gazetteer
  paths: string[]
  signal: AbortSignal
}
async function* readNew({ caller, engine, gazetteer, paths, signal }: Reading): AsyncGenerator<string> {
  const { ingest } = await import("../../ingest/pipeline.ts")
  const receipt = await ingest({ engine, gazetteer, embedder: null, paths, signal, onProgress: caller.onProgress })
  if (receipt.read + receipt.refused.length > 0)
    yield* receiptLines(receipt, { dryRun: false, columns: caller.columns })
  else yield `Nothing new in ${paths.join(", ")}: all ${receipt.unchanged} files were read before.`
}

async function ask(yoga: ChidaoServer, query: string): Promise<unknown> {
  const headers = { "content-type": "application/json" }
  const response = await yoga.fetch("http://localhost/graphql", {
    method: "POST",
    headers,
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: { message: string }[] }
  if (errors?.[0]) throw new Error(`${errors[0].message} in ${query}`)
  return data
}

/** Meaning follows while the server already answers. */
async function* embedRest(
  caller: Caller,
  engine: Engine,
  embedder: Embedder,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const { embedMissing } = await import("../../ingest/embed.ts")
  const count = await embedMissing({ engine, embedder, onProgress: caller.onProgress, signal })
  if (count > 0 && !signal.aborted) yield `Search by meaning is ready: ${count} passages more.`
}

function aborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  if (signal.aborted) resolve()
  signal.addEventListener("abort", () => resolve(), { once: true })
  return promise
}
