/** The steps of reading in their order, and the run over many files. Nothing else knows the order. */
import { setImmediate } from "node:timers/promises"
import type { Contribution, Engine, SourceEntry } from "../graph/engine.ts"
import { AppError } from "../graph/errors.ts"
import { edgeId } from "../graph/id.ts"
import type { NodeProps } from "../graph/model.ts"
import { writeOut } from "./aliases.ts"
import { cite } from "./cite.ts"
import { findDuties } from "./duties.ts"
import { type Embedder, embedMissing } from "./embed.ts"
import { clausesOf, mentionsOf, personsOf, recipientsOf, strangeness } from "./extraction.ts"
import { findAgencies } from "./finders/agency.ts"
import { findDates } from "./finders/date.ts"
import { findObservations } from "./finders/number.ts"
import { findPersons } from "./finders/person.ts"
import { findPlaces } from "./finders/place.ts"
import { findCitations } from "./finders/symbol.ts"
import type { Gazetteer } from "./gazetteer.ts"
import { readHeader } from "./header.ts"
import type { Extraction, Layout, Mention, SourceText } from "./notice.ts"
import { parse } from "./parse.ts"
import { readText, SOURCE_LIMIT } from "./readers/text.ts"
import {
  addWritten,
  type Clock,
  clockOf,
  countNew,
  emptyReceipt,
  type IngestReceipt,
  type Progress,
  untimed,
} from "./receipt.ts"
import { resolve } from "./resolve.ts"
import { stretchesOf, wordsOf } from "./stretches.ts"
import { type Bytes, type File, listFiles, readBytes } from "./walk.ts"

export type { IngestReceipt, Progress, Refusal } from "./receipt.ts"

/** Raise it when reading changes what is stored: files read by a former version are read again. */
export const READER_VERSION = 1
/** The engine takes so many notices at once. */
const BATCH = 50
/** A batch also ends at so many bytes of files. */
const BATCH_BYTES = 8 * 1024 * 1024

interface Known {
  gazetteer: Gazetteer
  /** Day of the notice, for words like "mùng 5 Tết". */
  on: string | null
  /** Its year, for days printed without one. */
  year: number | null
}
/** All finders, each over each stretch of the text. */
const finders: readonly ((words: string, at: number, known: Known) => Mention[])[] = [
  (words, at, { year, on }) => findDates(words, at, { year, on }),
  (words, at) => findCitations(words, at),
  (words, at, { gazetteer }) => findAgencies(words, at, gazetteer),
  (words, at) => findPersons(words, at),
  (words, at, { gazetteer }) => findPlaces(words, at, gazetteer),
]

/** Reads one text whole: a pure function of the text and the gazetteer. */
export function extract(source: SourceText, gazetteer: Gazetteer, time: Clock = untimed): Extraction {
  const { text } = source
  const layout = time("parse", () => parse(text))
  const mentions = time("find", () => findMentions(text, layout, gazetteer))
  const header = time("header", () => readHeader(text, layout, mentions, gazetteer))
  const citations = time("cite", () => cite(text, mentions, header, layout, gazetteer))
  const { duties, deadlines } = time("duties", () => findDuties({ text, layout, mentions, header }))
  const observations = time("observe", () => findObservations(text, layout, gazetteer, header))
  return {
    schema: "extraction/1",
    source: { name: source.name, sha256: source.sha256, length: text.length },
    text,
    genre: layout.genre,
    header,
    clauses: clausesOf(text, layout),
    citations,
    recipients: recipientsOf(text, layout),
    mentions: mentionsOf(mentions.filter((one) => one.kind === "agency")),
    duties,
    deadlines,
    persons: personsOf(
      mentions.filter((one) => one.kind === "person"),
      header,
    ),
    observations,
    findings: [...source.findings, ...layout.findings, ...strangeness(text, layout)],
  }
}

