/**
 * The model as constraints and indexes. Names begin with "_" where the model does not speak: `_hash` of a row's values,
 * `_givers`, the number of notices that give the row, `_always`; labels `_Store`, `_Contributor`, `_SourceName`, `_Model`.
 */
import { isIndexed, nodeFields } from "../../fields.ts"
import { EDGE_KINDS, NODE_KINDS } from "../../model.ts"
import { quoted } from "./cypher.ts"

/** The one node that says what the database is: version of the model, revision; writers lock it. */
export const STORE = "store"
export const TERMS = "_terms"
export const WORDS_INDEX = "chidao_words"

/** Constraint or index by its name. */
type Rule = readonly [name: string, text: string]

const unique = (label: string, field: string): Rule => {
  const name = `chidao_${label}_${field}`
  return [
    name,
    `CREATE CONSTRAINT ${quoted(name)} IF NOT EXISTS FOR (n:${quoted(label)}) REQUIRE n.${quoted(field)} IS UNIQUE`,
  ]
}
const uniqueEdge = (label: string): Rule => {
  const name = `chidao_${label}_edge`
  return [name, `CREATE CONSTRAINT ${quoted(name)} IF NOT EXISTS FOR ()-[e:${quoted(label)}]-() REQUIRE e.id IS UNIQUE`]
}
const range = (label: string, field: string): Rule => {
  const name = `chidao_${label}_${field}`
  return [name, `CREATE INDEX ${quoted(name)} IF NOT EXISTS FOR (n:${quoted(label)}) ON (n.${quoted(field)})`]
}

const ranges = NODE_KINDS.flatMap((kind) =>
  nodeFields[kind].filter(({ name }) => isIndexed(name)).map(({ name }) => range(kind, name)),
)
/** Terms are made by us and stand between blanks: an analyzer that parts at blanks alone leaves them as they are. */
const words: Rule = [
  WORDS_INDEX,
  `CREATE FULLTEXT INDEX ${quoted(WORDS_INDEX)} IF NOT EXISTS FOR (n:Directive) ON EACH [n.${TERMS}, n.noticeId, n.provinceId, n.issuedOn] OPTIONS {indexConfig: {\`fulltext.analyzer\`: 'whitespace'}}`,
]

/** What makes a database of version n from one of version n - 1; the model version is the number of them. */
export const migrations: readonly (readonly Rule[])[] = [
  // Version 1 was never on a server.
  [],
  [
    unique("_Store", "id"),
    unique("_Contributor", "id"),
    unique("_SourceName", "name"),
    unique("_Model", "name"),
    ...NODE_KINDS.map((kind) => unique(kind, "id")),
    ...EDGE_KINDS.map(uniqueEdge),
    ...ranges,
    words,
  ],
]
