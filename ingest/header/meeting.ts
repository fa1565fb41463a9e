/** The meeting that a notice reports: its day, and who chaired it. */
import { dayAt } from "../finders/calendar.ts"
import { isShouted } from "../lines.ts"
import type { ExtractedHeader, Layout, Mention, Part, PersonMention, Span } from "../notice.ts"
import { officeName } from "./names.ts"

/** A meeting, a visit or an inspection that can be concluded on. */
const gathering =
  /(?<!\p{L})(?:họp|phiên|hội\s+nghị|cuộc\s+họp|buổi|làm\s+việc|giao\s+ban|kiểm\s+tra|khảo\s+sát|thị\s+sát|chủ\s+trì|chủ\s+tọa|nghe)(?!\p{L})/iu
const chairs =
  /(?<!\p{L})(?:chủ\s+trì|chủ\s+tọa|chủ\s+toạ|(?:đã\s+)?kết\s+luận|có\s+ý\s+kiến\s+(?:kết\s+luận|chỉ\s+đạo))(?!\p{L})/iu
/** Papers that report a meeting. */
const reports = new Set(["TB", "KL", "BB"])
const concluding = /kết\s+luận|ý\s+kiến/iu
/** The meeting is told of in the first paragraphs. */
const FIRST = 3
/** From a name to its verb, in characters: titles stand between. */
const REACH = 420

interface Told {
  text: string
  layout: Layout
  mentions: readonly Mention[]
  kind: string | null
}
const inside = (inner: Span, outer: Span): boolean => inner.from >= outer.from && inner.to <= outer.to

/** The first whole day printed in a sentence of the preamble, or of the title, that speaks of a gathering. */
export function meetingOn({ text, layout, mentions, kind }: Told): string | null {
  if (kind !== null && !reports.has(kind)) return null
  const preamble = layout.genre === "document" ? front(layout.parts) : []
  for (const place of [...preamble.slice(0, 2), ...(layout.header.title ? [layout.header.title] : [])]) {
    for (const { from, to, iso } of daysIn(text, place)) {
      if (mentions.some((one) => one.kind === "citation" && inside({ from, to }, one))) continue
      const [start, end] = sentence(text, place, { from, to })
      if (gathering.test(text.slice(start, end))) return iso
    }
  }
  return null
}
/** Days with their year: "ngày 30/3/2020", "Chiều ngày 09 tháng 11 năm 2025". */
function* daysIn(text: string, place: Span): Generator<Span & { iso: string }> {
  const words = text.slice(place.from, place.to).replaceAll("\n", " ")
  for (const hit of words.matchAll(/(?<!\p{L})ngày\s+(?=\d)/giu)) {
    const day = dayAt(words, hit.index + hit[0].length)
    if (day?.iso) yield { from: place.from + hit.index, to: place.from + day.to, iso: day.iso }
  }
}
const front = (parts: readonly Part[]): Part[] => parts.filter(({ kind }) => kind === "paragraph").slice(0, FIRST)
/** From the full stop before to the one after; the stops inside numbers and dates have no blank behind them. */
function sentence(text: string, place: Span, at: Span): [number, number] {
  const before = Math.max(place.from, text.lastIndexOf(". ", at.from), text.lastIndexOf(".\n", at.from))
  const ends = [text.indexOf(". ", at.to), text.indexOf(".\n", at.to)].filter((end) => end >= 0)
  return [before, Math.min(place.to, ...ends)]
}

/** The person before "chủ trì" or "kết luận" in the preamble, else the one that the title names. */
export function chairOf({ text, layout, mentions, kind }: Told): ExtractedHeader["chair"] {
  if (layout.genre !== "document") return null
  const { title } = layout.header
  const concludes = title !== null && concluding.test(text.slice(title.from, title.to))
  if (!concludes && !(kind !== null && reports.has(kind))) return null
  const persons = mentions.filter((one): one is PersonMention => one.kind === "person")
  const named = title ? persons.filter((one) => inside(one, title)) : []
  for (const place of front(layout.parts)) {
    for (const person of persons.filter((one) => inside(one, place))) {
      const from = Math.max(person.to, ...person.titles.map(({ to }) => to))
      const rest = text.slice(from, Math.min(place.to, person.to + REACH))
      const next = persons.find((one) => one.from >= from)
      const verb = chairs.exec(rest)
      const clear = verb && !/[.;]\s/u.test(rest.slice(0, verb.index)) && (!next || next.from > from + verb.index)
      if (clear) return chair(person)
    }
  }
  const [first] = named
  if (!first || !concludes) return null
  // The title is printed in capitals; the text names the same person in the usual letters.
  return chair(
    persons.find((one) => one.name === first.name && one.titles.length > 0 && !inside(one, title ?? one)) ?? first,
  )
}
const chair = ({ name, titles, from, to }: PersonMention): ExtractedHeader["chair"] => ({
  name,
  title: titles.map(({ text }) => (isShouted(text) ? officeName(text) : text)).join(", ") || null,
  from,
  to,
})
