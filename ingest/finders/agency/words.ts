/** Words of which names of bodies are made (domain: standing agencies, group expressions, offices). */
import type { Qualifier } from "./shapes.ts"

const list = (text: string): string[] => text.split(/\s*[|\n]\s*/).filter(Boolean)

/** Words that begin the name of one body; what follows in capitals belongs to it. */
export const HEADS =
  list(`Sở | Bộ | Ban | Ủy ban | UBND | UBMTTQ | Ủy ban nhân dân | Hội | Hội đồng | Hội đồng nhân dân | HĐND
Văn phòng | VP | Công an | Cục | Chi cục | Tổng cục | Vụ | Viện | Trung tâm | Bệnh viện | Trường | Đại học | Học viện
Liên đoàn | Liên minh | Liên hiệp | Hiệp hội | Tập đoàn | Tổng công ty | Công ty | Ngân hàng | Kho bạc Nhà nước
Bảo hiểm xã hội | Thanh tra | Tòa án nhân dân | Viện kiểm sát nhân dân | Báo | Đài | Thông tấn xã | Quỹ | Quân khu
Ban Quản lý | Ban quản lý dự án | Ban Quản lý dự án | Tổ công tác | Tổ Công tác | Tổ giúp việc | Đội | Đồn | Hải quan | Thuế | Chi nhánh | Viễn thông | Bưu điện
Viettel | VNPT | Điện lực | Cảng vụ | Hạt Kiểm lâm | Tỉnh đoàn | Thành đoàn | Nhà xuất bản | Đoàn kiểm tra | Đoàn công tác | Tổng Liên đoàn | VPUBND | VPTU | VPCP | CDC`)

/** Steering bodies: their name runs on in small letters to its scope ("... phòng, chống dịch bệnh tỉnh"). */
export const STEERING = list(
  `Ban Chỉ đạo | Ban Chỉ huy | Trung tâm Chỉ huy | Tổ công tác | Hội đồng | Ban Tổ chức Hội nghị | BCĐ | BCD | Ban Điều hành | Tổ điều phối | Ban Vận động`,
)

/** Parts of a body that stand before its name and make another body of it. */
export const PREFIXES =
  list(`Thường trực | TT | Ban Thường trực | Bộ phận thường trực | Bộ phận Thường trực | Cơ quan thường trực | Cơ quan Thường trực
Ban Thường vụ | BTV | Ban cán sự đảng | Ban cán sự Đảng | Ban Cán sự đảng | Đảng đoàn | Đảng ủy | Đảng bộ | Văn phòng | VP | Thành viên | Các thành viên | Lãnh đạo | Tập thể lãnh đạo | Các đồng chí lãnh đạo
Tổ thư ký | Tổ giúp việc | Ban Chấp hành`)

/** Offices that name their body themselves. */
export const LONE_OFFICES: ReadonlyMap<string, string> = new Map([
  ["thủ tướng chính phủ", "Chính phủ"],
  ["phó thủ tướng chính phủ", "Chính phủ"],
  ["thủ tướng", "Chính phủ"],
  ["phó thủ tướng", "Chính phủ"],
  ["ttgcp", "Chính phủ"],
  ["ttg", "Chính phủ"],
  ["bộ trưởng các bộ", "các Bộ"],
  ["tổng thanh tra chính phủ", "Thanh tra Chính phủ"],
  ["thống đốc ngân hàng nhà nước", "Ngân hàng Nhà nước Việt Nam"],
  ["thống đốc ngân hàng nhà nước việt nam", "Ngân hàng Nhà nước Việt Nam"],
])

/** Open nouns for kinds of bodies; several under one "các" are one group (domain: one group or members). */
export const OPEN_NOUNS =
  list(`sở | ban | ngành | đoàn thể | bộ | cơ quan | đơn vị | địa phương | cấp | tổ chức | cá nhân | doanh nghiệp
huyện | thành phố | thị xã | quận | xã | phường | thị trấn | đặc khu | tỉnh | hội | ban ngành | ban đảng | lực lượng | bộ ngành | tập thể | thành | thị | huyện ủy | thành ủy | thị ủy | quận ủy`)

