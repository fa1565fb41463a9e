/** Party or state (domain: state or Party, when the header is lost): several signs, each with its weight. */
import type { DocumentSymbol, Layout, Span } from "../notice.ts"

interface Sign {
  weight: number
  /** Which words of the notice it looks at. */
  at: "head" | "issuer" | "title" | "signature" | "recipients"
  party?: RegExp
  state?: RegExp
}
const signs: readonly Sign[] = [
  { weight: 4, at: "head", party: /ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM/u, state: /CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI/u },
  {
    weight: 3,
    at: "issuer",
    party: /(?:TỈNH|THÀNH|HUYỆN|THỊ|QUẬN|ĐẢNG)\s+[UỦ][ỶY]|ĐẢNG\s+BỘ|TRUNG\s+ƯƠNG/u,
    state: /[UỦ][ỶY]\s+BAN\s+NHÂN\s+DÂN|UBND|CHÍNH\s+PHỦ|THỦ\s+TƯỚNG|^(?:BỘ|SỞ)\s/u,
  },
  {
    weight: 3,
    at: "signature",
    party: /(?:^|\n)(?:T\/[ML]|K\/T|T\/UQ)(?!\p{L})/u,
    state: /(?:^|\n)(?:TM|KT|TL|TUQ)\./u,
  },
  {
    weight: 2,
    at: "signature",
    party: /BAN\s+THƯỜNG\s+VỤ|BÍ\s+THƯ|TỈNH\s+[UỦ][ỶY]/u,
    state: /[UỦ][ỶY]\s+BAN\s+NHÂN\s+DÂN|(?<!\p{L})CHỦ\s+TỊCH|BỘ\s+TRƯỞNG|THỦ\s+TƯỚNG|GIÁM\s+ĐỐC/u,
  },
  {
    weight: 2,
    at: "recipients",
    party: /Lưu:?\s*(?:VPTU|VPHU|VP(?!\p{L})|Văn\s+phòng)/u,
    state: /Lưu:?\s*(?:VT|Văn\s+thư)/u,
  },
  { weight: 1, at: "recipients", party: /,\s*\n[^\n]*,\s*(?:\n|$)/u, state: /;\s*\n[^\n]*;\s*(?:\n|$)/u },
  {
    weight: 1,
    at: "title",
    party: /(?:TỈNH|THÀNH|HUYỆN)\s+[UỦ][ỶY]|BÍ\s+THƯ/iu,
    state: /UBND|[UỦ][ỶY]\s+BAN\s+NHÂN\s+DÂN|THỦ\s+TƯỚNG/iu,
  },
]

/** The symbol decides; without one the signs do, and without any sign or with as many on both sides, nobody. */
export function systemOf(text: string, layout: Layout, symbol: DocumentSymbol | null): "party" | "state" | null {
  if (symbol) return symbol.sys
  const { issuer, title, number, kind } = layout.header
  const said = (spans: readonly Span[]): string => spans.map(({ from, to }) => text.slice(from, to)).join("\n")
  const words: Record<Sign["at"], string> = {
    head: text.slice(0, Math.max(number?.from ?? 0, kind?.from ?? 0, issuer.at(-1)?.to ?? 0)),
    issuer: said(issuer),
    title: title ? said([title]) : "",
    signature: said(layout.signature),
    recipients: said(layout.recipients),
  }
  const balance = signs.reduce((sum, { weight, at, party, state }) => {
    return sum + (party?.test(words[at]) ? weight : 0) - (state?.test(words[at]) ? weight : 0)
  }, 0)
  return balance === 0 ? null : balance > 0 ? "party" : "state"
}
