/** How well the reader reads, held at what it reaches: the scorer of `test/score/CONTRACT.md` on answers written by hand. */
import { spawnSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { loadGazetteer } from "../../ingest/gazetteer.ts"
import { extract } from "../../ingest/pipeline.ts"
import { readText } from "../../ingest/readers/text.ts"
import { describeShared } from "../shared.ts"

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const texts = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => join(folder, name))

/** Reads the files, scores them against the answers; what falls short of `least` is said, else nothing. */
function shortfalls(files: readonly string[], answers: string, least: Record<string, number>): string {
  const folder = mkdtempSync(join(tmpdir(), "chidao-quality-"))
  try {
    for (const file of files) {
      const reading = extract(readText(readFileSync(file), basename(file)), loadGazetteer())
      writeFileSync(join(folder, `${basename(file, ".txt")}.json`), JSON.stringify(reading))
    }
    const minima = Object.entries(least).flatMap(([figure, value]) => ["--min", `${figure}=${value}`])
    const folders = [...new Set(files.map((file) => join(file, "..")))].flatMap((one) => ["--texts", one])
    const args = [here("../score/score.mjs"), "--gold", answers, "--pred", folder, ...folders, ...minima]
    const run = spawnSync(process.execPath, args, { encoding: "utf8" })
    return run.status === 0 ? "" : run.stderr + run.stdout
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test("six samples against their answers", () => {
  const least = {
    header: 1,
    citations: 0.93,
    clauses: 1,
    recipients: 1,
    triples: 0.95,
    explicit: 0.97,
    deadlines: 0.95,
  }
  expect(shortfalls(texts(here("../../samples")), here("expected"), least)).toBe("")
})

describeShared("real notices against worked answers", (shared) => {
  test("the bars of careful readers", () => {
    const files = [...texts(join(shared, "notices")), ...texts(join(shared, "corpus"))]
    const least = { header: 0.98, citations: 1, clauses: 0.97, recipients: 0.97, triples: 0.92, explicit: 0.88 }
    expect(shortfalls(files, join(shared, "gold"), { ...least, implicit: 0.85, deadlines: 0.9, mentions: 0.95 })).toBe(
      "",
    )
  })
})
