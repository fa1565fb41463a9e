/** Verbs of orders and the roles they give (domain: role taxonomy, patterns); tables, longest first. */

const words = (text: string): string[] =>
  text
    .split(/\s*[|\n]\s*/)
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)
const any = (list: readonly string[]): string => `(?:${list.map((w) => w.replace(/ /g, "\\s+")).join("|")})`

/** Words that stand before a verb and change no role. */
export const ADVERBS =
  words(`tiếp tục | chủ động | khẩn trương | kịp thời | thường xuyên | tập trung | trực tiếp | nghiêm túc | quyết liệt | phải | cần | cần phải | sớm | ngay | đồng bộ
tích cực | nhanh chóng | kiên quyết | quyết tâm | có trách nhiệm | có nhiệm vụ | định kỳ | hằng tuần | hàng tuần | hằng tháng | hàng tháng | hằng quý | hàng quý | hằng ngày | hàng ngày | hằng năm | hàng năm | chủ động, tích cực | tập trung cao | khẩn trương, quyết liệt
bằng mọi giải pháp | đặc biệt | nhất là | hơn nữa | chủ động hơn nữa | nỗ lực | quyết tâm, nỗ lực | ưu tiên | cùng | chặt chẽ | trước mắt | trước hết | đồng thời | và | tự giác | nghiêm khắc | linh hoạt | sáng tạo | tổ chức | cần tiếp tục | phải tiếp tục | đẩy mạnh việc | tập trung việc | xin trân trọng | trân trọng | xin | sẵn sàng | làm tốt công tác | bảo đảm | lưu ý`)
const CORE_VERBS = `chủ trì | phối hợp | chỉ đạo | lãnh đạo | tham mưu | đề xuất | kiến nghị | trình | báo cáo | phản ánh | chịu trách nhiệm | theo dõi | đôn đốc | kiểm tra | giám sát | thanh tra | thông báo | gửi | thống nhất | đồng ý | là`
const OTHER_VERBS = `tổng hợp | thực hiện | tổ chức | triển khai | tăng cường | đẩy mạnh | rà soát | xây dựng | nghiên cứu | hướng dẫn | đánh giá | cập nhật | hoàn thành | hoàn thiện | bố trí | quản lý | ban hành | công bố | cung cấp | bảo đảm | đảm bảo | nâng cao | phát huy | quan tâm | chú trọng | quán triệt | tuyên truyền | vận động | huy động | xử lý | giải quyết | tháo gỡ | khắc phục | ứng phó | phòng | chuẩn bị | thành lập | kiện toàn | phân công | phân bổ | phân cấp | phân loại | phân luồng | giao | cử | lập | mở | đưa | không | tuyệt đối | nghiêm cấm | cấm | bám sát | nắm | nắm chắc | nắm bắt | phát hiện | thông tin | công khai | hỗ trợ | giúp | tạo | thúc đẩy | đổi mới | ứng dụng | số hóa | sử dụng | khai thác | xem xét | quyết định | phê duyệt | thẩm định | sắp xếp | lựa chọn | đăng ký | thu | cấp | mua | mua sắm | di dời | sơ tán | trực | duy trì | vận hành | khôi phục | tiêm | xét nghiệm | cách ly | truy vết | điều tra | xác minh | xác định | làm | làm rõ | nhập | tiếp nhận | tiếp thu | điều phối | điều động | điều chỉnh | biểu dương | khen thưởng | phê bình | tập huấn | đào tạo | bồi dưỡng | củng cố | mở rộng | phát triển | phát động | phát hành | hạn chế | giảm | tăng | kết nối | khuyến khích | thu hút | kêu gọi | mời gọi | hợp tác | diễn tập | định hướng | cụ thể hóa | cụ thể hoá | hình thành | đầu tư | nhân rộng | đấu tranh | ngăn chặn | phòng ngừa | bảo vệ | chăm sóc | kiểm soát | kiểm kê | thống kê | thu hoạch | tiêu hủy | tiêm phòng | giám định | niêm yết | bàn giao | tiếp cận | thí điểm | tận dụng | tranh thủ | chấp hành | chấn chỉnh | siết chặt | thiết lập | tái lập | tạm dừng | dừng | chuyển | chuyển đổi | chuyển giao | kích hoạt | khai báo | kê khai | lồng ghép | gắn | đặt | kế thừa | lấy | áp dụng | thắt chặt | nêu cao | thay thế | sửa đổi | bổ sung | sửa chữa | gia cố | xác lập | tính toán | dự báo | cảnh báo | cân đối | đối chiếu | chia sẻ | thu gom | vệ sinh | khử khuẩn | khám | điều trị | đón | cho phép | cho | yêu cầu | đề nghị | ký | ký kết | giữ | giữ vững | gìn giữ | nhắc nhở | ra quân | rút kinh nghiệm | kiểm điểm | nhìn nhận | có | căn cứ | thuê | tìm | trao đổi | xin ý kiến | lấy ý kiến | tham gia | khởi công | khánh thành | nghiệm thu | thi công | giải phóng | giải ngân | đối thoại | tiếp công dân | tham vấn | phổ biến | truyền thông | cải cách | cắt giảm | đơn giản hóa | rút ngắn | minh bạch | gương mẫu | tuân thủ | chọn | bình ổn | điều tiết | dự trữ | cứu trợ | tìm kiếm | chằng chống | chặt tỉa | neo đậu | bảo quản | vận chuyển | lưu trữ | kiểm định | lắp đặt | đấu nối | trồng | chăm lo | đền đáp | thăm hỏi | ủng hộ | quyên góp | tôn vinh | học tập | xúc tiến | quảng bá | giới thiệu | tư vấn | chứng nhận | cấp phép | thẩm tra | tiết kiệm | chống | tự | tập trung | tiếp tục | chủ động | khẩn trương | kịp thời | thường xuyên | cần | phải | sớm | trực tiếp | nghiêm túc | kiên quyết | quyết liệt | tích cực | nhanh chóng | định kỳ | xem | coi | bố cục | thỏa thuận | phê chuẩn | giám hộ | hoàn trả | truy thu | thu hồi | công nhận | xếp loại | tổng kết | sơ kết | lưu ý | đẩy nhanh | đẩy lùi | rút | xoá | xóa | phân định | phân tích | phân quyền | tiến hành | thúc | khoanh vùng | ưu tiên | bổ nhiệm | luân chuyển | tinh giản | giải thể | sáp nhập | hợp nhất | tiếp quản | nhận`

