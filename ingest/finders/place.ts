/** Finds provinces, districts, communes and border gates that a text names; longest match, from the gazetteer. */
import { canonical } from "../../graph/text.ts"
import type { Gazetteer } from "../gazetteer.ts"
import type { PlaceMention } from "../notice.ts"
import { Openers, Walk } from "../scan/seek.ts"
import { lowOf } from "../scan/spelling.ts"

type Type = PlaceMention["type"]
/** Words before a name that say what it is. */
const heads: readonly (readonly [string, readonly Type[]])[] = [
  ["cửa khẩu quốc tế", ["gate"]],
  ["cửa khẩu chính", ["gate"]],
  ["cửa khẩu phụ", ["gate"]],
  ["cửa khẩu", ["gate"]],
  ["thành phố", ["district", "province"]],
  ["thị trấn", ["commune"]],
  ["thị xã", ["district"]],
  ["đặc khu", ["commune"]],
  ["phường", ["commune"]],
  ["huyện", ["district"]],
  ["quận", ["district"]],
  ["tỉnh", ["province"]],
  ["tp.", ["district", "province"]],
  ["tp", ["district", "province"]],
  ["tx.", ["district"]],
  ["tx", ["district"]],
  ["xã", ["commune"]],
]
const headWord = new Walk(
  new RegExp(
    String.raw`(?<!\p{L})(${heads.map(([head]) => head.replace(/ /g, String.raw`\s+`).replace(".", String.raw`\.`)).join("|")})\s{0,3}(?::\s{0,3})?`,
    "giu",
  ),
)
/** A proper name: words with capitals, or the number of a ward ("Quận 1"). */
const name = /\p{Lu}[\p{L}'’]*(?:(?:\s{1,3}|\s?-\s?)\p{Lu}[\p{L}'’]*){0,5}|\d{1,2}(?!\d)/uy
const bare = /(?<![\p{L}\d])\p{Lu}[\p{L}'’]*(?:(?:\s{1,3}|\s?-\s?)\p{Lu}[\p{L}'’]*){0,7}/gu

/** What may stand at a place. */
const HEAD = 0
const PROVINCE = 1
interface Opened {
  openers: Openers
  /** First syllables of the names of provinces that have several. */
  provinces: ReadonlySet<string>
}
const prepared = new WeakMap<Gazetteer, Opened>()
function opened(gazetteer: Gazetteer): Opened {
  const held = prepared.get(gazetteer)
  if (held) return held
  const names = gazetteer.provinces.map((province) => canonical(province.name)).filter((one) => one.includes(" "))
  const provinces = new Set(names.map((one) => firstSyllable(one)))
  const openers = new Openers([
    headWord.openings,
    { words: provinces, stems: new Set(), digit: false, apart: false, bare: "" },
  ])
  const whole = { openers, provinces }
  prepared.set(gazetteer, whole)
  return whole
}
const firstSyllable = (run: string): string => lowOf(/^\p{L}*/u.exec(run)?.[0] ?? "")

