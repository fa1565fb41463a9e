/** Tables for comparing names of bodies (domain: 2.5, 3.3). All words are canonical: lower case, one tone style. */
import { Openers, Walk } from "../scan/seek.ts"
import { split } from "../scan/words.ts"

/** Short forms written out; whole words, in this order. */
const SHORT: readonly (readonly [string, string])[] = [
  ["vpubnd|vp ubnd", "văn phòng ủy ban nhân dân"],
  ["vptu", "văn phòng tỉnh ủy"],
  ["vpcp", "văn phòng chính phủ"],
  ["ubnd", "ủy ban nhân dân"],
  ["hđnd", "hội đồng nhân dân"],
  ["đbqh", "đại biểu quốc hội"],
  ["(?:ủy ban |ub ?)?mttq ?vn", "ủy ban mặt trận tổ quốc việt nam"],
  ["ub ?mttq", "ủy ban mặt trận tổ quốc"],
  ["mttq", "mặt trận tổ quốc"],
  ["ubkt", "ủy ban kiểm tra"],
  ["btv", "ban thường vụ"],
  ["bcsđ", "ban cán sự đảng"],
  ["bc[đd] ?qg", "ban chỉ đạo quốc gia"],
  ["bc[đd]", "ban chỉ đạo"],
  ["bch ?qs", "bộ chỉ huy quân sự"],
  ["bđbp", "bộ đội biên phòng"],
  ["lđlđ", "liên đoàn lao động"],
  ["pct", "phó chủ tịch"],
  ["ct(?= (?:ủy ban|hội đồng))", "chủ tịch"],
  ["cvp", "chánh văn phòng"],
  ["pcvp", "phó chánh văn phòng"],
  ["đđbqh", "đoàn đại biểu quốc hội"],
  ["bch(?= bộ đội| bđbp)", "bộ chỉ huy"],
  ["tand", "tòa án nhân dân"],
  ["vksnd", "viện kiểm sát nhân dân"],
  ["ttyt", "trung tâm y tế"],
  ["bvđk", "bệnh viện đa khoa"],
  ["tw", "trung ương"],
  ["tp", "thành phố"],
  ["tx", "thị xã"],
  ["tt(?= (?:tỉnh ủy|thành ủy|huyện ủy|hội đồng|ủy ban|ban chỉ đạo))", "thường trực"],
  ["vp", "văn phòng"],
  ["ttg", "thủ tướng chính phủ"],
]
const BEFORE = "(?<![\\p{L}\\p{N}])"
const AFTER = "(?![\\p{L}\\p{N}])"
export const shortForms: readonly (readonly [RegExp, string])[] = SHORT.map(([from, to]) => [
  new RegExp(`${BEFORE}(?:${from})${AFTER}`, "gu"),
  to,
])
const shortWords = new Openers(shortForms.map(([from]) => new Walk(from).openings))
/** True where a word stands that may begin a short form: in few names. */
export const hasShortForm = (words: string): boolean => shortWords.placesIn(words, split(words)).length > 0

/** Spellings that vary without meaning another body. */
export const sameWords: readonly (readonly [RegExp, string])[] = [
  [/phòng chống/g, "phòng, chống"],
  [/phòng, chống (?:dịch bệnh|bệnh|dịch)?(?: ?covid(?:-19)?)/g, "phòng, chống dịch covid-19"],
  [/phòng, chống (?:dịch bệnh|bệnh dịch|dịch)(?! covid)/g, "phòng, chống dịch covid-19"],
  [/(?<=ban chỉ đạo |trung tâm chỉ huy )covid(?:-19)?(?= |$)/g, "phòng, chống dịch covid-19"],
  [/mặt trận tổ quốc(?! việt nam)/g, "mặt trận tổ quốc việt nam"],
  [/(?<!ủy ban |trung ương |đảng ủy |đảng đoàn )mặt trận tổ quốc việt nam (?=tỉnh|huyện|xã|thành phố|các)/g, "ủy ban mặt trận tổ quốc việt nam "],
  [/ có liên quan/g, " liên quan"],
  [/ có thẩm quyền/g, " thẩm quyền"],
  [/ này(?= |$)/g, ""],
  [/ phụ trách (?:lĩnh vực|khối|địa bàn|ngành).*$/gu, ""],
  [/ các (?=địa phương|cơ quan|đơn vị|sở,|sở ngành|bộ, )/g, " "],
  [/(?<= )(?<!các )(?=(?:xã, phường|phường, xã|huyện, thành|huyện, thị|quận, huyện)(?:,| |$))/gu, "các "],
  [/(?<=trực thuộc) (?:tỉnh|thành) ủy/g, ""],
] // biome-ignore format: rows

/** Words that tie a group to its area and say no more than the province does. */
export const scopeWords = /(?:^| )(?:(?:của|trong|(?<!trực )thuộc|ở|tại|trên địa bàn|đóng trên địa bàn)(?: toàn)?)$/u