/** Every verb that can open an order. */
export const VERBS: readonly string[] = words(`${CORE_VERBS} | ${OTHER_VERBS}`)
const VERB = any(VERBS)
const END = "(?![\\p{L}\\p{M}])"

/** Adverbs in a row, each with the blank or comma after it; sticky. */
export const adverbs = new RegExp(`(?:${any(ADVERBS)}${END}\\s*,?\\s*)*`, "iuy")
/** A verb (or an adverb that only stands before verbs) begins here; sticky. */
export const verb = new RegExp(`${VERB}${END}`, "iuy")

export type Head =
  | "LEAD"
  | "COORDINATE"
  | "DIRECT"
  | "ADVISE"
  | "REPORT"
  | "ACCOUNTABLE"
  | "MONITOR"
  | "ANNOUNCE"
  | "CONSULT"
  | "DECIDE"
  | "PLAIN"

const sticky = (source: string): RegExp => new RegExp(`(?:${source})${END}`, "iuy")
/** What a verb at the head of an act says of the role of its subject; first that fits. */
export const HEADS: readonly (readonly [Head, RegExp])[] = [
  [
    "LEAD",
    sticky(
      "chủ\\s+trì|là\\s+(?:cơ\\s+quan|đơn\\s+vị)\\s+(?:đầu\\s+mối|thường\\s+trực|chủ\\s+trì)|làm\\s+(?:cơ\\s+quan\\s+)?đầu\\s+mối",
    ),
  ],
  ["CONSULT", sticky("(?:thống\\s+nhất|trao\\s+đổi)\\s+với|(?:xin|lấy|tham\\s+khảo)\\s+ý\\s+kiến")],
  ["COORDINATE", sticky("phối\\s+hợp")],
  ["DIRECT", sticky("(?:quan\\s+tâm\\s+)?(?:lãnh\\s+đạo\\s*(?:,|và)?\\s*)?chỉ\\s+đạo|lãnh\\s+đạo")],
  [
    "ACCOUNTABLE",
    sticky(
      "chịu\\s+(?:hoàn\\s+toàn\\s+)?trách\\s+nhiệm(?:\\s+toàn\\s+diện)?|(?:nghiêm\\s+túc\\s+)?(?:nhìn\\s+nhận\\s*,?\\s*)?rút\\s+kinh\\s+nghiệm|kiểm\\s+điểm",
    ),
  ],
  [
    "ADVISE",
    sticky("(?:nghiên\\s+cứu\\s*,?\\s*)?(?:tham\\s+mưu|đề\\s+xuất|kiến\\s+nghị)(?!\\s+của)|trình(?!\\s+(?:tự|độ|bày))"),
  ],
  [
    "REPORT",
    sticky(
      "(?:tổng\\s+hợp\\s*,?\\s*|thông\\s+tin\\s*,\\s*|có\\s+văn\\s+bản\\s+|gửi\\s+)*báo\\s+cáo|phản\\s+ánh(?!\\s+của)|gửi(?=\\s[^.;]{0,80}(?:tổng\\s+hợp|báo\\s+cáo))",
    ),
  ],
  ["MONITOR", sticky("theo\\s+dõi|đôn\\s+đốc|kiểm\\s+tra|giám\\s+sát|thanh\\s+tra")],
  ["ANNOUNCE", sticky("thông\\s+báo")],
  ["DECIDE", sticky("thống\\s+nhất|đồng\\s+ý|nhất\\s+trí")],
]

