/** Strings that some language could read as syntax mean themselves, wherever they stand: the same for every engine. */
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Engine } from "../../graph/engine.ts"
import type { Node, Subgraph } from "../../graph/model.ts"
import { everything, type Where } from "../../graph/query.ts"
import { fits, indexTerms, wanted } from "../../graph/terms.ts"
import { byCodePoint } from "../../graph/text.ts"
import { edge, node } from "./random.ts"
import { entry, notice } from "./small.ts"

/** Cypher, SQL, Lucene, JSON, JavaScript; quotes of all kinds, escapes, blanks, ends of the planes. */
export const corpus = [
  "'",
  '"',
  "`",
  "\\",
  "\\'",
  "''",
  "$id",
  "{id: 1}",
  "?",
  "??1",
  "' OR 1=1 --",
  "'; DROP TABLE Notice; --",
  "'}) DETACH DELETE n //",
  "`) MATCH (x) DETACH DELETE x //",
  "n.id} RETURN 1 AS row /*",
  "\\u0027 OR true",
  "%",
  "_",
  "a*",
  "[a-z]",
  "x~2 AND y^3",
  "AND",
  "NOT",
  "_terms:giao",
  "+giao -sở",
  "(giao",
  "[a TO z]",
  "11/NQ-CP",
  "__proto__",
  "constructor",
  "null",
  "true",
  "NaN",
  "\u200b",
  "a\u00a0b",
  " a",
  "a ",
  "a\nb\r\n",
  "\t",
  "Đ",
  "đ",
  "\uFFFD",
  "\uE000",
  "\u{1F600}",
  "\u{10FFFF}",
  "n\u0303",
  "x".repeat(2000),
]

const agencyId = (at: number): string => `id ${corpus[at]}`
function graph(): Subgraph {
  const { nodes, edges } = notice("n1")
  for (const [at, name] of corpus.entries()) {
    nodes.push(node("Agency", { id: agencyId(at), name, level: "other", isGroup: false }))
    nodes.push(node("Official", { id: `o${at}`, name }))
    edges.push(
      edge("SIGNED_BY", ["Notice", "n1"], ["Official", `o${at}`], {
        title: name,
        authority: [name, "KT"],
        name,
        corrected: null,
        from: 0,
        to: 2,
      }),
    )
    edges.push(edge("UNDER", ["Agency", agencyId(at)], ["Agency", "a1"], {}))
  }
  return { nodes, edges }
}

export function literal(name: string, open: () => Promise<Engine>): void {
  describe(`${name}: strings mean themselves`, () => {
    let engine: Engine
    const given = graph()
    const agencies = given.nodes.filter(({ label }) => label === "Agency") as Extract<Node, { label: "Agency" }>[]
    beforeAll(async () => {
      engine = await open()
      await engine.replace([{ noticeId: "n1", subgraph: given, source: entry("s1", corpus.join("/"), "n1") }])
    })
    afterAll(() => engine.close())

    test("ids and values come back as they were given", async () => {
      const rows = await Array.fromAsync(engine.scan("Agency"))
      expect(rows).toEqual(agencies.map(({ props }) => props).sort((a, b) => byCodePoint(a.id, b.id)))
      const ids = corpus.map((_, at) => agencyId(at))
      await engine.read(async (view) => {
        expect((await view.get("Agency", ids)).map(({ id }) => id)).toEqual(ids)
        const under = await view.follow("Agency", "UNDER>", ids, { page: { first: 1 } })
        for (const id of ids) expect(under.get(id)?.rows[0]?.row.edge).toMatchObject({ source: id, target: "a1" })
        const { nodes } = await view.around(ids, 1, { perNode: 3, nodes: 1000 })
        expect(nodes.map(({ props }) => props.id)).toEqual([...ids, "a1"])
      })
      expect(await Array.fromAsync(engine.scan("Source"))).toMatchObject([{ names: [corpus.join("/")] }])
    })

    test.each(corpus.map((word) => [JSON.stringify(word.slice(0, 40)), word]))("filters by %s", async (_, value) => {
      const names = agencies.map(({ props }) => props.name)
      const found = async (where: Where): Promise<string[]> =>
        (await engine.read((view) => view.list("Agency", where, [], { first: 1000 }))).rows.map(({ row }) => row.name)
      const sorted = (some: string[]): string[] => some.sort(byCodePoint)
      const all: [Where, (name: string) => boolean][] = [
        [{ field: "name", op: "eq", value }, (one) => one === value],
        [{ field: "name", op: "in", value: [value, "không có"] }, (one) => one === value],
        [{ field: "name", op: "prefix", value }, (one) => one.startsWith(value)],
        [{ field: "name", op: "lt", value }, (one) => byCodePoint(one, value) < 0],
        [{ not: { field: "name", op: "lte", value } }, (one) => byCodePoint(one, value) > 0],
      ]
      for (const [where, holds] of all)
        expect(sorted(await found(where)), JSON.stringify(where)).toEqual(sorted(names.filter(holds)))
      const signed: Where = { some: { via: "SIGNED_BY>", edge: { field: "authority", op: "has", value } } }
      expect((await engine.read((view) => view.list("Notice", signed, [], { first: 1 }))).totalCount).toBe(1)
    })

    test("orders and pages go by code point", async () => {
      const seen: string[] = []
      await engine.read(async (view) => {
        let after: string | undefined
        for (;;) {
          const page = await view.list("Agency", everything, [{ field: "name", desc: true }], { first: 7, after })
          seen.push(...page.rows.map(({ row }) => row.name))
          after = page.rows.at(-1)?.cursor
          if (!page.hasNextPage) break
        }
      })
      expect(seen).toEqual(agencies.map(({ props }) => props.name).sort((a, b) => byCodePoint(b, a)))
    })

    test("search reads words and no syntax", async () => {
      const clause = given.nodes.find(({ label }) => label === "Directive") as Extract<Node, { label: "Directive" }>
      const terms = new Set(indexTerms(clause.props))
      await engine.read(async (view) => {
        for (const words of [...corpus, ...corpus.map((one) => `giao ${one}`)]) {
          const { total } = await view.lexical("Directive", words, everything, 5)
          expect(total, words).toBe(fits(terms, wanted(words)) ? 1 : 0)
          const odd = { field: "noticeId", op: "eq", value: words } as const
          expect((await view.lexical("Directive", "giao", odd, 5)).total).toBe(0)
        }
      })
    })
  })
}
