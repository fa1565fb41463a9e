import { describe, expect, test } from "vitest"
import { edgeKinds, nodeKinds, type Subgraph } from "../../graph/model.ts"
import { citing, edgesOf, type Given, lai, nodesOf, read } from "./resolve/reading.ts"

const text = `UBND TỈNH LAI CHÂU
Số: 045/TB-UBND
THÔNG BÁO
Kết luận của đồng chí Vàng A Sình, Phó Chủ tịch UBND tỉnh
1. Sở Y tế chủ trì, phối hợp với Công an tỉnh rà soát kho thuốc theo Nghị quyết số 11/NQ-CP ngày 30/01/2022, xong trước ngày 15/9/2022.
2. Các cơ quan, đơn vị thực hiện Nghị quyết 11/NQ-CP và Kết luận số 07-KL/TU, ngày 03/4/2022.
Nơi nhận:
- TT: Tỉnh ủy, HĐND tỉnh (b/c);
- Sở Y tế;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Vàng A Sình`
const first = text.split("\n").find((line) => line.startsWith("1."))!
const second = text.split("\n").find((line) => line.startsWith("2."))!
const given: Given = {
  text,
  province: lai,
  header: {
    kind: "TB",
    number: "045/TB-UBND",
    system: "state",
    title: "Kết luận của đồng chí Vàng A Sình",
    issuer: { name: "UBND TỈNH LAI CHÂU", inferred: false, from: 0, to: 18 },
    issuedOn: "2022-08-20",
    signer: {
      name: "Vàng A Sình",
      title: "PHÓ CHỦ TỊCH",
      authority: ["KT"],
      from: text.lastIndexOf("Vàng"),
      to: text.length,
    },
    chair: {
      name: "Vàng A Sình",
      title: "Phó Chủ tịch UBND tỉnh",
      from: text.indexOf("Vàng"),
      to: text.indexOf("Vàng") + 11,
    },
  },
  clauses: [
    { path: "1", words: first, own: first.slice(3) },
    { path: "2", words: second, own: second.slice(3) },
  ],
  mentions: [
    { words: "Tỉnh ủy", name: "Thường trực Tỉnh ủy" },
    { words: "HĐND tỉnh", name: "Thường trực Hội đồng nhân dân tỉnh" },
    { words: "Sở Y tế", nth: 2 },
  ],
  recipients: [
    { words: "- TT: Tỉnh ủy, HĐND tỉnh (b/c);", purpose: "for_report" },
    { words: "- Sở Y tế;" },
    { words: "- Lưu: VT.", purpose: "archive" },
  ],
  citations: [
    {
      words: "Nghị quyết số 11/NQ-CP ngày 30/01/2022",
      symbol: "11/NQ-CP",
      kind: "NQ",
      date: "2022-01-30",
      year: 2022,
      clause: "1",
      relation: "implements",
    },
    { words: "Nghị quyết 11/NQ-CP", symbol: "11/NQ-CP", kind: "NQ", clause: "2" },
    { words: "Kết luận số 07-KL/TU, ngày 03/4/2022", symbol: "07-KL/TU", kind: "KL", date: "2022-04-03", clause: "2" },
  ],
  duties: [
    {
      clause: "1",
      words: first.slice(3, -1),
      roles: [
        { agency: "Sở Y tế", role: "LEAD", words: "Sở Y tế" },
        { agency: "Công an tỉnh", role: "COORDINATE", words: "Công an tỉnh" },
        { agency: "Ủy ban nhân dân tỉnh", role: "ASSIGN" },
      ],
      deadline: { words: "trước ngày 15/9/2022", value: "2022-09-14" },
    },
  ],
}

