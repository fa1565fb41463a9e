import { expect, test } from "vitest"
import { lines } from "../../../src/show/progress.ts"

test("without a terminal a step has a line for every tenth, and its last", () => {
  const written: string[] = []
  const view = lines((line) => written.push(line))
  for (let done = 0; done <= 500; done += 1) view.show({ step: "ingest", done, total: 500, name: "" })
  for (let done = 0; done <= 3; done += 1) view.show({ step: "embed", done, total: 3, name: "" })
  const tenths = Array.from({ length: 10 }, (_, i) => `ingest ${50 * (i + 1)} of 500`)
  expect(written).toEqual([...tenths, "embed 1 of 3", "embed 2 of 3", "embed 3 of 3"])
})
