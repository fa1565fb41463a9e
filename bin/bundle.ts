/**
 * Bundles the command for the published package: Node strips no types under node_modules.
 * dist/main.js and, where the sources start them ("./x.ts" here, "./x.js" there), the workers beside it.
 * Packages stay outside: npm installs them as dependencies.
 */
import { globSync, readFileSync, rmSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"

const root = fileURLToPath(new URL("..", import.meta.url))
const workerFile = /"(\.\/[a-z/]+)\.js"/g

/** Where a worker goes in dist/ -> its source. */
function workers(): Record<string, string> {
  const found: Record<string, string> = {}
  for (const file of globSync("{graph,ingest,src}/**/*.ts", { cwd: root })) {
    const source = readFileSync(join(root, file), "utf8")
    if (!source.includes("new Worker(")) continue
    for (const [, path = ""] of source.matchAll(workerFile))
      found[path.slice(2)] = join(root, dirname(file), `${path}.ts`)
  }
  return found
}

rmSync(join(root, "dist"), { recursive: true, force: true })
await build({
  entryPoints: { main: join(root, "src/main.ts"), ...workers() },
  outdir: join(root, "dist"),
  bundle: true,
  splitting: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node24",
  chunkNames: "part-[hash]",
  legalComments: "none",
})
