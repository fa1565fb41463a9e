import { expect, test } from "vitest"
import { dueOf } from "../../../ingest/resolve/due.ts"

test.each([
  ["2025-12-04", null, "2025-12-04"],
  ["2025-11-27T17:00", null, "2025-11-27"],
  ["2025-11-01/2025-11-30", "2025-11-01", "2025-11-30"],
  ["2024-02", "2024-02-01", "2024-02-29"],
  ["2022", "2022-01-01", "2022-12-31"],
  ["2022-09/2023-05", "2022-09-01", "2023-05-31"],
  ["2026-01-01/..", "2026-01-01", null],
  ["P14D", null, null],
  ["FREQ=WEEKLY,FREQ=MONTHLY", null, null],
  ["AFTER_EVENT:results", null, null],
  ["ON_REQUEST", null, null],
  [null, null, null],
])("the deadline %s binds %s to %s", (value, dueFrom, dueOn) => {
  expect(dueOf(value)).toEqual({ dueFrom, dueOn })
})
