/** What the grammar of bodies' names works with and answers. */
import type { Lexicon } from "./lexicon.ts"
import type { Token } from "./tokens.ts"

export interface Known {
  kindId: string | null
  level: string
  /** Written without a scope of its own, it is a central body. */
  central: boolean
}
/** What follows an open noun: another noun, a verb with its object, or the part that the body plays. */
export type Qualifier = "noun" | "verb" | "part"
export interface Words {
  known: Lexicon<Known>
  heads: Lexicon<true>
  steering: Lexicon<true>
  prefixes: Lexicon<true>
  offices: Lexicon<true>
  loneOffices: Lexicon<string>
  openNouns: Lexicon<true>
  ownNouns: Lexicon<true>
  setGroups: Lexicon<true>
  tails: Lexicon<true>
  units: Lexicon<true>
  provinces: Lexicon<string>
  districts: Lexicon<true>
  verbs: Lexicon<true>
  adverbs: Lexicon<true>
  qualifiers: Lexicon<Qualifier>
  /** Tokens at which a name of a body or a group can begin. */
  starts: ReadonlySet<string>
  stops: Lexicon<true>
}
export interface Body {
  end: number
  kindId: string | null
  known: Known | null
  /** Province named in it. */
  province: string | null
  /** It is spread over units ("các huyện, thành phố"). */
  spread: boolean
  /** An office over a list of groups: its members. */
  members?: { start: number; end: number }[]
  /** Where the body begins that the office or part belongs to. */
  org: { start: number; end: number } | null
  office: boolean
  /** What the scope says of its tier. */
  tier: string | null
}

export interface Group {
  end: number
  /** Members with their own words: token ranges. */
  members: { start: number; end: number }[]
}
export const at = (tokens: readonly Token[], i: number): Token | undefined => tokens[i]
export const low = (tokens: readonly Token[], i: number): string => tokens[i]?.low ?? ""
