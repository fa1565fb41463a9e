/** Changes to a text with what was said about it kept in place. */
import type { Finding } from "../notice.ts"

/** Swaps the characters `from`..`to` for `put`. Edits of one list are in order and do not overlap. */
export interface Edit {
  from: number
  to: number
  put: string
}
/** A text under repair: all findings point into it as it stands now. */
export interface Draft {
  text: string
  findings: Finding[]
}
/** One way of mending a text. `tell` says what was done; a repair without it is silent. */
export interface Repair {
  name: string
  find(text: string): Edit[]
  tell?: (edits: readonly Edit[], text: string) => Finding[]
}

/** Applies one repair; its findings speak of the text before it and are moved with the others. Linear in the text. */
export function mend(draft: Draft, repair: Repair): Draft {
  const edits = repair.find(draft.text)
  if (edits.length === 0) return draft
  const told = repair.tell?.(edits, draft.text) ?? []
  const move = mover(edits)
  const pieces: string[] = []
  let at = 0
  for (const edit of edits) {
    pieces.push(draft.text.slice(at, edit.from), edit.put)
    at = edit.to
  }
  pieces.push(draft.text.slice(at))
  const findings = [...draft.findings, ...told].map((one) => ({ ...one, from: move(one.from), to: move(one.to) }))
  return { text: pieces.join(""), findings }
}

/** Where an offset stands after the edits; one inside a swapped stretch goes to the end of what was put there. */
function mover(edits: readonly Edit[]): (offset: number) => number {
  const shifts: number[] = []
  let shift = 0
  for (const edit of edits) {
    shifts.push(shift)
    shift += edit.put.length - (edit.to - edit.from)
  }
  return (offset) => {
    const last = lastStarting(edits, offset)
    if (last < 0) return offset
    const edit = edits[last] as Edit
    const moved = (shifts[last] as number) + edit.put.length - (edit.to - edit.from)
    return Math.max(offset, edit.to) + moved
  }
}
/** Index of the last edit that starts before the offset, -1 if none does. */
function lastStarting(edits: readonly Edit[], offset: number): number {
  let low = 0
  let high = edits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edits[middle] as Edit).from < offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Every finding with at least one character, inside the text, never half a surrogate pair. */
export function settled(draft: Draft): Finding[] {
  const { text } = draft
  return draft.findings.map((one) => {
    let from = Math.min(one.from, text.length - 1)
    let to = Math.max(one.to, from + 1)
    if (isLow(text.charCodeAt(from))) from -= 1
    if (isLow(text.charCodeAt(to))) to += 1
    return { ...one, from, to }
  })
}
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
