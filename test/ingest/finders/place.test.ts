import { expect, test } from "vitest"
import { findPlaces } from "../../../ingest/finders/place.ts"
import { loadGazetteer } from "../../../ingest/gazetteer.ts"
import { damaged, dice, forms } from "./mutate.ts"

const gazetteer = loadGazetteer()
const read = (words: string) =>
  findPlaces(words, 0, gazetteer).map((one) => [words.slice(one.from, one.to), one.type, one.provinceCode])

test("provinces with and without their word, the longest name first", () => {
  expect(read("tại tỉnh Hà Nam, thành phố Hà Nội và Quảng Ninh")).toEqual([
    ["tỉnh Hà Nam", "province", "35"],
    ["thành phố Hà Nội", "province", "01"],
    ["Quảng Ninh", "province", "22"],
  ])
})

test("districts, communes and border gates", () => {
  expect(read("tại huyện Phong Thổ, TP Lai Châu và qua cửa khẩu quốc tế Cầu Treo")).toEqual([
    ["huyện Phong Thổ", "district", "12"],
    ["TP Lai Châu", "district", "12"],
    ["cửa khẩu quốc tế Cầu Treo", "gate", "42"],
  ])
})

test("a list goes on after its first word; the plural stays outside", () => {
  expect(read("tại các huyện: Tam Đường (61%), Sìn Hồ (58,5%) và Nậm Nhùn").map(([words]) => words)).toEqual([
    "Tam Đường",
    "Sìn Hồ",
    "Nậm Nhùn",
  ])
})

test("a name that stands in several provinces is not given to one", () => {
  expect(read("huyện Châu Thành")).toEqual([["huyện Châu Thành", "district", null]])
})

test("bodies without a name are no places", () => {
  expect(read("các huyện, thành phố, thị xã; tỉnh ta; xã hội; Sở Y tế")).toEqual([])
})

const seed = Date.now() % 100_000
test(`on damaged text: no throw, spans in order and trim-clean (seed ${seed})`, () => {
  const roll = dice(seed)
  for (let i = 0; i < 200; i += 1) {
    const words = damaged(forms[i % forms.length] ?? "", roll)
    let end = 0
    for (const one of findPlaces(words, 0, gazetteer)) {
      const slice = words.slice(one.from, one.to)
      expect(one.from, words).toBeGreaterThanOrEqual(end)
      expect(slice, words).toBe(slice.trim())
      expect(slice, words).not.toBe("")
      end = one.to
    }
    expect(end).toBeLessThanOrEqual(words.length)
  }
})

// What it takes is measured by bench/read.ts; here a bad pattern would run into the time limit of the test.
test.each(["tỉnh ", "Hà ", "huyện A, ", "TP "])(
  "100 KB of near-misses like %j hold no more than ten of them",
  (piece) => {
    const names = (times: number) => new Set(findPlaces(piece.repeat(times), 0, gazetteer).map(({ name }) => name))
    expect(names(Math.ceil(100_000 / piece.length))).toEqual(names(10))
  },
  60_000,
)
