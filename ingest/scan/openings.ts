/**
 * The words with which a match of a pattern can begin, read off its source: "(?<!\p{L})(?:tạm\s+)?dừng(?!\p{L})" begins
 * with "tạm" or "dừng". A pattern that may begin with any word, or inside one, has none.
 */

export interface Openings {
  /** Whole words, in lower case. */
  words: ReadonlySet<string>
  /** Beginnings of words, where the pattern does not say how the word goes on. */
  stems: ReadonlySet<string>
  /** It may begin with a digit too. */
  digit: boolean
  /** No digit may stand before it, as no letter may. */
  apart: boolean
  /** The source without the test of what stands before, which whoever knows the places has made. */
  bare: string
}

/** Most words read off one pattern. */
const MOST = 400
class Unreadable extends Error {}

/** Undefined where the beginning cannot be told: then the pattern must be tried everywhere. */
export function openingsOf(pattern: RegExp): Openings | undefined {
  const { source } = pattern
  const found = { words: new Set<string>(), stems: new Set<string>(), digit: false }
  const head = ["(?<![\\p{L}\\d])", "(?<!\\p{L})"].find((test) => source.startsWith(test)) ?? ""
  let alone = false
  try {
    const tree = new Reader(source).whole()
    if (!tree.every(beginsWord)) return undefined
    alone = tree.length === 1
    follow(tree, "", found, (stem) => open(stem, found))
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
  return { ...found, apart: alone && head.includes("d"), bare: alone ? source.slice(head.length) : source }
}

type Piece =
  | { type: "letters"; letters: readonly string[] }
  /** `ends`: no letter may follow; `starts`: no letter may stand before; `nothing`: a test that is left out here. */
  | { type: "digit" | "mark" | "blank" | "any" | "ends" | "starts" | "nothing" }
  | { type: "group" | "ahead"; choices: Item[][] }
interface Item {
  piece: Piece
  least: number
  most: number
}

/** Every choice begins with the test that no letter stands before. */
const beginsWord = (items: readonly Item[]): boolean => {
  const [first] = items
  return first?.piece.type === "starts" || (first?.piece.type === "group" && first.piece.choices.every(beginsWord))
}

interface Found {
  words: Set<string>
  stems: Set<string>
  digit: boolean
}
/** What is asked to go on behind the end of some choices, with the letters met so far. */
type Past = (letters: string) => void

/** Goes along each of the choices with the letters met so far until a word is whole. */
function follow(choices: readonly (readonly Item[])[], letters: string, found: Found, past: Past): void {
  const along = (items: readonly Item[], at: number, so: string): void => {
    const item = items[at]
    if (!item) {
      past(so)
      return
    }
    const next = (word: string) => along(items, at + 1, word)
    if (item.least === 0) next(so)
    step(item, so, found, next)
  }
  for (const items of choices) along(items, 0, letters)
}
function step({ piece, least, most }: Item, so: string, found: Found, next: Past): void {
  if (piece.type === "nothing" || piece.type === "starts") next(so)
  else if (piece.type === "letters") {
    for (const letter of piece.letters) (most > 1 ? openAt(found) : next)(so + letter)
  } else if (piece.type === "group") {
    follow(piece.choices, so, found, (word) => {
      if (most > 1 && word !== "") open(word, found)
      else if (least > 0 || word !== so) next(word)
    })
  } else if (piece.type === "ahead") {
    // What must follow an empty beginning is the beginning; what the pattern says after it only narrows that.
    if (so === "") follow(piece.choices, so, found, () => next(so))
    else next(so)
  } else if (piece.type === "any") open(so, found)
  else if (so !== "") add(so, found.words)
  else if (piece.type === "digit") found.digit = true
  else if (piece.type === "ends") next(so)
  else throw new Unreadable()
}
/** The word goes on in a way that is not told. */
function open(stem: string, found: Found): void {
  if (stem === "") throw new Unreadable()
  add(stem, found.stems)
}
const openAt = (found: Found) => (stem: string) => open(stem, found)
function add(word: string, to: Set<string>): void {
  to.add(word)
  if (to.size > MOST) throw new Unreadable()
}

/** Reads the source of a pattern with the flag "u" into items; throws Unreadable at what it does not know. */
class Reader {
  readonly #source: string
  #at = 0
  constructor(source: string) {
    this.#source = source
  }
  whole(): Item[][] {
    const choices = this.#choices()
    if (this.#at < this.#source.length) throw new Unreadable()
    return choices
  }
  #choices(): Item[][] {
    const choices: Item[][] = [[]]
    while (this.#at < this.#source.length && this.#source[this.#at] !== ")") {
      if (this.#take(/\|/y)) choices.push([])
      else (choices.at(-1) as Item[]).push(this.#item())
    }
    return choices
  }
  #item(): Item {
    const piece = this.#piece()
    const [, sign, from, comma, to] = this.#take(/([?*+]|\{(\d+)(,?)(\d*)\})\??/y) ?? []
    if (sign === undefined) return { piece, least: 1, most: 1 }
    if (sign === "?") return { piece, least: 0, most: 1 }
    if (sign === "*") return { piece, least: 0, most: Number.POSITIVE_INFINITY }
    if (sign === "+") return { piece, least: 1, most: Number.POSITIVE_INFINITY }
    const most = comma === "" ? Number(from) : to === "" ? Number.POSITIVE_INFINITY : Number(to)
    return { piece, least: Number(from), most }
  }
  #piece(): Piece {
    const open = this.#take(/\((\?<?[=!]|\?:|\?<\w+>)?/y)
    if (open) return this.#group(open[1] ?? "?:")
    const set = this.#take(/\[(\^?)((?:\\.|[^\]\\])*)\]/y)
    if (set) return setOf(set[2] ?? "", set[1] === "^")
    const escaping = this.#take(/\\(p\{\w+\}|P\{\w+\}|u[0-9a-f]{4}|[^u])/iy)
    if (escaping) return escaped(escaping[1] ?? "")
    if (this.#take(/[$^]/y)) return { type: "any" }
    const plain = this.#take(/[^.]/y)
    if (plain) return letterOf(plain[0])
    this.#at += 1
    return { type: "any" }
  }
  #group(sign: string): Piece {
    const start = this.#at
    const choices = this.#choices()
    const source = this.#source.slice(start, this.#at)
    if (!this.#take(/\)/y)) throw new Unreadable()
    if (sign === "?=") return { type: "ahead", choices }
    if (sign === "?!") return { type: noLetterNext.test(source) ? "ends" : "nothing" }
    if (sign === "?<!") return { type: noLetter.test(source) ? "starts" : "nothing" }
    return sign === "?<=" ? { type: "nothing" } : { type: "group", choices }
  }
  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const hit = pattern.exec(this.#source)
    if (hit) this.#at = pattern.lastIndex
    return hit
  }
}
const noLetter = /^(?:\\p\{L\}|\[(?!\^)[^\]]*\\p\{L\}[^\]]*\])$/
const noLetterNext = /^(?:\\p\{L\}|\[(?!\^)[^\]]*\\p\{L\}[^\]]*\])(?:$|\|)/
function letterOf(character: string): Piece {
  if (/^\p{L}$/u.test(character)) return { type: "letters", letters: [character.toLowerCase()] }
  return { type: /^\d$/.test(character) ? "digit" : /^\s$/.test(character) ? "blank" : "mark" }
}
function escaped(name: string): Piece {
  if (name === "d") return { type: "digit" }
  if (name === "s") return { type: "blank" }
  if (/^[/.()[\]{}*+?|^$\\-]$/.test(name)) return { type: "mark" }
  return { type: "any" }
}
function setOf(source: string, negated: boolean): Piece {
  if (negated) return { type: "any" }
  if (/^(?:\\d|\d|-)+$/.test(source)) return { type: source.includes("-") && !/^\d-\d$/.test(source) ? "any" : "digit" }
  if (/^(?:\\s|\s)+$/.test(source)) return { type: "blank" }
  const letters = [...source].map((letter) => letter.toLowerCase())
  if (letters.every((letter) => /^\p{L}$/u.test(letter))) return { type: "letters", letters: [...new Set(letters)] }
  return /^(?:\\s|\s|[,;:/()&.–-])+$/.test(source) && !/[^\\]-./.test(source) ? { type: "mark" } : { type: "any" }
}
