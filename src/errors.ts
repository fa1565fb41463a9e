/** Which errors callers see: ours with code and sentence, GraphQL's own; all others are bugs and only logged. */
import { GraphQLError } from "graphql"
import { AppError } from "../graph/errors.ts"

export type Log = (error: unknown) => void

export const maskedBy =
  (log: Log) =>
  (error: unknown): Error => {
    const cause = innermost(error)
    if (cause instanceof GraphQLError) return error as GraphQLError
    const { nodes, path } = error instanceof GraphQLError ? error : {}
    if (cause instanceof AppError) {
      const { code, details, message } = cause
      return new GraphQLError(message, { nodes, path, extensions: { code, details } })
    }
    log(cause)
    return new GraphQLError("Unexpected error.", { nodes, path, extensions: { code: "UNEXPECTED" } })
  }

/** What was thrown, without the places GraphQL adds around it. */
function innermost(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? innermost(error.originalError) : error
}
