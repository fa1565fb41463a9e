/** The command as people run it: a real process. */
import { type ChildProcess, spawn } from "node:child_process"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

export const root = fileURLToPath(new URL("..", import.meta.url))
export const samples = join(root, "samples")

export interface Ran {
  code: number | null
  out: string
  err: string
}
export interface Started {
  child: ChildProcess
  /** What it has printed so far. */
  ran: Ran
  ended: Promise<Ran>
  /** Waits until it has printed this, on either stream; null if it ends before. */
  printed(pattern: RegExp): Promise<RegExpExecArray | null>
}

/** Lexical only unless said otherwise: most promises do not need the model. */
const environment = { ...process.env, CHIDAO_EMBEDDER: "none", CHIDAO_STORE: "", CHIDAO_PORT: "" }

export function start(args: readonly string[], options: { env?: Record<string, string>; cwd?: string } = {}): Started {
  const env = { ...environment, ...options.env }
  const child = spawn(process.execPath, [join(root, "bin/chidao.js"), ...args], { cwd: options.cwd ?? root, env })
  const ran: Ran = { code: null, out: "", err: "" }
  const listeners = new Set<() => void>()
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    ran.out += text
    for (const tell of listeners) tell()
  })
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    ran.err += text
    for (const tell of listeners) tell()
  })
  const ended = new Promise<Ran>((resolve) => {
    child.on("close", (code) => resolve(Object.assign(ran, { code })))
  })
  const printed = (pattern: RegExp) =>
    new Promise<RegExpExecArray | null>((resolve) => {
      const look = () => {
        const found = pattern.exec(ran.out) ?? pattern.exec(ran.err)
        if (found) settle(found)
      }
      const settle = (found: RegExpExecArray | null) => {
        listeners.delete(look)
        resolve(found)
      }
      listeners.add(look)
      ended.then(() => settle(pattern.exec(ran.out) ?? pattern.exec(ran.err)))
      look()
    })
  return { child, ran, ended, printed }
}

export const chidao = (...args: string[]): Promise<Ran> => start(args).ended
