/** The signature block (chữ ký): authority chain, position, name. */
import type { ExtractedHeader, Layout, Span } from "../notice.ts"
import { officeName, oneLine } from "./names.ts"

const AUTHORITIES: readonly (readonly [string, RegExp])[] = [
  ["TUQ", /^T\/?UQ(?:\.|\s|$)/u],
  ["TM", /^T\/?M(?:\.|\s|$)/u],
  ["KT", /^K\/?T(?:\.|\s|$)/u],
  ["TL", /^T\/?L(?:\.|\s|$)/u],
  ["Q", /^Q\.\s/u],
]
const mark = /^\(?\s*(?:đã\s+ký|ký\s+tên|chữ\s+ký)/iu
const personName = /^\p{Lu}[\p{Ll}\p{M}]*(?:['’]\p{L}+)?(?:\s+\p{Lu}[\p{Ll}\p{M}]*(?:['’]\p{L}+)?){1,4}$/u
const capitals = /^[^\p{Ll}]*$/u

/** Null when the block holds no name. Authorities stand in their printed order. */
export function signerOf(text: string, layout: Layout): ExtractedHeader["signer"] {
  const lines = wholeNames(
    layout.signature.map((span) => ({ ...span, words: oneLine(text.slice(span.from, span.to)) })),
  )
  const at = lines.findIndex(({ words }) => personName.test(words) && !capitals.test(words))
  const name = lines[at]
  if (!name) return null
  const authority: string[] = []
  let title = ""
  for (const line of lines.slice(0, at)) {
    if (mark.test(line.words) || !capitals.test(line.words)) continue
    const code = AUTHORITIES.find(([, pattern]) => pattern.test(line.words))?.[0]
    if (code) {
      authority.push(code)
      title = ""
    } else title = goesOn(title, line.words) ? `${title} ${line.words}` : line.words
  }
  const from: Span = name
  const last = lines.slice(0, at).findLast(({ words }) => AUTHORITIES.some(([, p]) => p.test(words)))
  const own = title || (last ? last.words.replace(/^(?:T\/?M|K\/?T|T\/?L|Q)\.?\s*/u, "") : "")
  return { name: name.words, title: own ? officeName(own) : null, authority, from: from.from, to: from.to }
}
type Line = Span & { words: string }
/** A name wrapped after its first syllable is one line again. */
function wholeNames(lines: readonly Line[]): Line[] {
  const whole: Line[] = []
  for (const line of lines) {
    const previous = whole.at(-1)
    const split = previous && /^\p{Lu}[\p{Ll}\p{M}]+$/u.test(previous.words) && /^\p{Lu}[\p{Ll}\p{M}]/u.test(line.words)
    if (split) whole[whole.length - 1] = { from: previous.from, to: line.to, words: `${previous.words} ${line.words}` }
    else whole.push(line)
  }
  return whole
}
/** A position printed over two lines: "PHÓ CHỦ" / "TỊCH"; a new line that begins a position is another. */
const goesOn = (title: string, words: string): boolean =>
  title !== "" && !/^(?:PHÓ|CHỦ|CHÁNH|GIÁM|BỘ|THỨ|BÍ|TRƯỞNG|CỤC|CHI|THỐNG|HIỆU|VIỆN|TỔNG|CHỈ)(?!\p{L})/u.test(words)
