/** What becomes of each bad file in this folder. `made` are files too large to keep: tests write them. */
import type { ErrorCode } from "../../graph/errors.ts"

export type Outcome = { refused: ErrorCode; offset?: number } | { read: true; finding?: string }

export const outcomes: Readonly<Record<string, Outcome>> = {
  "empty.txt": { refused: "SOURCE_EMPTY" },
  "blanks.txt": { refused: "SOURCE_EMPTY" }, // a byte order mark, blanks and line ends
  "rules.txt": { refused: "SOURCE_EMPTY" }, // nothing but marks of a table
  "picture.txt": { refused: "SOURCE_BINARY" },
  "controls.txt": { refused: "SOURCE_BINARY" },
  "latin.txt": { refused: "SOURCE_ENCODING_UNKNOWN", offset: 26 }, // a line in UTF-8, then Windows bytes
  "cut.txt": { refused: "SOURCE_ENCODING_UNKNOWN", offset: 26 }, // ends inside a letter
  "surrogate.txt": { refused: "SOURCE_ENCODING_UNKNOWN", offset: 12 }, // half a pair in UTF-16
  "recipe.txt": { read: true, finding: "NO_NOTICE" },
}

const MB = 1024 * 1024
export const made: readonly { name: string; bytes: () => Uint8Array; outcome: Outcome }[] = [
  {
    name: "large.txt",
    bytes: () => Buffer.alloc(16 * MB + 1, "Giao các xã báo cáo. "),
    outcome: { refused: "SOURCE_TOO_LARGE" },
  },
  {
    name: "line.txt",
    bytes: () => Buffer.from("Giao **Sở Y tế** rà soát | ".repeat(160_000)), // 5.6 MB without a line end,
    outcome: { read: true },
  },
]
