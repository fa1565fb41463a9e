/** Writes what differs between the World as it was read and as it is to be: one statement for each label and kind of change. */
import { edgeFields, nodeFields } from "../../fields.ts"
import { EDGE_KINDS, type Edge, NODE_KINDS, type Node } from "../../model.ts"
import { byIndex, type Given, quoted, type Statement, whole } from "./cypher.ts"
import { stored } from "./rows.ts"
import { STORE } from "./schema.ts"
import type { Ask } from "./server.ts"
import { termsOf } from "./terms.ts"
import { type Held, type Item, isNode, type Label, partsOf, type World } from "./world.ts"

type Rows = Record<string, Given>[]
type Change = "drop" | "make" | "set" | "recount"

function changeOf({ stored: before, now }: Item): Change | null {
  if (!now) return before ? "drop" : null
  if (!before) return "make"
  if (now.row && now.hash !== before.hash) return "set"
  return now.givers !== before.givers || now.always !== before.always ? "recount" : null
}

/** Edges go before nodes and come after them. */
const steps = [
  "drop edge",
  "drop node",
  "make node",
  "set node",
  "recount node",
  "make edge",
  "set edge",
  "recount edge",
]

/** @returns whether anything was written. */
export async function flush(ask: Ask, world: World, names: Names): Promise<boolean> {
  const groups = new Map<string, { step: string; text: string; rows: Rows }>()
  for (const item of world.items.values()) {
    const change = changeOf(item)
    if (!change) continue
    const { text, row } = isNode(item) ? nodeWrite(item, change) : edgeWrite(item, change)
    const group = groups.get(text) ?? { step: `${change} ${isNode(item) ? "node" : "edge"}`, text, rows: [] }
    groups.set(text, group)
    group.rows.push(row)
  }
  const sorted = [...groups.values()].sort((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step))
  const statements = [
    ...sorted.map(({ text, rows }) => ({ text, parameters: { rows } })),
    ...contributorWrites(world),
    ...nameWrites(names),
  ]
  if (statements.length === 0) return false
  await written(ask, [...statements, nextRevision])
  return true
}
export const nextRevision: Statement = {
  text: "MATCH (s:_Store {id: $id}) SET s.revision = s.revision + 1 RETURN 1 AS count",
  parameters: { id: STORE },
}
/** Each statement counts the rows it wrote; a row that was left out is a fault, and nothing of the write may stand. */
async function written(ask: Ask, statements: readonly Statement[]): Promise<void> {
  const answers = await ask(statements)
  for (const [at, { text, parameters }] of statements.entries()) {
    const [wanted, found] = [(parameters.rows as Rows | undefined)?.length ?? 1, answers[at]?.[0]?.count]
    if (wanted !== found) throw new Error(`${found} of ${wanted} rows were written: ${text}`)
  }
}

const marks = ({ hash, givers, always }: Held): Record<string, Given> => ({
  _hash: hash,
  _givers: whole(givers),
  _always: always || null,
})
const counted = (text: string): string => `UNWIND $rows AS r ${text} RETURN count(*) AS count`

function nodeWrite({ label, id, now }: Item, change: Change): { text: string; row: Record<string, Given> } {
  const [name, seek] = [quoted(label), byIndex("x", quoted(label))]
  if (!now || change === "drop") return { text: counted(`MATCH (x:${name} {id: r.id}) ${seek} DELETE x`), row: { id } }
  const node = now.row as Node
  const row = change === "recount" ? { id } : { ...stored(nodeFields[node.label], node.props), ...termsOf(node) }
  return {
    text: counted(
      change === "make" ? `CREATE (x:${name}) SET x = r` : `MATCH (x:${name} {id: r.id}) ${seek} SET x += r`,
    ),
    row: { ...row, ...marks(now) },
  }
}
function edgeWrite({ label, id, now }: Item, change: Change): { text: string; row: Record<string, Given> } {
  const [name, seek] = [quoted(label), byIndex("x", quoted(label))]
  if (!now || change === "drop")
    return { text: counted(`MATCH ()-[x:${name} {id: r.id}]->() ${seek} DELETE x`), row: { id } }
  const edge = now.row as Edge
  const props = change === "recount" ? {} : stored(edgeFields[edge.label], edge.props)
  const row = { ...props, id, ...marks(now) }
  if (change !== "make") return { text: counted(`MATCH ()-[x:${name} {id: r.id}]->() ${seek} SET x += r`), row }
  const [from, to] = [quoted(edge.sourceKind), quoted(edge.targetKind)]
  return {
    text: counted(
      `MATCH (a:${from} {id: r.from}) ${byIndex("a", from)} MATCH (b:${to} {id: r.to}) ${byIndex("b", to)} CREATE (a)-[x:${name}]->(b) SET x = r.row`,
    ),
    row: { from: edge.source, to: edge.target, row },
  }
}

const labels: readonly Label[] = [...NODE_KINDS, ...EDGE_KINDS]
/** What each notice gives: one list of ids a label. */
function contributorWrites({ contributors }: World): Statement[] {
  const [rows, gone]: [Rows, Rows] = [[], []]
  for (const [id, { stored: before, now }] of contributors) {
    if (now.size === 0) {
      if (before) gone.push({ id })
    } else if (!before || !equal(before, now)) {
      const lists = Map.groupBy([...now].map(partsOf), ([label]) => label)
      const row = labels.map((label) => [label, lists.get(label)?.map(([, one]) => one) ?? null] as const)
      rows.push({ id, lists: Object.fromEntries(row) })
    }
  }
  return [
    ...some("MERGE (c:_Contributor {id: r.id}) SET c += r.lists", rows),
    ...some("MATCH (c:_Contributor {id: r.id}) DELETE c", gone),
  ]
}
const equal = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && a.isSubsetOf(b)
const some = (text: string, rows: Rows): Statement[] =>
  rows.length === 0 ? [] : [{ text: counted(text), parameters: { rows } }]

/** Which Source has a name: as stored, and as it will be. */
export interface Names {
  readonly storedNames: ReadonlyMap<string, string>
  readonly names: ReadonlyMap<string, string>
}
function nameWrites({ storedNames, names }: Names): Statement[] {
  const changed = [...names].filter(([name, source]) => storedNames.get(name) !== source)
  const gone = [...storedNames.keys()].filter((name) => !names.has(name))
  return [
    ...some(
      "MERGE (m:_SourceName {name: r.name}) SET m.source = r.source",
      changed.map(([name, source]) => ({ name, source })),
    ),
    ...some(
      "MATCH (m:_SourceName {name: r.name}) DELETE m",
      gone.map((name) => ({ name })),
    ),
  ]
}
