/** Test files share one server, whose graph each of them empties: they take turns. */
import { hash } from "node:crypto"
import { readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"

/** Waits until this process alone holds the name; a holder that died is passed over. */
export async function takeTurn(name: string): Promise<() => void> {
  const file = join(tmpdir(), `chidao-turn-${hash("sha256", name, "hex").slice(0, 16)}`)
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
    }
    if (!isAlive(holderOf(file))) rmSync(file, { force: true })
    await wait(100)
  }
}
function holderOf(file: string): number | null {
  try {
    return Number(readFileSync(file, "utf8")) || null
  } catch {
    return null
  }
}
/** A file without a number was opened a moment ago. */
function isAlive(pid: number | null): boolean {
  if (pid === null) return true
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}
