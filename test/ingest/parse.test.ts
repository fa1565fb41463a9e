import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { parse } from "../../ingest/parse.ts"
import { readText } from "../../ingest/readers/text.ts"

const folder = new URL("../../samples/", import.meta.url)
const samples = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => ({ name, text: readText(readFileSync(new URL(name, folder)), name).text }))

/** Paths with the first words of each part, as one reads them down the page. */
const tree = (text: string): string[] =>
  parse(text).parts.map(({ path, from, to }) => `${path}: ${text.slice(from, to).replace(/\s+/g, " ").slice(0, 24)}`)
const words = (text: string, span: { from: number; to: number } | null): string | null =>
  span && text.slice(span.from, span.to).replace(/\s+/g, " ")

const head = `ỦY BAN NHÂN
DÂN
TỈNH SƠN LA

CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 07/CT-UBND

Sơn La, ngày 05
tháng 3 năm 2021

CHỈ THỊ
VỀ VIỆC CHUẨN BỊ MÙA MƯA
LŨ NĂM 2021
`
const foot = `
Nơi nhận:
- Bộ Nội vụ (để b/c);
- Các sở, ban, ngành tỉnh; các hội, đoàn
thể;
- Lưu: VT, NN.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lò
Văn Hoài
`

describe("the head", () => {
  test("is read from wrapped lines", () => {
    const text = `${head}\nMưa lớn sắp đến.\n\n1. Sở Y tế dự trữ thuốc.\n${foot}`
    const { header, genre } = parse(text)
    expect(genre).toBe("document")
    expect(header.issuer.map((span) => words(text, span))).toEqual(["ỦY BAN NHÂN DÂN TỈNH SƠN LA"])
    expect(words(text, header.number)).toBe("07/CT-UBND")
    expect(words(text, header.placeDate)).toBe("Sơn La, ngày 05 tháng 3 năm 2021")
    expect(words(text, header.kind)).toBe("CHỈ THỊ")
    expect(words(text, header.title)).toBe("VỀ VIỆC CHUẨN BỊ MÙA MƯA LŨ NĂM 2021")
  })

  test("of two columns on one line is parted by its blanks", () => {
    const text = `UBND TỈNH SƠN LA     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ Y TẾ     Độc lập - Tự do - Hạnh phúc
Số: 12/SYT-NV     Sơn La, ngày 3 tháng 8 năm 2021
V/v trực dịp lễ

Kính gửi: Các trung tâm y tế.

1. Trực đủ quân số.
2. Báo cáo hằng ngày.`
    const { header, parts } = parse(text)
    expect(header.issuer.map((span) => words(text, span))).toEqual(["UBND TỈNH SƠN LA", "SỞ Y TẾ"])
    expect(words(text, header.number)).toBe("12/SYT-NV")
    expect(words(text, header.title)).toBe("V/v trực dịp lễ")
    expect(header.addressees.map((span) => words(text, span))).toEqual(["Các trung tâm y tế"])
    expect(parts.map(({ path }) => path)).toEqual(["1", "2"])
  })

  test("may be lost, and a number may be blank", () => {
    const text =
      "Số: /TB-UBND\n\nTHÔNG BÁO\nKết luận tại cuộc họp\nvề nước sạch\nNgày 3/8/2021, lãnh đạo tỉnh họp.\n\n1. Sở Xây dựng rà soát."
    const { header } = parse(text)
    expect(words(text, header.number)).toBe("/TB-UBND")
    expect(words(text, header.title)).toBe("Kết luận tại cuộc họp về nước sạch")
    expect(tree("1. Sở Y tế chủ trì.\n\n2. UBND các xã phối hợp.")).toEqual([
      "1: 1. Sở Y tế chủ trì.",
      "2: 2. UBND các xã phối hợp.",
    ])
  })

  test("of a telegram names whom it is sent to", () => {
    const text = `CÔNG ĐIỆN
VỀ ỨNG PHÓ BÃO
BỘ XÂY
DỰNG điện:
- Sở Xây dựng các tỉnh:

Sơn La, Lai Châu;
- Ban Quản lý
dự án 9.
Bão đang vào bờ.
1. Trực ban 24/24 giờ.`
    const { header, parts } = parse(text)
    expect(header.addressees.map((span) => words(text, span))).toEqual([
      "Sở Xây dựng các tỉnh: Sơn La, Lai Châu",
      "Ban Quản lý dự án 9",
    ])
    expect(parts.map(({ path }) => path)).toEqual(["P1", "1"])
  })
})