describe("one notice", () => {
  const { noticeId, subgraph } = read(given)
  const ids = new Set(subgraph.nodes.map(({ props }) => props.id))

  test("every row fits the model, every edge has its ends and joins what it may", () => {
    expect(ids.size).toBe(subgraph.nodes.length)
    for (const { label, props } of subgraph.nodes)
      expect(nodeKinds[label].strict().safeParse(props).error).toBeUndefined()
    for (const edge of subgraph.edges) {
      expect(ids.has(edge.source) && ids.has(edge.target), edge.label).toBe(true)
      expect(edgeKinds[edge.label].props.strict().safeParse(edge.props).error).toBeUndefined()
      const ends: readonly (readonly [string, string])[] = edgeKinds[edge.label].ends
      expect(ends).toContainEqual([edge.sourceKind, edge.targetKind])
    }
  })

  test("edges with words slice to them", () => {
    const words = edgesOf(subgraph, "ASSIGNED").map(({ target, props }) => [
      target,
      text.slice(props.from, props.to),
      props.implicit,
    ])
    expect(words).toContainEqual(["a:p12:sở y tế", "Sở Y tế", false])
    expect(words).toContainEqual(["a:p12:công an tỉnh", "Công an tỉnh", false])
    expect(edgesOf(subgraph, "ASSIGNED").filter(({ props }) => props.implicit)).toHaveLength(1)
  })

  test("header, signer, chair, recipients", () => {
    expect(nodesOf(subgraph, "Notice")).toMatchObject([
      { id: noticeId, kind: "TB", number: "045/TB-UBND", status: "notice" },
    ])
    expect(edgesOf(subgraph, "ISSUED_BY").find(({ sourceKind }) => sourceKind === "Notice")?.target).toBe(
      "a:p12:ủy ban nhân dân tỉnh",
    )
    expect(nodesOf(subgraph, "Official")).toEqual([{ id: "o:p12:vàng a sình", name: "Vàng A Sình" }])
    expect(edgesOf(subgraph, "SIGNED_BY")[0]?.props).toMatchObject({
      authority: ["KT"],
      name: "Vàng A Sình",
      corrected: null,
    })
    expect(edgesOf(subgraph, "CHAIRED_BY")).toHaveLength(1)
    const held = edgesOf(subgraph, "HELD").map(({ target, props }) => [target, text.slice(props.from, props.to)])
    expect(held).toContainEqual(["a:p12:ủy ban nhân dân tỉnh", "Phó Chủ tịch UBND tỉnh"])
    expect(held.every(([target]) => target === "a:p12:ủy ban nhân dân tỉnh")).toBe(true)
    const sent = edgesOf(subgraph, "SENT_TO").map(({ target, props }) => [target, props.purpose])
    expect(sent).toEqual([
      ["a:p12:thường trực tỉnh ủy", "for_report"],
      ["a:p12:thường trực hội đồng nhân dân tỉnh", "for_report"],
      ["a:p12:sở y tế", null],
    ])
  })

  test("documents: its own, a full citation, a short one of the same notice, a provincial Party one", () => {
    expect(edgesOf(subgraph, "IS").map(({ target }) => target)).toEqual(["d:p12:45/TB-UBND@2022"])
    const cites = edgesOf(subgraph, "CITES").map(({ source, target, props }) => [source, target, props.status])
    expect(cites).toEqual([
      [`${noticeId}/1`, "d:tw:11/NQ-CP@2022", "resolved"],
      [`${noticeId}/2`, "d:tw:11/NQ-CP@2022", "resolved"],
      [`${noticeId}/2`, "d:p12:7-KL/TU@2022", "resolved"],
    ])
    const issuers = new Map(edgesOf(subgraph, "ISSUED_BY").map(({ source, target }) => [source, target]))
    expect(issuers.get("d:tw:11/NQ-CP@2022")).toBe("a:tw:chính phủ")
    expect(issuers.get("d:p12:7-KL/TU@2022")).toBe("a:p12:tỉnh ủy")
  })

  test("clauses, passages, the duty and its day", () => {
    expect(nodesOf(subgraph, "Directive").map(({ path, order }) => [path, order])).toEqual([
      ["1", true],
      ["2", false],
    ])
    expect(edgesOf(subgraph, "PART_OF").every(({ target }) => target === noticeId)).toBe(true)
    for (const { source, props } of edgesOf(subgraph, "OF")) {
      const passage = nodesOf(subgraph, "Passage").find(({ id }) => id === source)
      expect(passage?.text).toBe(text.slice(props.from, props.to))
    }
    const [duty] = nodesOf(subgraph, "Duty")
    expect(duty).toMatchObject({
      id: `${noticeId}/1#1`,
      dueFrom: null,
      dueOn: "2022-09-14",
      reported: false,
      provinceId: "p12",
    })
    expect(duty?.gist).toBe(first.slice(3, -1))
  })
})

