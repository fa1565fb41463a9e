/**
 * Finds time expressions: days, periods, durations, recurrences, events, words of urgency (domain.md 5).
 * `binds` is decided by the words themselves: "trước ngày", "hoàn thành trong", "hằng tuần", "kịp thời".
 * A day no calendar has (31 tháng 2) is not a date.
 */
import type { DateMention } from "../notice.ts"
import { Openers, Walk } from "../scan/seek.ts"
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

const walks = rules.map(({ pattern }) => new Walk(pattern))
const openers = new Openers(walks.map(({ openings }) => openings))

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
  const places = openers.placesIn(words)
  const found: Time[] = []
  let taken: Uint8Array | undefined
  for (let i = 0; i < places.length; i += 1) {
    const starts = places[i]
    if (!starts) continue
    const { read } = rules[i] as TimeRule
    for (const hit of (walks[i] as Walk).over(words, starts)) {
      const time = read(hit, { words, year, on })
      const next = time && trimmed(words, { from: hit.index, ...time })
      if (!next || taken?.subarray(next.from, next.to).includes(1)) continue
      taken ??= new Uint8Array(words.length)
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
