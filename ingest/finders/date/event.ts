/** Times that hang on an event or a request, durations, and words of urgency that give no time (domain.md 5, 9.2). */
import { folded } from "../../../graph/text.ts"
import { countOf, countSource, endOf, labelled, matchAt, phrase, phraseAt, type TimeRule } from "./rule.ts"

/** The words of an event: to the next mark, at most fourteen words. */
const eventWords =
  /\s{1,4}[^\s,;.:()]+(?:\s{1,4}(?!(?:để|phải|thì|cần|yêu cầu|đồng thời)(?!\p{L}))[^\s,;.:()]+){0,13}/iuy
/** A schedule is somebody's: "của ...", "do ...", or of a work: "xây dựng ...". */
const scheduleWords = phraseAt(
  String.raw`(?: của(?! mình)| do| ban hành|(?:,? (?:hướng dẫn|xây dựng|triển khai)){1,3})(?: (?!để |phải )[^\s,;.:()]+){1,14}`,
)
const finishes = /(?<!\p{L})(?:hoàn thành|hoàn tất|xong|kết thúc|về đích)(?!\p{L})[^.;]*$/iu
const submits =
  /(?<!\p{L})(?:trình|báo cáo|thông qua|ban hành|quyết định|xem xét|cho ý kiến)(?!\p{L})(?![^.;]*(?:kết luận|chỉ đạo|phát biểu))[^.;]*$/iu
const serves = /(?<!\p{L})(?:cung cấp|hỗ trợ|chi viện|điều động|huy động|cử|trả lời|giải trình)(?!\p{L})[^.;]*$/iu
/** "có kết quả" -> "co_ket_qua". */
const slug = (words: string): string =>
  folded(words)
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 60)
    .replace(/_+$/, "")

const unit: Record<string, (n: number) => string> = {
  ngày: (n) => `P${n}D`,
  tuần: (n) => `P${n * 7}D`,
  tháng: (n) => `P${n}M`,
  năm: (n) => `P${n}Y`,
  giờ: (n) => `PT${n}H`,
  h: (n) => `PT${n}H`,
  phút: (n) => `PT${n}M`,
}
const anchor = phraseAt(
  String.raw`\s{0,4},? (?:kể )?từ (?:ngày|khi|thời điểm|lúc)(?!\s+\d)(?:\s{1,4}[^\s,;.:()]+){1,8}`,
)
const pastAfter = /^\s{0,4}(?:qua|vừa qua|gần đây|gần nhất|trở lại|liên tiếp|trước đó)(?!\p{L})/iu

