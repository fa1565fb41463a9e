/** The lines of a body as a tree: paragraphs in front, then labelled items in sequence with their own paragraphs. */
import { endsClosed, endsOpen, isShouted, type Line, startsCapital } from "../lines.ts"
import type { Span } from "../notice.ts"
import { isLettered, type Label, readLabels, type Style } from "./label.ts"
import { isClosing } from "./words.ts"
import { type Break, breakBetween, measure, type Paragraph, type Wrapping } from "./wrapping.ts"

export interface Item {
  style: Style
  path: string
  parent: Item | null
  label: Span
  /** Its own paragraphs, the first without the label; those after its children too. */
  own: Paragraph[]
  children: Item[]
}
export interface Outline {
  front: Paragraph[]
  /** In the order of the text. */
  items: Item[]
  /** Items whose label was printed twice under one parent. */
  repeated: Item[]
}

interface Open {
  item: Item
  label: Label
}
/** Higher styles close all lower ones; styles of one rank nest in the order in which they appear. */
const rank: Readonly<Record<Style, number>> = {
  part: 0, article: 1, upper: 1, roman: 2, number: 3, decimal: 4, bracket: 4, round: 4, letter: 4, lettered: 5,
  roundletter: 4, small: 5, dash: 6, plus: 7,
} // biome-ignore format: a table of ranks reads best in rows
/** How far the next label of a sequence is looked for, in lines. */
const FAR = 300
/** Labels stand inside each other no deeper; further ones are words. */
const DEEPEST = 12
/** Closing paragraphs are looked for in so many lines before the end. */
const LAST_LINES = 12
const isDash = (style: Style): boolean => style === "dash" || style === "plus"

/** `dashes`: dashes under no label are items themselves (a paper whose only items are dashes). */
export function outline(lines: readonly Line[], { dashes = false } = {}): Outline {
  const builder = new Builder(lines, dashes)
  for (let i = 0; i < lines.length; i += 1) builder.line(i)
  const found = builder.outline
  const loose = found.front.filter((one) => readLabels(one.lines[0]?.text ?? "").some(({ style }) => isDash(style)))
  if (!dashes && found.items.length === 0 && loose.length > 1) return outline(lines, { dashes: true })
  return found
}

class Builder {
  readonly outline: Outline = { front: [], items: [], repeated: [] }
  readonly #lines: readonly Line[]
  readonly #wrapping: Wrapping
  readonly #labels: Label[][]
  readonly #dashes: boolean
  #open: Open[] = []
  /** The paragraph that the next line may go on; its item, null in front. */
  #paragraph: Paragraph | undefined
  /** Paths given out, and dashes under each parent ("5.-"). */
  readonly #counts = new Map<string, number>()

  constructor(lines: readonly Line[], dashes: boolean) {
    this.#lines = lines
    this.#wrapping = measure(lines)
    this.#labels = lines.map(({ text }) => readLabels(text))
    this.#dashes = dashes
  }

