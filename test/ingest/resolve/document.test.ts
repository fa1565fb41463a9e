import { describe, expect, test } from "vitest"
import { citing, edgesOf, lai, read } from "./reading.ts"

describe("documents", () => {
  test("neighbouring numbers never merge", () => {
    const eleven = citing("Nghị quyết 11/NQ-CP", { symbol: "11/NQ-CP", year: 2022 })
    const twelve = citing("Nghị quyết 12/NQ-CP", { symbol: "12/NQ-CP", year: 2022 })
    expect([eleven.id, twelve.id]).toEqual(["d:tw:11/NQ-CP@2022", "d:tw:12/NQ-CP@2022"])
  })

  test.each([
    ["07 - CV/BCĐ", "d:p12:7-CV/BCĐ@2022"],
    ["7-CV/BCÐ", "d:p12:7-CV/BCĐ@2022"],
    ["1246/UBND–VX", "d:p12:1246/UBND-VX@2022"],
    ["016/CT-TTG", "d:tw:16/CT-TTg@2022"],
    ["02/2011/TTLT-VPCP-BNV", "d:tw:2/2011/TTLT-VPCP-BNV@2011"],
    ["01/QCPH/UBND-UBMTTQ", "d:p12:1/QCPH/UBND-UBMTTQ@2022"],
    ["43/2022/QH15", "d:tw:43/2022/QH15@2022"],
    ["30c/NQ-CP", "d:tw:30c/NQ-CP@2022"],
    ["66.4/2025/NQ-CP", "d:tw:66.4/2025/NQ-CP@2025"],
    ["515/KH-BNN&MT", "d:tw:515/KH-BNNMT@2022"],
    ["36-HD/VPTW", "d:tw:36-HD/VPTW@2022"],
  ])("%s has one spelling", (symbol, id) => {
    expect(citing("Văn bản", { symbol, date: "2022-03-02" }).id).toBe(id)
  })

  test("the year: of the symbol, the citation, the national list; else the year-less one", () => {
    expect(citing("Nghị định 30/2020/NĐ-CP", { symbol: "30/2020/NĐ-CP" })).toMatchObject({
      id: "d:tw:30/2020/NĐ-CP@2020",
      status: "resolved",
    })
    expect(citing("Nghị quyết 68/NQ-CP", { symbol: "68/NQ-CP" })).toMatchObject({
      id: "d:tw:68/NQ-CP@2021",
      status: "resolved",
      row: { kind: "NQ" },
    })
    expect(citing("Nghị quyết 18-NQ/TW", { symbol: "18-NQ/TW" })).toMatchObject({
      id: "d:tw:18-NQ/TW@?",
      status: "ambiguous",
    })
    expect(citing("Công văn 77/BYT-DP", { symbol: "77/BYT-DP" })).toMatchObject({
      id: "d:tw:77/BYT-DP@?",
      status: "unresolved",
    })
    const before = { header: { issuedOn: "2021-12-01" } }
    expect(citing("Nghị quyết 11/NQ-CP", { symbol: "11/NQ-CP" }, before)).toMatchObject({
      id: "d:tw:11/NQ-CP@?",
      status: "unresolved",
    })
  })

  test("a short form is the one it can mean, or of this notice alone", () => {
    expect(citing("Nghị quyết 68", { symbol: "68", kind: "NQ", candidates: ["68/NQ-CP"], year: 2021 })).toMatchObject({
      id: "d:tw:68/NQ-CP@2021",
      status: "resolved",
    })
    const open = citing("Nghị quyết 99", { symbol: "99", kind: "NQ" })
    expect(open).toMatchObject({ status: "unresolved", row: { symbol: "99/NQ", kind: "NQ" } })
    expect(open.id).toMatch(/^d:n:/)
  })

  test("provincial symbols belong to a province: the one said, else the notice's; without one to this notice", () => {
    const other = "Kết luận số 12-KL/TU năm 2021 của Tỉnh ủy Hà Tĩnh"
    const said = { symbol: "12-KL/TU", year: 2021 }
    const { subgraph } = read({
      text: `Tham khảo ${other}.`,
      province: lai,
      header: { issuedOn: "2022-08-01" },
      citations: [{ words: "Kết luận số 12-KL/TU năm 2021", ...said }],
      mentions: [{ words: "Tỉnh ủy Hà Tĩnh" }],
    })
    expect(edgesOf(subgraph, "CITES")[0]?.target).toBe("d:p42:12-KL/TU@2021")
    expect(citing("Kết luận 12-KL/TU", said).id).toBe("d:p12:12-KL/TU@2021")
    expect(citing("Kết luận 12-KL/TU", said, { province: null })).toMatchObject({ status: "unresolved" })
    expect(citing("Kết luận 12-KL/TU", said, { province: null }).id).toMatch(/^d:n:/)
  })

  test("a document from before the change of 2025 belongs to the province of its own day", () => {
    const canTho = { province: ["92", "Cần Thơ"] as const, header: { issuedOn: "2025-12-01" } }
    expect(citing("Quyết định số 10/2024/QĐ-UBND", { symbol: "10/2024/QĐ-UBND" }, canTho).id).toBe(
      "d:p92@63:10/2024/QĐ-UBND@2024",
    )
    const date = "2025-03-04"
    expect(citing("Kế hoạch 77/KH-UBND", { symbol: "77/KH-UBND", date }, canTho).id).toBe("d:p92@63:77/KH-UBND@2025")
    expect(citing("Kế hoạch 99/KH-UBND", { symbol: "99/KH-UBND", date: "2025-09-04" }, canTho).id).toBe(
      "d:p92@34:99/KH-UBND@2025",
    )
  })
})