function findMentions(text: string, layout: Layout, gazetteer: Gazetteer): Mention[] {
  const on = dayOf(text, layout)
  const known = { gazetteer, on, year: on === null ? null : Number(on.slice(0, 4)) }
  const stretches = stretchesOf(layout).map((stretch) => ({ words: wordsOf(text, stretch), at: stretch.from }))
  const found = finders
    .flatMap((find) => stretches.flatMap(({ words, at }) => find(words, at, known)))
    .sort((a, b) => a.from - b.from || b.to - a.to)
  return writeOut(text, withoutCitedDays(found))
}
/** The day of a cited document is no time of the notice. Mentions are in order. */
function withoutCitedDays(mentions: readonly Mention[]): Mention[] {
  const cited = mentions.filter((one) => one.kind === "citation")
  let next = 0
  let reach = 0
  return mentions.filter((one) => {
    if (one.kind !== "date") return true
    for (; (cited[next]?.from ?? Number.POSITIVE_INFINITY) <= one.from; next += 1)
      reach = Math.max(reach, cited[next]?.to ?? 0)
    return one.to > reach
  })
}
/** The day of issue: of the place line, else of the first day in the frame or the first paragraph that has one. */
function dayOf(text: string, { header, parts }: Layout): string | null {
  const places = [header.placeDate, header.number, header.title, ...parts.slice(0, 3).flatMap((part) => part.own)]
  for (const span of places) {
    const dates = span ? findDates(wordsOf(text, span), span.from) : []
    const day = dates.find(({ type, value }) => type === "point" && value !== null && /^\d{4}-\d\d-\d\d/.test(value))
    if (day?.value) return day.value.slice(0, 10)
  }
  return null
}

export interface IngestOptions {
  /** Null only in a dry run. */
  engine: Engine | null
  gazetteer: Gazetteer
  /** Null: stored without vectors; they can be made later. */
  embedder: Embedder | null
  /** Files, and folders of which all .txt and .md files are read. */
  paths: readonly string[]
  onProgress?: (at: Progress) => void
  /** Ends the run after the batch at hand; the next run goes on from there. */
  signal?: AbortSignal
  /** Reads and counts; asks and writes no store. */
  dryRun?: boolean
}

/**
 * Reads files into the graph. A bad file is a refusal in the ledger and the run goes on; a file whose bytes and name
 * are known to this READER_VERSION is left alone. Throws PATH_MISSING before anything is read, and what ends a run:
 * ENGINE_UNREACHABLE, STORE_BUSY.
 */
export async function ingest(options: IngestOptions): Promise<IngestReceipt> {
  const { engine, embedder, gazetteer, paths, onProgress, signal, dryRun = false } = options
  const files = await listFiles(paths)
  const run = new Run(options, files.length)
  if (engine && !dryRun) await engine.load(gazetteer.facts())
  for (let at = 0; at < files.length && !signal?.aborted; ) at = await run.batch(files, at)
  if (engine && embedder && !dryRun && !signal?.aborted) {
    await run.time("embed", () => embedMissing({ engine, embedder, onProgress, signal }))
  }
  run.receipt.stopped = signal?.aborted ?? false
  return run.receipt
}

/** One run over many files: holds what is counted, writes batch by batch. */
class Run {
  readonly receipt: IngestReceipt
  readonly time: Clock
  readonly #options: IngestOptions
  readonly #seen = new Set<string>()

  constructor(options: IngestOptions, files: number) {
    this.#options = options
    this.receipt = emptyReceipt(files)
    this.time = clockOf(this.receipt.seconds)
  }

  /** Reads and writes the next files; returns the index of the first that is left. */
  async batch(files: readonly File[], start: number): Promise<number> {
    const { onProgress, signal, dryRun } = this.#options
    const taken = await this.time("read", () => takeBatch(files, start))
    const ledger = dryRun ? new Map() : await this.#ledger(taken.map(({ bytes }) => bytes.id))
    const waiting: Contribution[] = []
    let at = start
    for (const { file, bytes } of taken) {
      if (signal?.aborted) break
      const contribution = await this.#file(file, bytes, ledger.get(bytes.id))
      if (contribution) {
        if (waiting.some((other) => other.noticeId === contribution.noticeId)) await this.#write(waiting.splice(0))
        waiting.push(contribution)
      }
      at += 1
      onProgress?.({ step: "ingest", done: at, total: files.length, name: file.name })
      await setImmediate() // lets a server in the same process answer
    }
    await this.#write(waiting)
    return at
  }

