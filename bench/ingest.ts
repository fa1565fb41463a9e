/**
 * How fast notices are read and stored, without embedding: one JSON line a figure.
 * `node bench/ingest.ts` measures 1,000 and 20,000 generated notices, each in a process of its own so that the peak
 * of memory is theirs; `node bench/ingest.ts N ...` measures other numbers.
 */
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { openEngine } from "../graph/open.ts"
import { loadGazetteer } from "../ingest/gazetteer.ts"
import { type IngestReceipt, ingest } from "../ingest/pipeline.ts"
import { generateNotices } from "../test/generate.ts"

interface Figure {
  figure: string
  notices: number
  value: number
  unit: string
  /** What is wanted, where something is. */
  target?: string
}
const SEED = 20_220_130
/** Clauses that make notices of about 6 KB. */
const CLAUSES = [12, 19] as const
/** From the text to the graph of the notice; the rest of the run is files and store. */
const reading = ["parse", "find", "header", "cite", "duties", "observe", "resolve"]
const MB = 1024 * 1024

const [mode, ...rest] = process.argv.slice(2)
if (mode === "alone") await measure(Number(rest[0]))
else compare((mode ? [mode, ...rest] : ["1000", "20000"]).map(Number))

/** Measures each number in a child, then what a notice of the last costs against one of the first. */
function compare(counts: readonly number[]): void {
  const figures = counts.map(measureApart)
  const rate = (of: readonly Figure[] | undefined) => of?.find(({ figure }) => figure === "end to end")?.value
  const [few, many] = [rate(figures[0]), rate(figures.at(-1))]
  if (counts.length < 2 || !few || !many) return
  const notices = counts.at(-1) ?? 0
  print({
    figure: "cost of a notice against the smallest run",
    notices,
    value: few / many,
    unit: "x",
    target: "<= 1.25",
  })
}
function measureApart(count: number): Figure[] {
  const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "alone", String(count)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  })
  process.stdout.write(child.stdout)
  if (child.status !== 0) process.exit(child.status ?? 1)
  return child.stdout
    .trim()
    .split("\n")
    .map((line): Figure => JSON.parse(line))
}

async function measure(notices: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "chidao-bench-"))
  try {
    const bytes = writeNotices(join(folder, "notices"), notices)
    const before = process.memoryUsage.rss()
    const { receipt, seconds } = await run(join(folder, "notices"), join(folder, "store", "chidao.db"))
    if (receipt.notices !== notices) throw new Error(`${receipt.notices} of ${notices} notices were stored`)
    report({ receipt, seconds, bytes, stored: sizeOf(join(folder, "store")), before })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Writes the notices to files; returns their bytes. */
function writeNotices(folder: string, count: number): number {
  mkdirSync(folder)
  let bytes = 0
  for (const { name, text } of generateNotices({ count, seed: SEED, clauses: CLAUSES })) {
    writeFileSync(join(folder, name), text)
    bytes += Buffer.byteLength(text)
  }
  return bytes
}
async function run(notices: string, store: string): Promise<{ receipt: IngestReceipt; seconds: number }> {
  mkdirSync(join(store, ".."))
  const engine = await openEngine({ url: `sqlite:${store}` })
  try {
    const gazetteer = loadGazetteer()
    const start = performance.now()
    const receipt = await ingest({ engine, gazetteer, embedder: null, paths: [notices] })
    return { receipt, seconds: (performance.now() - start) / 1000 }
  } finally {
    await engine.close()
  }
}
function sizeOf(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}

interface Measured {
  receipt: IngestReceipt
  seconds: number
  /** Of the files. */
  bytes: number
  /** Bytes of the store once it is closed. */
  stored: number
  /** Resident bytes before the run. */
  before: number
}
function report({ receipt, seconds, bytes, stored, before }: Measured): void {
  const { notices } = receipt
  const total = reading.reduce((sum, step) => sum + (receipt.seconds[step] ?? 0), 0)
  const rate = (figure: string, took: number, target?: string) =>
    print({ figure, notices, value: notices / took, unit: "notices/s", ...(target ? { target } : {}) })
  for (const [step, took] of Object.entries(receipt.seconds)) rate(step, took, step === "store" ? ">= 150" : undefined)
  rate("parse to resolve", total, ">= 300")
  rate("end to end", seconds)
  print({ figure: "size of a notice", notices, value: bytes / notices / 1024, unit: "KB" })
  print({ figure: "store for 1,000 notices", notices, value: (stored / MB / notices) * 1000, unit: "MB" })
  print({ figure: "memory before", notices, value: before / MB, unit: "MB" })
  print({
    figure: "memory at most",
    notices,
    value: process.resourceUsage().maxRSS / 1024,
    unit: "MB",
    target: "< 600",
  })
}

function print(figure: Figure): void {
  process.stdout.write(`${JSON.stringify({ ...figure, value: Number(figure.value.toPrecision(4)) })}\n`)
}
