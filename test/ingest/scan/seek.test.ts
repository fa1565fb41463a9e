import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { eventRules, vagueRules } from "../../../ingest/finders/date/event.ts"
import { lunarRules } from "../../../ingest/finders/date/lunar.ts"
import { periodRules } from "../../../ingest/finders/date/period.ts"
import { recurringRules } from "../../../ingest/finders/date/recurring.ts"
import { openingsOf } from "../../../ingest/scan/openings.ts"
import { seeker } from "../../../ingest/scan/seek.ts"

const words = (pattern: RegExp) => [...(openingsOf(pattern)?.words ?? ["none"])].toSorted()

describe("the words with which a pattern begins", () => {
  test.each([
    [/(?<!\p{L})(?:tạm\s+)?dừng(?!\p{L})/u, ["dừng", "tạm"]],
    [/(?<!\p{L})(?:[Tt]ạm dừng|dừng\s)/u, ["dừng", "tạm"]],
    [/(?<![\p{L}\d])(?=trước \d)(?:(?:trước|sau) )?\d/u, ["trước"]],
    [/(?<!\p{L})(?:h\d{1,2}|tp\.)/u, ["h", "tp"]],
    [/(?<!\p{L})qu[ýí](?!\p{L}|\d)/u, ["quí", "quý"]],
  ])("%s", (pattern, expected) => expect(words(pattern)).toEqual(expected.toSorted()))

  test.each([/dừng(?!\p{L})/u, /(?<!\p{L})(?:dừng)?\s/u, /(?<!\p{L})\p{Lu}a(?!\p{L})/u, /(?<!\p{L})a(?!\p{L})|b/u])(
    "cannot be told of %s",
    (pattern) => expect(openingsOf(pattern)).toBeUndefined(),
  )
})

test("a pattern that does not say how its first word goes on has the beginning of it", () => {
  expect(openingsOf(/(?<!\p{L})(?:tạm )?dừng/u)).toMatchObject({ words: new Set(["tạm"]), stems: new Set(["dừng"]) })
  expect(Array.from(seeker(/(?<!\p{L})dừng\p{L}?/gu)("dừng, dừngx, tạm"), ([words]) => words)).toEqual([
    "dừng",
    "dừngx",
  ])
})

test("trying a pattern where its words stand finds what a search finds", () => {
  const rules = [...lunarRules, ...periodRules, ...recurringRules, ...eventRules, ...vagueRules]
  const said =
    "trước|Trước|sau|trong|TRONG|ngày|tháng|năm|quý|hằng|Tết|thời|gian|ngay|khi|có|yêu cầu|định|kỳ|kịp|tuần|lần|một|đến hết|II|2022|8/2022|3|03|x|(|,|./|-|đầu|cuối|2trong|trong2|\u{1d400}|e\u0301"
  const text = fc
    .array(fc.tuple(fc.constantFrom(...said.split("|")), fc.constantFrom(" ", " ", " ", "", "  ", ". ")))
    .map((pieces) => pieces.flat().join(""))
  fc.assert(
    fc.property(fc.constantFrom(...rules), text, ({ pattern }, words) => {
      const spans = (hits: Iterable<RegExpExecArray>) => Array.from(hits, (hit) => [hit.index, ...hit])
      expect(spans(seeker(pattern)(words))).toEqual(spans(words.matchAll(pattern)))
    }),
    { numRuns: 3000 },
  )
})
