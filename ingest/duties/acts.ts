/** Cuts a clause's words into sentences and sentences into acts (domain 9.2, rules 9 and 12). */
import type { Span } from "../notice.ts"
import { adverbs, HEADS, type Head, verb } from "../verbs.ts"

const sentenceEnd = /[.!?…](?=\s+["“(]?\p{Lu}|\s*$)/gu
const abbreviation = /(?:^|[\s(])(?:TP|Tp|TX|Tx|v\.v|ThS|TS|BS|PGS|GS|KT|TM|TL|STT|Q|P|H)$/u

/** Sentences of a span, without the blanks around them; a mark inside brackets ends nothing. */
export function sentences(text: string, span: Span): Span[] {
  const found: Span[] = []
  const words = text.slice(span.from, span.to)
  let start = 0
  for (const hit of words.matchAll(sentenceEnd)) {
    const before = words.slice(Math.max(start, hit.index - 8), hit.index)
    if (abbreviation.test(before) || depth(words, start, hit.index) > 0) continue
    push(found, text, span.from + start, span.from + hit.index + 1)
    start = hit.index + 1
  }
  push(found, text, span.from + start, span.to)
  return found
}
/** Open round brackets between two places; never below zero, capped by a line of sense. */
function depth(words: string, from: number, to: number): number {
  let open = 0
  for (let i = from; i < to; i += 1) {
    const c = words[i]
    if (c === "(") open += 1
    else if (c === ")" && open > 0) open -= 1
  }
  return open
}
function push(into: Span[], text: string, from: number, to: number): void {
  let a = from
  let b = to
  while (a < b && /[\s\-–+*•,;.…]/u.test(text[a] as string)) a += 1
  while (b > a && /[\s.;,/…]/u.test(text[b - 1] as string)) b -= 1
  if (b - a > 2) into.push({ from: a, to: b })
}

/** Parts of a sentence between semicolons and at "đồng thời", outside brackets. */
export function pieces(text: string, sentence: Span): Span[] {
  const found: Span[] = []
  const words = text.slice(sentence.from, sentence.to)
  let start = 0
  for (const hit of words.matchAll(/;|,\s*(?=đồng\s+thời(?!\p{L}))/gu)) {
    if (depth(words, start, hit.index) > 0) continue
    if (
      hit[0] !== ";" &&
      /(?:qua\s+đó|từ\s+đó|góp\s+phần|nhằm)\s[^;]{0,160}$|để\s[^,;]*$/u.test(words.slice(start, hit.index))
    )
      continue
    push(found, text, sentence.from + start, sentence.from + hit.index)
    start = hit.index + 1
  }
  push(found, text, sentence.from + start, sentence.to)
  return found
}

/** The kind of verb that begins at `at` after adverbs; undefined where no verb begins. */
export function headAt(words: string, at: number): { head: Head; from: number; to: number } | undefined {
  adverbs.lastIndex = at
  const skipped = adverbs.exec(words)
  const places = skipped && skipped[0].length > 0 ? [at + skipped[0].length, at] : [at]
  for (const from of places) {
    for (const [head, pattern] of HEADS) {
      pattern.lastIndex = from
      const hit = pattern.exec(words)
      if (hit) return { head, from, to: from + hit[0].length }
    }
  }
  for (const from of places) {
    verb.lastIndex = from
    const hit = verb.exec(words)
    if (hit) return { head: "PLAIN", from, to: from + hit[0].length }
  }
  return undefined
}

/** Heads that begin a duty of their own after a comma: the role changes there. */
const CUTS: readonly Head[] = ["ACCOUNTABLE", "REPORT", "ADVISE", "MONITOR"]

/** Places after a comma where an act of another role begins. `head` is how the act begins. */
export function roleCuts(words: string, from: number, to: number, head: { head: Head; to: number }): number[] {
  const cuts: number[] = []
  let current = head
  for (const hit of words.slice(from, to).matchAll(/,\s*(?:và\s+)?/gu)) {
    const at = from + hit.index + hit[0].length
    const comma = from + hit.index
    if (at >= to || depth(words, from, at) > 0) continue
    const next = headAt(words, at)
    if (!next || !CUTS.includes(next.head) || next.head === current.head) continue
    if (
      /^trình(?!\p{L})/iu.test(words.slice(next.from)) &&
      /(?:đề\s+xuất|tham\s+mưu|kiến\s+nghị|hồ\s+sơ|dự\s+thảo)[^,;]{0,30}$/u.test(words.slice(from, comma))
    )
      continue
    if (sameAct(current, next.head, comma) || inPurpose(words.slice(from, comma), next.head)) continue
    cuts.push(at)
    current = next
  }
  return cuts
}
/** "báo cáo, đề xuất", "hướng dẫn, kiểm tra", "chủ trì, phối hợp ... xây dựng, đề xuất": one act of two roles. */
function sameAct(current: { head: Head; to: number }, next: Head, comma: number): boolean {
  if (next === "MONITOR") return ["PLAIN", "COORDINATE", "DIRECT", "LEAD", "ADVISE"].includes(current.head)
  if (next === "ADVISE") return current.head === "LEAD" || current.head === "COORDINATE" || comma - current.to < 3
  return false
}
/** The comma stands inside "để ..." or "nhằm ...": what follows is a purpose too. */
function inPurpose(before: string, next: Head): boolean {
  const near = next === "REPORT" ? 25 : 60
  return new RegExp(`(?:^|[\\s,])(?:để|nhằm)\\s[^,;]{0,${near}}$`, "u").test(before)
}

/** The end of the words before `end`: without the comma, "và" and blanks. */
export function lastWord(text: string, end: number): number {
  let to = end
  while (to > 0 && /[\s,]/u.test(text[to - 1] as string)) to -= 1
  const tail = /,?\s+và$/u.exec(text.slice(Math.max(0, to - 6), to))
  return tail ? to - tail[0].length : to
}
