/**
 * Finds time expressions: days, periods, durations, recurrences, events, words of urgency (domain.md 5).
 * `binds` is decided by the words themselves: "trước ngày", "hoàn thành trong", "hằng tuần", "kịp thời".
 * A day no calendar has (31 tháng 2) is not a date.
 */
import type { DateMention } from "../notice.ts"
import { dayRules } from "./date/day.ts"
import { eventRules, vagueRules } from "./date/event.ts"
import { lunarRules } from "./date/lunar.ts"
import { monthRangeRules, periodRules } from "./date/period.ts"
import { recurringRules, regularRules } from "./date/recurring.ts"
import type { Time, TimeRule } from "./date/rule.ts"

/** In order: what one rule took, later ones leave. */
const rules: readonly TimeRule[] = [
  ...lunarRules,
  ...monthRangeRules,
  ...recurringRules,
  ...eventRules,
  ...dayRules,
  ...periodRules,
  ...regularRules,
  ...vagueRules,
]

/** Some word without which no rule has anything to find. */
const anyNeed = new RegExp(
  [...new Set(rules.flatMap((rule) => rule.needs[0] ?? [""]))].map((word) => (word === "0" ? "\\d" : word)).join("|"),
  "iu",
)

/**
 * `words`: a stretch of the text with line breaks as blanks; `at`: its offset. Spans are absolute, in order, apart.
 * `year`: year of the notice, taken by days printed without one; `on`: its day, where known, which settles lunar days
 * around the turn of the year.
 */
export function findDates(
  words: string,
  at: number,
  { year, on = null }: { year: number | null; on?: string | null } = { year: null },
): DateMention[] {
  if (!anyNeed.test(words)) return []
  const found: Time[] = []
  const taken = new Uint8Array(words.length)
  const low = words.toLowerCase()
  const digits = /\d/.test(words)
  const has = (word: string) => (word === "0" ? digits : low.includes(word))
  for (const rule of rules) {
    if (!rule.needs.every((row) => row.some(has))) continue
    // The pattern itself walks on: a copy of it for each stretch, as matchAll makes, would cost more than the search.
    rule.pattern.lastIndex = 0
    for (let hit = rule.pattern.exec(words); hit; hit = rule.pattern.exec(words)) {
      if (hit[0] === "") rule.pattern.lastIndex += 1
      const time = rule.read(hit, { words, year, on })
      if (!time) continue
      const next = trimmed(words, { from: hit.index, ...time })
      if (!next || taken.subarray(next.from, next.to).includes(1)) continue
      taken.fill(1, next.from, next.to)
      found.push(next)
    }
  }
  return found
    .sort((a, b) => a.from - b.from)
    .map(({ from, to, type, value, binds }) => ({ kind: "date", from: at + from, to: at + to, type, value, binds }))
}

function trimmed(words: string, time: Time): Time | undefined {
  let { from, to } = time
  while (from < to && /\s/.test(words[from] ?? "")) from += 1
  while (to > from && /\s/.test(words[to - 1] ?? "")) to -= 1
  return from < to ? { ...time, from, to } : undefined
}
