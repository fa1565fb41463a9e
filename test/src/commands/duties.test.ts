import { describe, expect, test } from "vitest"
import { dayOf } from "../../../src/commands/duties.ts"

describe("dates that leave something out", () => {
  test.each([
    ["2022", "2022-01-01", "2022-12-31"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2022-08-31", "2022-08-31", "2022-08-31"],
  ])("%s begins on %s and ends on %s", (given, first, last) => {
    expect(dayOf("--from", given, "first")).toBe(first)
    expect(dayOf("--to", given, "last")).toBe(last)
  })
  test.each(["2022-13", "2022-02-30", "31/8/2022", "soon", ""])("%j is no date", (given) => {
    expect(() => dayOf("--from", given, "first")).toThrow(`--from is "${given}"; allowed: a date such as`)
  })
})
