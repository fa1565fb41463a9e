import { expect, test } from "vitest"
import { personKey, personShown } from "../../../ingest/resolve/officials.ts"

test.each([
  ["đồng chí Nguyễn Thuý Hoà", "Nguyễn Thúy Hòa"],
  ["SÙNG A HỒ", "Sùng A Hồ"],
  ["H'Yim Kđoh", "H'Yim Kđoh"],
  ["Ông Lò Văn Ín", "Lò Văn Ín"],
])("%s is shown as %s", (written, shown) => {
  expect(personShown(personKey(written))).toBe(shown)
})
