/** schema.graphql, written by hand, joined with the resolvers that answer it. */
import { readFileSync } from "node:fs"
import { makeExecutableSchema } from "@graphql-tools/schema"
import type { GraphQLSchema } from "graphql"
import { resolvers } from "./resolvers/all.ts"

export const schemaText = (): string => readFileSync(new URL("../schema.graphql", import.meta.url), "utf8")

export const createSchema = (): GraphQLSchema =>
  makeExecutableSchema({
    typeDefs: schemaText(),
    resolvers,
    // A resolver for what the schema does not have is a mistake of ours: say so at start.
    resolverValidationOptions: { requireResolversToMatchSchema: "error" },
  })
