/** The samples and the answers expected of six of them are sound in themselves, whatever reads them. */
import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"

interface Stretch {
  start: number
  end: number
}
interface Expected {
  path: string
  sha256: string
  core: Stretch
  citations: Stretch[]
  recipients: Stretch[]
  deadlines: (Stretch & { duty: string })[]
  clauses: (Stretch & { path: string })[]
  duties: (Stretch & {
    id: string
    clause: string
    deadline: number | null
    roles: { agency: string; implicit: boolean; start: number | null; end: number | null }[]
  })[]
}

const samples = fileURLToPath(new URL("../../samples", import.meta.url))
const answers = fileURLToPath(new URL("./expected", import.meta.url))
const names = readdirSync(samples)

describe("samples", () => {
  test("are twenty text files", () => {
    expect(names.filter((name) => name.endsWith(".txt"))).toHaveLength(20)
    expect(names.every((name) => name.endsWith(".txt"))).toBe(true)
  })
  test.each(names)("%s is UTF-8, composed, with plain line ends", (name) => {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(join(samples, name)))
    expect(text.normalize("NFC")).toBe(text)
    expect(text).not.toMatch(/[\r\t\u00a0\u200b\ufeff]/)
    expect(text.endsWith("\n")).toBe(true)
  })
})

describe.each(readdirSync(answers))("expected answers %s", (name) => {
  const expected: Expected = JSON.parse(readFileSync(join(answers, name), "utf8"))
  const bytes = readFileSync(join(samples, expected.path))
  const text = bytes.toString("utf8")
  const roles = expected.duties.flatMap((duty) => duty.roles)

  test("were made of the sample as it is", () => {
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(expected.sha256)
    expect(expected.core).toEqual({ start: 0, end: text.length })
  })
  test("have spans of whole words", () => {
    const spans = [
      expected.citations,
      expected.recipients,
      expected.deadlines,
      expected.clauses,
      expected.duties,
    ].flat()
    for (const { start, end } of spans) {
      expect(text.slice(start, end)).toMatch(/^\S[\s\S]*\S$/)
      expect(text.slice(start - 1, start + 1)).not.toMatch(/\p{L}\p{L}/u)
      expect(text.slice(end - 1, end + 1)).not.toMatch(/\p{L}\p{L}/u)
    }
  })
  test("have duties inside their clauses, with one deadline each at most", () => {
    for (const duty of expected.duties) {
      const clause = expected.clauses.find(({ path }) => path === duty.clause)
      expect(clause, duty.id).toBeDefined()
      expect(clause!.start, duty.id).toBeLessThanOrEqual(duty.start)
      expect(clause!.end, duty.id).toBeGreaterThanOrEqual(duty.end)
      if (duty.deadline !== null) expect(expected.deadlines[duty.deadline], duty.id).toBeDefined()
    }
  })
  test("point to the words of every role that is not implicit", () => {
    expect(roles.length).toBeGreaterThan(0)
    for (const { agency, implicit, start, end } of roles) {
      expect(start === null && end === null, agency).toBe(implicit)
      if (start !== null && end !== null) expect(text.slice(start, end)).toMatch(/^\p{L}[\s\S]*[\p{L})]$/u)
    }
  })
})
