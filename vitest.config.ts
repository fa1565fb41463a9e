import { defineConfig } from "vitest/config"

// Vitest asks for a default export here; the rule against them holds for the project's own modules.
// biome-ignore lint/style/noDefaultExport: the shape of this file is vitest's
export default defineConfig({
  // graphql has a development build beside the normal one; all modules must take the same.
  ssr: { resolve: { conditions: ["module-sync", "node", "import"] } },
  test: {
    include: ["test/**/*.test.ts"],
    // Tests start workers and child processes of their own: two files at a time fill two cores.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: { CHIDAO_EMBEDDER: "", CHIDAO_STORE: "" },
  },
})