describe("clauses", () => {
  test("nest by their labels, dashes and pluses counted under their parent", () => {
    expect(
      tree(`${head}
Để chủ động, yêu cầu:

I. NHIỆM VỤ

1. Sở Y tế

a) Dự trữ thuốc;

b) Cử các đội lưu động:

- Đội thứ nhất lên vùng cao;

+ Mang theo áo phao;

- Đội thứ hai ở lại.

2. Công an tỉnh

2.1. Phân luồng giao thông.

2.2. Giữ trật tự.

II. TỔ CHỨC THỰC HIỆN

Các sở tự kiểm tra.

Trên đây là Chỉ thị về mùa mưa lũ./.
${foot}`),
    ).toEqual([
      "P1: Để chủ động, yêu cầu:",
      "I: I. NHIỆM VỤ 1. Sở Y tế a",
      "I.1: 1. Sở Y tế a) Dự trữ thu",
      "I.1.a: a) Dự trữ thuốc;",
      "I.1.b: b) Cử các đội lưu động: ",
      "I.1.b.1: - Đội thứ nhất lên vùng ",
      "I.1.b.1.1: + Mang theo áo phao;",
      "I.1.b.2: - Đội thứ hai ở lại.",
      "I.2: 2. Công an tỉnh 2.1. Phâ",
      "I.2.1: 2.1. Phân luồng giao thô",
      "I.2.2: 2.2. Giữ trật tự.",
      "II: II. TỔ CHỨC THỰC HIỆN Cá",
      "C: Trên đây là Chỉ thị về m",
    ])
  })

  test.each([
    [
      "a day at the beginning of a line",
      "1. Rà soát từ ngày\n2. Tháng tới họp lại.\n2. Báo cáo kết quả trước mùa mưa lũ.",
    ],
    ["a decree's number", "1. Thực hiện Nghị định số\n2. Khóa này không sửa đổi.\n2. Báo cáo kết quả."],
  ])("%s is no label", (_, body) => {
    expect(parse(`${head}\n${body}\n${foot}`).parts.map(({ path }) => path)).toEqual(["1", "2"])
  })

  test("a dash between years or names is none", () => {
    const text = `${head}
1. Chương trình giai đoạn 2021
- 2025 được tiếp tục trong toàn tỉnh, trên tuyến quốc lộ từ Sơn La
- Hải Phòng, đi qua nhiều huyện vùng cao của tỉnh ta và tỉnh
bạn.
2. Sở Tài chính cấp vốn.
${foot}`
    expect(parse(text).parts.map(({ path }) => path)).toEqual(["1", "2"])
  })

  test("of điều, khoản and điểm, and of Party papers", () => {
    const decided =
      "Điều 1. Phạm vi\n\n1. Trong tỉnh.\n\n2. Trừ:\n\na) Khu kinh tế;\n\nb) Cửa khẩu.\n\nĐiều 2. Sở Y tế thi hành."
    expect(parse(`QUYẾT ĐỊNH\nVề tạm dừng\n\n${decided}`).parts.map(({ path }) => path)).toEqual([
      "1", "1.1", "1.2", "1.2.a", "1.2.b", "2",
    ]) // biome-ignore format: paths read best in a row
    const party =
      "KẾT LUẬN\nVề nông thôn\n\nI- TÌNH HÌNH\n\nĐã tốt hơn.\n\nII- NHIỆM VỤ\n\n1- Ban Dân vận vận động.\n\n2- Các huyện ủy:\n\n2.1- Rà soát;\n\n2.2- Báo cáo."
    expect(parse(party).parts.map(({ path }) => path)).toEqual(["I", "II", "II.1", "II.2", "II.2.1", "II.2.2"])
  })

  test("heads that are sentences stay own words, short heads are headings", () => {
    const text =
      "THÔNG BÁO\nKết luận\n\n1. Sở Y tế:\n\n- Mua thuốc.\n\n2. Thường trực Tỉnh ủy giao Công an tỉnh:\n\n- Tuần tra.\n\n3. Giao Sở Xây dựng\n\nKiểm tra cầu cống."
    const parts = parse(text).parts.filter(({ kind }) => kind === "clause")
    expect(parts.map(({ heading }) => heading?.text ?? null)).toEqual(["Sở Y tế:", null, "Giao Sở Xây dựng"])
    expect(parts.map(({ own }) => own.map((span) => words(text, span)))).toEqual([
      [], ["Thường trực Tỉnh ủy giao Công an tỉnh:"], ["Kiểm tra cầu cống."],
    ]) // biome-ignore format: one line a clause would hide the order
  })

  test("a page number stands in no paragraph of its own, and a split sentence is one", () => {
    const text =
      "THÔNG BÁO\nKết luận\n\n1. Các xã tập trung dọn vệ sinh,\n\n2\n\nthu gom rác thải.\n\n2. Sở Y tế phun thuốc."
    expect(parse(text).parts.map(({ path }) => path)).toEqual(["1", "2"])
  })

  test("a label printed twice keeps its words and leaves a finding", () => {
    const { parts, findings } = parse(
      "KẾ HOẠCH\nTập huấn\n\nI. MỤC ĐÍCH\n\nHọc tập.\n\nII. NỘI DUNG\n\nMột ngày.\n\nII. KINH PHÍ\n\nNgân sách tỉnh.",
    )
    expect(parts.map(({ path }) => path)).toEqual(["I", "II", "II(2)"])
    expect(findings.map(({ code }) => code)).toEqual(["LABEL_REPEATED"])
  })
})

