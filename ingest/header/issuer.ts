/** Who issued a notice: as printed in its head, or inferred from symbol, signature and title when the head is lost. */

import { oneLine } from "../../graph/text.ts"
import { authority } from "../blocks/words.ts"
import type { Gazetteer } from "../gazetteer.ts"
import { isShouted } from "../lines.ts"
import type { DocumentSymbol, ExtractedHeader, Layout, Span } from "../notice.ts"
import { bodyName, scopedName } from "./names.ts"

type Issuer = NonNullable<ExtractedHeader["issuer"]>
/** A unit in the cell of its own belongs to the body above it. */
const unitAlone =
  /^(?:TỈNH(?!\s+[UỦ][ỶY])|THÀNH\s+PHỐ|TP\.?|HUYỆN(?!\s+[UỦ][ỶY])|THỊ\s+XÃ|QUẬN|XÃ|PHƯỜNG|ĐẶC\s+KHU|TRUNG\s+ƯƠNG)(?!\p{L})/u
/** Bodies that are named by the committee above them: "VĂN PHÒNG" under "TỈNH ỦY ...". */
const dependent =
  /^(?:VĂN\s+PHÒNG|BAN\s+(?:TUYÊN\s+GIÁO|DÂN\s+VẬN|NỘI\s+CHÍNH|TỔ\s+CHỨC|THƯỜNG\s+VỤ|CHỈ\s+ĐẠO)|[UỦ][ỶY]\s+BAN\s+KIỂM\s+TRA)/u
const committee = /^(?:TỈNH|THÀNH|HUYỆN|THỊ|QUẬN)\s+[UỦ][ỶY]/u

/** The lower body of the cell, with the unit or the committee that the cell above gives it. */
export function printedIssuer(
  text: string,
  { header }: Layout,
  on: string | null,
  gazetteer: Gazetteer,
): Issuer | null {
  const cells: (Span & { words: string })[] = []
  for (const span of header.issuer) {
    const words = oneLine(text.slice(span.from, span.to)).replace(/[\s*.:]+$/u, "")
    const above = cells.at(-1)
    if (above && unitAlone.test(words)) {
      above.words += ` ${words}`
      above.to = span.to
    } else if (words !== "") cells.push({ ...span, words })
  }
  const own = cells.at(-1)
  if (!own) return null
  const above = cells.at(-2)?.words ?? ""
  const place = { inferred: false, from: own.from, to: own.to }
  if (committee.test(above) && dependent.test(own.words))
    return { name: `${bodyName(own.words, on, gazetteer)} ${bodyName(above, on, gazetteer)}`, ...place }
  const unit = /(?:^|\s)((?:TỈNH|THÀNH\s+PHỐ|TP\.?)\s+(?![UỦ][ỶY]).+)$/u.exec(above)?.[1]
  const whole = unit && !own.words.includes(unit) ? `${own.words} ${unit}` : own.words
  return { name: bodyName(whole, on, gazetteer), ...place }
}

interface Signs {
  text: string
  layout: Layout
  symbol: DocumentSymbol | null
  system: "party" | "state" | null
  province: string | null
  on: string | null
  gazetteer: Gazetteer
}
/** Null when neither symbol nor signature nor title says whose paper it is. */
export function inferredIssuer(signs: Signs): Issuer | null {
  return bySymbol(signs) ?? bySignature(signs)
}

function bySymbol({ symbol, layout, province, on, gazetteer }: Signs): Issuer | null {
  const code = symbol?.issuers[0]
  const known = code === undefined ? undefined : gazetteer.issuer(code)
  if (!code || !known) return null
  const place = layout.header.number ? { from: layout.header.number.from, to: layout.header.number.to } : {}
  if (/^(?:CT)?(?:UBND|UB)$/u.test(code)) {
    const body = `${code.startsWith("CT") ? "Chủ tịch " : ""}Ủy ban nhân dân`
    return { name: scopedName(body, province, on, gazetteer), inferred: true, ...place }
  }
  if (code === "TU" || code === "VPTU") {
    const body = code === "VPTU" ? "Văn phòng " : ""
    return { name: `${body}${committeeOf(province, on, gazetteer)}`, inferred: true, ...place }
  }
  const provincial = known.level === "province" && !/tỉnh ủy/iu.test(known.name)
  return {
    name: provincial ? scopedName(known.name.replace(/ tỉnh$/u, ""), province, on, gazetteer) : known.name,
    inferred: true,
    ...place,
  }
}
/** "Tỉnh ủy Lai Châu", "Thành ủy Hà Nội". */
function committeeOf(province: string | null, on: string | null, gazetteer: Gazetteer): string {
  const known = province === null ? undefined : gazetteer.provinceNamed(province, on)
  if (!known) return "Tỉnh ủy"
  return `${known.kind === "tỉnh" ? "Tỉnh ủy" : "Thành ủy"} ${known.name}`
}

/** Whom the block signs for: the first authority, else the position of the signer (heads sign their own papers). */
function bySignature({ text, layout, system, province, on, gazetteer }: Signs): Issuer | null {
  const lines = layout.signature.map((span) => ({ ...span, words: oneLine(text.slice(span.from, span.to)) }))
  const first = lines[0]
  if (!first || !isShouted(first.words)) return null
  const body = first.words.replace(authority, "")
  const place = { from: first.from, to: first.to }
  const office = authority.test(first.words) ? null : body
  const infer = (name: string): Issuer => ({ name, inferred: true, ...place })
  if (/THỦ\s+TƯỚNG/u.test(body)) return infer("Thủ tướng Chính phủ")
  if (/BỘ\s+TRƯỞNG,?\s+CHỦ\s+NHIỆM/u.test(first.words)) return infer("Văn phòng Chính phủ")
  if (/BAN\s+THƯỜNG\s+VỤ|BÍ\s+THƯ|TỈNH\s+[UỦ][ỶY]|THÀNH\s+[UỦ][ỶY]/u.test(body))
    return infer(committeeOf(province, on, gazetteer))
  if (office !== null && /CHÁNH\s+VĂN\s+PHÒNG/u.test(office)) {
    return infer(
      system === "party"
        ? `Văn phòng ${committeeOf(province, on, gazetteer)}`
        : scopedName("Văn phòng Ủy ban nhân dân", province, on, gazetteer),
    )
  }
  const people = /[UỦ][ỶY]\s+BAN\s+NHÂN\s+DÂN|UBND|CHỦ\s+TỊCH/u.test(body)
  if (system === "state" && people && !/HỘI\s+ĐỒNG|MẶT\s+TRẬN/u.test(body))
    return infer(scopedName("Ủy ban nhân dân", province, on, gazetteer))
  return null
}
