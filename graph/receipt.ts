/** Counting what a write does: shared by the engines. */
import type { Receipt } from "./engine.ts"

/** Counts by label what a write does. A row whose values changed counts as removed and as added. */
export class Counts {
  readonly receipt: Receipt = { added: {}, removed: {}, kept: {} }
  added = (label: string): void => bump(this.receipt.added, label)
  removed = (label: string): void => bump(this.receipt.removed, label)
  kept = (label: string): void => bump(this.receipt.kept, label)
}
function bump(counts: Record<string, number>, label: string): void {
  counts[label] = (counts[label] ?? 0) + 1
}