describe("the foot", () => {
  test("gives one recipient a line, wrapped or not, and the lines of the signature", () => {
    const text = `${head}\n1. Sở Y tế trực.\n${foot}`
    const { recipients, signature } = parse(text)
    expect(recipients.map((one) => [words(text, one), one.purpose])).toEqual([
      ["- Bộ Nội vụ (để b/c);", "for_report"],
      ["- Các sở, ban, ngành tỉnh; các hội, đoàn thể;", null],
      ["- Lưu: VT, NN.", "archive"],
    ])
    expect(signature.map((span) => words(text, span))).toEqual(["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Văn Hoài"])
  })

  test("a flattened brace holds for the lines it was printed over", () => {
    const purposes = (lines: string) =>
      parse(`THÔNG BÁO\nVề nước\n\n1. Họp.\n\nNơi nhận:\n${lines}\n- Lưu: VT.`).recipients.map(({ purpose }) => purpose)
    expect(purposes("- Tỉnh ủy;\n- HĐND tỉnh; } (để b/c)\n- Các xã;")).toEqual([
      "for_report",
      "for_report",
      null,
      "archive",
    ])
    expect(purposes("- Tỉnh ủy; }\n- HĐND tỉnh; } (để báo cáo)\n- Các xã;")).toEqual([
      "for_report",
      "for_report",
      null,
      "archive",
    ])
    expect(purposes("- Các xã (để thực hiện);\n- Báo Sơn La (để đưa tin);")).toEqual([
      "for_action",
      "for_information",
      "archive",
    ])
  })

  test("may stand side by side, or the signature first", () => {
    const aside =
      "THÔNG BÁO\nVề nước\n\n1. Họp.\n\nNơi nhận:     TL. CHỦ TỊCH\n- Các xã;     CHÁNH VĂN PHÒNG\n- Lưu: VT.     Lò Văn Hoài"
    const before =
      "THÔNG BÁO\nVề nước\n\n1. Họp.\n\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nLò Văn Hoài\n\nNơi nhận:\n- Các xã;\n- Lưu: VT."
    for (const text of [aside, before]) {
      const { recipients, signature, parts } = parse(text)
      expect(recipients.map((one) => words(text, one))).toEqual(["- Các xã;", "- Lưu: VT."])
      expect(signature.map((span) => words(text, span))).toEqual(["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Lò Văn Hoài"])
      expect(parts.map(({ path }) => path)).toEqual(["1"])
    }
  })
})

