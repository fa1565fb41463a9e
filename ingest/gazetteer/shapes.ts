/** What the gazetteer knows, as plain data. Codes are those of the statistics office, as strings with their zeros. */
import type { Level, Subgraph } from "../../graph/model.ts"

/** tỉnh, thành phố trực thuộc trung ương: one unit of one period. */
export interface Province {
  /** "p12" where the unit did not change on 2025-07-01, else "p15@63" (before) or "p15@34" (since). */
  id: string
  code: string
  name: string
  fullName: string
  kind: "tỉnh" | "thành phố"
  /** ISO days, both included; null is open. */
  validFrom: string | null
  validTo: string | null
  latitude: number
  longitude: number
}
/** quận, huyện, thị xã, thành phố thuộc tỉnh: abolished on 2025-07-01. `provinceCode` is of the 63. */
export interface District {
  code: string
  name: string
  fullName: string
  type: "quận" | "huyện" | "thị xã" | "thành phố"
  provinceCode: string
}
/** xã, phường, thị trấn before 2025-07-01, and the unit that holds it (or its main part) since. */
export interface Commune {
  code: string
  name: string
  fullName: string
  provinceCode: string
  districtCode: string
  newCode: string
  /** Full name of the new unit: "Phường Hồng Hà". */
  newName: string
  newProvinceCode: string
}
export type Side = "state" | "party" | "assembly" | "front" | "force" | "court" | "other"
/** "Sở Y tế" as such, whoever's it is. Names carry no province's name; "tỉnh", "huyện", "xã" stand for the unit. */
export interface AgencyKind {
  id: string
  name: string
  aliases: string[]
  english: string | null
  level: Level
  side: Side
  /** The kind that took over its work. */
  successorId: string | null
  /** The kind it stands under in the same unit. */
  parentId: string | null
}
/** Code in document symbols. `level` "all": the code is used by bodies of several levels; `kindId` is then the provincial one. */
export interface Issuer {
  code: string
  name: string
  level: Level
  kindId: string | null
}
/** A well-known document of a central body. */
export interface NationalDocument {
  symbol: string
  kind: string
  year: number
  issuedOn: string
  issuer: string
  title: string
}

export interface Gate {
  name: string
  provinceCode: string
}
export interface Gazetteer {
  provinces: readonly Province[]
  /** By name or a usual spelling ("TP.HCM", "Đắc Lắc"), with or without "tỉnh"; `on` (ISO) picks the period, the newest without it. */
  provinceNamed(name: string, on?: string | null): Province | undefined
  provinceByCode(code: string, on?: string | null): Province | undefined
  provinceById(id: string): Province | undefined
  /** All names and spellings of provinces without "tỉnh", canonical, longest first: what to look for in running words. */
  provinceSpellings: readonly string[]
  successorOf(id: string): Province | undefined
  predecessorsOf(id: string): Province[]
  districts: readonly District[]
  districtsNamed(name: string): District[]
  /** By the name before or since 2025-07-01. */
  communesNamed(name: string): Commune[]
  /** Border gates (cửa khẩu), with the code of their province before 2025-07-01. */
  gates: readonly Gate[]
  gateNamed(name: string): Gate | undefined
  agencyKinds: readonly AgencyKind[]
  /** By name or alias, whatever the tone style or case. */
  agencyKindNamed(name: string): AgencyKind | undefined
  agencyKindById(id: string): AgencyKind | undefined
  /** "UBND", "TTg", "QH15" (the number of the legislature is cut off). */
  issuer(code: string): Issuer | undefined
  documents: readonly NationalDocument[]
  documentsBySymbol(symbol: string): NationalDocument[]
  /** First words of family names, as written. */
  surnames: ReadonlySet<string>
  /** Provinces, their succession, and agency kinds: what is in every graph. */
  facts(): Subgraph
}