/** `words`: a stretch of the text with line breaks as blanks; `at`: its offset. Spans are absolute, in order, apart. */
export function findPlaces(words: string, at: number, gazetteer: Gazetteer): PlaceMention[] {
  const found: PlaceMention[] = []
  let free = 0
  const taken = new Uint8Array(words.length)
  const take = (from: number, to: number, known: Known) => {
    free = to
    taken.fill(1, from, to)
    found.push({ kind: "place", from: at + from, to: at + to, ...known })
  }
  const { openers, provinces } = opened(gazetteer)
  const places = openers.placesIn(words)
  for (const hit of headWord.over(words, places[HEAD] ?? [])) {
    if (hit.index < free) continue
    const types = heads.find(([head]) => head === hit[1]?.toLowerCase().replace(/\s+/g, " "))?.[1] ?? []
    name.lastIndex = hit.index + hit[0].length
    const run = name.exec(words)
    if (!run) continue
    const best = longest(run[0], (piece) => lookUp(piece, types, gazetteer)) ?? unknownGate(run[0], types)
    if (!best) continue
    const to = run.index + best.length
    // "các huyện: A, B": the plural is not part of the first name.
    take(isPlural(words, hit) ? run.index : hit.index, to, best.known)
    for (const more of listedAfter(words, to, best.known.type, gazetteer)) take(more.from, more.to, more.known)
  }
  for (const hit of places[PROVINCE] ? words.matchAll(bare) : []) {
    for (const { offset, length, known } of provincesIn(hit[0], provinces, gazetteer)) {
      const from = hit.index + offset
      if (!taken.subarray(from, from + length).includes(1)) take(from, from + length, known)
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

const isPlural = (words: string, hit: RegExpExecArray): boolean =>
  /:\s*$/u.test(hit[0]) || /(?<!\p{L})các\s{1,3}$/iu.test(words.slice(Math.max(0, hit.index - 6), hit.index))
const listMark = /\s{0,2}(?:\([^()]{1,20}\)\s{0,2})?(?:,|và)\s{1,3}/uy
/** The names that go on a list: "huyện Tam Đường (81,5%), Sìn Hồ (75,5%) và Phong Thổ". */
function listedAfter(words: string, at: number, type: Type, gazetteer: Gazetteer) {
  const found: { from: number; to: number; known: Known }[] = []
  for (let to = at; ; ) {
    listMark.lastIndex = to
    const mark = listMark.exec(words)
    name.lastIndex = listMark.lastIndex
    const run = mark && name.exec(words)
    const best = run ? longest(run[0], (piece) => lookUp(piece, [type], gazetteer)) : undefined
    // A bare name that a province has too is the province's.
    const isProvince = type !== "province" && best && gazetteer.provinceNamed(best.known.name) !== undefined
    if (!run || !best || isProvince) return found
    to = run.index + best.length
    found.push({ from: run.index, to, known: best.known })
  }
}

type Known = Pick<PlaceMention, "name" | "type" | "provinceCode">

/** The longest beginning of `run`, by whole words, that `known` accepts. */
function longest(
  run: string,
  known: (piece: string) => Known | undefined,
): { length: number; known: Known } | undefined {
  for (let end = run.length; end > 0; end = run.slice(0, end).search(/(?:\s+|\s?-\s?)[^\s-]+$/u)) {
    const found = known(run.slice(0, end))
    if (found) return { length: end, known: found }
  }
  return undefined
}

/** A gate that the table does not know is a place all the same. */
const unknownGate = (run: string, types: readonly Type[]): { length: number; known: Known } | undefined =>
  types.includes("gate")
    ? { length: run.length, known: { name: run.replace(/\s+/g, " "), type: "gate", provinceCode: null } }
    : undefined

function lookUp(piece: string, types: readonly Type[], gazetteer: Gazetteer): Known | undefined {
  const plain = piece.replace(/\s+/g, " ")
  for (const type of types) {
    if (type === "gate") {
      const gate = gazetteer.gateNamed(plain)
      if (gate) return { name: gate.name, type, provinceCode: gate.provinceCode }
      continue
    }
    if (type === "province") {
      const province = gazetteer.provinceNamed(plain)
      if (province) return { name: province.name, type, provinceCode: province.code }
      continue
    }
    const all = type === "district" ? gazetteer.districtsNamed(plain) : gazetteer.communesNamed(plain)
    const codes = new Set(all.map((one) => one.provinceCode))
    const [first] = all
    // A name that several provinces have is a place all the same; which one is not guessed.
    if (first) return { name: first.name, type, provinceCode: codes.size === 1 ? first.provinceCode : null }
  }
  return undefined
}

/** Names of provinces standing alone inside a run of capitalised words. */
function provincesIn(
  run: string,
  syllables: ReadonlySet<string>,
  gazetteer: Gazetteer,
): { offset: number; length: number; known: Known }[] {
  const found: { offset: number; length: number; known: Known }[] = []
  const starts = [...run.matchAll(/(?:^|[\s-])(?=\p{Lu})/gu)].map((hit) => hit.index + hit[0].length)
  let free = 0
  for (const start of starts) {
    if (start < free || !syllables.has(firstSyllable(run.slice(start)))) continue
    const best = longest(run.slice(start), (piece) => {
      const province = piece.includes(" ") ? gazetteer.provinceNamed(piece.replace(/\s+/g, " ")) : undefined
      const isName = province !== undefined && canonical(province.name) === canonical(piece)
      return isName ? { name: province.name, type: "province", provinceCode: province.code } : undefined
    })
    if (!best) continue
    found.push({ offset: start, ...best })
    free = start + best.length
  }
  return found
}
