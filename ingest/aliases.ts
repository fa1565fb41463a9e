/**
 * Short names that a notice gives to its bodies: defined ("sau đây gọi tắt là ..."), or a steering body named in full
 * once and then without its purpose ("Ban Chỉ đạo phòng, chống dịch tỉnh", later "Ban Chỉ đạo tỉnh").
 */
import { canonical } from "../graph/text.ts"
import type { AgencyMention, Mention } from "./notice.ts"

const definition =
  /^\s*,?\s*\(\s*sau\s+đây\s+(?:viết\s+|gọi\s+)?(?:tắt\s+|chung\s+)?(?:gọi\s+)?là:?\s*["“]?([^()"”]{2,60}?)["”]?\s*\)/iu
const steering =
  /^(.*?)(ban chỉ đạo|ban chỉ huy|trung tâm chỉ huy)\s+(.*?)\s*((?:cấp\s+)?(?:tỉnh|thành phố)|các (?:huyện|quận|xã|phường).*)$/iu
/** Cheap, before the whole pattern. */
const steers = /chỉ (?:đạo|huy)/iu
/** Words that do not tell one purpose from another. */
const idle = /(?:phòng|chống|dịch|bệnh|covid-19|công tác|cấp|,|\s)+/giu

/** The same mentions, short names of bodies written out in full. Never changes a span. */
export function writeOut(text: string, mentions: readonly Mention[]): Mention[] {
  const agencies = mentions.filter((m): m is AgencyMention => m.kind === "agency")
  const defined = definitions(text, agencies)
  const purposes = purposesOf(agencies)
  return mentions.map((m) => (m.kind === "agency" ? { ...m, ...full(m, defined, purposes) } : m))
}

function definitions(text: string, agencies: readonly AgencyMention[]): Map<string, string> {
  const defined = new Map<string, string>()
  for (const m of agencies) {
    const after = text.slice(m.to, m.to + 120)
    const hit = after.includes("sau") ? definition.exec(after) : null
    if (hit?.[1]) defined.set(canonical(hit[1]), m.name)
  }
  return defined
}

/** Each kind of steering body with the one purpose it is given; one with two purposes stays as written. */
function purposesOf(agencies: readonly AgencyMention[]): Map<string, string> {
  const seen = new Map<string, Map<string, string>>()
  for (const m of agencies) {
    const [, , kind, purpose] = steers.test(m.name) ? (steering.exec(m.name) ?? []) : []
    if (!kind || !purpose || /^(?:cấp|các|tỉnh)(?!\p{L})/iu.test(purpose)) continue
    const held = seen.get(canonical(kind)) ?? new Map<string, string>()
    const key = canonical(purpose).replace(idle, " ").trim()
    if ((held.get(key)?.length ?? 0) < purpose.length) held.set(key, purpose)
    seen.set(canonical(kind), held)
  }
  const one = new Map<string, string>()
  for (const [kind, held] of seen) {
    const [purpose] = held.values()
    if (held.size === 1 && purpose) one.set(kind, purpose)
  }
  return one
}

function full(m: AgencyMention, defined: Map<string, string>, purposes: Map<string, string>): Partial<AgencyMention> {
  const said = defined.size > 0 ? defined.get(canonical(m.name)) : undefined
  if (said) return { name: said }
  if (purposes.size === 0 || !steers.test(m.name)) return {}
  const [, before = "", kind, purpose, units = ""] = steering.exec(m.name) ?? []
  if (!kind || purpose) return {}
  const known = purposes.get(canonical(kind))
  return known ? { name: `${before}${kind} ${known} ${units.replace(/^cấp\s+/iu, "")}` } : {}
}
