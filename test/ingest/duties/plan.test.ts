import { expect, test } from "vitest"
import { loadGazetteer } from "../../../ingest/gazetteer.ts"
import { extract } from "../../../ingest/pipeline.ts"
import { readText } from "../../../ingest/readers/text.ts"

const notice = (body: string) => `ỦY BAN NHÂN DÂN
TỈNH SƠN LA
-------
Số: 12/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Sơn La, ngày 14 tháng 3 năm 2023

KẾ HOẠCH
Làm sạch nguồn nước sinh hoạt

${body}

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lò Văn Mẫu
`
/** The time of each duty, by its clause: "II.1.a 2023". */
function times(body: string): string[] {
  const { duties, deadlines } = extract(readText(Buffer.from(notice(body)), "kh.txt"), loadGazetteer())
  return duties.map(({ clause, deadline }) => `${clause} ${deadline === null ? "-" : deadlines[deadline]?.value}`)
}

test("a time line beside the items of a task binds those before it, unless they have a time of their own", () => {
  const found = times(`II. NHIỆM VỤ
1. Giếng khoan
a) Rà soát các giếng khoan trên địa bàn.
b) Báo cáo Ủy ban nhân dân tỉnh hằng tháng.
c) Thời gian thực hiện: Hoàn thành trong năm 2023.
2. Bể chứa
a) Kiểm tra các bể chứa.`)
  expect(found).toEqual(["II.1.a 2023-01-01/2023-12-31", "II.1.b FREQ=MONTHLY", "II.2.a -"])
})

test("a time line after the dashes of a task binds them; one before an act does not", () => {
  const found = times(`II. NHIỆM VỤ
1. Thay đường ống
- Rà soát các tuyến ống cũ.
- Tổ chức thay ống.
Thời gian thực hiện: Quý II/2023.
2. Sở Y tế kiểm nghiệm mẫu nước. Hoàn thành trước ngày 30/4/2023. Hướng dẫn người dân lọc nước.`)
  expect(found).toEqual(["II.1.1 2023-04-01/2023-06-30", "II.1.2 2023-04-01/2023-06-30", "II.2 2023-04-29", "II.2 -"])
})

test("a day in the purpose before an order is that of the order", () => {
  const found =
    times(`Để hoàn thành việc thay ống trước ngày 30/6/2023, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu Sở Xây dựng thực hiện nghiêm các quy trình kỹ thuật và triển khai các nội dung sau:
1. Bố trí đủ nhân lực.`)
  expect(found[0]).toMatch(/ 2023-06-29$/)
})
