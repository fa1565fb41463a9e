/** Deadline values of the contract (section 3) -> the days they bind. */

export interface Due {
  dueFrom: string | null
  dueOn: string | null
}

/** A last day gives `dueOn`, an interval both, "from a day on" only `dueFrom`; what names no day gives neither. */
export function dueOf(value: string | null): Due {
  if (value === null) return { dueFrom: null, dueOn: null }
  const [start = "", end] = value.split("/")
  if (end !== undefined) return { dueFrom: firstDay(start), dueOn: lastDay(end) }
  const isDay = /^\d{4}-\d\d-\d\d/.test(start)
  return { dueFrom: isDay ? null : firstDay(start), dueOn: lastDay(start) }
}
function firstDay(value: string): string | null {
  const [, year, month = "01", day = "01"] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?$/.exec(value) ?? []
  return year === undefined ? null : `${year}-${month}-${day}`
}
function lastDay(value: string): string | null {
  const [, year, month = "12", day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?$/.exec(value) ?? []
  if (year === undefined) return null
  return `${year}-${month}-${day ?? String(daysOf(Number(year), Number(month))).padStart(2, "0")}`
}
const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
