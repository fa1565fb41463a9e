/** One reading as one page that needs nothing else: the text with coloured spans, the duties beside it. */
import type { ExtractedDuty, ExtractedRole, Extraction } from "../../ingest/notice.ts"
import { type Mark, stretches } from "./marks.ts"
import { placeOf } from "./place.ts"
import { cardRows, headline } from "./reading.ts"

/** Kinds of spans in the order of the legend: class, what the reader of the page calls it. */
const legend: readonly (readonly [string, string])[] = [
  ["duty", "nhiệm vụ"],
  ["agency", "cơ quan"],
  ["citation", "văn bản viện dẫn"],
  ["deadline", "thời hạn"],
  ["person", "người"],
  ["figure", "số liệu"],
  ["finding", "điểm cần xem"],
]
/** Roles as the reader of the page calls them (domain.md 2.1). */
const roleNames: Readonly<Record<ExtractedRole["role"], string>> = {
  LEAD: "chủ trì",
  COORDINATE: "phối hợp",
  CONSULT: "tham vấn",
  IMPLEMENT: "thực hiện",
  DIRECT: "chỉ đạo",
  DIRECTED: "được chỉ đạo",
  ADVISE: "tham mưu",
  REPORT: "báo cáo",
  REPORT_TO: "nhận báo cáo",
  MONITOR: "theo dõi, đôn đốc",
  ACCOUNTABLE: "chịu trách nhiệm",
  DECIDE: "quyết định",
  ASSIGN: "giao việc",
  ANNOUNCE: "công bố",
  TARGET: "đối tượng",
}
/** Names of the card's rows. */
const rowNames: Readonly<Record<string, string>> = {
  title: "trích yếu",
  "issued by": "cơ quan ban hành",
  province: "tỉnh, thành phố",
  "issued on": "ngày ban hành",
  meeting: "ngày họp",
  "chaired by": "chủ trì họp",
  "signed by": "người ký",
  system: "hệ thống",
  "reads as": "thể loại",
  cites: "viện dẫn",
  "sent to": "nơi nhận",
}
const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }
const escaped = (words: string): string => words.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
const inLine = (words: string): string => escaped(words.replace(/\s+/g, " ").trim())

export function* readingPage(extraction: Extraction): Generator<string> {
  const title = inLine(headline(extraction))
  yield `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${title}</title>`
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
  yield `<style>${style}</style></head><body><header><h1>${title}</h1>${cardOf(extraction)}</header>`
  const names = legend.map(
    ([kind, name]) =>
      `<label><input type="checkbox" checked value="${kind}"> <span class="${kind}">${name}</span></label>`,
  )
  yield `<nav>${names.join(" ")}</nav><main>`
  yield `<article>${textOf(extraction)}</article>`
  yield `<aside><h2>Nhiệm vụ (${extraction.duties.length})</h2><ol>`
  for (const duty of extraction.duties) yield dutyOf(extraction, duty)
  yield `</ol>${findingsOf(extraction)}</aside></main><script>${script}</script></body></html>`
}

function cardOf(extraction: Extraction): string {
  const rows = cardRows(extraction).map(
    ([name, value]) => `<dt>${escaped(rowNames[name] ?? name)}</dt><dd>${inLine(value)}</dd>`,
  )
  return `<dl>${rows.join("")}</dl>`
}

function marksOf(extraction: Extraction): Mark[] {
  const plain = (kind: string, spans: readonly { from?: number; to?: number }[]): Mark[] =>
    spans.flatMap(({ from, to }) => (from === undefined || to === undefined ? [] : [{ kind, from, to }]))
  return [
    ...extraction.duties.map(({ id, from, to }) => ({ kind: "duty", id, from, to })),
    ...plain("agency", extraction.mentions),
    ...plain("citation", extraction.citations),
    ...plain("deadline", extraction.deadlines),
    ...plain("person", extraction.persons),
    ...plain("figure", extraction.observations),
    ...plain("finding", extraction.findings),
  ]
}
function textOf(extraction: Extraction): string {
  const begun = new Set<string>()
  return stretches(extraction.text.length, marksOf(extraction))
    .map(({ from, to, marks }) => {
      const words = escaped(extraction.text.slice(from, to))
      if (marks.length === 0) return words
      const kinds = [...new Set(marks.map(({ kind }) => kind))].join(" ")
      const duties = marks.flatMap(({ id }) => id ?? [])
      const first = duties.find((id) => !begun.has(id))
      for (const id of duties) begun.add(id)
      const anchor = first === undefined ? "" : ` id="t${escaped(first)}"`
      const data = duties.length > 0 ? ` data-duty="${escaped(duties.join(" "))}"` : ""
      return `<span class="${kinds}"${anchor}${data}>${words}</span>`
    })
    .join("")
}

