/**
 * From one store into another, of whichever engine: facts, notices, the ledger of files, vectors. What the target holds
 * already is left alone, so that a copy that was stopped goes on where it stopped. In the end both are read whole and
 * compared. Memory is bounded by a batch.
 */
import { digest, hashOfParts, lineOf, PARTS, type Part } from "./digest.ts"
import type { Contribution, Engine, PassageVector } from "./engine.ts"
import { AppError } from "./errors.ts"
import type { NodeKind, NodeProps } from "./model.ts"
import { everything } from "./query.ts"
import { byCodePoint } from "./text.ts"

export interface CopyOptions {
  from: Engine
  to: Engine
  /** How the stores are called in what is told. */
  names: { from: string; to: string }
  onProgress?: ((at: CopyProgress) => void) | undefined
  /** Ends the copy after the batch at hand; the same copy goes on from there. */
  signal?: AbortSignal | undefined
}
export interface CopyProgress {
  step: "copy" | "ledger" | "vectors" | "verify"
  done: number
  total: number
  name: string
}
export interface CopyReceipt {
  /** Notices that the source holds; those written were not in the target, or not the same. */
  notices: number
  written: number
  sources: number
  vectors: number
  /** One over all that both hold; null when the copy was stopped. */
  hash: string | null
}

const NOTICES = 50
const VECTORS = 500

/**
 * STORE_OTHER when the target holds what the source does not, before anything is written; STORE_DIFFERS when both are not
 * equal in the end.
 */
export async function copyStore(options: CopyOptions): Promise<CopyReceipt> {
  await refuseStrangers(options)
  const receipt: CopyReceipt = { notices: 0, written: 0, sources: 0, vectors: 0, hash: null }
  const facts = await options.from.facts()
  if (facts.nodes.length > 0) await options.to.load(facts)
  for (const step of [copyNotices, copyLedger, copyVectors]) {
    await step(options, receipt)
    if (options.signal?.aborted) return receipt
  }
  receipt.hash = await verified(options)
  return receipt
}

/** What lies in the target alone is neither taken away nor mixed in. */
async function refuseStrangers({ from, to, names }: CopyOptions): Promise<void> {
  const pairs = [
    [contributorsOf(from), contributorsOf(to)],
    [sourceIds(from), sourceIds(to)],
  ] as const
  for (const [held, found] of pairs) {
    const stranger = await firstAlone(found, held)
    if (stranger !== undefined)
      throw new AppError("STORE_OTHER", { target: names.to, source: names.from, id: stranger })
  }
}
/** The first id of `ids` that is not in `others`; both are in code point order. */
async function firstAlone(ids: AsyncGenerator<string>, others: AsyncGenerator<string>): Promise<string | undefined> {
  try {
    let other = await others.next()
    for await (const id of ids) {
      while (!other.done && byCodePoint(other.value, id) < 0) other = await others.next()
      if (other.done || other.value !== id) return id
    }
    return undefined
  } finally {
    await others.return(undefined)
  }
}
async function* sourceIds(engine: Engine): AsyncGenerator<string> {
  for await (const { id } of engine.scan("Source")) yield id
}
async function* contributorsOf(engine: Engine): AsyncGenerator<string> {
  for await (const { ids } of contributorPages(engine)) yield* ids
}
async function* contributorPages(engine: Engine): AsyncGenerator<{ ids: string[]; total: number }> {
  let after: string | undefined
  for (;;) {
    const page = await engine.contributors({ first: NOTICES, after })
    yield { ids: page.rows.map(({ row }) => row), total: page.totalCount }
    if (!page.hasNextPage) return
    after = page.rows.at(-1)?.cursor
  }
}

async function copyNotices({ from, to, onProgress, signal }: CopyOptions, receipt: CopyReceipt): Promise<void> {
  for await (const { ids, total } of contributorPages(from)) {
    if (signal?.aborted) return
    const [given, held] = await Promise.all([from.contributions(ids), to.contributions(ids)])
    const other = given.filter((one, at) => lineOf(one) !== lineOf(held[at] as Contribution))
    if (other.length > 0) await to.replace(other)
    receipt.notices += given.length
    receipt.written += other.length
    onProgress?.({ step: "copy", done: receipt.notices, total, name: ids.at(-1) ?? "" })
  }
}

async function copyLedger({ from, to, onProgress, signal }: CopyOptions, receipt: CopyReceipt): Promise<void> {
  const total = await countOf(from, "Source")
  for await (const source of from.scan("Source")) {
    if (signal?.aborted) return
    const [held] = await to.read((view) => view.get("Source", [source.id]))
    if (!held || lineOf(held) !== lineOf(source)) await recordAll(to, source)
    receipt.sources += 1
    onProgress?.({ step: "ledger", done: receipt.sources, total, name: source.names[0] ?? source.id })
  }
}
const countOf = (engine: Engine, kind: NodeKind): Promise<number> =>
  engine.read(async (view) => (await view.list(kind, everything, [], { first: 0 })).totalCount)
async function recordAll(to: Engine, { names, ...entry }: NodeProps<"Source">): Promise<void> {
  for (const name of names) await to.record({ ...entry, name })
}

async function copyVectors({ from, to, onProgress, signal }: CopyOptions, receipt: CopyReceipt): Promise<void> {
  const passages = await countOf(from, "Passage")
  const missing = new Map<string, number>()
  for await (const { model, vectors } of vectorBatches(from)) {
    if (signal?.aborted) return
    if (!missing.has(model)) missing.set(model, (await to.missingVectors(model, { first: 0 })).totalCount)
    if (missing.get(model) !== 0) await to.putVectors(model, vectors)
    receipt.vectors += vectors.length
    const total = Math.max(passages * missing.size, receipt.vectors)
    onProgress?.({ step: "vectors", done: receipt.vectors, total, name: model })
  }
}
async function* vectorBatches(from: Engine): AsyncGenerator<{ model: string; vectors: PassageVector[] }> {
  let batch: { model: string; vectors: PassageVector[] } | undefined
  for await (const { model, ...vector } of from.scanVectors()) {
    if (batch && (batch.model !== model || batch.vectors.length === VECTORS)) {
      yield batch
      batch = undefined
    }
    batch ??= { model, vectors: [] }
    batch.vectors.push(vector)
  }
  if (batch) yield batch
}

/** Reads both whole, part by part; the hash over all when they are equal. */
async function verified({ from, to, names, onProgress }: CopyOptions): Promise<string> {
  const parts: Part[] = []
  const [ours, theirs] = [digest(from), digest(to)]
  for (;;) {
    const [mine, copy] = await Promise.all([ours.next(), theirs.next()])
    if (mine.done || copy.done) return hashOfParts(parts)
    const { name, count } = mine.value
    if (lineOf(mine.value) !== lineOf(copy.value)) {
      const at = { source: names.from, target: names.to, name, count, found: copy.value.count }
      throw new AppError("STORE_DIFFERS", at)
    }
    parts.push(mine.value)
    onProgress?.({ step: "verify", done: parts.length, total: PARTS, name })
  }
}
