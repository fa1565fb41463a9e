/** One reading as a page: header card, clause tree, duties, findings with line and column. */
import type { ExtractedDuty, Extraction } from "../../ingest/notice.ts"
import { byWhen, whoLines } from "./duties.ts"
import { placeOf } from "./place.ts"
import { shortened, tabulate } from "./table.ts"

export function* readingLines(extraction: Extraction, columns: number): Generator<string> {
  yield* card(extraction, columns)
  yield* section("Clauses", clauseLines(extraction, columns))
  yield* section("Duties", dutyLines(extraction, columns))
  yield* section("Findings", findingLines(extraction, columns))
}

function* section(title: string, lines: readonly string[]): Generator<string> {
  if (lines.length > 0) yield* ["", title, ...lines]
}

function* card(extraction: Extraction, columns: number): Generator<string> {
  yield headline(extraction)
  yield* tabulate(cardRows(extraction), { width: columns, indent: 2 })
}

/** Kind and number, else the file's name. */
export const headline = ({ header, source }: Extraction): string =>
  [header.kind, header.number].filter(Boolean).join(" ") || source.name

/** What the header says: name and value of what is known, each on one line. */
export function cardRows({ header, genre, ...rest }: Extraction): [string, string][] {
  const { chair, signer, issuer, province } = header
  const rows: [string, string | null | undefined | false][] = [
    ["title", header.title],
    ["issued by", issuer && (issuer.inferred ? `${issuer.name} (not printed)` : issuer.name)],
    ["province", province && `${province.name} (${province.code}, confidence ${province.confidence.toFixed(2)})`],
    ["issued on", [header.issuedOn, header.place].filter(Boolean).join(", ")],
    ["meeting", header.meetingOn],
    ["chaired by", chair && [chair.name, chair.title].filter(Boolean).join(", ")],
    ["signed by", signer && [signer.authority.join("+"), signer.name, signer.title].filter(Boolean).join(", ")],
    ["system", header.system],
    ["reads as", genre === "document" ? null : genre],
    ["cites", rest.citations.map((citation) => citation.symbol ?? citation.raw).join(", ")],
    ["sent to", rest.recipients.map((recipient) => recipient.name).join("; ")],
  ]
  return rows.flatMap(([name, value]): [string, string][] => (value ? [[name, value.replace(/\s+/g, " ")]] : []))
}

/** Indented by depth; heading, else the beginning of the clause's own words. */
function clauseLines({ clauses }: Extraction, columns: number): string[] {
  return clauses.map(({ path, heading, text }) => {
    const label = `${"  ".repeat(path.split(".").length)}${path}  `
    return label + shortened(heading ?? text, Math.max(20, columns - label.length))
  })
}

function dutyLines({ duties, deadlines, text }: Extraction, columns: number): string[] {
  if (duties.length === 0) return []
  const rows = duties.map((duty: ExtractedDuty) => {
    const deadline = duty.deadline === null ? null : (deadlines[duty.deadline] ?? null)
    const words = text.slice(duty.from, duty.to).replace(/\s+/g, " ")
    return [
      duty.clause,
      whoLines(duty.roles),
      duty.polarity === "negative" ? `[not] ${words}` : words,
      byWhen(deadline),
    ]
  })
  return tabulate(rows, { head: ["clause", "who", "what", "by when"], width: columns, indent: 2 })
}

function findingLines({ findings, text }: Extraction, columns: number): string[] {
  const rows = findings.map((finding) => [placeOf(text, finding.from), finding.code, finding.message])
  return tabulate(rows, { width: columns, indent: 2 })
}
