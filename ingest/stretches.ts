/** The stretches of a text that finders read: each block of the layout once, line breaks as blanks. */
import type { Layout, Span } from "./notice.ts"

/** In the order of the text and apart from each other; a block inside another is read with that one. */
export function stretchesOf(layout: Layout): Span[] {
  const { issuer, number, placeDate, kind, title, addressees, bases } = layout.header
  const blocks = [
    ...issuer,
    ...[number, placeDate, kind, title].filter((span) => span !== null),
    ...addressees,
    ...bases,
    ...layout.parts.flatMap((part) => (part.heading ? [part.heading, ...part.own] : part.own)),
    ...layout.recipients,
    ...layout.signature,
  ]
  const sorted = blocks.map(({ from, to }) => ({ from, to })).sort((a, b) => a.from - b.from || b.to - a.to)
  const apart: Span[] = []
  let free = 0
  for (const { from, to } of sorted) {
    if (to > free) apart.push({ from: Math.max(from, free), to })
    free = Math.max(free, to)
  }
  return apart.filter((span) => span.from < span.to)
}
export const wordsOf = (text: string, { from, to }: Span): string => text.slice(from, to).replaceAll("\n", " ")
