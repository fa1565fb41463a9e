/** Three questions to try on what the store holds, asked through the API, with the first lines of their answers. */

import type { View } from "../graph/engine.ts"
import type { NodeKind } from "../graph/model.ts"
import { type By, everything, type Measure, type Step } from "../graph/query.ts"
import { oneLine } from "../graph/text.ts"

export interface Question {
  words: string
  /** GraphQL, as it can be pasted into the API's page. */
  query: string
  answer: string[]
}
/** Answers a GraphQL query with its `data`. */
export type Ask = (query: string) => Promise<unknown>

/** About what the most is held; a question without an answer is left out. */
export async function askThree(view: View, ask: Ask): Promise<Question[]> {
  const province = await mostFrequent(view, "Notice", { path: [{ via: "IN>" }], field: "name" }, "count")
  const ofNotice: Measure = { distinct: { field: "noticeId" } }
  const doing: Step = { via: "ASSIGNED>", edge: { field: "role", op: "eq", value: "IMPLEMENT" } }
  const ofProvince: Measure = { distinct: { field: "provinceId" } }
  const symbol = await mostFrequent(view, "Directive", { path: [{ via: "CITES>" }], field: "symbol" }, ofNotice)
  const kind = await mostFrequent(view, "Duty", { path: [doing, { via: "OF_KIND>" }], field: "name" }, ofProvince)
  const questions = [
    province && (await leaders(ask, province)),
    symbol && (await citing(ask, symbol)),
    kind && (await deadlines(ask, kind)),
  ]
  return questions.filter((question) => !!question).filter(({ answer }) => answer.length > 0)
}

async function mostFrequent(view: View, label: NodeKind, by: By, measure: Measure): Promise<string | null> {
  const buckets = (await view.tally(label, everything, [by], measure)).filter(({ keys }) => keys[0] !== null)
  const [most] = buckets.toSorted((a, b) => b.value - a.value)
  return most ? String(most.keys[0]) : null
}

interface DutyNode {
  path: string
  quote: string
  deadline: { raw: string; value: string | null } | null
  notice: { number: string | null }
  province: { name: string } | null
  roles: { role: string; agency: { name: string } }[]
}
const dutyFields = (roles: string) =>
  `nodes { roles(role: [${roles}]) { role agency { name } } quote deadline { raw value } path notice { number } province { name } }`

function dutyLine({ path, quote, deadline, notice, province, roles }: DutyNode): string {
  const who = roles.map(({ role, agency }) => `${role} ${agency.name}`).join(", ")
  const when = deadline ? ` [${[deadline.value, oneLine(deadline.raw)].filter(Boolean).join(", ")}]` : ""
  const where = [notice.number, province?.name, `clause ${path}`].filter(Boolean).join(", ")
  return `${who}: "${oneLine(quote)}"${when} (${where})`
}

async function leaders(ask: Ask, province: string): Promise<Question> {
  const filter = `{ province: ${JSON.stringify(province)}, role: LEAD }`
  const query = `{ duties(filter: ${filter}, first: 3) { ${dutyFields("LEAD, COORDINATE")} } }`
  const data = (await ask(query)) as { duties: { nodes: DutyNode[] } }
  return {
    words: `Who leads what in ${province}, with whom, and by when?`,
    query,
    answer: data.duties.nodes.map(dutyLine),
  }
}

async function citing(ask: Ask, symbol: string): Promise<Question> {
  const found = "citingNotices(first: 3) { totalCount nodes { number issuedOn title province { name } } }"
  const query = `{ documents(filter: { symbol: ${JSON.stringify(symbol)} }) { nodes { year ${found} } } }`
  interface Notice {
    number: string | null
    issuedOn: string | null
    title: string | null
    province: { name: string } | null
  }
  const data = (await ask(query)) as { documents: { nodes: { citingNotices: { nodes: Notice[] } }[] } }
  const notices = data.documents.nodes.flatMap(({ citingNotices }) => citingNotices.nodes)
  return {
    words: `Which notices carry out or cite ${symbol}?`,
    query,
    answer: notices.slice(0, 3).map(({ number, issuedOn, title, province }) => {
      const head = [number, province?.name, issuedOn].filter(Boolean).join(", ")
      return [head, oneLine(title ?? "")].filter(Boolean).join(": ")
    }),
  }
}

async function deadlines(ask: Ask, kind: string): Promise<Question> {
  const filter = `{ agencyKind: ${JSON.stringify(kind)}, role: IMPLEMENT, dueFrom: "2000-01-01" }`
  const query = `{ duties(filter: ${filter}, orderBy: DUE_ON_ASC, first: 3) { ${dutyFields("IMPLEMENT")} } }`
  const data = (await ask(query)) as { duties: { nodes: DutyNode[] } }
  return {
    words: `What must ${kind} do by a certain day, in any province?`,
    query,
    answer: data.duties.nodes.map(dutyLine),
  }
}
