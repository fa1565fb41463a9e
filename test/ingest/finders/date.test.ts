import { describe, expect, test } from "vitest"
import { findDates } from "../../../ingest/finders/date.ts"
import { damaged, dice, forms } from "./mutate.ts"

const YEAR = { year: 2023 }
/** Words, value and whether they bind, of all mentions. */
const read = (words: string, at: { year: number | null; on?: string } = YEAR) =>
  findDates(words, 0, at).map(({ from, to, value, binds }) => [words.slice(from, to), value, binds])
/** The only mention that binds with a value. */
const due = (words: string, at: { year: number | null; on?: string } = YEAR) => {
  const found = findDates(words, 0, at).filter(({ binds, value }) => binds && value !== null)
  return found.map(({ value }) => value).join(" | ")
}

describe("limits", () => {
  test.each([
    ["hoàn thành trước ngày 15/9/2022", "2022-09-14"],
    ["xong trước ngày 01 tháng 3 năm 2024", "2024-02-29"],
    ["chậm nhất trước ngày 31/01/2026", "2026-01-30"],
    ["chậm nhất là ngày 10 tháng 12 năm 2025", "2025-12-10"],
    ["gửi về Sở Nội vụ muộn nhất ngày 5/6", "2023-06-05"],
    ["thực hiện đến hết ngày 20/11/2023", "2023-11-20"],
    ["báo cáo trước 17 giờ 00 ngày 28/11/2025", "2025-11-28T17:00"],
    ["báo cáo trước 9h30 ngày 28/6", "2023-06-28T09:30"],
    ["hoàn thành trong ngày 20 tháng 11 năm 2025", "2025-11-20"],
    ["phấn đấu đến ngày 30/4/2024 phải hoàn thành", "2024-04-30"],
    ["hoàn thành trong tháng 11/2025", "2025-11-01/2025-11-30"],
    ["trình Thủ tướng trong tháng 02 năm 2024", "2024-02-01/2024-02-29"],
    ["ban hành trong quý II/2022", "2022-04-01/2022-06-30"],
    ["Thời gian hoàn thành: quý III, IV năm 2024", "2024-07-01/2024-12-31"],
    ["kết thúc trước tháng 6/2024", "2024-05-31"],
    ["hoàn thành trước quý IV năm 2023", "2023-09-30"],
    ["hoàn thành đến hết tháng 3 năm 2026", "2026-03-31"],
    ["hoàn thành trong năm 2022", "2022-01-01/2022-12-31"],
    ["áp dụng từ ngày 01/01/2026", "2026-01-01/.."],
    ["tạm dừng kể từ 0 giờ ngày 05/8/2021", "2021-08-05/.."],
    ["tổ chức từ ngày 05/3 đến hết ngày 20/3/2024", "2024-03-05/2024-03-20"],
    ["thực hiện từ ngày 20/12 đến ngày 10/01/2024", "2023-12-20/2024-01-10"],
    ["chậm nhất 17 giờ ngày 16/7/2025", "2025-07-16T17:00"],
    ["hoàn thành trước Tết Bính Ngọ", "2026-02-16"],
    ["khởi công nhà văn hóa xã và trường mầm non xã vào ngày 20/10/2023", "2023-10-20"],
    ["Từ ngày 05/3 đến hết ngày 20/3/2024, tổ chức ra quân", "2024-03-05/2024-03-20"],
    ["hoàn thành ngày 30/11/2023", "2023-11-30"],
    ["bắt đầu từ tháng 01/2024", "2024-01-01/.."],
    ["hoàn thành trong giai đoạn 2023-2025", "2023-01-01/2025-12-31"],
  ])("%s", (words, value) => {
    expect(due(words)).toBe(value)
  })
})

