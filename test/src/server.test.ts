import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Engine } from "../../graph/engine.ts"
import { AppError } from "../../graph/errors.ts"
import { loadGazetteer } from "../../ingest/gazetteer.ts"
import { createServer } from "../../src/server.ts"
import { ask, type Served, samplesFolder, serve } from "../served.ts"

let served: Served
beforeAll(async () => {
  served = await serve([samplesFolder])
})
afterAll(() => served.close())

/** The data, when there are no errors. */
async function answer(query: string, variables?: object) {
  const { data, errors } = await served.ask(query, variables)
  expect(errors).toBeUndefined()
  return data
}
interface Words {
  quote: string
  from: number
  to: number
}
const sliceOf = (text: string, { from, to }: Words) => text.slice(from, to)

describe("duties", () => {
  test("agency, kind and role speak of one assignment", async () => {
    const filter = '{ province: "Lai Châu", agencyKind: "Sở Y tế", role: LEAD }'
    const { duties } = await answer(`{ duties(filter: ${filter}, first: 100) { totalCount nodes {
      roles { role agency { kind { name } province { name } } } } } }`)
    for (const { roles } of duties.nodes) {
      expect(roles).toContainEqual({
        role: "LEAD",
        agency: { kind: { name: "Sở Y tế" }, province: { name: "Lai Châu" } },
      })
    }
    const { agencyKind } = await answer(
      '{ agencyKind(id: "Sở Y tế") { duties(filter: { province: "Lai Châu", role: LEAD }) { totalCount } } }',
    )
    expect(agencyKind.duties.totalCount).toBe(duties.totalCount)
  })

  test("quotes are the words of the notice at their offsets", async () => {
    const { duties } = await answer(`{ duties(first: 100) { nodes { quote from to notice { text }
      deadline { raw quote from to } roles { quote from to } directive { quote from to } } } }`)
    expect(duties.nodes.length).toBeGreaterThan(50)
    for (const duty of duties.nodes) {
      const facts: Words[] = [duty, duty.directive, ...duty.roles, ...(duty.deadline ? [duty.deadline] : [])]
      for (const fact of facts) expect(fact.quote).toBe(sliceOf(duty.notice.text, fact))
      if (duty.deadline) expect(duty.deadline.quote).toBe(duty.deadline.raw)
    }
  })

  test("pages join to the whole, in order, with one total", async () => {
    const query = `query ($after: String) { duties(filter: { to: "2022" }, orderBy: DUE_ON_DESC, first: 7, after: $after) {
      totalCount edges { cursor node { id } } nodes { id dueOn } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`
    const seen: { id: string; dueOn: string | null }[] = []
    let after: string | null = null
    for (;;) {
      const { duties } = await answer(query, { after })
      expect(duties.edges.map((edge: { node: { id: string } }) => edge.node.id)).toEqual(
        duties.nodes.map(({ id }: { id: string }) => id),
      )
      expect(duties.pageInfo.hasPreviousPage).toBe(after !== null)
      expect(duties.pageInfo.endCursor).toBe(duties.edges.at(-1).cursor)
      seen.push(...duties.nodes)
      after = duties.pageInfo.endCursor
      if (!duties.pageInfo.hasNextPage) {
        expect(seen.length).toBe(duties.totalCount)
        break
      }
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
    const dates = seen.flatMap(({ dueOn }) => dueOn ?? [])
    expect(dates).toEqual(dates.toSorted().reverse())
  })

  test("a month bounds by its first and last day", async () => {
    const count = async (filter: string) =>
      (await answer(`{ duties(filter: ${filter}) { totalCount } }`)).duties.totalCount
    expect(await count('{ dueFrom: "2022-02", dueTo: "2022-02" }')).toBe(
      await count('{ dueFrom: "2022-02-01", dueTo: "2022-02-28" }'),
    )
    expect(await count('{ dueFrom: "2022-02", dueTo: "2022-02" }')).toBeGreaterThan(0)
  })

  test("of a document are those whose clause, the one above it or the preamble cites it", async () => {
    const { duties } = await answer(`{ duties(filter: { document: "11/NQ-CP" }, first: 200) { totalCount nodes {
      path directive { citations { document { symbol } } parent { citations { document { symbol } } } }
      notice { citations { directive { path } document { symbol } } } } } }`)
    expect(duties.totalCount).toBeGreaterThan(0)
    const all = (await answer("{ duties { totalCount } }")).duties.totalCount
    expect(duties.totalCount).toBeLessThan(all)
    for (const { notice } of duties.nodes) {
      expect(notice.citations).toContainEqual(expect.objectContaining({ document: { symbol: "11/NQ-CP" } }))
    }
  })

  test("of an agency keep the other parts of the filter, another agency too", async () => {
    const { duties } = await answer(`{ duties(filter: { role: COORDINATE }, first: 1) { nodes {
      roles { role agency { id } } } } }`)
    const roles: { role: string; agency: { id: string } }[] = duties.nodes[0].roles
    const partner = roles.find(({ role }) => role === "COORDINATE")?.agency.id
    const other = roles.find(({ agency }) => agency.id !== partner)?.agency.id
    const { agency } = await answer(
      `query ($id: ID!, $other: String!) { agency(id: $id) {
        with: duties(filter: { agency: $other }, first: 200) { totalCount nodes { roles { agency { id } } } }
        all: duties { totalCount } } }`,
      { id: partner, other },
    )
    expect(agency.with.totalCount).toBeGreaterThan(0)
    expect(agency.with.totalCount).toBeLessThanOrEqual(agency.all.totalCount)
    for (const duty of agency.with.nodes) {
      const ids = duty.roles.map((role: { agency: { id: string } }) => role.agency.id)
      expect(ids).toEqual(expect.arrayContaining([partner, other]))
    }
  })
})

describe("agencies", () => {
  test("are named with abbreviations, without their province, or by id", async () => {
    const count = async (agency: string) =>
      (await answer("query ($agency: String!) { duties(filter: { agency: $agency }) { totalCount } }", { agency }))
        .duties.totalCount
    const names = ["Ủy ban nhân dân huyện Phong Thổ", "UBND huyện Phong Thổ", "UBND huyện Phong Thổ, tỉnh Lai Châu"]
    const [whole, short, placed] = await Promise.all(names.map(count))
    expect(whole).toBeGreaterThan(0)
    expect(short).toBe(whole)
    expect(placed).toBe(whole)
    expect(await count("chủ tịch UBND tỉnh Lai Châu")).toBe(await count("Chủ tịch Ủy ban nhân dân tỉnh Lai Châu"))
    expect(await count("sở y tế")).toBeGreaterThan(await count("Sở Y tế tỉnh Lai Châu"))
  })
})

describe("provinces", () => {
  test("are named with or without their kind, by id, and over the merger", async () => {
    const count = async (filter: string) =>
      (await answer(`{ notices(filter: ${filter}) { totalCount } }`)).notices.totalCount
    const plain = await count('{ province: "Yên Bái" }')
    expect(plain).toBeGreaterThan(0)
    expect(await count('{ province: "tỉnh Yên Bái" }')).toBe(plain)
    expect(await count('{ province: "Yên Bái", withSuccessors: true }')).toBeGreaterThan(plain)
  })

  test("an unknown name is refused with the nearest one", async () => {
    const { errors } = await served.ask('{ duties(filter: { province: "Lai Chau" }) { totalCount } }')
    expect(errors?.[0]).toMatchObject({
      message: 'There is no province "Lai Chau"; did you mean "Lai Châu"?',
      path: ["duties"],
      extensions: { code: "PROVINCE_UNKNOWN", details: { near: "Lai Châu" } },
    })
  })

  test("a name that stands for two is the one valid on the day", async () => {
    const data =
      await answer(`{ before: province(id: "Lào Cai", on: "2024") { validTo successor { name predecessors { name } } }
      now: province(id: "Lào Cai") { validTo } none: province(id: "Lào Kay") { id } }`)
    expect(data.before.validTo).toBe("2025-06-30")
    expect(data.before.successor.predecessors).toContainEqual({ name: "Yên Bái" })
    expect(data.now.validTo).toBeNull()
    expect(data.none).toBeNull()
  })
})

describe("documents", () => {
  test("tell who cites them, where and how", async () => {
    const { documents } = await answer(`{ documents(filter: { symbol: "11/NQ-CP" }) { nodes { symbol
      citedBy(first: 100) { totalCount nodes { raw quote from to directive { id } notice { id text } } }
      implementing: citedBy(relation: [implements]) { totalCount nodes { relation } }
      citingNotices(first: 100) { totalCount nodes { id } } } } }`)
    expect(documents.nodes.length).toBeGreaterThan(0)
    for (const document of documents.nodes) {
      expect(document.symbol).toBe("11/NQ-CP")
      const citing = document.citedBy.nodes.map((at: { notice: { id: string } }) => at.notice.id)
      expect(new Set(citing)).toEqual(new Set(document.citingNotices.nodes.map(({ id }: { id: string }) => id)))
      for (const at of document.citedBy.nodes) expect(at.quote).toBe(sliceOf(at.notice.text, at))
      expect(document.implementing.totalCount).toBeLessThanOrEqual(document.citedBy.totalCount)
      for (const { relation } of document.implementing.nodes) expect(relation).toBe("implements")
    }
  })
})

describe("clauses", () => {
  test("are a tree under their notice", async () => {
    const { notices } = await answer(`{ notices(first: 50) { nodes { id directives(first: 200) { totalCount nodes {
      id path ordinal parent { id } children { id } notice { id } } } } } }`)
    for (const { id, directives } of notices.nodes) {
      const nodes: { id: string; ordinal: number; parent: { id: string } | null; children: { id: string }[] }[] =
        directives.nodes
      expect(nodes.length).toBe(directives.totalCount)
      const ordinals = nodes.map(({ ordinal }) => ordinal)
      expect(ordinals).toEqual(ordinals.toSorted((a, b) => a - b))
      for (const node of nodes) {
        expect(node).toMatchObject({ notice: { id } })
        const children = nodes.filter(({ parent }) => parent?.id === node.id).map((child) => ({ id: child.id }))
        expect(node.children).toEqual(children)
      }
    }
  })

  test("are found by words; the answer says that meaning played no part", async () => {
    const { search } = await answer(
      '{ search(text: "xét nghiệm lái xe", filter: { province: "Lai Châu" }, first: 5) { mode hits { score lexicalRank semanticRank directive { province { name } } } } }',
    )
    expect(search.mode).toBe("lexical")
    expect(search.hits.length).toBeGreaterThan(0)
    search.hits.forEach((hit: object, at: number) => {
      expect(hit).toMatchObject({
        lexicalRank: at + 1,
        semanticRank: null,
        directive: { province: { name: "Lai Châu" } },
      })
    })
  })

  test("have their like in other provinces, never themselves", async () => {
    const { search } = await answer(
      `{ search(text: "xét nghiệm lái xe", first: 1) { hits { directive { id province { id } } } } }`,
    )
    const [{ directive }] = search.hits
    const { similarDirectives } = await answer(
      `query ($id: ID!) { similarDirectives(id: $id, otherProvinces: true) { mode hits { directive { id province { id } } } } }`,
      { id: directive.id },
    )
    expect(similarDirectives.mode).toBe("lexical")
    expect(similarDirectives.hits.length).toBeGreaterThan(0)
    for (const hit of similarDirectives.hits) {
      expect(hit.directive.id).not.toBe(directive.id)
      expect(hit.directive.province.id).not.toBe(directive.province.id)
    }
  })
})

describe("node", () => {
  test("finds anything by its id, nothing by another", async () => {
    const lists = ["notices", "duties", "agencies", "agencyKinds", "provinces", "officials", "documents", "sources"]
    for (const list of lists) {
      const data = await answer(`{ ${list}(first: 1) { nodes { __typename id } } }`)
      const [row] = data[list].nodes
      expect((await answer("query ($id: ID!) { node(id: $id) { __typename id } }", { id: row.id })).node).toEqual(row)
    }
    const data = await answer(
      '{ node(id: "nobody") { id } nodes(ids: ["p12", "nobody"]) { id } notice(id: "p12") { id } }',
    )
    expect(data).toEqual({ node: null, nodes: [{ id: "p12" }, null], notice: null })
  })
})

describe("errors", () => {
  test.each([
    ["{ duties(first: 201) { totalCount } }", "QUERY_INVALID", /"first" is 201; allowed: 1 to 200/],
    ["{ duties(first: 0) { totalCount } }", "QUERY_INVALID", /"first" is 0/],
    ['{ duties(after: "x") { totalCount } }', "CURSOR_INVALID", /"x" is no cursor/],
    ['{ similarDirectives(id: "x") { mode } }', "NODE_UNKNOWN", /Nothing has the id "x"/],
    ['{ duties(filter: { agencyKind: "Sở Không" }) { totalCount } }', "QUERY_INVALID", /no kind of agency "Sở Không"/],
  ])("%s is refused as %s", async (query, code, message) => {
    const { errors } = await served.ask(query)
    expect(errors?.[0]?.extensions?.code).toBe(code)
    expect(errors?.[0]?.message).toMatch(message)
    expect(served.logged).toEqual([])
  })

  test.each(["2022-02-30", "2022-13", "soon", ""])("%j is no date", async (date) => {
    const { errors } = await served.ask(`{ duties(filter: { from: ${JSON.stringify(date)} }) { totalCount } }`)
    expect(errors?.[0]?.message).toContain("is no date; allowed:")
  })

  test("a query too deep or too wide is refused before it runs", async () => {
    const deep = `{ provinces { nodes ${"{ successor ".repeat(16)} { id } ${"}".repeat(16)} } }`
    const wide =
      "{ notices(first: 200) { nodes { duties(first: 200) { nodes { roles { agency { duties(first: 200) { nodes { id } } } } } } } } }"
    for (const [query, message] of [
      [deep, /levels deep/],
      [wide, /lower "first"/],
    ] as const) {
      const { data, errors } = await served.ask(query)
      expect(data).toBeUndefined()
      expect(errors?.[0]?.message).toMatch(message)
      expect(errors?.[0]?.extensions?.code).toBe("QUERY_INVALID")
    }
  })

  test("a fault of ours is masked and logged whole; a refusal of the store is told", async () => {
    const fault = new Error("secret")
    const refusal = new AppError("ENGINE_UNREACHABLE", { url: "sqlite:x", reason: "gone" })
    for (const [thrown, code] of [
      [fault, "UNEXPECTED"],
      [refusal, "ENGINE_UNREACHABLE"],
    ] as const) {
      const logged: unknown[] = []
      const engine: Engine = { ...served.engine, read: () => Promise.reject(thrown) }
      const server = createServer({
        engine,
        embedder: null,
        gazetteer: loadGazetteer(),
        log: (error) => logged.push(error),
      })
      const answer = await ask(server, "{ notices { totalCount } }")
      expect(answer.errors?.[0]?.extensions?.code).toBe(code)
      expect(JSON.stringify(answer)).not.toContain("secret")
      expect(logged).toEqual(thrown === fault ? [fault] : [])
      const ready = await server.fetch("http://localhost/ready")
      expect(ready.status).toBe(503)
      expect(await ready.json()).toMatchObject({ ready: false, error: { code } })
    }
  })
})

describe("over HTTP", () => {
  test("/health says that the process answers", async () => {
    expect((await served.server.fetch("http://localhost/health")).status).toBe(200)
  })
  test("/ready says what is held and how search works", async () => {
    const response = await served.server.fetch("http://localhost/ready")
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      ready: true,
      engine: served.engine.name,
      embedder: null,
      search: "lexical",
    })
  })
  test("a browser gets the page to write queries in", async () => {
    const response = await served.server.fetch("http://localhost/graphql", { headers: { accept: "text/html" } })
    expect(response.headers.get("content-type")).toContain("text/html")
    expect(await response.text()).toContain("chidao")
  })
})