  get #engine(): Engine {
    const { engine } = this.#options
    if (!engine) throw new Error("A run that writes was given no store.")
    return engine
  }

  async #ledger(ids: readonly string[]): Promise<Map<string, NodeProps<"Source">>> {
    const rows = await this.#engine.read((view) => view.get("Source", ids))
    return new Map(rows.map((row) => [row.id, row]))
  }

  /** What the file contributes; nothing when it is unchanged or refused. */
  async #file(file: File, bytes: Bytes, known: NodeProps<"Source"> | undefined): Promise<Contribution | undefined> {
    if (known?.reader === READER_VERSION && known.names.includes(file.name)) {
      if (known.status === "read") this.receipt.unchanged += 1
      else this.#countRefusal(file.name, known)
      return undefined
    }
    try {
      const contribution = this.#read(file, bytes)
      this.receipt.read += 1
      return contribution
    } catch (error) {
      if (!(error instanceof AppError)) throw new Error(`Reading "${file.name}" failed.`, { cause: error })
      await this.#refuse(entryOf(file, bytes, { error }), error)
      return undefined
    }
  }

  #read(file: File, bytes: Bytes): Contribution {
    const { name } = file
    if (bytes.reason !== null) throw new AppError("SOURCE_UNREADABLE", { name, reason: bytes.reason })
    if (!bytes.bytes) throw new AppError("SOURCE_TOO_LARGE", { name, bytes: bytes.size, limit: SOURCE_LIMIT })
    const content = bytes.bytes
    const source = this.time("read", () => readText(content, name))
    // Repairs are of the file, not of the notice: two files of one stored text are one notice, in whichever order.
    const extraction = extract({ ...source, findings: [] }, this.#options.gazetteer, this.time)
    const { noticeId, subgraph } = this.time("resolve", () => resolve(extraction, this.#options.gazetteer))
    return { noticeId, subgraph, source: entryOf(file, bytes, { noticeId }) }
  }

  async #write(items: readonly Contribution[]): Promise<void> {
    if (items.length === 0) return
    const { dryRun } = this.#options
    if (dryRun) {
      for (const { noticeId, subgraph } of items) {
        if (!this.#seen.has(noticeId)) this.receipt.notices += 1
        countNew(this.receipt, subgraph, this.#seen, edgeId)
      }
      return
    }
    try {
      addWritten(this.receipt, await this.time("store", () => this.#engine.replace(items)))
      this.receipt.notices += items.length
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "ROW_INVALID") throw error
      await this.#writeApart(items, error)
    }
  }
  /** One notice does not fit the model: the others are written, that one is refused. */
  async #writeApart(items: readonly Contribution[], error: AppError): Promise<void> {
    const [item] = items
    if (!item?.source) return
    if (items.length > 1) {
      for (const one of items) await this.#write([one])
      return
    }
    this.receipt.read -= 1
    const { code, message } = error
    await this.#refuse({ ...item.source, status: "refused", error: code, message, noticeId: null }, error)
  }

  async #refuse(entry: SourceEntry, { code, message }: AppError): Promise<void> {
    this.receipt.refused.push({ name: entry.name, code, message })
    const { dryRun } = this.#options
    if (!dryRun) addWritten(this.receipt, await this.time("store", () => this.#engine.record(entry)))
  }
  #countRefusal(name: string, { error, message }: NodeProps<"Source">): void {
    this.receipt.refused.push({ name, code: error as AppError["code"], message: message ?? "" })
  }
}

/** Reads files until the batch is full. */
async function takeBatch(files: readonly File[], start: number): Promise<{ file: File; bytes: Bytes }[]> {
  const taken: { file: File; bytes: Bytes }[] = []
  let size = 0
  for (let at = start; at < files.length && taken.length < BATCH && size < BATCH_BYTES; at += 1) {
    const file = files[at] as File
    const bytes = await readBytes(file, SOURCE_LIMIT)
    size += bytes.bytes?.length ?? 0
    taken.push({ file, bytes })
  }
  return taken
}

/** The line of the ledger: the file was read into a notice, or refused for a reason. */
function entryOf({ name }: File, { id }: Bytes, outcome: { noticeId: string } | { error: AppError }): SourceEntry {
  const mediaType = name.toLowerCase().endsWith(".md") ? "text/markdown" : "text/plain"
  const line = { id, name, mediaType, reader: READER_VERSION }
  if ("noticeId" in outcome) return { ...line, status: "read", error: null, message: null, noticeId: outcome.noticeId }
  const { code, message } = outcome.error
  return { ...line, status: "refused", error: code, message, noticeId: null }
}
