/** Paragraphs of the body as a tree of parts: preamble, numbered clauses with their dashes, closing. */

import type { Part, Span } from "../notice.ts"
import { closing, type Label, labelAt } from "./labels.ts"
import { joined, type Line, spanOf } from "./lines.ts"

interface Open {
  part: Part
  style: Label["style"]
  name: string
  ordinal: number
  /** Dashes and pluses seen under it. */
  dashes: number
}
/** A label may skip so many places of its sequence before it is doubted. */
const MOST_SKIPPED = 3
const MOST_HEADING = 220
/** Words that make a line an order and no heading. */
const ordering =
  /(?<!\p{L})(?:yêu\s+cầu|giao|đề\s+nghị|thống\s+nhất|tập\s+trung|tiếp\s+tục|thực\s+hiện\s+(?:tốt|nghiêm|các)|như\s+sau|sau\s*:|chủ\s+trì|phối\s+hợp|tăng\s+cường|có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm|kịp\s+thời|khẩn\s+trương)(?!\p{L})/iu
/** Parts in the order of the text. Paths are unique: a label met twice in one place gets "_2". */
export function treeOf(paragraphs: readonly (readonly Line[])[]): Part[] {
  return new Tree(paragraphs).grow()
}

class Tree {
  readonly #paragraphs: readonly (readonly Line[])[]
  readonly #parts: Part[] = []
  readonly #stack: Open[] = []
  readonly #taken = new Set<string>()
  #front = 0
  #closing: Part | undefined

  constructor(paragraphs: readonly (readonly Line[])[]) {
    this.#paragraphs = paragraphs
  }

