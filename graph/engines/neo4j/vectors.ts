/**
 * Vectors stand on their passages: `_vectorN` of the Nth model, with its hash and the label `_EmbeddedN`. `_Model` nodes
 * say which model has which number and how long its vectors are.
 */
import { checkPage } from "../../check.ts"
import { decodeCursor } from "../../cursor.ts"
import type { PassageVector } from "../../engine.ts"
import { AppError } from "../../errors.ts"
import { sha256 } from "../../id.ts"
import type { NodeProps } from "../../model.ts"
import type { Page, PageRequest } from "../../query.ts"
import { checkVectors } from "../../vectors.ts"
import { bound, cypher, raw, type Statement, statement, whole } from "./cypher.ts"
import { nextRevision } from "./flush.ts"
import { lock } from "./load.ts"
import { pageOf } from "./order.ts"
import { nodeMap, nodeOf } from "./rows.ts"
import type { Ask, Row, Server } from "./server.ts"
import type { Question } from "./view.ts"

export interface Model {
  number: number
  size: number
}
/** Up to so many vectors behind a filter are compared one by one (some 10 µs each); more are worth an index. */
export const EXACT = 5000

export const indexOf = ({ number }: Model): string => `chidao_vector${number}`
const indexText = (model: Model): string =>
  `CREATE VECTOR INDEX ${indexOf(model)} IF NOT EXISTS FOR (p:_Embedded${model.number}) ON (p._vector${model.number})
OPTIONS {indexConfig: {\`vector.dimensions\`: ${model.size}, \`vector.similarity_function\`: 'cosine', \`vector.quantization.enabled\`: false}}`

const modelText = "OPTIONAL MATCH (m:_Model {name: $name}) RETURN m.number AS number, m.size AS size"
const modelFrom = (row: Row | undefined): Model | null => (row?.number == null ? null : (row as unknown as Model))

/** The models of a store; what was seen once stands. */
export class Models {
  readonly #server: Server
  readonly #known = new Map<string, Model>()
  readonly #indexed = new Set<number>()
  readonly #searchable = new Set<number>()
  constructor(server: Server) {
    this.#server = server
  }

  async find(ask: Question, name: string): Promise<Model | null> {
    const known = this.#known.get(name)
    if (known) return known
    const [rows] = await ask({ text: modelText, parameters: { name } })
    const model = modelFrom(rows?.[0])
    if (model) this.#known.set(name, model)
    return model
  }
  isKnownSearchable = ({ number }: Model): boolean => this.#searchable.has(number)
  /** Whether the index of the model answers. */
  async isSearchable(ask: Question, model: Model): Promise<boolean> {
    if (this.isKnownSearchable(model)) return true
    const text = "SHOW INDEXES YIELD name, state WHERE name = $name AND state = 'ONLINE' RETURN name"
    const [rows] = await ask({ text, parameters: { name: indexOf(model) } })
    if (rows?.length === 1) this.#searchable.add(model.number)
    return rows?.length === 1
  }

  async put(name: string, vectors: readonly PassageVector[]): Promise<void> {
    const [first] = vectors
    if (!first) return
    checkVectors(vectors)
    const size = first.vector.length
    const { model, isNew, count } = await this.#server.write(async (ask) => {
      const { model, isNew } = await this.#register(ask, name, size)
      return { model, isNew, count: await write(ask, model, vectors) }
    })
    // A number may have been used by a store that was here before.
    if (isNew) await this.#define(`DROP INDEX ${indexOf(model)} IF EXISTS`)
    if (count <= EXACT || this.#indexed.has(model.number)) return
    await this.#define(indexText(model))
    this.#indexed.add(model.number)
  }
  #define = (text: string): Promise<unknown> => this.#server.write((ask) => ask([{ text, parameters: {} }]))

  async #register(ask: Ask, name: string, given: number): Promise<{ model: Model; isNew: boolean }> {
    const count = { text: "MATCH (m:_Model) RETURN coalesce(max(m.number), 0) AS last", parameters: {} }
    const [, found, last] = await ask([lock, { text: modelText, parameters: { name } }, count])
    const known = modelFrom(found?.[0])
    if (known && known.size !== given) throw new AppError("EMBEDDING_SIZE_CHANGED", { stored: known.size, given })
    if (known) return { model: known, isNew: false }
    const model = { number: (last?.[0]?.last as number) + 1, size: given }
    const parameters = { name, number: whole(model.number), size: whole(given) }
    await ask([{ text: "CREATE (m:_Model {name: $name, number: $number, size: $size})", parameters }, nextRevision])
    return { model, isNew: true }
  }
}

/** Writes those that are new or changed; gives the number of vectors of the model. */
async function write(ask: Ask, { number }: Model, vectors: readonly PassageVector[]): Promise<number> {
  const hashes = `UNWIND $ids AS id MATCH (p:Passage {id: id}) RETURN id, p._vectorHash${number} AS hash`
  const [found] = await ask([{ text: hashes, parameters: { ids: vectors.map(({ id }) => id) } }])
  const known = new Map(found?.map(({ id, hash }) => [id, hash]))
  const given = new Map(vectors.map(({ id, vector }) => [id, { id, vector: [...vector], hash: hashOf(vector) }]))
  // A passage may have gone with its notice while its vector was made.
  const rows = [...given.values()].filter(({ id, hash }) => known.has(id) && known.get(id) !== hash)
  const put = `UNWIND $rows AS r MATCH (p:Passage {id: r.id}) SET p:_Embedded${number}, p._vectorHash${number} = r.hash
WITH p, r CALL db.create.setNodeVectorProperty(p, '_vector${number}', r.vector) RETURN count(*) AS count`
  const writes: Statement[] = rows.length > 0 ? [{ text: put, parameters: { rows } }, nextRevision] : []
  const count = { text: `MATCH (p:_Embedded${number}) RETURN count(p) AS count`, parameters: {} }
  return (await ask([...writes, count])).at(-1)?.[0]?.count as number
}
const hashOf = (vector: Float32Array): string =>
  sha256(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength)).slice(0, 32)

/** Passages that have no vector of a model yet. */
export async function missingVectors(
  ask: Question,
  model: Model | null,
  page: PageRequest,
): Promise<Page<NodeProps<"Passage">>> {
  checkPage(page)
  const after = page.after == null ? "" : (decodeCursor(page.after, [], 1)[0] as string)
  const label = `_Embedded${model?.number ?? 0}`
  const [all, have, found] = await ask(
    { text: "MATCH (p:Passage) RETURN count(p) AS count", parameters: {} },
    { text: `MATCH (p:${label}) RETURN count(p) AS count`, parameters: {} },
    statement(cypher`MATCH (p:Passage) WHERE p.id > ${bound(after)} AND NOT p:${raw(label)}
WITH p ORDER BY p.id LIMIT ${whole(page.first + 1)} RETURN ${nodeMap("p", ["Passage"])} AS row`),
  )
  const total = (all?.[0]?.count as number) - (have?.[0]?.count as number)
  const rows = found?.map(({ row }) => nodeOf("Passage", row as Row)) ?? []
  return pageOf(rows, page.first, total, ({ id }) => [id])
}
