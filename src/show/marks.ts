/** Spans that overlap in any way as stretches that do not: what a page can colour. */
export interface Mark {
  from: number
  to: number
  /** What the span is: agency, citation, duty ... */
  kind: string
  /** Which one, where it can be pointed at. */
  id?: string
}
export interface Stretch {
  from: number
  to: number
  marks: Mark[]
}

/** The whole text in order, cut wherever a mark begins or ends; a stretch without marks is plain. Linear but for sorting. */
export function stretches(length: number, marks: readonly Mark[]): Stretch[] {
  const real = marks.filter(({ from, to }) => from < to)
  const cuts = [...new Set([0, length, ...real.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b)
  const opening = [...real].sort((a, b) => a.from - b.from)
  let next = 0
  let open: Mark[] = []
  const found: Stretch[] = []
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [from, to] = [cuts[i] as number, cuts[i + 1] as number]
    open = open.filter((mark) => mark.to > from)
    for (; next < opening.length && (opening[next] as Mark).from === from; next += 1) open.push(opening[next] as Mark)
    found.push({ from, to, marks: [...open] })
  }
  return found
}
