/** Words that make up the frame of a notice: types, bodies, signing authority, offices (domain: 1.2 to 1.4, 4.2). */
import { lettersOf } from "../lines.ts"

const typeNames: Readonly<Record<string, string>> = {
  "nghị quyết": "NQ", "quyết định": "QĐ", "chỉ thị": "CT", "quy chế": "QC", "quy định": "QyĐ", "thông cáo": "TC",
  "thông báo": "TB", "hướng dẫn": "HD", "chương trình": "CTr", "chương trình hành động": "CTr", "kế hoạch": "KH",
  "phương án": "PA", "đề án": "ĐA", "dự án": "DA", "báo cáo": "BC", "biên bản": "BB", "tờ trình": "TTr",
  "hợp đồng": "HĐ", "công điện": "CĐ", "công điện khẩn": "CĐ", "bản ghi nhớ": "BGN", "bản thỏa thuận": "BTT",
  "giấy ủy quyền": "GUQ", "giấy mời": "GM", "giấy giới thiệu": "GGT", "phiếu gửi": "PG", "phiếu chuyển": "PC",
  "phiếu báo": "PB", "kết luận": "KL", "thông tri": "TT", "quy trình": "QTr", "công văn": "CV", "thông tư": "TT",
  "nghị định": "NĐ", "lời kêu gọi": "LKG", "tuyên bố": "TBo",
} // biome-ignore format: pairs read best in rows
const typeCodes = new Map(Object.entries(typeNames).map(([name, code]) => [lettersOf(name), code]))
/** Code of a type line ("THÔNG BÁO" -> TB), undefined when the words are none. */
export const typeCodeOf = (words: string): string | undefined =>
  words.length > 40 ? undefined : typeCodes.get(lettersOf(words))

const inCapitals = Object.keys(typeNames)
  .map((name) => name.toUpperCase())
  .sort((a, b) => b.length - a.length)
/** A type in capitals that begins the words, with its title on the same line; undefined otherwise. */
export const leadingType = (words: string): string | undefined =>
  inCapitals.find((name) => words.startsWith(`${name} `) && words.length > name.length + 3)

const mottoes = new Set(
  ["cộng hòa xã hội chủ nghĩa việt nam", "độc lập tự do hạnh phúc", "đảng cộng sản việt nam"].map(lettersOf),
)
/** Quốc hiệu, tiêu ngữ, or the line of the Party. */
export const isMotto = (words: string): boolean => words.length < 60 && mottoes.has(lettersOf(words))
/** Where a motto begins that shares its line with another cell. */
export const mottoWithin = /(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM|[ĐD]ộc lập\s*[-–]\s*Tự do)/u

/** First words of a body's name in capitals, as in the issuer cell. */
export const bodyHead =
  /^(?:ỦY BAN|UỶ BAN|UBND|UBMTTQ|HĐND|HỘI ĐỒNG|TỈNH [ỦU][YỶ]|THÀNH [ỦU][YỶ]|HUYỆN [ỦU][YỶ]|THỊ [ỦU][YỶ]|QUẬN [ỦU][YỶ]|ĐẢNG|BAN|BỘ|SỞ|VĂN PHÒNG|VPUBND|CỤC|TỔNG|CHI CỤC|VỤ|VIỆN|TRUNG TÂM|TRUNG ƯƠNG|TRƯỜNG|ĐẠI HỌC|HỌC VIỆN|BỆNH VIỆN|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|CHỦ TỊCH|CÔNG AN|THANH TRA|KIỂM TOÁN|TÒA ÁN|TOÀ ÁN|KHO BẠC|NGÂN HÀNG|BẢO HIỂM|THUẾ|HẢI QUAN|HỘI|LIÊN|ĐOÀN|ĐÀI|BÁO|QUÂN|BCĐ|PHÒNG|TẬP ĐOÀN|CÔNG TY|KHU|TỔ)(?!\p{L})/u
/** Stamps that stand in the head of a paper: degree of haste or secrecy, arrival, draft. */
export const stamp =
  /^(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|TUYỆT MẬT|TỐI MẬT|MẬT|DỰ THẢO|BẢN SAO|SAO Y.*|CÔNG VĂN ĐẾN|ĐẾN|VĂN BẢN ĐIỆN TỬ|\*+|[-–_=.*•\s]+)$/iu

