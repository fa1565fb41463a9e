/** Times that hang on an event or a request, durations, and words of urgency that give no time (domain.md 5, 9.2). */
import { folded } from "../../../graph/text.ts"
import { countOf, countSource, endOf, matchAt, phrase, phraseAt, type TimeRule } from "./rule.ts"

/** The words of an event: to the next mark, at most fourteen words. */
const eventWords =
  /\s{1,4}[^\s,;.:()]+(?:\s{1,4}(?!(?:để|phải|thì|cần|yêu cầu|đồng thời)(?!\p{L}))[^\s,;.:()]+){0,13}/iuy
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
const pastAfter = /^\s{0,4}(?:qua|vừa qua|gần đây|gần nhất|trở lại|tới|tiếp theo|liên tiếp|trước đó)(?!\p{L})/iu

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
    pattern: phrase("ngay (?:sau khi|khi|sau(?= (?:ngày|hội nghị|cuộc họp|thời điểm|phiên họp)))"),
    read: (hit, { words }) => {
      const event = matchAt(eventWords, words, endOf(hit))
      if (!event) return undefined
      return { to: endOf(event), type: "event", value: `AFTER_EVENT:${slug(event[0])}`, binds: true }
    },
  },
  {
    name: "on request", // đột xuất khi có yêu cầu
    pattern: phrase(
      "(?:đột xuất,? )?(?:khi (?:có yêu cầu|được yêu cầu|cần thiết)|theo yêu cầu đột xuất)|đột xuất theo (?:yêu cầu|đề nghị)",
    ),
    // "khi cần thiết" alone is a condition.
    read: (hit) => ({
      to: endOf(hit),
      type: "request",
      value: "ON_REQUEST",
      binds: !/^khi cần/iu.test(hit[0].replace(/\s+/g, " ")),
    }),
  },
  {
    name: "by the schedule of another", // theo lịch của Bộ Y tế
    pattern: phrase("theo (?:lịch|tiến độ|thời hạn) (?:của|do)"),
    read: (hit, { words }) => {
      const body = matchAt(eventWords, words, endOf(hit))
      return body ? { to: endOf(body), type: "event", value: `EVENT:${slug(body[0])}`, binds: true } : undefined
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
