/** The 63 provinces to 2025-06-30 and the 34 since (domain: 3.1). */
import { canonical } from "../../graph/text.ts"
import after from "../data/provinces34.json" with { type: "json" }
import before from "../data/provinces63.json" with { type: "json" }
import type { Province } from "./shapes.ts"

export const CHANGE_DAY = "2025-07-01"
const LAST_DAY_BEFORE = "2025-06-30"

/** Units that go on as they were; all others joined with another, or their code now means another. */
const UNCHANGED = new Set(["01", "04", "11", "12", "14", "20", "22", "38", "40", "42", "46"])

/** Other spellings -> the name in the data; keys are place keys. */
const SPELLINGS: Record<string, string> = {
  hcm: "hồ chí minh",
  "thừa thiên huế": "huế",
  "tt huế": "huế",
  "br vt": "bà rịa vũng tàu",
  brvt: "bà rịa vũng tàu",
  "đắc lắc": "đắk lắk",
  "đăk lăk": "đắk lắk",
  "đắc lắk": "đắk lắk",
  "đắk lắc": "đắk lắk",
  "đăk lắk": "đắk lắk",
  "đak lak": "đắk lắk",
  "đắc nông": "đắk nông",
  "đăk nông": "đắk nông",
  "đak nông": "đắk nông",
  "bắc cạn": "bắc kạn",
  kontum: "kon tum",
  "kon tom": "kon tum",
}
const PREFIX = /^(?:tỉnh|thành phố|tp)(?: |(?=hcm$))/

/** The name alone, for comparing: "TP. Hồ Chí Minh" and "Hồ Chí Minh" have one key. Never folds accents. */
export function provinceKey(name: string): string {
  const plain = canonical(name)
    .replace(/[.,-]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
  const bare = plain.replace(PREFIX, "").trim()
  return SPELLINGS[bare] ?? bare
}

type Kind = Province["kind"]
const titled = (kind: string): string => `${kind[0]?.toUpperCase()}${kind.slice(1)}`
const unit = (
  id: string,
  row: readonly (string | number)[],
  period: Pick<Province, "validFrom" | "validTo">,
): Province => {
  const [code, name, kind, , latitude, longitude] = row as [string, string, Kind, string, number, number]
  return { id, code, name, fullName: `${titled(kind)} ${name}`, kind, ...period, latitude, longitude }
}

export interface ProvinceTable {
  all: Province[]
  spellings: string[]
  named(name: string, on?: string | null): Province | undefined
  byCode(code: string, on?: string | null): Province | undefined
  byId(id: string): Province | undefined
  successorOf(id: string): Province | undefined
  predecessorsOf(id: string): Province[]
}

export function provinceTable(): ProvinceTable {
  const until = { validFrom: null, validTo: LAST_DAY_BEFORE }
  const since = { validFrom: CHANGE_DAY, validTo: null }
  const open = { validFrom: null, validTo: null }
  const old = before.filter((row) => !UNCHANGED.has(row[0] as string)).map((row) => unit(`p${row[0]}@63`, row, until))
  const now = after.map((row) =>
    UNCHANGED.has(row[0] as string) ? unit(`p${row[0]}`, row, open) : unit(`p${row[0]}@34`, row, since),
  )
  const all = [...old, ...now]
  const ids = new Map(all.map((province) => [province.id, province]))
  const names = Map.groupBy(all, (province) => provinceKey(province.name))
  const codes = Map.groupBy(all, (province) => province.code)
  const successors = new Map(before.map((row) => [`p${row[0]}@63`, `p${row[3]}@34`]))
  const successorOf = (id: string) => ids.get(successors.get(id) ?? "")
  return {
    all,
    spellings: [
      ...new Set([...all.map((province) => canonical(province.name)), ...Object.keys(SPELLINGS), "br-vt"]),
    ].sort((a, b) => b.length - a.length),
    named: (name, on) => pick(names.get(provinceKey(name)), on),
    byCode: (code, on) => pick(codes.get(code.padStart(2, "0")), on),
    byId: (id) => ids.get(id),
    successorOf,
    predecessorsOf: (id) => old.filter((province) => successorOf(province.id)?.id === id),
  }
}

/** The one valid on the day; the newest without a day, or where none was valid (a former name used after the change). */
function pick(found: readonly Province[] | undefined, on: string | null | undefined): Province | undefined {
  const day = on?.slice(0, 10)
  const valid = day ? found?.find((p) => (p.validFrom ?? "") <= day && day <= (p.validTo ?? "9999")) : undefined
  return valid ?? found?.findLast(() => true)
}
