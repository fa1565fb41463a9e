/**
 * The door for plain text (.txt, .md).
 *
 * What the stored text promises: NFC; lines end in "\n"; no line begins or ends with a blank; no two blanks in a row
 * except in runs of three and more, which part columns; no bold or italic marks, no table bars; a line that held only
 * bars, dashes or the like is an empty line; no invisible characters.
 */
import { AppError } from "../../graph/errors.ts"
import { sha256 } from "../../graph/id.ts"
import type { Finding, SourceText } from "../notice.ts"
import { decode } from "./bytes.ts"
import { type Draft, type Edit, mend, type Repair, settled } from "./edits.ts"
import { legacyRepair } from "./legacy.ts"
import { findLookalikes } from "./lookalikes.ts"
import { findBars, findRules, findSigns, findStars, swaps } from "./markup.ts"

/** Most bytes that one notice may have. */
export const SOURCE_LIMIT = 16 * 1024 * 1024

/** One finding for all edits of a repair, from the first place to the last. */
const counted =
  (code: string, what: string): Repair["tell"] =>
  (edits) => {
    const times = `${edits.length} ${edits.length === 1 ? "place" : "places"}`
    return [{ code, message: `${what} (${times}).`, from: edits[0]?.from ?? 0, to: edits.at(-1)?.to ?? 0 }]
  }
const eachLookalike = (edits: readonly Edit[], text: string): Finding[] =>
  edits.map(({ from, to, put }) => {
    const was = text.slice(from, to)
    const point = `U+${was.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`
    return { code: "LOOKALIKE", message: `"${was}" (${point}) was read as "${put}".`, from, to }
  })

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const invisible = /[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: composition never crosses a boundary before ASCII
const composable = /[\x00-\x7f]?[^\x00-\x7f]+/g

/** In this order: each repair may rely on those before it. Every pattern is linear, whatever the text. */
const repairs: readonly Repair[] = [
  { name: "line ends", find: (text) => swaps(text, /\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n") },
  legacyRepair,
  {
    name: "invisible",
    find: (text) => swaps(text, invisible, ""),
    tell: counted("INVISIBLE_REMOVED", "Characters without a shape were removed"),
  },
  {
    name: "blanks",
    find: (text) => swaps(text, /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, " "),
    tell: counted("BLANK_REPLACED", "Blanks of another kind were made plain"),
  },
  { name: "tabs", find: (text) => swaps(text, /\t/g, " ") },
  { name: "stars", find: findStars, tell: counted("MARKUP_REMOVED", "Bold and italic marks were removed") },
  { name: "rules", find: findRules },
  { name: "bars", find: findBars, tell: counted("TABLE_REMOVED", "Table bars were removed; each cell is a line") },
  { name: "signs", find: findSigns, tell: counted("MARKUP_REMOVED", "Heading signs and link targets were removed") },
  { name: "lookalikes", find: findLookalikes, tell: eachLookalike },
  { name: "edges", find: (text) => swaps(text, / +/g, (hit) => edge(text, hit)).filter(changes(text)) },
  {
    name: "compose",
    find: (text) => swaps(text, composable, (hit) => hit[0].normalize("NFC")).filter(changes(text)),
    tell: counted("UNICODE_COMPOSED", "Letters with loose marks were composed (NFC)"),
  },
]
const changes = (text: string) => (one: Edit) => text.slice(one.from, one.to) !== one.put
/** Blanks at the edge of a line go, two become one, more stay. */
function edge(text: string, hit: RegExpExecArray): string {
  const next = text[hit.index + hit[0].length] ?? "\n"
  const last = text[hit.index - 1] ?? "\n"
  if (next === "\n" || last === "\n") return ""
  return hit[0].length === 2 ? " " : hit[0]
}

/** Bytes of a file to its stored text. Throws SOURCE_TOO_LARGE, _BINARY, _ENCODING_UNKNOWN, _EMPTY. */
export function readText(bytes: Uint8Array, name: string): SourceText {
  if (bytes.length > SOURCE_LIMIT) {
    throw new AppError("SOURCE_TOO_LARGE", { name, bytes: bytes.length, limit: SOURCE_LIMIT })
  }
  let draft: Draft = { text: decode(bytes, name), findings: [] }
  for (const repair of repairs) draft = mend(draft, repair)
  if (draft.text.trim() === "") throw new AppError("SOURCE_EMPTY", { name })
  return {
    name,
    sha256: sha256(bytes),
    mediaType: name.toLowerCase().endsWith(".md") ? "text/markdown" : "text/plain",
    text: draft.text,
    findings: settled(draft),
  }
}