/** What is watched when MONITOR is the only role: the execution of orders, not the subject matter. */
export const execution =
  /(?:việc|tình\s+hình|kết\s+quả|tiến\s+độ|quá\s+trình|công\s+tác)\s+(?:tổ\s+chức\s+)?(?:triển\s+khai\s*,?\s*)?(?:thực\s+hiện|triển\s+khai|chấp\s+hành|giải\s+ngân)|(?:thực\s+hiện|triển\s+khai)\s+[^.;]{0,40}(?:Thông\s+báo|Kế\s+hoạch|Chỉ\s+thị|Công\s+điện|Kết\s+luận|nhiệm\s+vụ|nội\s+dung|ý\s+kiến)|kết\s+quả\s+thực\s+hiện/u

/** Words by which somebody orders; group 1 of the table is the modality. */
export const ORDER_WORDS: readonly (readonly ["ORDER" | "REQUEST", RegExp])[] = [
  ["ORDER", sticky("giao(?:\\s+cho)?|yêu\\s+cầu|phân\\s+công|chỉ\\s+đạo\\s+và\\s+yêu\\s+cầu")],
  ["REQUEST", sticky("đề\\s+nghị|kính\\s+đề\\s+nghị|trân\\s+trọng\\s+đề\\s+nghị")],
]
export const ORDER_WORD =
  /(?<![\p{L}])(giao|Giao|yêu\s+cầu|Yêu\s+cầu|đề\s+nghị|Đề\s+nghị|phân\s+công|Phân\s+công)(?![\p{L}])/gu

