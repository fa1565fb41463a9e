import { describe, expect, test } from "vitest"
import { loadGazetteer } from "../../ingest/gazetteer.ts"
import { extract } from "../../ingest/pipeline.ts"
import { readText } from "../../ingest/readers/text.ts"

const header = (text: string) => extract(readText(new TextEncoder().encode(text), "vd.txt"), loadGazetteer()).header

const printed = (number: string, day: string, kind: string) => `ỦY BAN NHÂN DÂN
TỈNH SƠN LA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: ${number}

Sơn La, ngày ${day}

${kind}
Về nước sạch nông thôn

1. Sở Y tế xét nghiệm nguồn nước.

Nơi nhận:
- Các sở, ban, ngành tỉnh;
- Lưu: VT, NN.
`

describe("what is printed", () => {
  test("a state paper", () => {
    expect(
      header(
        `${printed("08/KH-UBND", "05 tháng 3 năm 2021", "KẾ HOẠCH")}\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLò Văn Hoài`,
      ),
    ).toMatchObject({
      kind: "KH",
      number: "08/KH-UBND",
      symbol: { sys: "state", n: 8, type: "KH", issuers: ["UBND"] },
      system: "state",
      title: "Về nước sạch nông thôn",
      issuer: { name: "Ủy ban nhân dân tỉnh Sơn La", inferred: false },
      province: { code: "14", name: "Sơn La" },
      issuedOn: "2021-03-05",
      place: "Sơn La",
      meetingOn: null,
      chair: null,
      signer: { name: "Lò Văn Hoài", title: "Phó Chủ tịch", authority: ["TM", "KT"] },
    })
  })

  test("a day or a number left blank is null, and no default takes its place", () => {
    expect(header(printed("/TB-UBND", "   tháng 3 năm 2021", "THÔNG BÁO"))).toMatchObject({
      number: "/TB-UBND",
      symbol: { n: null },
      issuedOn: null,
      signer: null,
    })
  })

  test.each([
    [
      "T/L BAN THƯỜNG VỤ\nK/T CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\n\n(Đã ký)\n\nLò Thị Mai",
      ["TL", "KT"],
      "Phó Chánh Văn phòng",
    ],
    ["TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG KẾ HOẠCH\n\nLò Thị Mai", ["TUQ"], "Trưởng phòng kế hoạch"],
    ["Q. GIÁM ĐỐC\n\nLò Thị Mai", ["Q"], "Quyền giám đốc"],
    ["KT. BỘ TRƯỞNG,\nCHỦ NHIỆM\nPHÓ CHỦ NHIỆM\nLò\nThị Mai", ["KT"], "Phó Chủ nhiệm"],
    ["CHÁNH VĂN PHÒNG\n\nLò Thị Mai", [], "Chánh Văn phòng"],
  ])("who signed, block %#", (block, authority, title) => {
    const { signer } = header(`${printed("08/TB-UBND", "05 tháng 3 năm 2021", "THÔNG BÁO")}\n${block}`)
    expect(signer).toMatchObject({ name: "Lò Thị Mai", authority })
    expect(signer?.title?.toLowerCase()).toBe(title.toLowerCase())
  })

  test("a department under its province, an office under its committee, a central body", () => {
    const issuerOf = (cell: string, number: string) =>
      header(`${cell}\n\nSố: ${number}\n\nSơn La, ngày 05 tháng 3 năm 2021\n\nTHÔNG BÁO\nVề nước\n\n1. Họp.`)
    expect(issuerOf("UBND TỈNH SƠN LA\nSỞ Y TẾ", "08/TB-SYT").issuer?.name).toBe("Sở Y tế tỉnh Sơn La")
    expect(issuerOf("TỈNH ỦY SƠN LA\nVĂN PHÒNG\n*", "08-TB/VPTU").issuer?.name).toBe("Văn phòng Tỉnh ủy Sơn La")
    expect(issuerOf("VĂN PHÒNG CHÍNH\nPHỦ", "08/TB-VPCP")).toMatchObject({
      issuer: { name: "Văn phòng Chính phủ" },
      province: null,
    })
  })
})

describe("what is inferred", () => {
  const lost = `THÔNG BÁO
KẾT LUẬN CỦA ĐỒNG CHÍ BÍ THƯ TỈNH ỦY

Ngày 12/5/2022, đồng chí Lò Thị Mai, Bí thư Tỉnh ủy chủ trì hội nghị về nước sạch.

1. Các huyện, thành phố kiểm tra nguồn nước gần cửa khẩu quốc tế Cầu Treo.

Nơi nhận:
- Ban Thường vụ Tỉnh ủy,
- Lưu Văn phòng Tỉnh ủy.

T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG

Lò Văn Hoài`

  test("system, issuer, province, meeting and chair of a Party notice without a head", () => {
    const found = header(lost)
    expect(found).toMatchObject({
      kind: "TB",
      number: null,
      system: "party",
      issuer: { name: "Tỉnh ủy Hà Tĩnh", inferred: true },
      province: { code: "42", name: "Hà Tĩnh" },
      issuedOn: null,
      meetingOn: "2022-05-12",
      chair: { name: "Lò Thị Mai", title: "Bí thư Tỉnh ủy" },
    })
    expect(found.province?.confidence).toBeLessThan(1)
    expect(found.province?.evidence.map(({ why }) => why)).toContain("border gate of the province")
  })

  test("nothing speaks for a province: none is named", () => {
    expect(header(lost.replace(/ gần cửa khẩu quốc tế Cầu Treo/, ""))).toMatchObject({
      province: null,
      issuer: { name: "Tỉnh ủy" },
    })
  })

  test("a province's code is that of the day", () => {
    const on = (day: string) =>
      header(printed("08/TB-UBND", day, "THÔNG BÁO").replaceAll("SƠN LA", "LÀO CAI").replaceAll("Sơn La", "Lào Cai"))
        .province?.code
    expect([on("05 tháng 3 năm 2025"), on("05 tháng 8 năm 2025")]).toEqual(["10", "15"])
  })

  test("the issuer of a state notice from its symbol", () => {
    expect(
      header("Số: /TB-UBND\n\nSơn La, ngày 05 tháng 3 năm 2021\n\nTHÔNG BÁO\nVề nước\n\n1. Sở Y tế trực."),
    ).toMatchObject({
      system: "state",
      issuer: { name: "Ủy ban nhân dân tỉnh Sơn La", inferred: true },
    })
  })

  test("a web page has a title and no frame", () => {
    const page =
      "Tỉnh ủy Sơn La bàn về nước sạch\n\nThứ hai - 02/08/2021 10:15\n\nNgày 01/8/2021, Tỉnh ủy Sơn La ban hành Kết luận số 5-KL/TU.\n\nTỉnh ủy Sơn La yêu cầu các huyện giữ sạch nguồn nước."
    expect(header(page)).toMatchObject({
      kind: null,
      number: null,
      system: null,
      issuer: null,
      issuedOn: null,
      chair: null,
      signer: null,
      title: "Tỉnh ủy Sơn La bàn về nước sạch",
      province: { name: "Sơn La" },
    })
  })
})