describe("other texts", () => {
  test("a web page keeps its article and leaves the page out", () => {
    const text = `Trang chủ
Liên hệ

Tỉnh ủy Sơn La bàn về nước sạch

Thứ hai - 02/08/2021 10:15
Ngày 01/8/2021, Tỉnh ủy họp về nước sạch.
Đồng chí Bí thư phát biểu.
Đồng chí Bí thư phát biểu.

Về nguồn nước

Các xã giữ sạch nguồn nước.

Sở Y tế xét nghiệm hằng tháng.

Tổng số điểm của bài viết là: 0

Bạn cần đăng nhập để bình luận`
    const { genre, header, parts } = parse(text)
    expect(genre).toBe("article")
    expect(words(text, header.title)).toBe("Tỉnh ủy Sơn La bàn về nước sạch")
    expect(parts.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      "P1 paragraph",
      "P2 caption",
      "A clause",
      "A1 paragraph",
      "A2 paragraph",
    ])
  })

  test("what is no notice is kept as paragraphs, with a finding", () => {
    const { genre, parts, findings } = parse("Bánh cuốn\n\n1. Ngâm gạo.\n\n2. Xay bột.\n\nĂn nóng.")
    expect(genre).toBe("other")
    expect(parts.map(({ path }) => path)).toEqual(["P1", "P2", "P3", "P4"])
    expect(findings.map(({ code }) => code)).toEqual(["NO_NOTICE"])
  })
})

describe("properties", () => {
  /** A small generator with a seed (Lehmer). */
  const random = (seed: number) => () => {
    seed = (seed * 48271) % 2147483647
    return seed / 2147483647
  }
  const damaged = (text: string, next: () => number): string => {
    const lines = text.split("\n")
    return lines
      .flatMap((line) => (next() < 0.05 ? [] : next() < 0.05 ? [line, line] : next() < 0.1 ? line.split(" ") : [line]))
      .join(next() < 0.2 ? "\n\n" : "\n")
  }

  test("labels said over and over stand inside each other no deeper than a paper needs", () => {
    const { parts } = parse(`Kính gửi: Sở Y tế\n\n${"1. Sở Y tế báo cáo.\n".repeat(20_000)}`)
    expect(parts.length).toBeGreaterThan(10)
    expect(Math.max(...parts.map(({ path }) => path.split(".").length))).toBeLessThan(20)
  })

  test("spans are whole, in their parents, and paths are unique, whatever happened to the text", () => {
    for (const [i, { text }] of samples.entries()) {
      const next = random(i + 1)
      for (const given of [
        text,
        damaged(text, next),
        damaged(text, next),
        text.replace(/\n+/g, " "),
        text.slice(0, Math.floor(text.length * next())),
      ]) {
        const { parts, recipients, signature } = parse(given)
        expect(new Set(parts.map(({ path }) => path)).size).toBe(parts.length)
        const at = new Map(parts.map((part) => [part.path, part]))
        for (const part of parts) {
          expect(part.to).toBeGreaterThan(part.from)
          const spans = [...part.own, ...(part.label ? [part.label] : []), ...(part.heading ? [part.heading] : [])]
          for (const span of spans)
            expect(span.from >= part.from && span.to <= part.to && span.to > span.from).toBe(true)
          const parent = part.parent === null ? undefined : at.get(part.parent)
          if (part.parent !== null) expect(parent && parent.from <= part.from && parent.to >= part.to).toBe(true)
        }
        for (const span of [...recipients, ...signature])
          expect(span.to > span.from && span.to <= given.length).toBe(true)
      }
    }
  })

  test("empty lines between paragraphs, or none, change no path", () => {
    for (const { name, text } of samples) {
      const paths = (given: string) =>
        parse(given)
          .parts.map(({ path }) => path)
          .filter((path) => !path.startsWith("P"))
      const tight = text.replace(/\n{2,}/g, "\n")
      expect([name, paths(tight)]).toEqual([name, paths(text)])
    }
  })

  test("a text of five million characters takes seconds, whatever is in it", () => {
    const long = 5_000_000
    for (const unit of ["a", "Nguyễn Văn ", "1. A\n", "I. A\nII. B\n", "ỦY BAN NHÂN DÂN\n", "(", "Số: ", "- "]) {
      expect(parse(unit.repeat(Math.floor(long / unit.length / 4))).parts.length).toBeGreaterThan(0)
    }
  }, 60_000)
})