  line(i: number): void {
    const line = this.#lines[i] as Line
    const label = this.#labels[i]?.length ? this.#labelAt(i) : undefined
    if (label) this.#begin(label, line)
    else if (this.#breakAt(i, line.text) === "certain" || !this.#paragraph) this.#newParagraph(line)
    else this.#goOn(line)
  }
  /** The break before line `i`, were its words these. */
  #breakAt(i: number, words: string): Break {
    const before = this.#lines[i - 1]
    const line = this.#lines[i] as Line
    const first = (this.#paragraph?.lines.length ?? 0) < 2
    if (!before) return "certain"
    if (this.#lines.length - i <= LAST_LINES && endsClosed(before.text) && isClosing(words)) return "certain"
    const gap = breakBetween(before, { ...line, text: words }, this.#wrapping, first)
    // A portal cuts the first line of an item early: a mark at its end tells nothing.
    const cutEarly =
      first && line.gap === 0 && this.#wrapping.wrapped && isDash(this.#open.at(-1)?.label.style ?? "part")
    return cutEarly && gap === "certain" ? "possible" : gap
  }

  /** The reading that fits the sequence of what is open; undefined when the line is no item. */
  #labelAt(i: number): { label: Label; keep: number } | undefined {
    const line = this.#lines[i] as Line
    const closed = endsClosed(this.#lines[i - 1]?.text ?? ".")
    const able = (this.#labels[i] ?? []).flatMap((label) => {
      const rest = this.#rest(i, label)
      const gap = line.gap > 0 && startsCapital(rest) ? "certain" : this.#breakAt(i, rest)
      if (isDash(label.style)) return this.#isItemDash(i, label, gap) ? [{ label, certain: true }] : []
      return gap === "none" || !(closed || gap === "certain" || startsCapital(rest))
        ? []
        : [{ label, certain: gap === "certain" }]
    })
    for (const find of [this.#next, this.#first]) {
      for (const { label, certain } of able) {
        const keep = isDash(label.style) ? this.#dashPlace(label.style) : find.call(this, i, label, certain)
        if (keep !== undefined) return { label, keep }
      }
    }
    return undefined
  }
  /** The words behind the label; those of the next line when the label stands alone. */
  #rest(i: number, label: Label): string {
    return (this.#lines[i]?.text ?? "").slice(label.length) || (this.#lines[i + 1]?.text ?? "")
  }

  /** Depth of the sequence that the label goes on, the innermost first. */
  #next(_i: number, label: Label, certain: boolean): number | undefined {
    for (let depth = this.#open.length - 1; depth >= 0; depth -= 1) {
      const open = (this.#open[depth] as Open).label
      if (open.style !== label.style || open.above.join() !== label.above.join()) continue
      const step = label.ordinal - open.ordinal
      if (step === 1 || (step > 0 && step <= (isLettered(label.style) ? 2 : certain ? 3 : 1))) return depth
      if (step === 0 && certain && label.ordinal > 1) return depth
    }
    return undefined
  }

  /** Depth at which a new sequence begins, when the label may begin one. */
  #first(i: number, label: Label, certain: boolean): number | undefined {
    const begins = label.ordinal === 1 || (certain && (this.#headed(i, label) || this.#goesOn(i, label)))
    if (!begins) return undefined
    let keep = this.#open.length
    if (label.above.length > 0) {
      keep = this.#open.findLastIndex(({ label: open }) => endsWith(open, label.above)) + 1
      if (keep > 0) return keep
      keep = this.#open.length
    }
    const level = rank[label.style]
    while (
      keep > 0 &&
      (isDash((this.#open[keep - 1] as Open).label.style) || rank[(this.#open[keep - 1] as Open).label.style] > level)
    )
      keep -= 1
    const again = this.#open.slice(0, keep).some(({ label: open }) => open.style === label.style)
    if (again && (keep >= DEEPEST || !(certain && this.#leadsOn(this.#open[keep - 1])))) return undefined
    if (label.style === "small" && this.#open.at(-1)?.label.style === "letter" && !certain) return undefined
    return keep
  }
  /** A heading in capitals: the labels before it were lost. */
  #headed(i: number, label: Label): boolean {
    return (label.style === "roman" || label.style === "upper") && label.ordinal <= 4 && isShouted(this.#rest(i, label))
  }
  /** The label after this one comes later: the first was lost. */
  #goesOn(i: number, label: Label): boolean {
    if (label.ordinal > 3 || this.#open.some(({ label: open }) => open.style === label.style)) return false
    return this.#labels
      .slice(i + 1, i + FAR)
      .some((later) => later.some((one) => one.style === label.style && one.ordinal === label.ordinal + 1))
  }
  #leadsOn(open: Open | undefined): boolean {
    return /[:.;]$/.test(open?.item.own.at(-1)?.lines.at(-1)?.text ?? "")
  }

  /** A dash begins an item unless it joins two words or numbers over a line end ("2021\n- 2025"). */
  #isItemDash(i: number, label: Label, gap: Break): boolean {
    const before = this.#lines[i - 1]
    const line = this.#lines[i] as Line
    if (this.#open.length === 0 && !this.#dashes) return false
    if (!before) return true
    const rest = line.text.slice(label.length)
    if (endsClosed(before.text)) return true
    if (line.gap > 0) return !/^\d/.test(rest) || !/\d$/.test(before.text)
    if (!startsCapital(rest) || endsOpen(before.text)) return false
    if (!this.#wrapping.wrapped) return true
    if (this.#open.some(({ label: open }) => open.style === label.style)) return gap === "certain"
    if (gap === "certain") return true
    return /^\d/.test(rest) ? false : this.#listFollows(i, label)
  }
  /** Another dash of the kind stands after a closed line before the next label of another kind. */
  #listFollows(i: number, label: Label): boolean {
    for (let j = i + 1; j < Math.min(this.#lines.length, i + 60); j += 1) {
      const closed = endsClosed(this.#lines[j - 1]?.text ?? "") || (this.#lines[j]?.gap ?? 0) > 0
      if (!closed) continue
      const readings = this.#labels[j] ?? []
      if (readings.some(({ style }) => style === label.style)) return true
      if (readings.some(({ style }) => !isDash(style))) return false
    }
    return false
  }
  /** Siblings share a style; a new style nests in the innermost item, pluses in dashes. */
  #dashPlace(style: Style): number {
    const held = this.#open.findLastIndex(({ label }) => label.style === style)
    if (held >= 0) return held
    const plus = style === "dash" ? this.#open.findIndex(({ label }) => label.style === "plus") : -1
    return plus >= 0 ? plus : this.#open.length
  }

  #begin({ label, keep }: { label: Label; keep: number }, line: Line): void {
    this.#open = this.#open.slice(0, keep)
    const parent = this.#open.at(-1)?.item ?? null
    const item: Item = {
      style: label.style,
      path: "",
      parent,
      label: { from: line.from, to: line.from + line.text.slice(0, label.length).trimEnd().length },
      own: [],
      children: [],
    }
    item.path = this.#pathOf(item, label)
    if (!isDash(label.style) && item.path.endsWith(")")) this.outline.repeated.push(item)
    parent?.children.push(item)
    this.outline.items.push(item)
    this.#open.push({ item, label })
    this.#paragraph = undefined
    if (line.text.length > label.length) this.#newParagraph(behind(line, label.length))
  }
  #pathOf({ parent }: Item, label: Label): string {
    const held = this.#open.at(-1)?.label
    const inside = held && endsWith(held, label.above) ? label.printed.split(".").at(-1) : label.printed
    const above = label.style === "article" || !parent ? "" : `${parent.path}.`
    const path = above + (isDash(label.style) ? this.#count(`${above}-`) : (inside ?? label.printed))
    const times = this.#count(path)
    return times === 1 ? path : `${path}(${times})`
  }
  /** How often the key has been met, this time included. */
  #count(key: string): number {
    const times = (this.#counts.get(key) ?? 0) + 1
    this.#counts.set(key, times)
    return times
  }

  #newParagraph(line: Line): void {
    this.#paragraph = { from: line.from, to: line.to, lines: [line] }
    // Words without a label after a list belong to the item that holds the list.
    while (this.#open.length > 1 && isDash(this.#open.at(-1)?.label.style ?? "dash") && this.#hasOwn()) this.#open.pop()
    if (this.#open.length > 1 && this.#hasOwn() && note.test(line.text)) this.#open.pop()
    const home = this.#open.at(-1)?.item
    if (home) home.own.push(this.#paragraph)
    else this.outline.front.push(this.#paragraph)
  }
  #hasOwn(): boolean {
    return (this.#open.at(-1)?.item.own.length ?? 0) > 0
  }
  #goOn(line: Line): void {
    const paragraph = this.#paragraph as Paragraph
    paragraph.to = line.to
    paragraph.lines.push(line)
  }
}

/** A note in brackets behind a list is about the whole list. */
const note = /^\((?:Chi\s+tiết|Kèm\s+theo|Gửi\s+kèm|Có\s|Theo\s|Phụ\s+lục|Danh\s+mục|Biểu)/u
/** The open label is the one named inside another: "1" (or "2.1") for "2.1.3". */
const endsWith = (open: Label, above: readonly string[]): boolean =>
  above.length > 0 && [...open.above, open.printed.split(".").at(-1)].join(".") === above.join(".")
const behind = (line: Line, length: number): Line => ({
  ...line,
  from: line.from + length,
  text: line.text.slice(length),
  gap: 0,
})