  grow(): Part[] {
    const lastLabel = this.#paragraphs.findLastIndex((p) => this.#label(p) !== undefined)
    for (const [k, paragraph] of this.#paragraphs.entries()) {
      const label = this.#label(paragraph)
      const place = label ? this.#place(label) : undefined
      if (label && place) this.#clause(paragraph, label, place)
      else this.#plain(paragraph, k > lastLabel, k === this.#paragraphs.length - 1)
    }
    return this.#parts
  }
  #label(paragraph: readonly Line[]): Label | undefined {
    return labelAt((paragraph[0] as Line).text)
  }

  /** Where a label fits into the open sequences: the depth to go back to; undefined when it is no label. */
  #place(label: Label): { depth: number } | undefined {
    const stack = this.#stack
    if (label.style === "dash" || label.style === "plus") {
      if (stack.length === 0) return undefined
      const keep = label.style === "dash" ? /^(?:dash|plus)$/u : /^plus$/u
      let depth = stack.length
      while (depth > 0 && keep.test((stack[depth - 1] as Open).style)) depth -= 1
      return { depth }
    }
    if (label.style === "dotted") {
      const above = label.name.split(".").slice(0, -1).join(".")
      const depth = stack.findLastIndex((o) => /^(?:number|dotted|roman)$/u.test(o.style) && o.name === above)
      const open = stack.findIndex(
        (o) => o.style === "dotted" && o.part.path.split(".").length >= label.name.split(".").length,
      )
      return { depth: depth >= 0 ? depth + 1 : open >= 0 ? open : stack.length }
    }
    for (let depth = stack.length - 1; depth >= 0; depth -= 1) {
      const open = stack[depth] as Open
      if (open.style !== label.style) continue
      const step = label.ordinal - open.ordinal
      if (step >= 0 && step <= MOST_SKIPPED) return { depth }
      if (label.ordinal === 1 && depth < stack.length - 1) break
    }
    const sameOpen = stack.some((o) => o.style === label.style)
    if (label.ordinal === 1)
      return sameOpen && label.style === "number" && !this.#leadsOn() ? undefined : { depth: this.#undashed() }
    // The first of its kind may have lost its place: "2." of a scan whose "1." was eaten.
    if (!sameOpen && label.ordinal <= 1 + MOST_SKIPPED) return { depth: this.#undashed() }
    return undefined
  }
  #undashed(): number {
    let depth = this.#stack.length
    while (depth > 0 && /^(?:dash|plus)$/u.test((this.#stack[depth - 1] as Open).style)) depth -= 1
    return depth
  }
  /** The last words end with a colon: a list follows. */
  #leadsOn(): boolean {
    return this.#previous?.trimEnd().endsWith(":") ?? false
  }
  #previous: string | undefined

  #clause(paragraph: readonly Line[], label: Label, { depth }: { depth: number }): void {
    this.#stack.length = depth
    const above = this.#stack.at(-1)
    const path = this.#path(label, above)
    const span = spanOf(paragraph)
    const first = paragraph[0] as Line
    const labelSpan = { from: first.from, to: first.from + label.length }
    const start = label.rest === "" ? (paragraph[1]?.from ?? span.to) : labelSpan.to
    const part: Part = {
      path,
      kind: label.style === "dash" || label.style === "plus" ? "dash" : "clause",
      parent: above?.part.path ?? null,
      heading: null,
      label: { from: labelSpan.from, to: Math.max(labelSpan.from + 1, Math.min(labelSpan.to, span.to)) },
      own: start < span.to ? [{ from: start, to: span.to }] : [],
      ...span,
    }
    this.#heading(above)
    this.#parts.push(part)
    this.#stack.push({ part, style: label.style, name: label.name, ordinal: label.ordinal, dashes: 0 })
    this.#grown(span.to)
    this.#previous = joined(paragraph)
    this.#words.set(part, this.#previous.slice(label.length))
  }
  readonly #words = new Map<Part, string>()

  #path(label: Label, above: Open | undefined): string {
    const prefix = above ? `${above.part.path}.` : ""
    let path: string
    if (label.style === "dash" || label.style === "plus") {
      if (above) above.dashes += 1
      path = `${prefix}${above?.dashes ?? 1}`
    } else if (label.style === "dotted") {
      const names = label.name.split(".")
      const held = above ? commonTail(above.part.path.split("."), names) : 0
      path = `${prefix}${names.slice(held).join(".")}`
    } else path = `${prefix}${label.name}`
    let unique = path
    for (let n = 2; this.#taken.has(unique); n += 1) unique = `${path}_${n}`
    this.#taken.add(unique)
    return unique
  }

  #plain(paragraph: readonly Line[], afterLast: boolean, isLast: boolean): void {
    const span = spanOf(paragraph)
    const words = joined(paragraph)
    this.#previous = words
    if (this.#stack.length === 0 && !this.#closing) {
      this.#preamble(span)
      return
    }
    if (this.#closing || (afterLast && this.#closes(words, isLast))) {
      this.#close(span)
      return
    }
    this.#stack.length = this.#undashed()
    // "(Chi tiết tại Phụ lục kèm theo)" speaks of the whole section.
    if (/^\(\s*(?:chi\s+tiết|kèm\s+theo|có\s|phụ\s+lục)/iu.test(words) && this.#stack.length > 1)
      this.#stack.length -= 1
    const open = this.#stack.at(-1)
    if (!open) {
      this.#close(span)
      return
    }
    this.#heading(open)
    open.part.own.push(span)
    this.#grown(span.to)
  }
  /** After the last label: the words under a heading belong to it, what follows closes the paper. */
  #closes(words: string, isLast: boolean): boolean {
    const open = this.#stack.at(-1) as Open
    const heads =
      !open.part.heading && open.part.own.length === 1 && this.#parts.at(-1) === open.part && this.#isHeading(open.part)
    if (heads) return false
    return isLast || closing.test(words) || open.style === "dash" || open.style === "plus"
  }
  #preamble(span: Span): void {
    this.#front += 1
    this.#parts.push({
      path: `P${this.#front}`,
      kind: "paragraph",
      parent: null,
      heading: null,
      label: null,
      own: [span],
      ...span,
    })
  }
  #close(span: Span): void {
    if (this.#closing) {
      this.#closing.own.push(span)
      this.#closing.to = span.to
      return
    }
    this.#stack.length = 0
    this.#closing = { path: "C", kind: "closing", parent: null, heading: null, label: null, own: [span], ...span }
    this.#parts.push(this.#closing)
  }
  #grown(to: number): void {
    for (const { part } of this.#stack) part.to = Math.max(part.to, to)
  }

  /** When something follows in a clause, its first words may turn out to be a heading. */
  #heading(open: Open | undefined): void {
    const part = open?.part
    const own = part?.own[0]
    if (!part || !own || part.heading || part.own.length !== 1 || this.#parts.at(-1) !== part || !this.#isHeading(part))
      return
    part.heading = { ...own, text: (this.#words.get(part) ?? "").replace(/\s+/gu, " ").trim() }
    part.own.shift()
  }
  #isHeading(part: Part): boolean {
    const words = (this.#words.get(part) ?? "").trim()
    if (part.kind === "dash" || words.length === 0 || words.length > MOST_HEADING) return false
    if (/[.;,]$/u.test(words)) return false
    return words.endsWith(":") ? !ordering.test(words) || /^Đề\s+nghị:/u.test(words) : true
  }
}

/** How many names at the end of a path the dotted label repeats at its beginning. */
function commonTail(path: readonly string[], names: readonly string[]): number {
  for (let n = Math.min(path.length, names.length - 1); n > 0; n -= 1)
    if (path.slice(-n).every((name, k) => name === names[k])) return n
  return 0
}