describe("after the label of a time line every time binds", () => {
  test.each([
    ["Thời gian thực hiện: năm 2024", "2024-01-01/2024-12-31"],
    ["Thời gian thực hiện: Năm 2024 và các năm tiếp theo", "2024-01-01/.."],
    ["Thời gian thực hiện: Giai đoạn 2024-2026", "2024-01-01/2026-12-31"],
    ["Thời gian thực hiện: 2024 - 2026", "2024-01-01/2026-12-31"],
    ["Thời gian thực hiện: Từ năm 2024 đến hết năm 2026", "2024-01-01/2026-12-31"],
    ["Thời gian thực hiện: Từ năm 2024", "2024-01-01/.."],
    ["Thời gian: Tháng 11 - 12/2023", "2023-11-01/2023-12-31"],
    ["Tiến độ: Hoàn thành trong quý II", "2023-04-01/2023-06-30"],
    ["Thời hạn báo cáo: ngày 15/12/2023", "2023-12-15"],
    ["Thời gian thực hiện: Thực hiện thường xuyên", "FREQ=REGULAR"],
    ["Thời gian thực hiện: Theo kế hoạch năm học của ngành", "EVENT:nam_hoc_cua_nganh"],
    ["Lộ trình: từ ngày 01/01/2024", "2024-01-01/.."],
  ])("%s", (words, value) => {
    expect(due(words)).toBe(value)
  })
})

test("an hour or another limit before a lunar day", () => {
  const at = { year: 2023, on: "2023-01-05" }
  expect(due("báo cáo trước 15 giờ ngày mùng 3 Tết", at)).toBe("2023-01-24T15:00")
  expect(due("báo cáo trước ngày mùng 3 Tết", at)).toBe("2023-01-23")
  expect(due("báo cáo chậm nhất mùng 3 Tết", at)).toBe("2023-01-24")
  expect(due("xong trước 17h30 ngày 29 Tết", at)).toBe("2023-01-20T17:30")
})

