/** Errors of the server and its driver as ours; what is in no table is a bug and passes as it is. */
import { Neo4jError } from "neo4j-driver"
import { AppError } from "../../errors.ts"

/** Where the store is, as it may be shown: never with a password. */
export interface Place {
  url: string
  user: string
  database: string
}
type Refusal = (at: Place, error: Neo4jError) => AppError

const unreachable: Refusal = ({ url }, error) =>
  new AppError("ENGINE_UNREACHABLE", { url, reason: firstSentence(error.message) }, error)
const refused: Refusal = ({ url, user }, error) => new AppError("ENGINE_REFUSED", { url, user }, error)
const missing: Refusal = ({ url, database }, error) => new AppError("DATABASE_MISSING", { url, database }, error)
const readOnly: Refusal = ({ url, database }, error) => new AppError("DATABASE_READ_ONLY", { url, database }, error)
const failing: Refusal = ({ url }, error) =>
  new AppError("DATABASE_FAILING", { url, reason: firstSentence(error.message) }, error)
const tooLarge: Refusal = ({ url }, error) => new AppError("ENGINE_OVERLOADED", { url }, error)
const busy: Refusal = ({ url }, error) => new AppError("STORE_BUSY", { path: url }, error)

/** By code, or by a beginning of it that ends in a dot. */
const refusals: Readonly<Record<string, Refusal>> = {
  ServiceUnavailable: unreachable,
  SessionExpired: unreachable,
  "Neo.ClientError.Security.": refused,
  "Neo.ClientError.Database.DatabaseNotFound": missing,
  "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": readOnly,
  "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": readOnly,
  "Neo.ClientError.Cluster.NotALeader": unreachable,
  "Neo.ClientError.Transaction.TransactionTimedOut": unreachable,
  "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration": unreachable,
  "Neo.ClientError.Transaction.Terminated": unreachable,
  "Neo.DatabaseError.Transaction.": failing,
  "Neo.TransientError.General.": tooLarge,
  "Neo.TransientError.Database.": unreachable,
  "Neo.TransientError.Transaction.": busy,
  "Neo.TransientError.": unreachable,
}

export function translated(at: Place, error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error
  const known = Object.keys(refusals)
    .filter((code) => (code.endsWith(".") ? error.code.startsWith(code) : error.code === code))
    .sort((a, b) => b.length - a.length)[0]
  return known === undefined ? error : (refusals[known] as Refusal)(at, error)
}
/** Marked as passing by the server, but asked again it would only fail again. */
export const isHopeless = (error: unknown): boolean =>
  error instanceof Neo4jError && error.code.startsWith("Neo.TransientError.General.MemoryPool")

const firstSentence = (message: string): string => (message.split(/\.\s|\n/, 1)[0] ?? "").replace(/\.$/, "")
