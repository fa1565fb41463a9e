/** Groups of bodies (domain: 2.5): one spelling of "các cơ quan, đơn vị", and whom a name speaks of. */
import type { Level } from "../../graph/model.ts"
import { collectives, groupNouns, singular } from "./words.ts"

const nouns: ReadonlySet<string> = new Set(groupNouns)
const longestFirst = [...groupNouns].sort((a, b) => b.length - a.length)
/** Nouns before which "các" says nothing: "các cơ sở tiêm chủng" is "cơ sở tiêm chủng". */
const LOSES_PLURAL =
  /^(?:cơ quan|đơn vị|địa phương|cơ sở|tổ chức|cá nhân|lực lượng|doanh nghiệp|đoàn thể|ngành|cấp|thành viên|đại biểu|nhà|chủ đầu tư|hộ|thủ trưởng|lãnh đạo|người đứng đầu|cán bộ|cấp ủy|chính quyền)(?= )/u

const SPEAKS_OF_MANY = /^(?:cấp ủy|chính quyền|lực lượng)(?= |$)/u

/** "cơ quan và đơn vị" -> "các cơ quan, đơn vị"; "các đơn vị liên quan" -> "đơn vị liên quan"; a name of one body as it is. */
export function groupKey(name: string): string {
  const listed = oneList(name)
  const plural = /^(?:tất cả các|các|những) (.+)$/u.exec(listed)
  const rest = plural?.[1] ?? listed
  if (SPEAKS_OF_MANY.test(rest)) return rest
  const noun = longestFirst.find((word) => rest === word || rest.startsWith(`${word},`) || rest.startsWith(`${word} `))
  if (noun === undefined) return plural ? `các ${rest}` : listed
  const after = rest.slice(noun.length)
  const isTier = !LOSES_PLURAL.test(`${noun} `)
  if (after === "" || after.startsWith(",")) return plural || !isTier || isList(rest) ? `các ${rest}` : rest
  if (isTier) return plural ? `các ${rest}` : rest
  return rest
}

/** Members of a list of open nouns are set apart by commas. */
function oneList(name: string): string {
  const [, head = "", list = ""] = /^((?:.* )?(?:các|những) |)(.+)$/u.exec(name) ?? []
  const members = list.split(/,? và |, /u)
  return members.length > 1 && members.slice(0, -1).every((member) => nouns.has(member))
    ? head + members.join(", ")
    : name
}
const isList = (name: string): boolean => {
  const members = name.split(", ")
  return members.length > 1 && members.slice(0, -1).every((member) => nouns.has(member))
}

const startsWithNoun = (words: string): boolean =>
  longestFirst.some((noun) => words === noun || words.startsWith(`${noun} `) || words.startsWith(`${noun},`))

export function isGroupName(key: string): boolean {
  if (/ nào /u.test(`${key} `) || [...key.matchAll(/ các (?=(.+))/gu)].some((hit) => startsWithNoun(hit[1] ?? "")))
    return true
  if (singular.test(key)) return false
  if (collectives.test(key) || isList(key)) return true
  const bare = nouns.has(key) && key !== "tỉnh"
  return bare || /^(?:cơ quan|đơn vị|địa phương|cơ sở|tổ chức|cá nhân|doanh nghiệp|đoàn thể|cấp) /u.test(key)
}

const TIERS: readonly (readonly [RegExp, Level])[] = [
  [/các cấp|^các ngành$|^các địa phương|^các cơ quan|hệ thống chính trị/u, "all"],
  [/(?<!thị )xã(?! hội)|phường|thị trấn/u, "commune"],
  [/huyện|quận(?= |$|,)|thị xã|thị ủy|thành ủy/u, "district"],
  [/^các (?:sở|ban|tỉnh)|tỉnh/u, "province"],
  [/^(?:các )?bộ |trung ương/u, "central"],
]
/** Tier of a body that is no known kind, by the words of its name. */
export function levelOfName(key: string, isCentral: boolean, isGroup: boolean): Level {
  const said = TIERS.find(([words]) => words.test(key))?.[1]
  if (said) return said
  if (isCentral) return "central"
  return isGroup ? "all" : /^(?:công ty|tập đoàn|doanh nghiệp|hợp tác xã)/u.test(key) ? "other" : "province"
}
