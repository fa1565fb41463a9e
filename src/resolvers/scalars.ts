/** Days as GraphQL sees them. */
import { GraphQLError, GraphQLScalarType, Kind } from "graphql"

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** A day, a month or a year that calendars have. */
function dateOf(value: unknown): string {
  const [, year, month, day] = typeof value === "string" ? (shape.exec(value) ?? []) : []
  const days = new Date(Date.UTC(Number(year), Number(month ?? 1), 0)).getUTCDate()
  const fits = year && inside(month, 12) && inside(day, days)
  if (fits) return value as string
  throw new GraphQLError(`${JSON.stringify(value)} is no date; allowed: "2022", "2022-08" or "2022-08-31".`)
}
const inside = (part: string | undefined, last: number): boolean =>
  part === undefined || (Number(part) >= 1 && Number(part) <= last)

export const DateScalar = new GraphQLScalarType<string, string>({
  name: "Date",
  parseValue: dateOf,
  parseLiteral: (node) => dateOf(node.kind === Kind.STRING ? node.value : null),
  serialize: String,
})