/** Signing authority (quyền hạn) before the office that is signed for. */
export const authority = /^(TM|KT|TL|TUQ|TƯQ|T\/M|K\/T|T\/L|T\/UQ|TLT)(?:\s*[./:]\s*|\s+)(?=\p{L})/u
/** First words of an office in capitals. */
export const office =
  /^(?:Q\.\s*|QUYỀN\s+)?(?:CHỦ TỊCH|PHÓ|BÍ THƯ|TỔNG|CHÁNH|TRƯỞNG|GIÁM ĐỐC|THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|CHỦ NHIỆM|[ỦU][YỶ] VIÊN|CỤC TRƯỞNG|VỤ TRƯỞNG|CHI CỤC TRƯỞNG|CHỈ HUY|TƯ LỆNH|CHÍNH [ỦU][YỶ]|CHÍNH TRỊ VIÊN|VIỆN TRƯỞNG|HIỆU TRƯỞNG|THỐNG ĐỐC|THƯ KÝ|CHỦ TRÌ|KẾ TOÁN TRƯỞNG|ĐỘI TRƯỞNG|TỔ TRƯỞNG)(?!\p{L})/u
/** "(Đã ký)" and digital stamps in the signature block. */
export const signedMark =
  /^[([]?\s*(?:đã\s+ký(?:\s+(?:số|điện\s+tử))?|ký,?\s*(?:ghi rõ họ tên|đóng dấu)|ký bởi.*)\s*[)\]]?\.?$/iu

/** Words that begin the text behind a title. */
export const opening =
  /^(?:Ngày\s+\d|(?:Sáng|Chiều|Tối)\s+ngày|Thực\s+hiện|Căn\s+cứ|Sau\s+khi|Thi\s+hành|Triển\s+khai\s+thực\s+hiện|Trong\s|Nhằm\s|Để\s|Xét\s|Theo\s|Thời\s+gian|Tiếp\s+theo|Vừa\s+qua|Hiện\s+nay|Từ\s+(?:ngày|đầu)|Do\s|Qua\s|Tại\s+(?:phiên|cuộc|buổi|Hội|hội|kỳ|Công)|Nước\s|Những\s|Trước\s)/u

/** Words that begin a closing paragraph: it speaks about the whole paper or to all who get it. */
const closing =
  /^(?:Trên\s+đây\s+là|Thừa\s+(?:lệnh|ủy\s+quyền|uỷ\s+quyền)|Trong\s+quá\s+trình\s+(?:triển\s+khai|tổ\s+chức|thực\s+hiện)|Quá\s+trình\s+(?:triển\s+khai|tổ\s+chức|thực\s+hiện)|(?:Trong\s+khi|Khi)\s+(?:triển\s+khai|thực\s+hiện)|Nếu\s+có\s+(?:khó\s+khăn|vướng)|Nhận\s+được|(?:Đề\s+nghị|Yêu\s+cầu)\s+(?:các\s|Thủ\s+trưởng|Giám\s+đốc|Chủ\s+tịch|Bí\s+thư|toàn\s|cấp\s)|(?:Kế\s+hoạch|Chỉ\s+thị|Kết\s+luận|Thông\s+báo|Công\s+điện|Quyết\s+định|Nghị\s+quyết|Chương\s+trình|Hướng\s+dẫn|Văn\s+bản)\s+này|Căn\s+cứ\s+(?:nội\s+dung|Kế\s+hoạch|Thông\s+báo|Kết\s+luận|Chỉ\s+thị|Công\s+điện)\s+này|\(\s*(?:Kèm\s+theo|Gửi\s+kèm|Có\s+))/u
/** A body in the place of the subject that announces, asks or orders; the verb stands near the beginning. */
const speaker =
  /^(?:Văn\s+phòng|Ủy\s+ban|Uỷ\s+ban|UBND|Chủ\s+tịch|Thủ\s+tướng|Ban\s+Thường\s+vụ|Thường\s+trực|Tỉnh\s+[ủu][yỷ]|Thành\s+[ủu][yỷ]|Bộ|Ban\s+Chỉ\s+đạo)(?!\p{L})/u
const speaking = /(?:xin|trân\s+trọng|thông\s+báo|yêu\s+cầu|đề\s+nghị|giao)(?!\p{L})/u
/** The verb of a speaker stands so near to the beginning, in characters. */
const SPEAKER_REACH = 110

export const isClosing = (words: string): boolean =>
  closing.test(words) || (speaker.test(words) && speaking.test(words.slice(0, SPEAKER_REACH)))