test("twice the same reading, the same rows", () => {
  expect(read(given)).toEqual(read(given))
})

/** Notices that name the same bodies, persons and documents in other words. */
const others: Given[] = [
  {
    text: "Giao SỞ Y TẾ TỈNH LAI CHÂU báo cáo Uỷ ban nhân dân tỉnh theo NQ 11/NQ-CP (30/01/2022). Ông VÀNG A SÌNH dự.",
    province: lai,
    header: {
      issuedOn: "2023-02-01",
      signer: { name: "VÀNG A SÌNH", title: "Chánh Văn phòng", authority: [], from: 90, to: 101 },
      issuer: { name: "UBND tỉnh", inferred: true },
    },
    clauses: [
      { path: "1", words: "Giao SỞ Y TẾ TỈNH LAI CHÂU báo cáo Uỷ ban nhân dân tỉnh theo NQ 11/NQ-CP (30/01/2022)." },
    ],
    citations: [{ words: "NQ 11/NQ-CP", symbol: "0011/NQ-CP", kind: null, year: 2022, clause: "1" }],
    duties: [
      {
        clause: "1",
        words: "SỞ Y TẾ TỈNH LAI CHÂU báo cáo Uỷ ban nhân dân tỉnh",
        roles: [
          { agency: "SỞ Y TẾ TỈNH LAI CHÂU", words: "SỞ Y TẾ TỈNH LAI CHÂU", level: "other", isGroup: true },
          { agency: "Uỷ ban nhân dân tỉnh", words: "Uỷ ban nhân dân tỉnh", kindId: null },
        ],
      },
    ],
  },
  {
    text: "Văn phòng Chính phủ đề nghị UBND tỉnh Lai Châu và sở y tế tỉnh lai châu thực hiện Nghị quyết 11/NQ-CP.",
    header: { issuedOn: "2022-06-01", issuer: { name: "Văn phòng Chính phủ", inferred: false } },
    mentions: [{ words: "sở y tế tỉnh lai châu" }, { words: "UBND tỉnh Lai Châu" }],
    recipients: [{ words: "UBND tỉnh Lai Châu và sở y tế tỉnh lai châu" }],
    citations: [{ words: "Nghị quyết 11/NQ-CP", symbol: "11/NQ-CP", kind: "NQ" }],
  },
]
const shared = new Set(["Agency", "Official", "Document", "Place", "Province", "AgencyKind", "Passage"])

test("shared nodes are the same rows whichever notice gives them", () => {
  const seen = new Map<string, { row: unknown; times: number }>()
  for (const { subgraph } of [given, ...others].map(read))
    for (const node of subgraph.nodes.filter(({ label }) => shared.has(label))) {
      const held = seen.get(node.props.id)
      if (held) expect(node).toEqual(held.row)
      seen.set(node.props.id, { row: node, times: (held?.times ?? 0) + 1 })
    }
  for (const id of ["a:p12:sở y tế", "a:p12:ủy ban nhân dân tỉnh", "d:tw:11/NQ-CP@2022"])
    expect(seen.get(id)?.times, id).toBe(3)
  expect(seen.get("o:p12:vàng a sình")?.times).toBe(2)
})

test("structural edges of shared bodies are the same whichever notice gives them", () => {
  const structural = (graph: Subgraph) =>
    graph.edges.filter(({ source, label }) => source === "a:p12:sở y tế" && ["OF_KIND", "IN", "UNDER"].includes(label))
  const [one, two, three] = [given, ...others].map((each) => structural(read(each).subgraph))
  expect(one).toHaveLength(3)
  expect(two).toEqual(one)
  expect(three).toEqual(one)
})

test("one name in two provinces: two agencies of one kind", () => {
  const notice = (province: readonly [string, string]): Given => ({
    text: `Sở Y tế báo cáo kết quả (${province[1]}).`,
    province,
    header: { issuedOn: "2021-03-01" },
    mentions: [{ words: "Sở Y tế" }],
    recipients: [{ words: "Sở Y tế" }],
  })
  const graphs = [notice(lai), notice(["42", "Hà Tĩnh"])].map((each) => read(each).subgraph)
  expect(graphs.map((graph) => edgesOf(graph, "SENT_TO")[0]?.target)).toEqual(["a:p12:sở y tế", "a:p42:sở y tế"])
  for (const graph of graphs) expect(edgesOf(graph, "OF_KIND").map(({ target }) => target)).toContain("k:so-y-te")
})

