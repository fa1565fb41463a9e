/** Times that come back: "hằng tuần", "định kỳ trước ngày 25 hằng tháng", "thường xuyên" (domain.md 5). */
import { dayAt } from "../calendar.ts"
import {
  countSource,
  endOf,
  everyAt,
  everySource,
  frequencyOf,
  hourAt,
  matchAt,
  phrase,
  phraseAt,
  type TimeRule,
} from "./rule.ts"

const period = "(?:ngày|tuần|tháng|quý|quí|năm)"
const limit = "(?:chậm nhất|muộn nhất|xong trước|trước|vào|trong|đến)(?: là| vào| trước| hết)?"
const dayNumber = phraseAt(String.raw`\s{0,4}(?:ngày )?(\d{1,2}|cuối cùng|đầu tiên|cuối tháng)(?![\d/.-])`)
const weekday = phraseAt(String.raw`\s{0,4}(?:ngày )?(?:thứ \p{L}+|chủ nhật)`)
const joined = phraseAt(String.raw`\s{0,4}(?:,|và|;) (?:ngày )?`)
const dayWord = phraseAt(String.raw`\s{0,4}(?:ngày )?`)

/** Where the fixed days of a recurrence end: "ngày 25", "17 giờ ngày 01/6 và 15/11", "15:00 ngày thứ Sáu". */
function fixedDays(words: string, at: number): number {
  let to = hourAt(words, at)?.to ?? at
  for (let more = true; more; ) {
    const start = matchAt(dayWord, words, to)
    const day = start ? dayAt(words, endOf(start), 2000) : undefined
    const other = matchAt(weekday, words, to) ?? matchAt(dayNumber, words, to)
    const end = day?.to ?? (other ? endOf(other) : undefined)
    if (end === undefined) break
    to = end
    const and = matchAt(joined, words, to)
    more = and !== null && /^\d/.test(words.slice(endOf(and), endOf(and) + 1))
    if (more && and) to = endOf(and) - (/ngày\s*$/iu.exec(and[0])?.[0].length ?? 0)
  }
  return to
}

/** More periods after one: ", hằng quý", "/tháng", "và hàng năm". */
const further = phraseAt(
  String.raw`(?:\s{0,4},\s{0,4}|\s{0,4}/\s{0,4}|\s{1,4}và\s{1,4})(?:${everySource} )?(${period})(?!\p{L}|\s{0,4}\d)`,
)
const bracket = phraseAt(String.raw`\s{0,4}\(\s{0,4}(?=${limit} )`)

function periods(words: string, at: number, first: string): { to: number; value: string } {
  const values = [frequencyOf(first)]
  let to = at
  for (let hit = matchAt(further, words, to); hit; hit = matchAt(further, words, to)) {
    values.push(frequencyOf(hit[1] ?? ""))
    to = endOf(hit)
  }
  return { to, value: [...new Set(values)].join(",") }
}

/** Nouns whose own period this is: an allowance, a budget, a plan of every year. */
const ofNoun =
  /(?<!\p{L})(?:trợ cấp|phụ cấp|lương|ngân sách|dự toán|đời sống|kế hoạch|nghị quyết|sinh hoạt|chi|khen thưởng|chương trình|nhu cầu|kinh phí|giảm nghèo|công tác|bình quân|thường niên|tăng trưởng|số liệu|chỉ tiêu|hoạt động|phương án|vốn)(?:\s\p{L}+){0,3}\s$/iu
const reports =
  /(?<!\p{L})(?:báo cáo|gửi|cập nhật|thông báo|định kỳ|tổng hợp|họp|giao ban|công bố|đánh giá|kiểm tra|rà soát|xếp hạng|tập huấn|bồi dưỡng|diễn tập|sơ kết|tổng kết)(?!\p{L})[^.;]*$/iu
