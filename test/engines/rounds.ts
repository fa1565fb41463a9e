/** What many writers write at once: notices of one province that share agencies, officials and documents. */
import type { Contribution } from "../../graph/engine.ts"
import { Random, randomNotice } from "./random.ts"

export const NOTICES = 200
/** Of each round other words of every notice; in the last, each third notice is removed. */
export function roundOf(round: number): Contribution[] {
  const random = new Random(4000 + round)
  const items = random.times(NOTICES, (at) => ({ noticeId: `n${at}`, subgraph: randomNotice(random, `n${at}`) }))
  return items.map((item, at) => (round === 2 && at % 3 === 0 ? { ...item, subgraph: { nodes: [], edges: [] } } : item))
}
