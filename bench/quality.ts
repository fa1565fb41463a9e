/**
 * How well the reader reads: `npm run quality` prints the scorer's tables for the six samples with answers and, where
 * ../shared is there, for the real notices with worked answers. Further arguments go to the scorer (`--misses triples`).
 */
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"
import { loadGazetteer } from "../ingest/gazetteer.ts"
import { extract } from "../ingest/pipeline.ts"
import { readText } from "../ingest/readers/text.ts"

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const sets = [
  { texts: [at("../samples")], answers: at("../test/notices/expected") },
  { texts: [at("../../shared/notices"), at("../../shared/corpus")], answers: at("../../shared/gold") },
]

for (const { texts, answers } of sets) {
  if (!existsSync(answers)) continue
  const folder = mkdtempSync(join(tmpdir(), "chidao-quality-"))
  for (const name of texts.flatMap((one) => readdirSync(one).map((file) => join(one, file)))) {
    if (!name.endsWith(".txt")) continue
    const reading = extract(readText(readFileSync(name), basename(name)), loadGazetteer())
    writeFileSync(join(folder, `${basename(name, ".txt")}.json`), JSON.stringify(reading))
  }
  const where = texts.flatMap((one) => ["--texts", one])
  const args = [at("../test/score/score.mjs"), "--gold", answers, "--pred", folder, ...where, ...process.argv.slice(2)]
  spawnSync(process.execPath, args, { stdio: "inherit" })
  rmSync(folder, { recursive: true })
}
