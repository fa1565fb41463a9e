/** Progress: a bar on a terminal, else a line for every tenth of a step. */
import { Presets, SingleBar } from "cli-progress"
import { shortened } from "./table.ts"

/** Where a run is: `done` of `total` things of this step; `name` is the one at hand. */
export interface Progress {
  step: string
  done: number
  total: number
  name: string
}
export interface ProgressView {
  show(at: Progress): void
  /** Takes the bar off the screen, so that lines can be printed. */
  close(): void
}

export function openProgress(stream: NodeJS.WriteStream): ProgressView {
  return stream.isTTY ? bar(stream) : lines((line) => stream.write(`${line}\n`))
}

function bar(stream: NodeJS.WriteStream): ProgressView {
  const view = new SingleBar(
    { stream, format: "{step} {bar} {value}/{total} {name}", clearOnComplete: true, hideCursor: true, barsize: 24 },
    Presets.shades_classic,
  )
  let step = ""
  return {
    show(at) {
      const payload = { step: at.step, name: shortened(at.name, Math.max(10, stream.columns - 60)) }
      if (at.step !== step) {
        view.stop()
        view.start(at.total, at.done, payload)
        step = at.step
      } else view.update(at.done, payload)
    },
    close() {
      view.stop()
      step = ""
    },
  }
}

/** At most ten lines a step, the last of them when it is done. */
export function lines(write: (line: string) => void): ProgressView {
  let step = ""
  let tenth = 0
  return {
    show(at) {
      if (at.step !== step) tenth = 0
      step = at.step
      const now = Math.floor((10 * at.done) / Math.max(1, at.total))
      if (now === tenth) return
      tenth = now
      write(`${at.step} ${at.done} of ${at.total}`)
    },
    close() {},
  }
}
