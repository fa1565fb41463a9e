import { describe, expect, test } from "vitest"
import type { DutyRow } from "../../../src/duties.ts"
import { dutyCsv, dutyJson, dutyTable } from "../../../src/show/duties.ts"

const duty: DutyRow = {
  id: "n:1/2#1",
  notice: "n:1",
  document: "05/TB-UBND",
  province: "Lai Châu",
  path: "2",
  gist: 'lập danh sách, gồm cả "đối tượng ưu tiên"',
  quote: 'lập danh sách,\ngồm cả "đối tượng ưu tiên"',
  from: 10,
  to: 51,
  modality: "ORDER",
  polarity: "positive",
  deadline: { raw: "trước ngày 15/9/2022", kind: "point", value: "2022-09-14", from: 60, to: 80 },
  roles: [
    { agency: "Sở Y tế", agencyId: "a:1", kind: "Sở Y tế", role: "LEAD", implicit: false },
    { agency: "các địa phương", agencyId: "a:2", kind: null, role: "COORDINATE", implicit: true },
  ],
}
const nobody: DutyRow = { ...duty, id: "n:1/3#1", path: "3", deadline: null, roles: [] }

async function* rows() {
  yield duty
  yield nobody
}
const all = async (lines: AsyncIterable<string>) => Array.fromAsync(lines)

describe("duties", () => {
  test("as JSON, one object a line with the keys in their order", async () => {
    const lines = await all(dutyJson(rows()))
    expect(lines.map((line) => JSON.parse(line))).toEqual([duty, nobody])
    expect(Object.keys(JSON.parse(lines[0] ?? ""))).toEqual([
      ..."id notice document province path gist quote from to modality polarity deadline roles".split(" "),
    ])
  })
  test("as CSV, one row a role; quotes and line breaks survive", async () => {
    const lines = await all(dutyCsv(rows()))
    expect(lines[0]).toBe(
      "id,notice,document,province,path,gist,quote,from,to,modality,polarity,deadline,deadlineKind,deadlineValue,agency,agencyId,kind,role,implicit",
    )
    const words = '"lập danh sách, gồm cả ""đối tượng ưu tiên""","lập danh sách,\ngồm cả ""đối tượng ưu tiên"""'
    expect(lines.slice(1)).toEqual([
      `n:1/2#1,n:1,05/TB-UBND,Lai Châu,2,${words},10,51,ORDER,positive,trước ngày 15/9/2022,point,2022-09-14,Sở Y tế,a:1,Sở Y tế,LEAD,false`,
      `n:1/2#1,n:1,05/TB-UBND,Lai Châu,2,${words},10,51,ORDER,positive,trước ngày 15/9/2022,point,2022-09-14,các địa phương,a:2,,COORDINATE,true`,
      `n:1/3#1,n:1,05/TB-UBND,Lai Châu,3,${words},10,51,ORDER,positive,,,,,,,,`,
    ])
  })
  test("as a table, each document once, implicit roles in brackets", async () => {
    const lines = await all(dutyTable(rows(), 100))
    expect(lines[0]).toBe("05/TB-UBND · Lai Châu · n:1")
    expect(lines.filter((line) => line.includes("05/TB-UBND"))).toHaveLength(1)
    expect(lines.join("\n")).toContain("LEAD Sở Y tế")
    expect(lines.join("\n")).toContain("(COORDINATE các địa phương)")
    expect(lines.at(-1)).toBe("2 duties")
  })
})
