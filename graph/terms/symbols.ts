/**
 * Document symbols (số, ký hiệu) as search sees them, in folded text: whole ones ("11/nq-cp", "11-nq/tw") and a type
 * with a number alone ("nghi quyet so 11", "nq 11"). Looser than the grammar of the reader: nothing here is identity.
 * Every pattern is bounded.
 */

export interface SymbolWord {
  /** Of the symbol itself. */
  from: number
  to: number
  /** Where the words that lead to it begin: "nghi quyet so". */
  lead: number
  /** The one spelling of a whole symbol; null of a short form. */
  full: string | null
  /** Number and kind, as in "nq/11", and with the year where one is printed: "nd/30/2020". */
  short: string
  dated: string | null
  number: string
  /** It may as well be a count ("ke hoach 5 ..."): its words stay words. */
  weak: boolean
}

/** Type codes (tên loại), folded. */
const types = new Set(
  "nd ttlt tt nqlt nq qdi qd ct qc qyd tc tb hd ctr kh pa da dc bc bb ttr cd bgn btt guq gm ggt gnp pg pc pb sy trs sl pl vbhn qcph kl qh cv bs qtr".split(
    " ",
  ),
)
/** Names of types with their codes; one that begins another stands after it. */
const names = new Map([
  ["thong tu lien tich", "ttlt"],
  ["nghi quyet lien tich", "nqlt"],
  ["van ban hop nhat", "vbhn"],
  ["quy che phoi hop", "qcph"],
  ["phap lenh", "pl"],
  ["nghi quyet", "nq"],
  ["nghi dinh", "nd"],
  ["quyet dinh", "qd"],
  ["chi thi", "ct"],
  ["thong tu", "tt"],
  ["thong tri", "tt"],
  ["thong bao", "tb"],
  ["thong cao", "tc"],
  ["cong dien", "cd"],
  ["cong van", "cv"],
  ["ket luan", "kl"],
  ["quy dinh", "qd"],
  ["quy che", "qc"],
  ["huong dan", "hd"],
  ["ke hoach", "kh"],
  ["chuong trinh", "ctr"],
  ["de an", "da"],
  ["du an", "da"],
  ["phuong an", "pa"],
  ["to trinh", "ttr"],
  ["bao cao", "bc"],
  ["bien ban", "bb"],
  ["giay moi", "gm"],
])
/** Codes that are no syllable, so that a number after them makes a document. */
const spoken = "nqlt ttlt vbhn ttr ctr nq nd qd ct tt kl tb kh cv cd hd bc pl".split(" ")
/** Types of which a bare number is a document ("nghi quyet 68"), not a count ("ke hoach 5 nam"). */
const numbered = new Set(["nq", "nd", "qd", "ct", "tt", "kl", "nqlt", "ttlt"])
/** Codes of issuers that begin a letter's symbol ("1246/ubnd-vx") or end one with its hyphen lost ("qdubnd"). */
const issuers = new Set(
  (
    "cp ttg vpcp ctn vpctn vpqh bcdqg bcd ubnd ctubnd hdnd tthdnd vpubnd nhnn ttcp ubdt tctk ctk tw tu hu du " +
    "vptw btctw ubkttw btgtw bdvtw bnctw twdtn hndtw vptu btctu btgtu bdvtu bnctu ubkttu btvtu " +
    "byt btttt bgddt bqp bca bng bnv btp bkhdt btc bct bnnptnt bgtvt bxd btnmt bldtbxh bvhttdl bkhcn bnnmt bdttg " +
    "snv syt svhttdl stttt sgddt stp skhdt stc sct snn snnptnt sgtvt sxd stnmt sldtbxh skhcn sngv sdl sqhkt snnmt"
  ).split(" "),
)

const wordStart = String.raw`(?<![\p{L}\p{N}/.,-])`
const wordEnd = String.raw`(?![\p{L}\p{N}])`
const part = "[a-z][a-z0-9&]{0,19}"
/** Number, its mark, and what follows: "11/2021/nq-cp", "12 - ct/tu", "84 qd/twdtn". */
const whole = new RegExp(
  String.raw`${wordStart}(\d{1,5}[a-z]?)(\s?[/-]\s?|\s(?=[a-z]{2,4}/))(?:((?:19|20)\d\d)\s?/\s?)?(${part}(?:\s?[/-]\s?${part}){0,4})${wordEnd}`,
  "gu",
)
const kinds = [...names.keys(), ...spoken].join("|").replace(/ /g, String.raw`\s+`)
const before = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:(?:${kinds})\s+)?(?:so\s?:?\s*)?$`, "u")
const short = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${kinds})(?:\s+(so\s?:?\s*)?|-)(\d{1,5}[a-z]?)(?:/((?:19|20)\d\d))?${wordEnd}(?!\s?[/-]\s?[\p{L}\p{N}])`,
  "gu",
)
/** Numbers that share the tail of the symbol after them: "so 11, 30 va". */
const sharing =
  /(?<![\p{L}\p{N}/.,-])(\d{1,5}[a-z]?)(?=(?:(?:\s?[,;]\s?|\s(?:va|hoac)\s)\d{1,5}[a-z]?)*(?:\s?[,;]\s?|\s(?:va|hoac)\s)$)/gu
