import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { chidao, start } from "../child.ts"
import { type Ground, killOnce, leaveGround, prepareGround } from "../killing.ts"

const MINUTES = 60_000

describe("an ingest of 500 notices that is killed", () => {
  let ground: Ground
  beforeAll(async () => {
    ground = await prepareGround(500)
  }, 3 * MINUTES)
  afterAll(() => leaveGround(ground))

  test.each([1, 2, 3])(
    "keeps what it acknowledged, leaves no half notice, and completes when run again (seed %i)",
    async (seed) => {
      const killing = await killOnce(ground, seed)
      expect(killing).toMatchObject({ halves: [], completed: true })
      expect(killing.held).toBeGreaterThanOrEqual(killing.acknowledged)
      expect(killing.acknowledged).toBeGreaterThan(0)
    },
    3 * MINUTES,
  )

  test(
    "is stopped by SIGINT after the batch at hand, says how to go on, and goes on",
    async () => {
      const store = `sqlite:${join(ground.folder, "stopped.db")}`
      const running = start(["ingest", ground.notices, "--store", store])
      await running.printed(/^ingest 100 of 500$/m)
      running.child.kill("SIGINT")
      const stopped = await running.ended
      expect(stopped.code).toBe(130)
      expect(stopped.out).toContain("run the same command again")
      const [, read = ""] = /^500 files, (\d+) read/.exec(stopped.out) ?? []
      expect(Number(read)).toBeLessThan(500)
      const again = await chidao("ingest", ground.notices, "--store", store)
      expect(again).toMatchObject({ code: 0 })
      expect(again.out).toContain(`500 files, ${500 - Number(read)} read, ${read} unchanged`)
    },
    MINUTES,
  )
})
