/** What a run did, counted as it goes. */

import type { Receipt } from "../graph/engine.ts"
import type { ErrorCode } from "../graph/errors.ts"
import type { Subgraph } from "../graph/model.ts"

export interface Refusal {
  name: string
  code: ErrorCode
  message: string
}
export interface IngestReceipt {
  /** Files met; each was read, unchanged or refused, unless the run was stopped. */
  files: number
  read: number
  unchanged: number
  refused: Refusal[]
  /** Notices written. */
  notices: number
  /** Nodes and edges that are new in the store, by label. */
  facts: Record<string, number>
  removed: Record<string, number>
  /** Seconds by step. */
  seconds: Record<string, number>
  stopped: boolean
}
/** Where a run is: `done` of `total` things of this step; `name` is the file at hand. */
export interface Progress {
  step: "ingest" | "embed"
  done: number
  total: number
  name: string
}

/** Runs the work and keeps its time under the step's name. */
export type Clock = <T>(step: string, work: () => T) => T

export const emptyReceipt = (files: number): IngestReceipt => ({
  files,
  read: 0,
  unchanged: 0,
  refused: [],
  notices: 0,
  facts: {},
  removed: {},
  seconds: {},
  stopped: false,
})

/** A clock that adds to `seconds`; of work that waits, the time until it is done. */
export function clockOf(seconds: Record<string, number>): Clock {
  return (step, work) => {
    const start = performance.now()
    const stop = () => {
      seconds[step] = (seconds[step] ?? 0) + (performance.now() - start) / 1000
    }
    const result = work()
    if (result instanceof Promise) return result.finally(stop) as typeof result
    stop()
    return result
  }
}
export const untimed: Clock = (_step, work) => work()

export function addWritten(receipt: IngestReceipt, written: Receipt): void {
  addCounts(receipt.facts, written.added)
  addCounts(receipt.removed, written.removed)
}
function addCounts(sum: Record<string, number>, counts: Record<string, number>): void {
  for (const [label, count] of Object.entries(counts)) if (count > 0) sum[label] = (sum[label] ?? 0) + count
}

/** What a subgraph would add to an empty store, without what was counted before. */
export function countNew(
  receipt: IngestReceipt,
  subgraph: Subgraph,
  seen: Set<string>,
  idOf: (edge: Subgraph["edges"][number]) => string,
): void {
  const count = (label: string, id: string) => {
    if (seen.has(id)) return
    seen.add(id)
    receipt.facts[label] = (receipt.facts[label] ?? 0) + 1
  }
  for (const node of subgraph.nodes) count(node.label, node.props.id)
  for (const edge of subgraph.edges) count(edge.label, idOf(edge))
}