export const eventRules: readonly TimeRule[] = [
  {
    name: "on the day itself", // hoàn thành ngay trong ngày
    pattern: phrase(String.raw`ngay trong (?:ngày|buổi|đêm)(?! \d)`),
    read: (hit) => ({ to: endOf(hit), type: "event", value: "P0D_AFTER_EVENT", binds: true }),
  },
  {
    name: "within the day", // giải quyết trong ngày
    pattern: phrase(
      String.raw`(?<=(?:hoàn thành|xử lý|giải quyết|báo cáo|cập nhật|xong|trả kết quả) )trong ngày(?=\s{0,4}(?:[.,;)]|$))`,
    ),
    read: (hit) => ({ to: endOf(hit), type: "event", value: "P0D_AFTER_EVENT", binds: true }),
  },
  {
    name: "right after an event", // ngay sau khi có kết quả
    pattern: phrase("ngay (?:sau khi|khi|sau(?! (?:đó|đây|này|các đợt)(?!\\p{L})))"),
    read: (hit, { words }) => {
      const event = matchAt(eventWords, words, endOf(hit))
      if (!event) return undefined
      return { to: endOf(event), type: "event", value: `AFTER_EVENT:${slug(event[0])}`, binds: true }
    },
  },
  {
    name: "before an event", // hoàn thành trước khi mùa mưa đến
    pattern: phrase("trước (?:khi|mùa|kỳ|thời điểm|thềm|đợt|Đại hội|ngày (?:khai giảng|khai mạc|bầu cử))"),
    read: (hit, { words }) => {
      // "kiểm tra trước khi đưa vào sử dụng" only orders two acts (rule 20).
      if (!finishes.test(words.slice(Math.max(0, hit.index - 160), hit.index))) return undefined
      const event = matchAt(eventWords, words, endOf(hit))
      const named = /(?:khai giảng|khai mạc|bầu cử|Đại hội)$/iu.test(hit[0])
      if (!event && !named) return undefined
      const to = event ? endOf(event) : endOf(hit)
      return { to, type: "event", value: `EVENT:${slug(words.slice(hit.index, to))}`, binds: true }
    },
  },
  {
    name: "until further notice", // tạm dừng cho đến khi có thông báo mới
    pattern: phrase(
      "(?:cho )?(?:đến|tới) khi có (?:thông báo|chỉ đạo|văn bản|ý kiến|hướng dẫn) (?:mới|khác|thay thế|tiếp theo)",
    ),
    read: (hit) => ({ to: endOf(hit), type: "event", value: `EVENT:${slug(hit[0])}`, binds: true }),
  },
  {
    name: "at a session", // trình Hội đồng nhân dân tỉnh tại kỳ họp cuối năm
    pattern: phrase(
      `(?:tại|trong) (?:Kỳ họp|phiên họp) (?:thứ|lần thứ|gần nhất|cuối năm|giữa năm|thường lệ|chuyên đề|tới|sắp tới|tháng)`,
    ),
    read: (hit, { words }) => {
      if (!submits.test(words.slice(Math.max(0, hit.index - 90), hit.index))) return undefined
      const rest = matchAt(eventWords, words, endOf(hit))
      const to = rest ? endOf(rest) : endOf(hit)
      return { to, type: "event", value: `EVENT:${slug(words.slice(hit.index, to))}`, binds: true }
    },
  },
  {
    name: "on request", // đột xuất khi có yêu cầu; khi cần thiết
    pattern: phrase(
      `(?:đột xuất,? )?(?:khi (?:có (?:yêu cầu|đề nghị)|được (?:yêu cầu|đề nghị)|nhận được (?:yêu cầu|đề nghị)|cần thiết|cần(?= ?(?:[.,;)]|$)))|theo yêu cầu đột xuất)|đột xuất theo (?:yêu cầu|đề nghị)`,
    ),
    read: (hit) => ({ to: endOf(hit), type: "request", value: "ON_REQUEST", binds: true }),
  },
  {
    name: "when a body asks", // khi được cơ quan chủ trì lấy ý kiến
    pattern: phrase(
      String.raw`khi (?:được|có|nhận được)(?: [^\s,;.:()]+){1,8}? (?:lấy ý kiến|yêu cầu|đề nghị|huy động|điều động|trưng tập)(?: bổ sung)?`,
    ),
    read: (hit) => ({ to: endOf(hit), type: "request", value: "ON_REQUEST", binds: true }),
  },
  {
    name: "at the wish of a body", // cung cấp số liệu theo đề nghị của Công an tỉnh
    pattern: phrase(`theo (?:yêu cầu|đề nghị)(?= của )`),
    read: (hit, { words }) => {
      const served = serves.test(words.slice(Math.max(0, hit.index - 90), hit.index))
      // A printed request with a number is a basis.
      const basis = /^[^,;.]{0,80}?\s(?:tại|số)\s/iu.test(words.slice(endOf(hit), endOf(hit) + 90))
      return served && !basis ? { to: endOf(hit), type: "request", value: "ON_REQUEST", binds: true } : undefined
    },
  },
  {
    name: "by the schedule of another", // theo lịch của Bộ Y tế; theo lộ trình xây dựng của từng ngành
    pattern: phrase(
      "theo (?:đúng )?(?:lịch(?! sử)|lộ trình|tiến độ|thời hạn)(?! (?:quy định|đề ra|được|đã|chung|cụ thể|phù hợp|yêu cầu|kế hoạch|nêu|trên))(?=,? \\p{L})",
    ),
    read: (hit, { words }) => {
      const body = matchAt(scheduleWords, words, endOf(hit))
      return body
        ? {
            to: endOf(body),
            type: "event",
            value: `EVENT:${slug(body[0].replace(/^,?\s+(?:của|do)\s/iu, ""))}`,
            binds: true,
          }
        : undefined
    },
  },
  {
    name: "by a plan, after a label", // Thời gian thực hiện: Theo kế hoạch năm học
    pattern: phrase("theo (?:kế hoạch|chương trình|hướng dẫn|thông báo|chỉ đạo|lịch|quy định)"),
    read: (hit, { words }) => {
      const plan = labelled(words, hit.index) ? matchAt(eventWords, words, endOf(hit)) : null
      return plan ? { to: endOf(plan), type: "event", value: `EVENT:${slug(plan[0])}`, binds: true } : undefined
    },
  },
  {
    name: "duration", // trong 03 ngày làm việc kể từ ngày nhận được hồ sơ
    pattern: phrase(
      String.raw`(?:(trong|qua|sau)(?: (?:vòng|thời hạn|thời gian))?(?: (?:không quá|tối đa|ít nhất))?|chậm nhất(?: là)?(?: sau| trong)?|không quá|tối đa|thời hạn(?: là)?:?)(?: khoảng)? (?:\d{1,3}\s?[-–]\s?)?(${countSource}) ?(ngày|tuần|tháng|năm|giờ|h|phút)(?: làm việc)?`,
    ),
    read: (hit, { words }) => {
      const [whole, lead, count = "", name = ""] = hit
      const end = hit.index + whole.length
      if (
        /^\s{0,4}(?:[/\d]|tháng \d|đầu|cuối|năm\s+\d|ngày\s+\d|hằng|hàng)/iu.test(words.slice(end, end + 12)) ||
        countOf(count) < 1
      )
        return undefined
      const value = unit[name.toLowerCase()]?.(countOf(count))
      if (value === undefined) return undefined
      const after = matchAt(anchor, words, end)
      const past = pastAfter.test(words.slice(end, end + 16)) || /^năm$/iu.test(name)
      const loose = /^sau$/iu.test(lead ?? "") || (/^qua$/iu.test(lead ?? "") && !/^ngày$/iu.test(name))
      return { to: after ? endOf(after) : end, type: "duration", value, binds: !past && !loose }
    },
  },
]

/** Words of urgency: no date is made out of them. Longer ones first. */
export const vagueRules: readonly TimeRule[] = [
  {
    name: "coming time", // trong thời gian tới
    pattern: phrase("(?:trong )?thời gian (?:sớm nhất(?: có thể)?|nhanh nhất|ngắn nhất|tới|sắp tới)"),
    read: (hit) => ({ to: endOf(hit), type: "vague", value: null, binds: true }),
  },
  {
    name: "past time", // thời gian qua
    pattern: phrase("(?:trong )?thời gian (?:qua|vừa qua|gần đây)"),
    read: (hit) => ({ to: endOf(hit), type: "vague", value: null, binds: false }),
  },
  {
    name: "urgency",
    pattern: phrase(
      "khẩn trương|kịp thời|sớm nhất(?: có thể)?|sớm(?! hơn| trước| muộn)|ngay lập tức|lập tức|nhanh chóng|nhanh nhất|tức thời|trước mắt|(?<=(?:thực hiện|triển khai|báo cáo|xử lý|gửi|tiến hành|tổ chức|khắc phục|có) )ngay(?! (?:khi|sau|tại|từ|trong|trên))",
    ),
    read: (hit) => ({ to: endOf(hit), type: "vague", value: null, binds: true }),
  },
]
