/** A text whose line ends were lost: the lines are found again by what begins them. */
import { cutLine, type Line } from "../lines.ts"

/** A line is looked at when it is longer than any paragraph is. */
const LONG = 1200
/** So many places where a line begins make it a text of its own. */
const FEW = 3

const numbered = String.raw`(?:[IVX]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3})\s?[.\-–/]|\(\d{1,2}\)|[a-zđ]\)|Điều\s\d{1,3}[.:]`
/** What begins a line; each is looked for behind a blank. */
const starts: readonly RegExp[] = [
  new RegExp(String.raw`(?<=[.;:!?”"]\s|\.\/\.\s|\p{Lu}{2}\s)(?:${numbered})\s+(?=[“"]?\p{Lu}|\d{1,3}%)`, "gu"),
  new RegExp(String.raw`(?<=[\p{Ll},)]\s)(?:${numbered})\s+(?=\p{Lu}{2})`, "gu"),
  /(?<=\p{Ll}\s)(?:\d{1,2}\.|[a-zđ]\))\s+(?=\p{Lu}\p{Ll})/gu,
  /(?<=[.;:,)}]\s)[-–+]\s+(?=[“"]?[\p{Lu}\d])/gu,
  /(?<=\s)Nơi\s+nhận\s*:/gu,
  /(?<=\s)(?:Đồng\s+)?[Kk]ính\s+gửi\s*:/gu,
  /(?<=\s)(?:CỘNG\s+H(?:ÒA|OÀ)\s+XÃ|Độc\s+lập\s+[-–]\s+Tự|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT)/gu,
  /(?<=\s)Số\s*:\s*[\d/…]/gu,
  /(?<=\s)V\/v\s/gu,
  /(?<=\s)\p{Lu}\p{Ll}+(?:\s(?:phố\s)?\p{Lu}\p{Ll}+){0,4},\s+ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}/gu,
  /(?<=\s)(?:THÔNG\s+BÁO|CHỈ\s+THỊ|KẾ\s+HOẠCH|CÔNG\s+ĐIỆN|KẾT\s+LUẬN|QUYẾT\s+ĐỊNH|NGHỊ\s+QUYẾT|HƯỚNG\s+DẪN|BÁO\s+CÁO|CHƯƠNG\s+TRÌNH)\s/gu,
  /(?<=\s)(?:TM|KT|TL|TUQ|T\/M|K\/T|T\/L)[.\s]\s*\p{Lu}{2}/gu,
  /(?<=\p{Lu}\s)(?:PHÓ\s+(?:CHỦ|BÍ|GIÁM|CHÁNH|THỦ|TRƯỞNG|TỔNG|CỤC|VỤ|VIỆN)|CHÁNH\s+VĂN)/gu,
  /(?<=\s)\([Đđ]ã\s+ký\)/gu,
  /(?<=[\p{Lu})]\s)\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){1,4}\s*$/gu,
  /(?<=[\p{Ll}\d]\s)(?:Ngày\s+\d|(?:Sáng|Chiều)\s+ngày|Căn\s+cứ|Sau\s+khi\s+nghe|Tại\s+(?:phiên|cuộc|buổi))/gu,
  /(?<=\p{Lu}{2}\s)(?:Ngày|Sáng|Chiều|Căn|Thực|Tại|Sau|Nhằm|Để|Trong|Xét|Triển)\s/gu,
  /(?<=[.;]\/?\.?\s)(?:Căn\s+cứ|Trên\s+đây\s+là|Thừa\s+lệnh|Trong\s+quá\s+trình|(?:Đề\s+nghị|Yêu\s+cầu)\s+(?:các|Giám\s+đốc|Thủ\s+trưởng)|Văn\s+phòng\s+\p{L}+\s+\p{L}+\s+(?:xin\s+|trân\s+trọng\s+)*thông\s+báo)\s/gu,
]

/** A paragraph holds no part of the frame. */
const frame =
  /\sNơi\s+nhận\s*:|CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN|(?:THÔNG\s+BÁO|CHỈ\s+THỊ|KẾ\s+HOẠCH|CÔNG\s+ĐIỆN|KẾT\s+LUẬN)\s/u
/** The line cut where lines begin, in order; itself when it is a paragraph. */
export function unroll(line: Line): Line[] {
  if (line.text.length < LONG || !frame.test(line.text)) return [line]
  const at = new Set<number>()
  for (const start of starts) for (const hit of line.text.matchAll(start)) at.add(hit.index)
  at.delete(0)
  if (at.size < FEW) return [line]
  const pieces = cutLine(
    line,
    [...at].sort((a, b) => a - b),
  )
  return pieces.map((piece) => ({ ...piece, column: 0 }))
}
