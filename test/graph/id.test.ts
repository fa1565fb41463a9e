import { expect, test } from "vitest"
import { edgeId, hashOf, noticeId } from "../../graph/id.ts"
import { edge } from "../engines/random.ts"

test("the same text has the same id, another text another", () => {
  expect(noticeId("một")).toBe(noticeId("một"))
  expect(noticeId("một")).not.toBe(noticeId("hai"))
})

test("parts do not run together", () => {
  expect(hashOf("a", "bc")).not.toBe(hashOf("ab", "c"))
  expect(hashOf("1")).not.toBe(hashOf(1))
  expect(hashOf(null)).not.toBe(hashOf("null"))
})

test("an edge is known by its label, its ends, its role and its words", () => {
  const assigned = (role: "LEAD" | "COORDINATE", from: number, implicit: boolean): string =>
    edgeId(edge("ASSIGNED", ["Duty", "d"], ["Agency", "a"], { role, implicit, from, to: 9 }))
  expect(assigned("LEAD", 0, true)).toBe(assigned("LEAD", 0, false))
  expect(assigned("LEAD", 0, true)).not.toBe(assigned("COORDINATE", 0, true))
  expect(assigned("LEAD", 0, true)).not.toBe(assigned("LEAD", 1, true))
  expect(edgeId(edge("IS", ["Notice", "x"], ["Document", "y"], {}))).toMatch(/^[0-9a-f]{32}$/)
})