/** Openings of a sentence that tells what was or is, not what to do. */
export const TELLING =
  /^(?:(?:Trong\s+)?(?:Thời\s+gian\s+qua|những\s+năm\s+qua)|Thời\s+gian\s+tới\s*,\s*(?:dự\s+báo|tình\s+hình|dịch)|Trong\s+bối\s+cảnh|(?:Ghi\s+nhận|Đánh\s+giá\s+cao|Hoan\s+nghênh|Cảm\s+ơn|Biểu\s+dương\s*(?:,|và)?\s*(?:ghi\s+nhận|đánh\s+giá\s+cao|sự|những|tinh\s+thần))|Tuy\s+nhiên|Hiện\s+nay|Bên\s+cạnh\s+(?:những\s+)?(?:kết\s+quả|đó\s*,\s*(?:còn|một\s+số|vẫn))|Qua\s+(?:theo\s+dõi|kiểm\s+tra|báo\s+cáo)|Nguyên\s+nhân|Đến\s+nay|Theo\s+(?:dự\s+báo|báo\s+cáo)|Cơ\s+bản\s+(?:thống|nhất|đồng))/iu

/** Openings of an adverbial clause before subject or verb. */
export const OPENING =
  /^(?:Trên\s+cơ\s+sở|Căn\s+cứ|Để|Nhằm|Trong\s+quá\s+trình|(?:Trong\s+)?trường\s+hợp|Nếu|Khi|Đối\s+với|Về|Ngay\s+sau\s+khi|Sau\s+khi|Theo|Từ|Trước|Định\s+kỳ|Hằng|Hàng|Trong|Thời\s+gian\s+tới|Bên\s+cạnh|Cùng\s+với|Với|Riêng|Chậm\s+nhất|Việc|Ngoài|Tại|Đến|Qua|Thừa\s+lệnh|Từng\s+bước|Ngày)(?![\p{L}])/iu

/** Sections of a plan that give no duties. */
export const NO_DUTY_HEADING =
  /^(?:mục\s+đích|yêu\s+cầu|mục\s+tiêu|quan\s+điểm|đối\s+tượng|phạm\s+vi|căn\s+cứ|sự\s+cần\s+thiết|thời\s+gian|địa\s+điểm|thành\s+phần)(?![\p{L}])/iu

/** Words by which the speaker of the paper only announces what follows. */
export const SPEAKING =
  /^(?:(?:đã\s+)?(?:thống\s+nhất|nhất\s+trí)\s+)?(?:có\s+ý\s+kiến|cho\s+ý\s+kiến|kết\s+luận|chỉ\s+đạo\s+như\s+sau|thông\s+báo\s+(?:kết\s+luận|ý\s+kiến|như)(?![^.;]{0,300}\s(?:để|đề|đến|tới)\s[^.;]{0,400}(?:biết|thực\s+hiện))|ban\s+hành\s+(?:Kế\s+hoạch|Chỉ\s+thị|Kết\s+luận|Chương\s+trình|Thông\s+báo)|xây\s+dựng\s+Kế\s+hoạch|báo\s+cáo\s+như|(?:yêu\s+cầu|chỉ\s+đạo|giao|đề\s+nghị|chỉ\s+thị)\s*(?:như\s+sau)?\s*:?\s*$)/u
/** A tail that says the result wanted: it belongs to the act before it (rule 9). */
export const RESULT =
  /^(?:(?:bảo|đảm)\s+(?:đảm|bảo)|không\s+để|tránh|góp\s+phần|qua\s+đó|từ\s+đó|nhằm|tạo\s+(?:điều\s+kiện|đồng\s+thuận|sự))(?!\p{L})/u
/** A lower-case word that opens no predicate. */
export const FUNCTION_WORD =
  /^(?:của|tại|về|và|hoặc|hay|ở|trong|ngoài|trên|dưới|với|cho|từ|đến|do|vì|nên|mà|như|là|thuộc|để|theo|các|những|này|đó|nào|đã|đang|được|bị|còn|chưa|liên|có|khác|cấp|trực|qua|bằng|khi|nếu|tỉnh|huyện|xã|phường)(?!\p{L})/u
