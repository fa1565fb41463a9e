/** The writing half of the port; each call is one transaction under the lock of the store. */
import type { Contribution, Receipt, SourceEntry } from "../../engine.ts"
import type { Subgraph } from "../../model.ts"
import { type CheckedSubgraph, checkSubgraph } from "../../rows.ts"
import { flush } from "./flush.ts"
import { Ledger } from "./ledger.ts"
import { load as read, type Touched } from "./load.ts"
import type { Server } from "./server.ts"
import { type Label, World } from "./world.ts"

const nothing: Touched = { notices: [], sources: [], names: [], rows: [] }

/** The work is done anew from what is stored whenever the server has the transaction run again, so nothing is done twice. */
const written = (
  server: Server,
  touched: Partial<Touched>,
  work: (world: World, ledger: Ledger) => void,
): Promise<Receipt> =>
  server.write(async (ask) => {
    const world = new World()
    const ledger = new Ledger(world, await read(ask, world, { ...nothing, ...touched }))
    work(world, ledger)
    await flush(ask, world, ledger)
    return world.receipt
  })

/** All rows of a subgraph, and the ends that are not given with it. */
function* rowsOf({ nodes, edges }: CheckedSubgraph): Generator<readonly [Label, string]> {
  for (const { label, props } of nodes) yield [label, props.id]
  for (const { id, edge } of edges) {
    yield [edge.label, id]
    yield [edge.sourceKind, edge.source]
    yield [edge.targetKind, edge.target]
  }
}

export async function replace(server: Server, items: readonly Contribution[]): Promise<Receipt> {
  const checked = items.map((item) => ({ ...item, subgraph: checkSubgraph(item.subgraph) }))
  const entries = checked.flatMap(({ source }) => source ?? [])
  const touched = {
    notices: checked.map(({ noticeId }) => noticeId),
    sources: entries.map(({ id }) => id),
    names: entries.map(({ name }) => name),
    rows: checked.flatMap(({ subgraph }) => [...rowsOf(subgraph)]),
  }
  return written(server, touched, (world, ledger) => {
    for (const { noticeId, subgraph, source } of checked) {
      if (subgraph.nodes.length + subgraph.edges.length > 0) world.contribute(noticeId, subgraph)
      else world.withdraw(noticeId)
      if (source) ledger.record({ ...source, noticeId })
      ledger.joinSources(noticeId)
    }
  })
}
export const remove = (server: Server, noticeId: string): Promise<Receipt> =>
  written(server, { notices: [noticeId] }, (_world, ledger) => ledger.removeNotice(noticeId))
export const record = (server: Server, source: SourceEntry): Promise<Receipt> =>
  written(
    server,
    { sources: [source.id], names: [source.name], notices: source.noticeId === null ? [] : [source.noticeId] },
    (_world, ledger) => ledger.record(source),
  )
export const forget = (server: Server, sourceId: string): Promise<Receipt> =>
  written(server, { sources: [sourceId] }, (_world, ledger) => ledger.forget(sourceId))
export async function load(server: Server, facts: Subgraph): Promise<void> {
  const checked = checkSubgraph(facts)
  await written(server, { rows: [...rowsOf(checked)] }, (world) => world.keepAlways(checked))
}
