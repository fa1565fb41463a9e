/** Reads into a World what a write may touch, in two round trips, the first of which takes the lock. */
import { EDGE_KINDS, NODE_KINDS } from "../../model.ts"
import { byIndex, quoted, type Statement } from "./cypher.ts"
import { fromEdge, type KnownSource } from "./ledger.ts"
import { nodeMap, nodeOf } from "./rows.ts"
import { STORE } from "./schema.ts"
import type { Ask, Row } from "./server.ts"
import { keyOf, type Label, partsOf, type World } from "./world.ts"

/** What a write speaks of. */
export interface Touched {
  notices: readonly string[]
  sources: readonly string[]
  /** Names of sources. */
  names: readonly string[]
  rows: Iterable<readonly [Label, string]>
}

/**
 * All writers lock the one store node before they read anything. So none ever waits for another while it holds what that
 * one needs (no deadlock, no retry), and what a write has read stands until it commits.
 */
export const lock: Statement = {
  text: "MATCH (s:_Store {id: $id}) SET s.locked = true RETURN s.revision AS revision",
  parameters: { id: STORE },
}
/** The sources named, those of the notices at stake, and what these notices give. */
const ledgerText = `
CALL () {
  UNWIND $sources AS id MATCH (s:Source {id: id}) ${byIndex("s", "Source")} RETURN s
  UNION
  UNWIND $names AS name MATCH (m:_SourceName {name: name}) USING INDEX m:_SourceName(name)
  MATCH (s:Source {id: m.source}) ${byIndex("s", "Source")} RETURN s
}
WITH collect(s) AS found
WITH found, [s IN found WHERE s.noticeId IS NOT NULL | s.noticeId] + $notices AS held
CALL (held) { UNWIND held AS id MATCH (s:Source) USING INDEX s:Source(noticeId) WHERE s.noticeId = id RETURN collect(DISTINCT s) AS holding }
CALL (held) { UNWIND held AS id WITH DISTINCT id MATCH (c:_Contributor {id: id}) ${byIndex("c", "_Contributor")} RETURN collect(properties(c)) AS contributors }
CALL (found, holding) {
  UNWIND found + holding AS s WITH DISTINCT s
  RETURN collect({props: ${nodeMap("s", ["Source"]).text}, from: head([(n:Notice)-[:FROM]->(s) | n.id])}) AS sources
}
RETURN held, sources, contributors`

const nodeLabels = new Set<string>(NODE_KINDS)
/** One statement a label: the server plans a short text fast, and none for what is not touched. */
function rowsText(label: Label): string {
  const name = quoted(label)
  const pattern = nodeLabels.has(label) ? `(x:${name} {id: id})` : `()-[x:${name} {id: id}]->()`
  return `UNWIND $ids AS id MATCH ${pattern} ${byIndex("x", name)} RETURN collect([x.id, x._hash, x._givers, x._always]) AS rows`
}

/** Fills the world; gives the sources of the ledger. */
export async function load(ask: Ask, world: World, touched: Touched): Promise<KnownSource[]> {
  const { notices, sources, names } = touched
  const [locked, ledger] = await ask([lock, { text: ledgerText, parameters: { sources, names, notices } }])
  if (locked?.length !== 1) throw new Error("The database was emptied while it was open.")
  const [row] = ledger as [Row]
  for (const contributor of row.contributors as Row[]) addContributor(world, contributor)
  await readRows(ask, world, rowsAtStake(world, touched, row))
  return (row.sources as { props: Row; from: string | null }[]).map(({ props, from }) => ({
    props: nodeOf("Source", props),
    from,
  }))
}

function addContributor(world: World, { id, ...lists }: Row): void {
  const keys = Object.entries(lists).flatMap(([label, ids]) => (ids as string[]).map((one) => keyOf(label, one)))
  world.contributors.set(id as string, { stored: new Set(keys), now: new Set(keys) })
}
function rowsAtStake(world: World, touched: Touched, { held, sources }: Row): Map<Label, Set<string>> {
  const labels = [...NODE_KINDS, ...EDGE_KINDS]
  const ids = new Map<Label, Set<string>>(labels.map((label) => [label, new Set<string>()]))
  const add = (label: string, id: string): void => void ids.get(label as Label)?.add(id)
  for (const [label, id] of touched.rows) add(label, id)
  for (const id of held as string[]) add("Notice", id)
  for (const { props, from } of sources as { props: { id: string }; from: string | null }[]) {
    add("Source", props.id)
    if (from !== null) add("FROM", fromEdge(from, props.id).id)
  }
  for (const id of touched.sources) add("Source", id)
  for (const { now } of world.contributors.values()) for (const key of now) add(...partsOf(key))
  return ids
}
async function readRows(ask: Ask, world: World, wanted: ReadonlyMap<Label, ReadonlySet<string>>): Promise<void> {
  const some = [...wanted].filter(([, ids]) => ids.size > 0)
  const found = await ask(some.map(([label, ids]) => ({ text: rowsText(label), parameters: { ids: [...ids] } })))
  for (const [at, [label]] of some.entries()) {
    const rows = (found[at]?.[0]?.rows ?? []) as [string, string, number, boolean | null][]
    for (const [id, hash, givers, always] of rows) {
      const held = { hash, givers, always: always ?? false }
      Object.assign(world.item(label, id), { stored: held, now: { ...held } })
    }
  }
}
