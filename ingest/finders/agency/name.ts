/** Tokens as names, and what is known of a body as a mention. */
import type { Level } from "../../../graph/model.ts"
import type { AgencyMention } from "../../notice.ts"
import type { Body } from "./shapes.ts"
import type { Token } from "./tokens.ts"
import * as vocabulary from "./words.ts"

export type Named = Omit<AgencyMention, "kind" | "from" | "to">
export type Member = { start: number; end: number; mention: Named }

/** The words of some tokens with single blanks and abbreviations written out. */
export function nameOf(tokens: readonly Token[], start: number, end: number): string {
  let name = ""
  for (let i = start; i < end; i += 1) {
    const t = tokens[i] as Token
    const spelled = vocabulary.ABBREVIATIONS.get(t.raw) ?? t.raw
    const glued = i === start || t.from === (tokens[i - 1] as Token).to
    name += glued && !/[\p{L}\p{N}]$/u.test(name) ? spelled : glued && i > start ? spelled : ` ${spelled}`
  }
  return name.trim()
}

export function mentionOf(tokens: readonly Token[], start: number, b: Body): Named {
  const printed = nameOf(tokens, start, b.end)
  const lone = vocabulary.LONE_OFFICES.get(printed.toLowerCase())
  return {
    name: /^(?:phó )?thủ tướng$/iu.test(printed) ? `${printed} Chính phủ` : printed,
    level: levelOf(b),
    isGroup: b.spread || / các /u.test(nameOf(tokens, start, b.end)),
    kindId: b.org ? null : b.kindId,
    province: b.province,
    org: b.office ? (b.org ? nameOf(tokens, b.org.start, b.org.end) : (lone ?? null)) : null,
  }
}
function levelOf(b: Body): Level {
  const tier = b.tier ?? b.known?.level
  return tier === "central" || tier === "province" || tier === "district" || tier === "commune" || tier === "all"
    ? tier
    : "other"
}
export const groupMention = (name: string): Named => ({
  name,
  level: /xã|phường/u.test(name)
    ? "commune"
    : /huyện|quận/u.test(name)
      ? "district"
      : /^các (sở|ban)|tỉnh/iu.test(name)
        ? "province"
        : /bộ|trung ương/iu.test(name)
          ? "central"
          : "all",
  isGroup: true,
  kindId: null,
  province: null,
  org: null,
})