/** Nouns with a modifier of their own: each is a member, also under one "các". */
export const OWN_NOUNS =
  list(`cơ sở y tế | cơ sở tiêm chủng | cơ sở giáo dục | cơ sở khám bệnh, chữa bệnh | cơ sở khám, chữa bệnh | cơ sở sản xuất, kinh doanh
cơ quan ngang bộ | cơ quan ngang Bộ | cơ quan thuộc Chính phủ | cơ quan trực thuộc Chính phủ | cơ quan Trung ương | cơ quan báo chí | cơ quan truyền thông | cơ quan y tế | cơ quan chuyên môn | cơ quan thanh tra | cơ quan chức năng | cơ quan thông tấn, báo chí | cơ quan thông tin đại chúng | cơ quan quản lý nhà nước
tổ chức chính trị - xã hội | tổ chức chính trị xã hội | tổ chức đoàn thể | đoàn thể chính trị - xã hội | tổ chức chính trị | tổ chức xã hội | tổ chức xã hội - nghề nghiệp | tổ chức tín dụng | tổ chức hội | hội đoàn thể
cấp chính quyền | cấp chính quyền cơ sở | cấp chính quyền địa phương | lực lượng vũ trang | lực lượng chức năng | lực lượng công an | lực lượng quân đội | cấp ủy | chính quyền | ban chỉ đạo | ban thường vụ | nhà thầu | chủ đầu tư | nhà đầu tư | chủ rừng | đơn vị sự nghiệp công lập | đơn vị sự nghiệp | đơn vị chuyên môn | đơn vị y tế | đơn vị trực thuộc | phòng chuyên môn | phòng, ban chuyên môn
trường học | bệnh viện | trạm y tế | trung tâm y tế | doanh nghiệp nhà nước | doanh nghiệp viễn thông | đảng ủy | đảng ủy trực thuộc | đảng bộ | chi bộ | tỉnh ủy | ban quản lý | ban quản lý dự án | tập đoàn | tổng công ty | ngân hàng thương mại | hiệp hội | cơ sở đào tạo | công an | quân sự`)

/** What may qualify an open noun ("đơn vị quản lý đường bộ", "cơ quan chủ trì"), by its kind. */
export const QUALIFIERS: readonly (readonly [Qualifier, readonly string[]])[] = [
  [
    "noun",
    list(
      `chủ quản | đầu mối | nghiệp vụ | tư vấn | thi công | giúp việc | truyền thông | báo chí | thông tấn | hành chính | tố tụng | thi hành án | thuế | hải quan | quân sự | quân đội | biên phòng | kiểm lâm | y tế | kinh tế | chuyên ngành | chuyên trách | liên ngành | cơ sở | hảo tâm | sự nghiệp | ngoại vụ | ngoại giao | du lịch | vận tải | viễn thông | công ích | cấp nước | điện lực`,
    ),
  ],
  [
    "verb",
    list(
      `quản lý | dự trữ | đăng ký | vận hành | khai thác | cung cấp | sử dụng | sản xuất | kinh doanh | nghiên cứu | đào tạo | thiết kế | thẩm định | thẩm tra | lập | tiếp nhận | phụ trách | đại diện | điều tra | thi hành | soạn thảo | tham mưu | giám sát | kiểm định | phát hành | đóng | thu | chi trả | xuất khẩu | nhập khẩu | chế biến | nuôi trồng | bảo trì | duy tu | quy hoạch | tổ chức lập | chủ trì giải quyết | chủ trì thẩm định | chủ trì soạn thảo`,
    ),
  ],
  ["part", list(`chủ trì | phối hợp`)],
]

/** Groups known by their whole expression, with or without "các". */
export const SET_GROUPS =
  list(`các cơ quan Quốc hội | các cơ quan của Quốc hội | các Ủy ban của Quốc hội | các cơ quan Chính phủ | các cơ quan của Chính phủ | hệ thống các cơ quan báo chí | cấp có thẩm quyền | các cấp có thẩm quyền | cơ quan có thẩm quyền | cấp thẩm quyền | người có thẩm quyền | cả hệ thống chính trị | hệ thống chính trị | chính quyền các cấp | cấp ủy các cấp | cấp ủy, chính quyền các cấp | ban thường vụ cấp ủy các cấp
chính quyền cấp xã | chính quyền cấp huyện | chính quyền địa phương | ngành y tế | ngành giáo dục | ngành công an | ngành nông nghiệp | ngành du lịch | ngành giao thông | lực lượng vũ trang | người đứng đầu cấp ủy, chính quyền | người đứng đầu các cơ quan, đơn vị | người đứng đầu địa phương, cơ quan, đơn vị | người đứng đầu cấp ủy
chủ đầu tư | cơ quan thanh tra | cơ quan y tế | cơ quan chức năng | cơ quan thường trực | đơn vị thi công | đơn vị tư vấn | nhà thầu | cấp ủy | chính quyền | ban chỉ đạo | công an xã | cơ quan chuyên môn | cơ quan báo chí | lực lượng chức năng`)

