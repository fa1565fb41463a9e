/** Where the last item ends and the closing paragraphs of a notice begin. */
import { endsClosed, joined, startsSmall } from "../lines.ts"
import type { Item, Outline } from "./outline.ts"
import { isClosing } from "./words.ts"
import type { Paragraph } from "./wrapping.ts"

/** Takes the closing paragraphs off the last items; empty when the text ends inside an item. */
export function takeClosing({ items }: Outline): Paragraph[] {
  const last = items.at(-1)
  if (!last) return []
  const home = homeOfTail(last)
  const kept = home === last ? 1 : home.own.length - trailing(home, last).length
  const tail = home.own.slice(kept)
  const cut = cutOf(home, tail, home === last)
  if (cut < 0) return []
  home.own.length = kept + cut
  return tail.slice(cut)
}
/** Paragraphs behind the last item stand in it, or, behind a list, in the item that holds the list. */
function homeOfTail(last: Item): Item {
  let home = last
  for (let at: Item | null = last; at; at = at.parent) if (trailing(at, last).length > 0) home = at
  return home
}
const trailing = (item: Item, last: Item): Paragraph[] =>
  item === last ? item.own.slice(1) : item.own.filter(({ from }) => from > last.label.from)

/** Index in the tail of the first closing paragraph, -1 when all of it belongs to the item. */
function cutOf(home: Item, tail: readonly Paragraph[], direct: boolean): number {
  if (tail.length === 0) return -1
  const first = joined(home.own[0]?.lines ?? [])
  const headed = direct && (/:\s*$/u.test(first) || !endsClosed(first))
  const start = tail.findIndex(
    ({ lines }, i) => (i > 0 || !headed) && !startsSmall(lines[0]?.text ?? "") && isClosing(joined(lines.slice(0, 4))),
  )
  if (headed) return start
  const siblings = home.parent?.children ?? []
  const longClauses = siblings.some((one) => one !== home && one.own.length > 1)
  if (start >= 0 && (!direct || longClauses)) return start
  return tail.findIndex(({ lines }) => !startsSmall(lines[0]?.text ?? ""))
}
