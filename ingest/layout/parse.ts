/** Layout of a text: its frame, and its body as a tree of parts. Nothing throws; what no rule takes is a paragraph. */

import type { Finding, Layout, Span } from "../notice.ts"
import { articleParts, dateOfPage, isBoilerplate } from "./article.ts"
import { type Frame, frameOf, isBasis } from "./frame.ts"
import { joined, type Line, linesOf, paragraphsOf, spanOf } from "./lines.ts"
import { treeOf } from "./tree.ts"

/** Takes apart one stored text (NFC, "\n" line ends, marks removed). */
export function parse(text: string): Layout {
  const lines = linesOf(text)
  const frame = frameOf(lines)
  const genre = genreOf(frame, lines)
  if (genre === "article") return { ...empty(lines), genre, parts: articleParts(paragraphsOf(lines)) }
  const paragraphs = paragraphsOf(frame.body)
  const bases = paragraphs.filter((p) => isBasis(joined(p))).map(spanOf)
  return {
    genre,
    header: { ...frame.header, bases },
    parts: treeOf(paragraphs),
    recipients: frame.recipients,
    signature: frame.signature,
    findings: genre === "other" && lines[0] ? [noNotice(lines[0])] : [],
  }
}

/** A paper has a type, a number, recipients or addressees; a page has its date line or speaks of a paper from outside. */
function genreOf({ header, recipients, signature }: Frame, lines: readonly Line[]): Layout["genre"] {
  if (header.kind || header.number || recipients.length > 0 || (header.addressees.length > 0 && signature.length > 0))
    return "document"
  if (lines.slice(0, 12).some((line) => dateOfPage.test(line.text))) return "article"
  return lines.some((line) => /(?<!\p{L})(?:ban\s+hành|kết\s+luận)\s[^.]{0,60}số\s+\d/iu.test(line.text))
    ? "article"
    : "other"
}

/** The title of a page is its first line of some length that the site did not add. */
function pageTitle(lines: readonly Line[]): Span | null {
  const title = lines.find((line) => !isBoilerplate(line.text) && line.text.split(" ").length > 4)
  return title ? { from: title.from, to: title.to } : null
}
const empty = (lines: readonly Line[]): Layout => ({
  genre: "article",
  header: { issuer: [], number: null, placeDate: null, kind: null, title: pageTitle(lines), addressees: [], bases: [] },
  parts: [],
  recipients: [],
  signature: [],
  findings: [],
})
const noNotice = (line: Line): Finding => ({
  code: "NO_NOTICE",
  message: "This text has no type, number, recipients or date of publication; it is kept as a text that is no notice.",
  from: line.from,
  to: line.to,
})
