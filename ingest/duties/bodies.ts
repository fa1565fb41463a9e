/** Lists of bodies in a row, and who a stretch of text speaks to. */
import type { AgencyMention, Span } from "../notice.ts"

/** Between two members of one list: commas, "và", "cùng", "các", brackets with a short remark. */
const between = /^(?:\s|,|;|và(?!\p{L})|cùng(?:\s+với)?(?!\p{L})|các(?!\p{L})|đồng\s+chí(?!\p{L})|\([^()]{0,80}\))*$/iu

/** The name of who holds an office, right behind it. */
const holder = /^\s+\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+){1,4}(?=\s*(?:,|và(?!\p{L})|\p{Ll}))/u

/** Agency mentions by place, with quick look-up. */
export class Bodies {
  readonly #text: string
  readonly #all: readonly AgencyMention[]
  constructor(text: string, all: readonly AgencyMention[]) {
    this.#text = text
    this.#all = all
  }
  /** Mentions wholly inside a span. */
  inside(span: Span): AgencyMention[] {
    const found: AgencyMention[] = []
    for (let i = this.#first(span.from); i < this.#all.length; i += 1) {
      const m = this.#all[i] as AgencyMention
      if (m.from >= span.to) break
      if (m.to <= span.to) found.push(m)
    }
    return found
  }
  /** The list that begins at `from` (blanks, "các", "đồng chí" before it allowed), up to `to`. */
  listAt(from: number, to: number): AgencyMention[] {
    const list: AgencyMention[] = []
    let at = from
    for (let i = this.#first(from); i < this.#all.length; i += 1) {
      const m = this.#all[i] as AgencyMention
      if (m.from >= to || m.to > to) break
      if (!between.test(this.#text.slice(at, m.from))) break
      const last = list.at(-1)
      // A semicolon joins groups only: after a single body a new order begins.
      if (last && this.#text.slice(at, m.from).includes(";") && !(last.isGroup && m.isGroup)) break
      list.push(m)
      at = this.end(m)
    }
    return list
  }
  /** Where a body's words end, the name of who holds the office included. */
  end(m: AgencyMention): number {
    return m.org === null ? m.to : m.to + (holder.exec(this.#text.slice(m.to, m.to + 60))?.[0].length ?? 0)
  }
  /** The list that ends at `to`: its members in order. */
  listEndingAt(to: number, from: number): AgencyMention[] {
    const list: AgencyMention[] = []
    let at = to
    for (let i = this.#first(to) - 1; i >= 0; i -= 1) {
      const m = this.#all[i] as AgencyMention
      if (m.from < from || m.to > at || !between.test(this.#text.slice(m.to, at))) break
      list.unshift(m)
      at = m.from
    }
    return list
  }
  /** The end of an apposition after a list: "Sở Y tế - Cơ quan thường trực Ban Chỉ đạo tỉnh"; another office of the same. */
  apposition(last: AgencyMention, to: number): number {
    const at = this.end(last)
    const dash = /^\s*[-–]\s*/u.exec(this.#text.slice(at, at + 12))
    const next = dash ? this.listAt(at + dash[0].length, to)[0] : undefined
    return next && (/^cơ\s+quan/iu.test(next.name) || next.org !== null) ? next.to : at
  }
  #first(from: number): number {
    let low = 0
    let high = this.#all.length
    while (low < high) {
      const mid = (low + high) >> 1
      if ((this.#all[mid] as AgencyMention).from >= from) high = mid
      else low = mid + 1
    }
    return low
  }
}