/** Nouns that name a group; alone or in a list they take "các", before words of their own they lose it. */
export const groupNouns = [
  "cơ quan", "đơn vị", "địa phương", "cơ sở", "tổ chức", "cá nhân", "lực lượng", "doanh nghiệp", "đoàn thể", "ngành", "cấp",
  "sở", "ban", "bộ", "huyện ủy", "thành ủy", "thị ủy", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "thành phố", "tỉnh",
  "thành viên", "đại biểu", "nhà", "tổ", "đội", "khu", "hội", "hộ", "hộ dân", "hộ gia đình", "chủ đầu tư", "nhà thầu", "trường", "bệnh viện", "trạm",
  "ban đảng", "đảng ủy", "cấp ủy", "tổ chức chính trị", "tổ chức chính trị - xã hội", "hội đoàn thể", "đặc khu",
] as const // biome-ignore format: a list
/** Heads that speak of many without "các". */
export const collectives =
  /^(?:cấp ủy|chính quyền|ngành|lực lượng|lãnh đạo|thủ trưởng|người đứng đầu|cán bộ|hệ thống chính trị|cả hệ thống|toàn thể|nhân dân|người dân|cấp thẩm quyền|thành viên|đại biểu|chủ đầu tư|hộ |nhà thầu|nhà đầu tư|các |những |mọi )/u
/** "cơ quan", "đơn vị" with these words mean one body. */
export const singular =
  /^(?:cơ quan|đơn vị|tổ chức|tổ|đội|ban|hội|khu) (?:thường trực|chủ trì|đầu mối|cảnh sát|điều tra|công tác|giúp việc|chỉ huy|chỉ đạo|chủ quản)/u

/** Offices, longest first where one begins another (domain: 4.2). "trưởng", "chánh" take the name of the body after them. */
export const offices = [
  "phó chủ tịch thường trực", "phó chủ tịch", "chủ tịch", "phó bí thư thường trực", "phó bí thư", "bí thư", "phó tổng giám đốc", "tổng giám đốc",
  "phó giám đốc", "giám đốc", "phó thủ trưởng", "thủ trưởng", "phó chánh", "chánh", "phó chỉ huy trưởng thường trực", "phó chỉ huy trưởng", "phó trưởng ban thường trực", "phó giám đốc thường trực", "chỉ huy trưởng", "phó trưởng", "trưởng",
  "thứ trưởng", "bộ trưởng, chủ nhiệm", "bộ trưởng", "phó chủ nhiệm thường trực", "phó chủ nhiệm", "chủ nhiệm", "phó thống đốc", "thống đốc", "phó tư lệnh", "tư lệnh",
  "phó chính ủy", "chính ủy", "phó viện trưởng", "viện trưởng", "phó cục trưởng", "cục trưởng", "phó tổng cục trưởng", "tổng cục trưởng", "phó hiệu trưởng", "hiệu trưởng",
  "người đứng đầu", "đại diện lãnh đạo", "đại diện", "lãnh đạo", "các thành viên", "thành viên", "các ủy viên", "ủy viên", "văn phòng", "thường trực", "bộ phận thường trực", "cơ quan thường trực",
  "các phó chủ tịch", "các phó giám đốc", "các đồng chí",
] as const // biome-ignore format: a list
/** How names of bodies begin. */
export const bodyHead =
  /^(?:ủy ban|hội đồng|sở|ban|bộ|cục|tổng cục|chi cục|văn phòng|công an|thanh tra|tòa án|viện|trung tâm|bệnh viện|trường|đài|báo|hội|liên|tỉnh ủy|thành ủy|huyện ủy|thị ủy|quận ủy|đảng|đoàn|tỉnh đoàn|thành đoàn|huyện đoàn|quân|phòng|tổng công ty|công ty|tập đoàn|ngân hàng|kho bạc|bảo hiểm|mặt trận|chính phủ|quốc hội|trung ương|hiệp hội|quỹ|tổ|đội|trạm|cảng|hạt|kiểm toán|cơ quan|đơn vị|địa phương|ngành|các )/u
/** Words of central bodies, where no province is named. */
export const centralWords =
  /trung ương|^chính phủ|^quốc hội|quốc gia|^bộ (?!chỉ huy|đội|phận|tư lệnh th)|^các bộ|toàn quốc|việt nam$|^tập đoàn|^tổng công ty|^quân khu|^tổng cục|^bộ trưởng/u
/** Bodies with names of their own, whose words take capitals. */
export const ownNamed =
  /^(?:công ty|tổng công ty|tập đoàn|hợp tác xã|ngân hàng|chi nhánh|viettel|vnpt|bệnh viện|trường|nhà máy|khu công nghiệp)/u
