import { expect, test } from "vitest"
import { findDuties } from "../../ingest/duties.ts"
import { findAgencies } from "../../ingest/finders/agency.ts"
import { findDates } from "../../ingest/finders/date.ts"
import { loadGazetteer } from "../../ingest/gazetteer.ts"
import type { ExtractedHeader, Layout } from "../../ingest/notice.ts"

const header: ExtractedHeader = {
  kind: "TB",
  number: null,
  symbol: null,
  system: "state",
  title: null,
  issuer: { name: "Ủy ban nhân dân tỉnh Sơn La", inferred: false },
  province: null,
  issuedOn: "2023-03-14",
  place: null,
  meetingOn: null,
  chair: null,
  signer: null,
}

/** Reads one clause; a line a duty: the roles in order of the words, "*" where implicit, then the deadline. */
function read(text: string, heading = ""): string[] {
  const whole = `${heading}${text}`
  const own = { from: heading.length, to: whole.length }
  const head = { text: heading.trim(), from: 0, to: heading.trim().length }
  const layout: Layout = {
    genre: "document",
    header: { issuer: [], number: null, placeDate: null, kind: null, title: null, addressees: [], bases: [] },
    parts: [
      {
        path: "1",
        kind: "clause",
        parent: null,
        heading: heading ? head : null,
        label: null,
        own: [own],
        from: 0,
        to: whole.length,
      },
    ],
    recipients: [],
    signature: [],
    findings: [],
  }
  const mentions = [...findAgencies(whole, 0, loadGazetteer()), ...findDates(whole, 0, { year: 2023 })]
  const { duties, deadlines } = findDuties({ text: whole, layout, mentions, header })
  return duties.map((d) => {
    const roles = d.roles.filter((r) => r.role !== "ASSIGN").map((r) => `${r.role}${r.implicit ? "*" : ""} ${r.agency}`)
    const due = d.deadline === null ? "" : ` | ${deadlines[d.deadline]?.value ?? "vague"}`
    return roles.join("; ") + due
  })
}

test.each<[string, string[]]>([
  [
    "Sở Công Thương chủ trì, phối hợp với Công an tỉnh và Cục Quản lý thị trường kiểm tra các kho hàng trước ngày 20/3/2023.",
    ["LEAD Sở Công Thương; COORDINATE Công an tỉnh; COORDINATE Cục Quản lý thị trường | 2023-03-19"],
  ],
  [
    "Giao Sở Tài chính phối hợp với Sở Y tế đề xuất mức hỗ trợ; báo cáo Ủy ban nhân dân tỉnh xem xét, quyết định.",
    [
      "ADVISE Sở Tài chính; COORDINATE Sở Y tế",
      "REPORT* Sở Tài chính; REPORT_TO Ủy ban nhân dân tỉnh; DECIDE Ủy ban nhân dân tỉnh",
    ],
  ],
  [
    "Ủy ban nhân dân các huyện, thành phố chỉ đạo các cơ sở y tế rà soát thiết bị; mua bổ sung thuốc.",
    [
      "DIRECT Ủy ban nhân dân các huyện, thành phố; DIRECTED các cơ sở y tế",
      "DIRECT* Ủy ban nhân dân các huyện, thành phố; DIRECTED* các cơ sở y tế",
    ],
  ],
  [
    "Thanh tra tỉnh theo dõi, đôn đốc việc thực hiện Thông báo này, hằng tuần báo cáo Chủ tịch UBND tỉnh.",
    ["MONITOR Thanh tra tỉnh", "REPORT* Thanh tra tỉnh; REPORT_TO Chủ tịch Ủy ban nhân dân tỉnh | FREQ=WEEKLY"],
  ],
  ["Thời gian qua, Sở Y tế đã tích cực triển khai các biện pháp phòng bệnh.", []],
  [
    "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh vận động nhân dân tham gia.",
    ["IMPLEMENT Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"],
  ],
  [
    "Giám đốc Sở Xây dựng chịu trách nhiệm trước Ủy ban nhân dân tỉnh về tiến độ công trình.",
    ["ACCOUNTABLE Giám đốc Sở Xây dựng; REPORT_TO Ủy ban nhân dân tỉnh"],
  ],
])("%s", (sentence, expected) => {
  expect(read(sentence)).toEqual(expected)
})

test("a heading of bodies gives the subject, implicit, to the sentences under it", () => {
  expect(read("Tham mưu Ủy ban nhân dân tỉnh ban hành kế hoạch. Tổ chức tập huấn cho cán bộ.", "Sở Nội vụ: ")).toEqual([
    "ADVISE* Sở Nội vụ; REPORT_TO Ủy ban nhân dân tỉnh; DECIDE Ủy ban nhân dân tỉnh",
    "IMPLEMENT* Sở Nội vụ",
  ])
})