const startsClause = /(?:^|[.;:,()\n+-]|[\]“”"*])\s*(?:định kỳ\s+)?$/iu
/** After these words a count is how often: "với tần suất 02 lần/năm". */
const oftenBefore = /(?<!\p{L})(?:tần suất|ít nhất|tối thiểu|định kỳ)(?:\s{1,4}là)?\s{1,4}$/iu
const nounAfter = /^\s{0,4}(?:của(?!\p{L})|sang(?!\p{L})|được (?:giao|cấp)|\d)/iu

const bindsAt = (words: string, from: number, to: number): boolean => {
  const before = words.slice(Math.max(0, from - 90), from)
  if (/^mỗi(?!.*lần)/iu.test(words.slice(from, to)) || nounAfter.test(words.slice(to, to + 14))) return false
  if (startsClause.test(before)) return true
  return !ofNoun.test(before.slice(-40)) && reports.test(before)
}

/** "chi thường xuyên", "nhiệm vụ quan trọng, thường xuyên", "thường xuyên, lâu dài": what a thing is, not when it is done. */
const nounBefore =
  /(?<!\p{L})(?:chi|nguồn|kinh phí|nhiệm vụ|công việc|ngân sách|không|họp|thông báo|tiêm chủng|gồm báo cáo|quan trọng,|trực tiếp,|theo|quan trắc|môi trường)\s{1,4}$/iu
const attributeAfter = /^,?\s{1,4}(?:(?:và\s{1,4})?(?:lâu dài|hiệu quả|chặt chẽ)|(?:hay|hoặc) đột xuất)(?!\p{L})/iu

export const recurringRules: readonly TimeRule[] = [
  {
    name: "fixed days of a period", // định kỳ trước ngày 25 hằng tháng
    pattern: phrase(
      String.raw`(?:định kỳ )?${limit}(?= ?\d| ngày| thứ| chủ nhật| lúc)|(?:định kỳ )?ngày(?= \d{1,2} ${everySource})`,
    ),
    read: (hit, { words }) => {
      const start = /ngày$/iu.test(hit[0]) ? endOf(hit) - 4 : endOf(hit)
      const to = fixedDays(words, start)
      if (to === start) return undefined
      const every = everyAt(words, to)
      return every && { to: every.to, type: "recurrence", value: every.value, binds: true }
    },
  },
  {
    name: "a day of the last or next month", // trước ngày 20 của tháng cuối quý, trước ngày 05 tháng sau
    pattern: phrase(
      String.raw`(?:định kỳ )?${limit} ngày \d{1,2} (?:của )?tháng (?:(?:đầu|cuối)(?: của)?(?: mỗi| hằng| hàng)? qu[ýí]|(?:sau|kế tiếp|tiếp theo|liền kề))`,
    ),
    read: (hit) => {
      const value = /qu[ýí]$/iu.test(hit[0]) ? "FREQ=QUARTERLY" : "FREQ=MONTHLY"
      return { to: endOf(hit), type: "recurrence", value, binds: true }
    },
  },
  {
    name: "by parts of the year", // định kỳ 6 tháng, hằng năm; định kỳ tháng, quý
    pattern: phrase("định kỳ (?:(?:0?6|sáu|0?3|ba) tháng|tuần|tháng|quý)"),
    read: (hit, { words }) => {
      const named = /(?<!\d\s{1,4}|sáu\s{1,4}|ba\s{1,4})(?:tuần|tháng|quý)$/iu.exec(hit[0])
      const counted = /(?:6|sáu)\s/iu.test(hit[0]) ? "FREQ=HALFYEARLY" : "FREQ=QUARTERLY"
      const own = named ? frequencyOf(named[0]) : counted
      const more = matchAt(further, words, endOf(hit))
      const rest = more ? periods(words, endOf(more), more[1] ?? "") : undefined
      return { to: rest?.to ?? endOf(hit), type: "recurrence", value: rest ? `${own},${rest.value}` : own, binds: true }
    },
  },
  {
    name: "every period", // hằng tuần, hằng tháng
    pattern: phrase(`(?:định kỳ )?${everySource} (${period})(?: (?:${countSource}) lần)?`),
    read: (hit, { words }) => {
      const { to, value } = periods(words, endOf(hit), hit[1] ?? "")
      const open = matchAt(bracket, words, to)
      const limitHit = open && matchAt(phraseAt(limit), words, endOf(open))
      const days = limitHit ? fixedDays(words, endOf(limitHit)) : 0
      const binds = bindsAt(words, hit.index, to) || /^định/iu.test(hit[0])
      return { to: limitHit && days > endOf(limitHit) ? days : to, type: "recurrence", value, binds: binds || days > 0 }
    },
  },
  {
    name: "so many times a period", // 02 lần/ngày, mỗi tháng một lần, 6 tháng một lần
    pattern: phrase(
      `(?:định kỳ )?(?:(?:${countSource}) lần ?(?:/|trong|một|mỗi) ?(?:một )?(${period})|(?:${countSource}) (${period})(?: ?/ ?(?:(?:một|1|01) )?| (?:một|1|01) )lần)`,
    ),
    read: (hit, { words }) => {
      const half = /(?<!\d)(?:0?6|sáu) tháng/iu.test(hit[0].replace(/\s+/g, " "))
      const value = half ? "FREQ=HALFYEARLY" : frequencyOf(hit[1] ?? hit[2] ?? "")
      const often = oftenBefore.test(words.slice(Math.max(0, hit.index - 24), hit.index)) || /^định/iu.test(hit[0])
      return { to: endOf(hit), type: "recurrence", value, binds: often || bindsAt(words, hit.index, endOf(hit)) }
    },
  },
]
/** Without a period; after all that name one. */
export const regularRules: readonly TimeRule[] = [
  {
    name: "regularly", // thường xuyên, định kỳ
    pattern: phrase("(?:nhiệm vụ )?thường xuyên(?:,? liên tục)?|định kỳ"),
    read: (hit, { words }) => {
      const before = words.slice(Math.max(0, hit.index - 30), hit.index)
      if (/^nhiệm/iu.test(hit[0])) {
        // Said of the act before it, after a comma: ", nhiệm vụ thường xuyên."
        const closes =
          /[,;]\s{0,4}$/u.test(before) && /^\s{0,4}(?:[.;]|$)/u.test(words.slice(endOf(hit), endOf(hit) + 6))
        return { to: endOf(hit), type: "recurrence", value: "FREQ=REGULAR", binds: closes }
      }
      const binds = !nounBefore.test(before) && !attributeAfter.test(words.slice(endOf(hit), endOf(hit) + 20))
      return { to: endOf(hit), type: "recurrence", value: "FREQ=REGULAR", binds }
    },
  },
]
