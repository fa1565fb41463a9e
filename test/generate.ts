/**
 * Notices by the thousand, made from the samples: the frame of one, clauses of several, one of the 63 provinces,
 * a number and a date of its own. The same seed gives the same notices.
 */
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { loadGazetteer } from "../ingest/gazetteer.ts"

export interface Generated {
  name: string
  text: string
}
interface Frame {
  head: string
  tail: string
  province: string
}

const samples = fileURLToPath(new URL("../samples", import.meta.url))
const placeAndDate = /^(\p{L}[\p{L} ]+), ngày \d+ tháng \d+ năm \d{4}$/mu
const number = /^Số: (\d+)\/TB-UBND$/m
/** A clause in one paragraph, numbered "1." and on. */
const clause = /^\d+\. (.+)$/gm

export interface Wanted {
  count: number
  seed: number
  /** Fewest and most clauses of a notice. */
  clauses?: readonly [number, number]
}
export function* generateNotices({ count, seed, clauses: [fewest, most] = [5, 11] }: Wanted): Generator<Generated> {
  const random = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  const two = (n: number) => String(n).padStart(2, "0")
  const provinces = loadGazetteer().provinces.filter(({ id }) => !id.endsWith("@34"))
  const { frames, clauses } = pieces()
  for (let i = 0; i < count; i += 1) {
    const frame = pick(frames)
    const { name } = pick(provinces)
    const [year, month, day] = [between(2020, 2024), between(1, 12), between(1, 28)]
    const chosen = Array.from({ length: between(fewest, most) }, (_, n) => {
      const { words, province } = pick(clauses)
      return `${n + 1}. ${words.replaceAll(province, name)}`
    })
    const head = moved(frame.head, frame.province, name)
      .replace(placeAndDate, `${name}, ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`)
      .replace(number, `Số: ${two(i + 1)}/TB-UBND`)
    const text = [head, ...chosen, moved(frame.tail, frame.province, name)].join("\n\n")
    yield { name: `${String(i + 1).padStart(5, "0")}.txt`, text }
  }
}

/** Frames and clauses of the samples that are notices of a People's Committee (thông báo của UBND). */
function pieces() {
  const frames: Frame[] = []
  const clauses: { words: string; province: string }[] = []
  for (const file of globSync("*_tb-ubnd.txt", { cwd: samples }).toSorted()) {
    const text = readFileSync(join(samples, file), "utf8").normalize("NFC")
    const province = placeAndDate.exec(text)?.[1]
    const found = [...text.matchAll(clause)]
    const [first, last] = [found[0], found.at(-1)]
    if (!province || !first || !last) continue
    clauses.push(...found.map((hit) => ({ words: hit[1] ?? "", province })))
    if (!number.test(text)) continue
    frames.push({
      head: text.slice(0, first.index).trim(),
      tail: text.slice(last.index + last[0].length).trim(),
      province,
    })
  }
  if (frames.length === 0) throw new Error(`no sample in ${samples} has a frame to use`)
  return { frames, clauses }
}

const moved = (text: string, from: string, to: string): string =>
  text.replaceAll(from, to).replaceAll(from.toUpperCase(), to.toUpperCase())

/** mulberry32: numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