function dutyOf({ text, deadlines }: Extraction, duty: ExtractedDuty): string {
  const deadline = duty.deadline === null ? undefined : deadlines[duty.deadline]
  const roles = duty.roles.map(
    ({ agency, role, implicit }) =>
      `<li${implicit ? ' class="implicit" title="không nêu ở đây; lấy từ phần trên"' : ""}><abbr title="${role}">${roleNames[role]}</abbr> ${escaped(agency)}</li>`,
  )
  const when = deadline
    ? `<p class="when"><span class="deadline">${inLine(deadline.raw)}</span> ${escaped(deadline.value ?? "")}</p>`
    : ""
  const not = duty.polarity === "negative" ? "<strong>không được</strong> " : ""
  const words = inLine(text.slice(duty.from, duty.to))
  return `<li data-duty="${escaped(duty.id)}"><a href="#t${escaped(duty.id)}">${escaped(duty.clause)}</a><ul>${roles.join("")}</ul>${when}<p>${not}${words}</p></li>`
}
function findingsOf({ findings, text }: Extraction): string {
  if (findings.length === 0) return ""
  const rows = findings.map(
    ({ code, message, from }) => `<li><code>${placeOf(text, from)} ${escaped(code)}</code> ${escaped(message)}</li>`,
  )
  return `<h2>Điểm cần xem (${findings.length})</h2><ul class="findings">${rows.join("")}</ul>`
}

const style = `:root{--ink:#1c1c1c;--line:#d8d8d8}*{box-sizing:border-box}body{margin:0;font:16px/1.6 system-ui,sans-serif;color:var(--ink);background:#fff}
header,nav{padding:.8rem 1.2rem;border-bottom:1px solid var(--line)}h1{font-size:1.3rem;margin:0 0 .4rem}h2{font-size:1.05rem;margin:1rem 0 .4rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0;font-size:.9rem}dt{color:#555}dd{margin:0}
nav{display:flex;flex-wrap:wrap;gap:.4rem 1rem;font-size:.9rem;position:sticky;top:0;background:#fff}
main{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);align-items:start}
article{white-space:pre-wrap;padding:1.2rem;overflow-wrap:anywhere}aside{padding:0 1.2rem 1.2rem;border-left:1px solid var(--line);font-size:.9rem;position:sticky;top:3rem;max-height:calc(100vh - 3rem);overflow:auto}
aside ol{list-style:none;padding:0;margin:0}aside ol>li{border-bottom:1px solid var(--line);padding:.5rem .3rem}aside ul{margin:.2rem 0;padding-left:1.1rem}aside p{margin:.2rem 0}
.implicit{color:#666;font-style:italic}abbr{text-decoration:none;font-weight:600}
.duty{background:#fff6d6}.agency{color:#0b4f9e;font-weight:600}.citation{color:#7a3e00;text-decoration:underline}.deadline{background:#ffd9d0}.person{color:#176b3a;font-weight:600}.figure{background:#dff1e4}.finding{outline:1px dashed #b00020}
.lit{background:#ffe27a}.off-duty .duty:not(.deadline,.figure,.lit){background:none}.off-agency .agency,.off-person .person{color:inherit;font-weight:inherit}.off-citation .citation{color:inherit;text-decoration:none}.off-deadline .deadline,.off-figure .figure{background:none}.off-finding .finding{outline:0}
@media(max-width:800px){main{grid-template-columns:1fr}aside{border-left:0;position:static;max-height:none}}@media print{nav{display:none}aside{position:static;max-height:none}}`
/** Shows where a duty stands when one points at it on either side, and hides what the reader unticks. */
const script = `const of=e=>(e.target.closest("[data-duty]")?.dataset.duty??"").split(" ").filter(Boolean);
const light=(ids,on)=>document.querySelectorAll("[data-duty]").forEach(n=>{if(n.dataset.duty.split(" ").some(i=>ids.includes(i)))n.classList.toggle("lit",on)});
document.addEventListener("mouseover",e=>light(of(e),true));document.addEventListener("mouseout",e=>light(of(e),false));
document.querySelector("article").addEventListener("click",e=>{const [id]=of(e);if(id)document.querySelector('aside [data-duty="'+CSS.escape(id)+'"]')?.scrollIntoView({block:"center"})});
document.querySelector("nav").addEventListener("change",e=>document.querySelector("article").classList.toggle("off-"+e.target.value,!e.target.checked));`