/** Modifiers after the last noun of a group. */
export const TAILS = list(
  `các cấp | có liên quan | liên quan | trực thuộc trung ương | trực thuộc Trung ương | trực thuộc | có thẩm quyền | chức năng | trên địa bàn | cấp tỉnh | cấp huyện | cấp xã | của tỉnh | trong tỉnh | của Tỉnh | tỉnh | Tỉnh | Thành phố | thành phố | của Thành phố | của thành phố | ở trung ương | ở Trung ương | Trung ương | trung ương | trong nước và ngoài nước | trong và ngoài nước | khác | ở địa phương | biên giới | ven biển | bị ảnh hưởng`,
)

/** Units that a body's name may be spread over: "UBND các huyện, thành phố". */
export const UNITS = list(`tỉnh | huyện | thành phố | thị xã | quận | xã | phường | thị trấn | đặc khu | thành | thị`)

/** Abbreviations written out in the names of bodies; whole tokens. */
export const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    UBND: "Ủy ban nhân dân",
    HĐND: "Hội đồng nhân dân",
    ĐBQH: "đại biểu Quốc hội",
    BCĐ: "Ban Chỉ đạo",
    BCD: "Ban Chỉ đạo",
    VP: "Văn phòng",
    VPUBND: "Văn phòng Ủy ban nhân dân",
    VPCP: "Văn phòng Chính phủ",
    VPTU: "Văn phòng Tỉnh ủy",
    TTgCP: "Thủ tướng Chính phủ",
    TTg: "Thủ tướng Chính phủ",
    MTTQ: "Mặt trận Tổ quốc",
    UBMTTQ: "Ủy ban Mặt trận Tổ quốc",
    BTV: "Ban Thường vụ",
    CHQS: "Chỉ huy Quân sự",
    BCHQS: "Bộ Chỉ huy Quân sự",
    BĐBP: "Bộ đội Biên phòng",
    LĐLĐ: "Liên đoàn Lao động",
    CDC: "Trung tâm Kiểm soát bệnh tật",
    TP: "thành phố",
    TX: "thị xã",
    TW: "Trung ương",
    "GD&ĐT": "Giáo dục và Đào tạo",
    GDĐT: "Giáo dục và Đào tạo",
    "TT&TT": "Thông tin và Truyền thông",
    TTTT: "Thông tin và Truyền thông",
    "KH&ĐT": "Kế hoạch và Đầu tư",
    "KH&CN": "Khoa học và Công nghệ",
    KHCN: "Khoa học và Công nghệ",
    "NN&PTNT": "Nông nghiệp và Phát triển nông thôn",
    "NN&MT": "Nông nghiệp và Môi trường",
    NNMT: "Nông nghiệp và Môi trường",
    "TN&MT": "Tài nguyên và Môi trường",
    GTVT: "Giao thông vận tải",
    "LĐ-TB&XH": "Lao động - Thương binh và Xã hội",
    LĐTBXH: "Lao động - Thương binh và Xã hội",
    "LĐTB&XH": "Lao động - Thương binh và Xã hội",
    VHTTDL: "Văn hóa, Thể thao và Du lịch",
    "VHTT&DL": "Văn hóa, Thể thao và Du lịch",
  }),
)

/** Small words that end a name made of capitals. */
export const STOPS = list(
  `của | các | tại | về | đã | đang | sẽ | được | bị | cho | với | từ | đến | trong | ngoài | trên | dưới | khi | nếu | thì | mà | do | vì | nên | này | đó | để | theo | nhằm | sau | trước | là | ở | như | nhất | cùng | thuộc | trực | những | mỗi | từng | nào | tỉnh | huyện | xã | phường | thành | thị | quận | cấp | hoặc | hay | biết | liên | có | toàn | mở | vừa`,
)