const LOOK_BACK = 60

/** All symbols of a folded text in the order of their places, none inside another. */
export function findSymbols(text: string): SymbolWord[] {
  if (!/\d/.test(text)) return []
  const found: SymbolWord[] = []
  for (const hit of text.matchAll(whole)) {
    const [said, number = "", mark = "", year, rest = ""] = hit
    const parsed = parseWhole(number, mark.trim(), year, rest)
    if (!parsed) continue
    const from = hit.index
    const back = text.slice(Math.max(0, from - LOOK_BACK), from)
    const lead = from - (before.exec(back)?.[0].length ?? 0)
    for (const shared of back.matchAll(sharing)) {
      const led = before.exec(back.slice(0, shared.index))?.[0].length ?? 0
      found.push(sharedSymbol(from - back.length + shared.index, led, shared, parsed))
    }
    found.push({ ...parsed, from, to: from + said.length, lead, weak: false })
  }
  const taken = [...found]
  for (const hit of text.matchAll(short)) {
    const one = shortSymbol(hit)
    if (taken.every(({ from, to }) => to <= one.from || one.to <= from)) found.push(one)
  }
  return found.sort((a, b) => a.from - b.from)
}

type Parsed = Pick<SymbolWord, "full" | "short" | "dated" | "number">
const bare = (number: string): string => number.replace(/^0+(?=\d)/, "")

function parseWhole(written: string, mark: string, year: string | undefined, rest: string): Parsed | null {
  const number = bare(written)
  const [first = "", ...others] = rest.replace(/\s/g, "").split(/[/-]/)
  const make = (full: string, kind: string): Parsed => ({
    full,
    short: `${kind}/${number}`,
    dated: year === undefined ? null : `${kind}/${number}/${year}`,
    number,
  })
  const head = year === undefined ? number : `${number}/${year}`
  if (mark !== "/") {
    // The Party's form: the type stands before the slash.
    if (year !== undefined || !types.has(first) || others.length === 0 || !/^[a-z0-9&]+\s?\//.test(rest)) return null
    return make(`${number}-${first}/${others.join("-")}`, first)
  }
  if (year !== undefined && /^(?:qh|ubtvqh)\d{1,2}$/.test(first))
    return make(`${head}/${first}`, first.replace(/\d/g, ""))
  if (types.has(first) && others.length === 0) return { ...make("", first), full: null }
  if (types.has(first)) return make(`${head}/${first}-${others.join("-")}`, first)
  const cut = fused(first)
  if (cut) return make(`${head}/${[cut.type, cut.issuer, ...others].join("-")}`, cut.type)
  if (!issuers.has(first) || (others.length === 0 && first.length < 4)) return null
  return make(`${head}/${[first, ...others].join("-")}`, "cv")
}
/** "qdubnd" -> qd and ubnd: a hyphen was lost. */
function fused(code: string): { type: string; issuer: string } | null {
  if (issuers.has(code)) return null
  for (const length of [4, 3, 2]) {
    const [type, issuer] = [code.slice(0, length), code.slice(length)]
    if (types.has(type) && issuers.has(issuer)) return { type, issuer }
  }
  return null
}

function sharedSymbol(
  from: number,
  led: number,
  hit: RegExpExecArray,
  { full, short: kind, dated }: Parsed,
): SymbolWord {
  const number = bare(hit[1] ?? "")
  const renumbered = (symbol: string | null): string | null => symbol?.replace(/^\d+[a-z]?/, number) ?? null
  const [type = "", , year] = (dated ?? kind).split("/")
  return {
    from,
    to: from + hit[0].length,
    lead: from - led,
    full: renumbered(full),
    short: `${type}/${number}`,
    dated: year === undefined ? null : `${type}/${number}/${year}`,
    number,
    weak: false,
  }
}

function shortSymbol(hit: RegExpExecArray): SymbolWord {
  const [said, word = "", so, written = "", year] = hit
  const name = word.replace(/\s+/g, " ")
  const type = names.get(name) ?? name
  const number = bare(written)
  const to = hit.index + said.length
  const from = to - written.length - (year === undefined ? 0 : year.length + 1)
  return {
    from,
    to,
    lead: hit.index,
    full: null,
    short: `${type}/${number}`,
    dated: year === undefined ? null : `${type}/${number}/${year}`,
    number,
    weak: so === undefined && !numbered.has(type) && names.has(name),
  }
}
