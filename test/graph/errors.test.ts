import { expect, test } from "vitest"
import { AppError, ERROR_CODES } from "../../graph/errors.ts"

test("an error says its code, its details and one sentence with the value", () => {
  const cause = new Error("disk")
  const error = new AppError("NODE_UNKNOWN", { id: "a1" }, cause)
  expect(error).toMatchObject({ name: "AppError", code: "NODE_UNKNOWN", details: { id: "a1" }, cause })
  expect(error.message).toContain('"a1"')
})

test("codes are NOUN_STATE", () => {
  for (const code of ERROR_CODES) expect(code).toMatch(/^[A-Z]+(_[A-Z]+)+$/)
})