test("a province that is not known keeps its bodies to the notice; the Centre speaks of any province's", () => {
  const sent = (text: string, issuer: string | null) => {
    const header = { issuer: issuer === null ? null : { name: issuer, inferred: false } }
    const { subgraph } = read({ text, header, mentions: [{ words: "Sở Y tế" }], recipients: [{ words: "Sở Y tế" }] })
    return edgesOf(subgraph, "SENT_TO")[0]?.target
  }
  const one = sent("Gửi Sở Y tế (bản một).", "UBND tỉnh")
  const two = sent("Gửi Sở Y tế (bản hai).", "UBND tỉnh")
  expect(one).toMatch(/^a:n:/)
  expect(two).not.toBe(one)
  expect(sent("Gửi Sở Y tế (bản ba).", "Bộ Y tế")).toBe("a:tw:sở y tế")
})

describe("the document of a notice", () => {
  test("a cited document that arrives later is the same node", () => {
    const cited = citing("Thông báo số 45/TB-UBND ngày 20/8/2022", {
      symbol: "45/TB-UBND",
      kind: "TB",
      date: "2022-08-20",
    }).id
    expect(edgesOf(read(given).subgraph, "IS")[0]?.target).toBe(cited)
  })

  test("no document without a number, none of an article", () => {
    const blank = { text: "Số: /TB-UBND", province: lai, header: { number: "/TB-UBND", issuedOn: "2022-01-05" } }
    expect(edgesOf(read(blank).subgraph, "IS")).toEqual([])
    const article = read({ ...given, genre: "article" }).subgraph
    expect(edgesOf(article, "IS")).toEqual([])
    expect(nodesOf(article, "Notice")[0]).toMatchObject({ kind: "article", number: null })
    expect(nodesOf(article, "Duty").every(({ reported }) => reported)).toBe(true)
    expect(edgesOf(article, "CITES")[0]?.props.relation).toBe("reports")
  })
})

test("clauses within clauses", () => {
  const inner = "a) Sở Nội vụ rà soát."
  const outer = `II. Nhiệm vụ\n1. Về tổ chức\n${inner}`
  const { noticeId, subgraph } = read({
    text: outer,
    clauses: [
      { path: "II", words: outer, own: "Nhiệm vụ" },
      { path: "II.1", words: `1. Về tổ chức\n${inner}`, own: "Về tổ chức" },
      { path: "II.1.a", words: inner },
    ],
  })
  const parents = edgesOf(subgraph, "PART_OF").map(({ source, target }) => [source, target])
  expect(parents).toEqual([
    [`${noticeId}/II`, noticeId],
    [`${noticeId}/II.1`, `${noticeId}/II`],
    [`${noticeId}/II.1.a`, `${noticeId}/II.1`],
  ])
})

test("numbers stand in their clause, at their district or province", () => {
  const line = "1. Tỷ lệ tiêm tại huyện Phong Thổ đạt 81,5%, toàn tỉnh Lai Châu đạt 70%, TP Lai Châu 90%."
  const { subgraph } = read({
    text: line,
    province: lai,
    header: { issuedOn: "2022-08-01" },
    clauses: [{ path: "1", words: line }],
    observations: [
      { words: "81,5%", value: 81.5, place: "huyện Phong Thổ" },
      { words: "70%", value: 70, place: "Lai Châu" },
      { words: "90%", value: 90, place: "TP Lai Châu" },
    ],
  })
  expect(edgesOf(subgraph, "AT").map(({ target }) => target)).toEqual(["l:p12:109", "p12", "l:p12:105"])
  expect(edgesOf(subgraph, "STATED_IN").filter(({ sourceKind }) => sourceKind === "Observation")).toHaveLength(3)
  expect(nodesOf(subgraph, "Place").map(({ name }) => name)).toEqual(["Huyện Phong Thổ", "Thành phố Lai Châu"])
})
