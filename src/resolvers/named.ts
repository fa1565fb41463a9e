/** What people name, as ids: provinces, kinds of agency; and days from dates that leave something out. */
import { AppError } from "../../graph/errors.ts"
import { canonical, folded, nfc } from "../../graph/text.ts"
import { findAgencies } from "../../ingest/finders/agency.ts"
import type { Gazetteer, Province } from "../../ingest/gazetteer.ts"

/**
 * Every province of that name or id, whenever it was valid; with `successors` also what it became on 2025-07-01 and
 * what it was made of. @throws PROVINCE_UNKNOWN
 */
export function provinceIds(gazetteer: Gazetteer, name: string, successors = false): string[] {
  const found = provincesNamed(gazetteer, name)
  if (found.length === 0) {
    throw new AppError("PROVINCE_UNKNOWN", { name, near: nearestName(name, gazetteer.provinces) })
  }
  const related = successors ? found.flatMap((province) => relatives(gazetteer, province)) : []
  return [...new Set([...found, ...related].map(({ id }) => id))]
}

/** The one valid on that day (today's, if none is given), else any of that name. */
export function provinceId(gazetteer: Gazetteer, name: string, on?: string | null): string | null {
  const found = provincesNamed(gazetteer, name)
  return (found.find((province) => isValid(province, on ?? null)) ?? found[0])?.id ?? null
}

function provincesNamed({ provinces }: Gazetteer, name: string): Province[] {
  const wanted = bare(name)
  return provinces.filter((province) => province.id === name || bare(province.name) === wanted)
}
const isValid = ({ validFrom, validTo }: Province, on: string | null): boolean =>
  on === null ? validTo === null : (validFrom ?? "") <= on && on <= (validTo ?? "9999")

function relatives(gazetteer: Gazetteer, { id }: Province): Province[] {
  const successor = gazetteer.successorOf(id)
  return [...(successor ? [successor] : []), ...gazetteer.predecessorsOf(id)]
}
const bare = (name: string): string => canonical(name).replace(/^(tỉnh|thành phố|tp\.?) /, "")

/** The name that shares most pairs of letters, accents aside. */
function nearestName(name: string, provinces: readonly Province[]): string {
  const wanted = letterPairs(bare(name))
  const alikeness = (province: Province): number => {
    const own = letterPairs(province.name)
    return (2 * wanted.intersection(own).size) / (wanted.size + own.size)
  }
  return provinces.toSorted((a, b) => alikeness(b) - alikeness(a))[0]?.name ?? ""
}
function letterPairs(name: string): Set<string> {
  const letters = ` ${folded(name)} `
  return new Set(Array.from(letters.slice(1), (letter, at) => letters[at] + letter))
}

/** @throws QUERY_INVALID when no kind has that id, name or alias. */
export function agencyKindId(gazetteer: Gazetteer, name: string): string {
  const kind = gazetteer.agencyKindById(name) ?? gazetteer.agencyKindNamed(name)
  if (kind) return kind.id
  throw new AppError("QUERY_INVALID", { what: `there is no kind of agency "${name}"; "agencyKinds" lists them` })
}

/**
 * The names under which a body may be stored: abbreviations written out, the province's name behind it or not; without
 * one "Sở Y tế" may be that of any province.
 */
export function agencyNames(gazetteer: Gazetteer, name: string): string[] {
  const given = nfc(name.trim())
  const tails = gazetteer.provinces.map((one) => [
    `, ${one.kind} ${one.name}`,
    ` ${one.kind} ${one.name}`,
    ` ${one.name}`,
  ])
  const own = tails.filter((some) => some.some((tail) => given.endsWith(tail)))
  const bare = given.slice(0, given.length - (own.flat().find((tail) => given.endsWith(tail))?.length ?? 0))
  const bases = [bare, writtenOut(gazetteer, bare), gazetteer.agencyKindNamed(bare)?.name ?? bare]
  const placed = bases.flatMap((base) => (own.length > 0 ? own : tails).flat().map((tail) => base + tail))
  return [
    ...new Set([given, writtenOut(gazetteer, given), ...(own.length > 0 ? [] : bases), ...placed].map(capitalised)),
  ]
}
function writtenOut(gazetteer: Gazetteer, name: string): string {
  const [found] = findAgencies(name, 0, gazetteer)
  return found?.from === 0 && found.to === name.length ? found.name : name
}
const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** A year or a month stands for its first day ... */
export const firstDay = (date: string): string => `${date}-01-01`.slice(0, 10)
/** ... or for its last. */
export function lastDay(date: string): string {
  const [year, month = "12", day] = date.split("-")
  return `${year}-${month}-${day ?? new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()}`
}
