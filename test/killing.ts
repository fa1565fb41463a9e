/**
 * Ends `chidao ingest` the hard way (kill -9) in the middle of a run and looks at what is left:
 * every acknowledged notice is there, none is there in part, and a second run completes the graph.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { type Ran, start } from "./child.ts"
import { generateNotices, randomFrom } from "./generate.ts"

export interface Killing {
  seed: number
  /** Notices that the run was past when it was killed: all batches before the one whose reading it had reported. */
  acknowledged: number
  /** Notices found in the store afterwards. */
  held: number
  /** Ids of notices of which some line is missing or differs. */
  halves: string[]
  /** The dump after the second run equals that of a run which nobody killed. */
  completed: boolean
}
export interface Ground {
  folder: string
  notices: string
  /** Dump of a run which nobody killed. */
  whole: string
}

/** Where a run writes, and the settings it needs for that. */
export interface Target {
  store: string
  env?: Record<string, string>
}
export const runOn = ({ store, env = {} }: Target, ...args: string[]): Promise<Ran> =>
  start([...args, "--store", store], { env }).ended

/** Files that the pipeline stores at once; it reads on only when they are stored. */
const BATCH = 50

/** Writes the notices to a folder and reads them once undisturbed. */
export async function prepareGround(count: number): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), "chidao-kill-"))
  const notices = join(folder, "notices")
  mkdirSync(notices)
  for (const { name, text } of generateNotices({ count, seed: 7 })) writeFileSync(join(notices, name), text)
  const target = { store: `sqlite:${join(folder, "whole.db")}` }
  const { code, err } = await runOn(target, "ingest", notices)
  if (code !== 0) throw new Error(err)
  return { folder, notices, whole: await dumpOf(folder, target) }
}
export const leaveGround = ({ folder }: Ground): void => rmSync(folder, { recursive: true, force: true })

/** Kills a run after a seeded number of progress lines and a seeded while; the target is empty. */
export async function killOnce(ground: Ground, seed: number, target?: Target): Promise<Killing> {
  const { folder, notices, whole } = ground
  const random = randomFrom(seed)
  const to = target ?? { store: `sqlite:${join(folder, `killed-${seed}.db`)}` }
  const tenth = 2 + Math.floor(random() * 7)
  const running = start(["ingest", notices, "--store", to.store], { env: to.env ?? {} })
  await running.printed(new RegExp(`(?:^ingest \\d+ of \\d+\\n[^]*?){${tenth}}`, "m"))
  await wait(random() * 150)
  running.child.kill("SIGKILL")
  const { err } = await running.ended
  const read = Number([...err.matchAll(/^ingest (\d+) of \d+$/gm)].at(-1)?.[1] ?? 0)
  const acknowledged = Math.floor((read - 1) / BATCH) * BATCH

  const partial = await dumpOf(folder, to)
  const held = noticeIds(partial)
  const again = await runOn(to, "ingest", notices)
  if (again.code !== 0) throw new Error(again.err)
  const completed = (await dumpOf(folder, to)) === whole
  return { seed, acknowledged, held: held.length, halves: halvesIn(partial, whole, held), completed }
}

export async function dumpOf(folder: string, target: Target): Promise<string> {
  const out = join(folder, "dump.jsonl")
  const { code, err } = await runOn(target, "dump", "--out", out)
  if (code !== 0) throw new Error(err)
  return readFileSync(out, "utf8")
}

const mark = /"(n:[0-9a-f]{32})/
function noticeIds(dump: string): string[] {
  return [...dump.matchAll(/^\{"node":"Notice".*?"id":"(n:[0-9a-f]{32})"/gm)].map((hit) => hit[1] ?? "")
}
/** Lines by the notice they belong to; a line of a shared node belongs to none. */
function linesByNotice(dump: string): Map<string, Set<string>> {
  const byNotice = new Map<string, Set<string>>()
  for (const line of dump.split("\n")) {
    const id = mark.exec(line)?.[1]
    if (!id) continue
    const lines = byNotice.get(id) ?? new Set()
    byNotice.set(id, lines.add(line))
  }
  return byNotice
}
function halvesIn(partial: string, whole: string, held: readonly string[]): string[] {
  const [some, all] = [linesByNotice(partial), linesByNotice(whole)]
  const strangers = [...some.keys()].filter((id) => !held.includes(id))
  const broken = held.filter((id) => (all.get(id) ?? new Set()).symmetricDifference(some.get(id) ?? new Set()).size > 0)
  return [...strangers, ...broken]
}