describe("durations, recurrences, events", () => {
  test.each([
    ["bàn giao trong vòng 07 ngày làm việc kể từ ngày nhận đủ hồ sơ", "P7D"],
    ["qua 14 ngày, làm thủ tục bàn giao", "P14D"],
    ["trong ba ngày, gửi kết quả", "P3D"],
    ["chậm nhất 24 giờ", "PT24H"],
    ["không quá 02 tuần", "P14D"],
    ["báo cáo hằng tuần", "FREQ=WEEKLY"],
    ["báo cáo định kỳ hàng tuần, hàng tháng", "FREQ=WEEKLY,FREQ=MONTHLY"],
    ["Hằng năm, tổ chức đánh giá", "FREQ=YEARLY"],
    ["định kỳ trước ngày 25 hằng tháng gửi số liệu", "FREQ=MONTHLY"],
    ["định kỳ trước ngày 01/5 và 15/10 hằng năm", "FREQ=YEARLY"],
    ["trước 15 giờ hàng ngày", "FREQ=DAILY"],
    ["Định kỳ hằng quý (trước ngày 25) báo cáo", "FREQ=QUARTERLY"],
    ["báo cáo trước ngày 20 của tháng cuối quý", "FREQ=QUARTERLY"],
    ["báo cáo 02 lần/ngày", "FREQ=DAILY"],
    ["thường xuyên báo cáo", "FREQ=REGULAR"],
    ["Định kỳ báo cáo kết quả", "FREQ=REGULAR"],
    ["hoàn thành ngay trong ngày", "P0D_AFTER_EVENT"],
    ["ngay sau khi có kết quả, báo cáo", "AFTER_EVENT:co_ket_qua"],
    ["ngay sau khi phát hiện phải báo cáo", "AFTER_EVENT:phat_hien"],
    ["đột xuất khi có yêu cầu", "ON_REQUEST"],
    ["theo lịch của Bộ Y tế", "EVENT:bo_y_te"],
    ["kết nối dữ liệu theo lộ trình xây dựng kho số của tỉnh", "EVENT:xay_dung_kho_so_cua_tinh"],
    ["đo mặn với tần suất 02 lần/tuần", "FREQ=WEEKLY"],
    ["kiểm tra ít nhất 6 tháng/lần", "FREQ=HALFYEARLY"],
    ["chuyển từ báo cáo hàng ngày sang báo cáo hàng tuần", "FREQ=WEEKLY"],
    ["tổ chức tập huấn hằng năm", "FREQ=YEARLY"],
    ["nạo vét kênh mương, nhiệm vụ thường xuyên.", "FREQ=REGULAR"],
    ["tổ chức họp dân khi cần thiết", "ON_REQUEST"],
    ["trả lời khi được cơ quan thẩm định lấy ý kiến", "ON_REQUEST"],
    ["khi nhận được đề nghị của nhà trường, cử cán bộ", "ON_REQUEST"],
    ["cung cấp bản đồ theo đề nghị của chủ đầu tư", "ON_REQUEST"],
    ["tạm dừng chợ cho đến khi có thông báo mới", "EVENT:cho_den_khi_co_thong_bao_moi"],
    ["báo cáo định kỳ tháng, quý", "FREQ=MONTHLY,FREQ=QUARTERLY"],
    ["báo cáo định kỳ 6 tháng, hằng năm", "FREQ=HALFYEARLY,FREQ=YEARLY"],
    ["trong 10 ngày tới, dọn sạch lòng sông", "P10D"],
    ["thả cá vào tháng 4, tháng 5 năm 2024, hoàn thành đúng vụ", "2024-04-01/2024-05-31"],
    ["sửa cầu ngay sau bão", "AFTER_EVENT:bao"],
    ["hoàn thành kè sông trước mùa mưa", "EVENT:truoc_mua_mua"],
    ["hoàn thành nạo vét trước khi lũ về", "EVENT:truoc_khi_lu_ve"],
    ["trình Hội đồng nhân dân tỉnh tại kỳ họp cuối năm", "EVENT:tai_ky_hop_cuoi_nam"],
  ])("%s", (words, value) => {
    expect(due(words)).toBe(value)
  })

  test.each([
    "chi trả trợ cấp hằng tháng cho đối tượng",
    "bố trí từ ngân sách hằng năm của tỉnh",
    "kinh phí chi thường xuyên và chi đầu tư",
    "sau khi sắp xếp bộ máy",
    "trong 10 năm qua",
    "Từ ngày 01/7/2023 đến nay",
    "Ngày 31/8/2022, tại phiên họp",
    "tính đến ngày 15/6/2023 đã giải ngân",
    "giai đoạn 2021 - 2025, tầm nhìn đến năm 2030",
    "trong tháng 8/2022 toàn tỉnh ghi nhận 20 ca",
    "Theo đó, đến hết ngày 31/5/2022, toàn tỉnh mới giải ngân",
    "sau mười ngày vận hành",
    "đạt 85% vào năm 2025",
    "kiểm tra phần mềm trước khi đưa vào sử dụng",
    "hoàn thành đúng tiến độ, theo lộ trình đề ra",
    "theo đề nghị của Sở Y tế tại Tờ trình số 12/TTr-SYT",
    "hồ sơ theo yêu cầu của người dân",
    "kết luận của Chủ tịch tại phiên họp thứ 3",
    "xây dựng chuyên mục phát sóng hằng tuần",
    "thanh toán theo tiến độ thực hiện dự án",
    "là nhiệm vụ thường xuyên của mọi cấp",
    "Từ năm 2020 đến nay",
    "nước dâng 2 lần/tuần ở xã",
  ])("%s: nothing binds", (words) => {
    expect(due(words)).toBe("")
  })

  test("words of urgency bind, and have no value", () => {
    expect(read("khẩn trương rà soát, kịp thời xử lý trong thời gian sớm nhất")).toEqual([
      ["khẩn trương", null, true],
      ["kịp thời", null, true],
      ["trong thời gian sớm nhất", null, true],
    ])
  })
})

