import { defineConfig } from "vitest/config"

/** Tests that speak to a Neo4j server: one at a time, since all share its one database. */
const onServer = ["test/engines/neo4j*.test.ts", "test/both/**/*.test.ts", "test/faults/*.test.ts"]
/** Tests of the API: there each question is asked of both engines. */
const flows = [
  "test/src/server.test.ts",
  "test/src/schema.test.ts",
  "test/src/resolvers/*.test.ts",
  "test/examples.test.ts",
]

// Vitest asks for a default export here; the rule against them holds for the project's own modules.
// biome-ignore lint/style/noDefaultExport: the shape of this file is vitest's
export default defineConfig({
  // graphql has a development build beside the normal one; all modules must take the same.
  ssr: { resolve: { conditions: ["module-sync", "node", "import"] } },
  test: {
    // Tests start workers and child processes of their own: two files at a time fill two cores.
    pool: "forks",
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: { CHIDAO_EMBEDDER: "", CHIDAO_STORE: "" },
    projects: [
      {
        test: {
          name: "embedded",
          include: ["test/**/*.test.ts"],
          exclude: [...onServer, "test/faults/**"],
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "neo4j",
          include: [...onServer, ...flows],
          globalSetup: "test/setup.ts",
          fileParallelism: false,
          testTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
