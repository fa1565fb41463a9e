/** Twenty ingests of 500 notices, each killed at another moment; one JSON line a kill, one in the end. */
import { type Killing, killOnce, leaveGround, prepareGround } from "../test/killing.ts"

const KILLS = 20
const ground = await prepareGround(500)
const killings: Killing[] = []
try {
  for (let seed = 1; seed <= KILLS; seed += 1) {
    const killing = await killOnce(ground, seed)
    killings.push(killing)
    print({ figure: "kill", ...killing })
  }
} finally {
  leaveGround(ground)
}
const good = killings.filter((one) => one.completed && one.halves.length === 0 && one.held >= one.acknowledged)
print({ figure: "kills survived", value: good.length, of: KILLS })
process.exitCode = good.length === KILLS ? 0 : 1

function print(figure: object): void {
  process.stdout.write(`${JSON.stringify(figure)}\n`)
}
