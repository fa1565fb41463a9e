import { expect, test } from "vitest"
import { placeOf } from "../../../src/show/place.ts"

test.each([
  [0, "1:1"],
  [3, "1:4"],
  [4, "2:1"],
  [8, "3:1"],
  [9, "4:1"],
])("offset %i is told as %s", (offset, place) => {
  expect(placeOf("một\nhai\n\nba", offset)).toBe(place)
})
