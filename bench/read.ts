/**
 * How fast one text is read, from its bytes to its subgraph, on one core and without a store: one JSON line a figure.
 * `node bench/read.ts` measures the rate on generated notices of about 6 KB, how the time grows with the length of texts
 * of several shapes, and texts that nearly hold what each pattern looks for. `node bench/read.ts rate|growth|misses`
 * measures one of them. Times are of the processor, so that other work on the machine does not count.
 */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { type Gazetteer, loadGazetteer } from "../ingest/gazetteer.ts"
import { extract } from "../ingest/pipeline.ts"
import { readText } from "../ingest/readers/text.ts"
import { type Clock, clockOf, untimed } from "../ingest/receipt.ts"
import { resolve } from "../ingest/resolve.ts"
import { generateNotices } from "../test/generate.ts"
import { nearMisses } from "./misses.ts"

interface Figure {
  figure: string
  value: number
  unit: string
  /** What is wanted, where something is. */
  target?: string
  [more: string]: string | number | undefined
}
const KB = 1024
const MB = 1024 * KB
const NOTICES = 300
const ROUNDS = 4
const SEED = 20_220_130
/** The longest text, and how often it is halved. */
const LONGEST = 5 * MB
const HALVINGS = 3
const MISS = 100 * KB
/** A text that takes longer is not doubled again, in milliseconds. */
const PATIENCE = 40_000

const gazetteer = loadGazetteer()
const parts = { rate, growth, misses }
const [only] = process.argv.slice(2)
for (const [name, part] of Object.entries(parts)) if (only === undefined || only === name) part()

/** Notices a second, of the best of a few rounds, and what each step takes. */
function rate(): void {
  const all = [...generateNotices({ count: NOTICES, seed: SEED, clauses: [12, 19] })].map(({ text }) => bytesOf(text))
  const size = all.reduce((sum, bytes) => sum + bytes.length, 0) / all.length
  const rounds = Array.from({ length: ROUNDS }, () => {
    const seconds: Record<string, number> = {}
    const took = processorTime(() => all.map((bytes) => read(bytes, gazetteer, clockOf(seconds))))
    return { took, seconds }
  })
  const best = rounds.reduce((a, b) => (b.took < a.took ? b : a))
  const { read: reading = 0, ...steps } = best.seconds
  const whole = Object.values(steps).reduce((sum, took) => sum + took, 0)
  print({ figure: "size of a notice", value: size / KB, unit: "KB" })
  for (const [step, took] of Object.entries(best.seconds))
    print({ figure: step, value: (took / all.length) * 1000, unit: "ms" })
  const share = whole / (whole + reading)
  const rateOf = (took: number) => (all.length * 1000) / (took * share)
  print({ figure: "parse to resolve", value: rateOf(best.took), unit: "notices/s", target: ">= 300" })
  print({ figure: "parse to resolve, first round", value: rateOf(rounds[0]?.took ?? 0), unit: "notices/s" })
}

/** For each shape of text what twice its length costs. */
function growth(): void {
  for (const [shape, piece] of shapes()) compare("twice the text", shape, piece, LONGEST, HALVINGS)
}
function shapes(): [string, string][] {
  const [notice] = [...generateNotices({ count: 1, seed: SEED })]
  const text = notice?.text ?? ""
  const sample = readFileSync(
    fileURLToPath(new URL("../samples/2022-02-15_lai-chau_tb-ubnd.txt", import.meta.url)),
    "utf8",
  )
  const words = sample.replace(/\s+/g, " ")
  return [
    ["notice after notice", `${text}\n\n`],
    ["one line", `${words} `],
    ["one clause", "Sở Y tế chủ trì, phối hợp với Công an tỉnh rà soát, báo cáo trước ngày 15/01/2023, "],
    ["clause after clause", "1. Sở Y tế báo cáo Ủy ban nhân dân tỉnh trước ngày 15/01/2023.\n"],
    ["digits", "0123456789"],
    ["capitals", "SỞ Y TẾ TỈNH LAI CHÂU "],
    ["names", "Nguyễn Văn Minh "],
    ["dates", "ngày 05/8/2022 "],
    ["symbols", "11/NQ-CP "],
    ["lines of one word", "giao\n"],
  ]
}

/** A hundred kilobytes of words that nearly are what a pattern looks for. */
function misses(): void {
  for (const [name, piece] of nearMisses) compare("twice the near-misses", name, piece, MISS, 1)
}

/** Prints what the longest text takes, and the worst ratio of two lengths. */
function compare(figure: string, shape: string, piece: string, longest: number, halvings: number): void {
  const texts = Array.from({ length: halvings + 1 }, (_, i) => longest / 2 ** (halvings - i)).map((length) =>
    bytesOf(piece.repeat(Math.ceil(length / bytesOf(piece).length))),
  )
  read(bytesOf(piece.repeat(20)), gazetteer)
  let before = 0
  let worst = 0
  for (const bytes of texts) {
    const took = Math.min(
      ...Array.from({ length: bytes.length < MB ? 3 : 1 }, () => processorTime(() => read(bytes, gazetteer))),
    )
    worst = Math.max(worst, before === 0 ? 0 : took / before)
    print({ figure: "time to read", shape, value: took, unit: "ms", MB: Number((bytes.length / MB).toPrecision(3)) })
    before = took
    if (took > PATIENCE) break
  }
  print({ figure, shape, value: worst, unit: "x", target: "<= 2.3" })
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
function read(bytes: Uint8Array, known: Gazetteer, time: Clock = untimed): void {
  const source = time("read", () => readText(bytes, "notice.txt"))
  const extraction = extract(source, known, time)
  time("resolve", () => resolve(extraction, known))
}
/** Milliseconds of the processor. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
function print(figure: Figure): void {
  process.stdout.write(`${JSON.stringify({ ...figure, value: Number(figure.value.toPrecision(4)) })}\n`)
}
