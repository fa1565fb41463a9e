/**
 * Whether the server keeps answering while notices are read and searched: one JSON line a figure.
 * `node bench/stall.ts [NOTICES] [local|none]` serves a store of its own, reads generated notices into it (500, with
 * the embedder unless "none") and searches without a break; a child process asks GET /health every few milliseconds.
 */
import { spawn } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer as listenWith } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { monitorEventLoopDelay } from "node:perf_hooks"
import { setTimeout as pause } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { openEngine } from "../graph/open.ts"
import { openEmbedder } from "../ingest/embed.ts"
import { loadGazetteer } from "../ingest/gazetteer.ts"
import { ingest } from "../ingest/pipeline.ts"
import { warmUp } from "../ingest/warm.ts"
import { createServer } from "../src/server.ts"
import { generateNotices } from "../test/generate.ts"

const SEED = 20_220_130
const PAUSE_MS = 5
const BAR_MS = 50
const modelsFolder = fileURLToPath(new URL("../models", import.meta.url))
const words = [
  "xét nghiệm lái xe cửa khẩu",
  "giải ngân vốn đầu tư công",
  "tiêm vắc xin cho trẻ em",
  "Nghị quyết 11/NQ-CP",
]

const [mode = "500", second = "local"] = process.argv.slice(2)
if (mode === "ask") await askHealth(second)
else await measure(Number(mode), second)

/** In a process of its own, so that only the server's waiting is seen: milliseconds of each answer, at the end of input. */
async function askHealth(url: string): Promise<void> {
  const took: number[] = []
  let open = true
  process.stdin.resume().on("end", () => {
    open = false
  })
  while (open) {
    const start = performance.now()
    await (await fetch(`${url}/health`)).arrayBuffer()
    took.push(performance.now() - start)
    await pause(PAUSE_MS)
  }
  process.stdout.write(JSON.stringify(took))
}

async function measure(count: number, spec: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "chidao-stall-"))
  const notices = join(folder, "notices")
  mkdirSync(notices)
  for (const { name, text } of generateNotices({ count, seed: SEED })) writeFileSync(join(notices, name), text)
  const engine = await openEngine({ url: `sqlite:${join(folder, "graph.db")}` })
  const embedder = await openEmbedder(spec, { modelsFolder })
  const gazetteer = loadGazetteer()
  warmUp(gazetteer) // as serve does
  await engine.load(gazetteer.facts())
  const faults: unknown[] = []
  const yoga = createServer({ engine, embedder, gazetteer, log: (error) => faults.push(error) })
  const server = listenWith(yoga)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const idle = await healthWhile(url, () => pause(2000))
    const loop = monitorEventLoopDelay({ resolution: 1 })
    loop.enable()
    let reading = true
    let searches = 0
    const busy = await healthWhile(url, async () => {
      const read = ingest({ engine, gazetteer, embedder, paths: [notices] }).finally(() => {
        reading = false
      })
      while (reading) {
        await search(url, words[searches % words.length] ?? "")
        searches += 1
      }
      await read
    })
    loop.disable()
    if (faults.length > 0) throw faults[0]
    report("idle", idle, {})
    report("busy", busy, { notices: count, embedder: embedder?.model ?? "none", searches })
    reportLoop(loop)
  } finally {
    server.closeAllConnections()
    server.close()
    await yoga.dispose()
    await embedder?.close()
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function healthWhile(url: string, work: () => Promise<unknown>): Promise<number[]> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), "ask", url], {
    stdio: ["pipe", "pipe", "inherit"],
  })
  const printed = child.stdout.setEncoding("utf8").toArray()
  await pause(500) // until the child asks
  try {
    await work()
  } finally {
    child.stdin.end()
  }
  return JSON.parse((await printed).join(""))
}
async function search(url: string, text: string): Promise<void> {
  const query =
    "query ($text: String!) { search(text: $text, first: 20) { mode hits { score directive { path quote } } } }"
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables: { text } }),
  })
  const { errors } = (await response.json()) as { errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
}

function report(state: string, took: readonly number[], about: object): void {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => Number((sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(1))
  const figures = { p50: at(0.5), p95: at(0.95), max: at(1), unit: "ms", target: `<= ${BAR_MS}`, asked: took.length }
  process.stdout.write(`${JSON.stringify({ figure: `GET /health, ${state}`, ...figures, ...about })}\n`)
}
/** How long the server's own thread kept others waiting: what the answers owe to us and not to the machine. */
function reportLoop(loop: ReturnType<typeof monitorEventLoopDelay>): void {
  const ms = (nanoseconds: number) => Number((nanoseconds / 1e6).toFixed(1))
  const figures = { p50: ms(loop.percentile(50)), p95: ms(loop.percentile(95)), max: ms(loop.max), unit: "ms" }
  process.stdout.write(`${JSON.stringify({ figure: "event loop held, busy", ...figures, target: `<= ${BAR_MS}` })}\n`)
}