describe("plain dates", () => {
  test.each([
    ["ngày 31 tháng 8 năm 2022", "2022-08-31"],
    ["ngày 05/8/2020", "2020-08-05"],
    ["ngày 25-10-2017", "2017-10-25"],
    ["Quốc khánh 2/9", "2023-09-02"],
    ["sáng ngày 30/3/2020", "2020-03-30T00:00/2020-03-30T12:00"],
    ["chiều 28/6", "2023-06-28T12:00/2023-06-28T18:00"],
    ["17 giờ 15 ngày 26/11/2025", "2025-11-26T17:15"],
    ["09/08/2021 15:20", "2021-08-09T15:20"],
    ["09 tháng đầu năm 2021", "2021-01-01/2021-09-30"],
    ["6 tháng cuối năm", "2023-07-01/2023-12-31"],
    ["năm học mới 2022-2023", "2022-09-01/2023-05-31"],
    ["nhiệm kỳ 2020 - 2025", "2020-01-01/2025-12-31"],
    ["Từ ngày 16-22/11/2025", "2025-11-16/2025-11-22"],
    ["Từ ngày 08 đến ngày 09 tháng 11 năm 2025", "2025-11-08/2025-11-09"],
    ["từ tháng 10 năm 2025 đến hết tháng 3 năm 2026", "2025-10-01/2026-03-31"],
    ["Tết Trung thu", "2023-09-29"],
    ["giỗ Tổ Hùng Vương", "2023-04-29"],
    ["Rằm tháng 7", "2023-08-30"],
    ["10/3 âm lịch", "2023-04-29"],
    ["Tết Nguyên đán Giáp Thìn 2024", "2024-02-10"],
  ])("%s", (words, value) => {
    expect(read(words)).toEqual([[words, value, false]])
  })

  test("a day no calendar has is none, nor are ratios and numbers", () => {
    expect(read("ngày 31 tháng 2 năm 2024; ngày 31/4/2023; 24/7; 1/7 nhiệm vụ; 5.000 người; 2.9")).toEqual([])
  })

  test("without the notice's year a day without year is none", () => {
    expect(read("ngày 28/6", { year: null })).toEqual([])
  })

  test("a lunar day around the turn of the year needs the notice's day", () => {
    expect(read("23 tháng Chạp")).toEqual([["23 tháng Chạp", null, false]])
    expect(read("23 tháng Chạp", { year: 2023, on: "2023-12-01" })).toEqual([["23 tháng Chạp", "2024-02-02", false]])
    expect(read("mùng 5 Tết", { year: 2023, on: "2023-01-05" })).toEqual([["mùng 5 Tết", "2023-01-26", false]])
    expect(due("xong trước Tết Nguyên đán", { year: 2023, on: "2023-12-01" })).toBe("2024-02-09")
  })

  test("spans are absolute", () => {
    expect(findDates("vào ngày 5/6/2023", 50)[0]).toMatchObject({ from: 50, to: 67, value: "2023-06-05" })
  })
})

const day = String.raw`\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?`
const valid = new RegExp(
  `^(?:${day}(?:/(?:${day}|\\.\\.))?|P(?:T?\\d+[DMYH])|P0D_AFTER_EVENT|ON_REQUEST|(?:AFTER_)?EVENT:[a-z0-9_]+|FREQ=[A-Z]+(?:,FREQ=[A-Z]+)*)$`,
)
const seed = Date.now() % 100_000
test(`on damaged text: no throw, spans in order, values of the contract (seed ${seed})`, () => {
  const roll = dice(seed)
  for (let i = 0; i < 400; i += 1) {
    const words = damaged(forms[i % forms.length] ?? "", roll)
    let end = 0
    for (const one of findDates(words, 0, YEAR)) {
      const slice = words.slice(one.from, one.to)
      expect(one.from, words).toBeGreaterThanOrEqual(end)
      expect(slice, words).toBe(slice.trim())
      expect(slice, words).not.toBe("")
      if (one.type === "vague") expect(one.value, words).toBeNull()
      else expect(one.value, words).toMatch(valid)
      end = one.to
    }
    expect(end).toBeLessThanOrEqual(words.length)
  }
})

test.each([
  "theo lộ trình ",
  "khi được a ",
  "2020-",
  "tháng 1-2",
  "Thời gian thực hiện: ",
  "ngày 1",
  "trước ngày ",
  "từ ngày 1/",
  "hằng ",
  "ngay sau khi có ",
  "12:",
  "tháng 1, ",
  "trong ",
])("100 KB of near-misses like %j are read at once", (piece) => {
  const start = performance.now()
  findDates(piece.repeat(Math.ceil(100_000 / piece.length)), 0, YEAR)
  expect(performance.now() - start).toBeLessThan(4_000)
})
