/** Who was told to do what: duties with their words, roles and document, page by page. */
import type { Engine, Followed, View } from "../graph/engine.ts"
import type { NodeProps, Role } from "../graph/model.ts"
import { everything, type Where } from "../graph/query.ts"
import { byCodePoint, canonical } from "../graph/text.ts"
import type { Gazetteer } from "../ingest/gazetteer.ts"
import { listRows } from "./pages.ts"

export interface DutyFilter {
  provinceIds?: readonly string[]
  /** Agency, kind and role bind one assignment: LEAD and X means that X leads. */
  agencyIds?: readonly string[]
  kindId?: string
  role?: Role
  /** Bounds of the date of issue, both inclusive, as ISO dates. */
  from?: string
  to?: string
}
export interface DutyRole {
  agency: string
  agencyId: string
  kind: string | null
  role: Role
  implicit: boolean
}
/** One line of `chidao duties --json`; `from`/`to` are offsets into the text of the notice, `quote` is what stands there. */
export interface DutyRow {
  id: string
  notice: string
  document: string | null
  province: string | null
  path: string
  gist: string
  quote: string
  from: number
  to: number
  modality: NodeProps<"Duty">["modality"]
  polarity: NodeProps<"Duty">["polarity"]
  deadline: NodeProps<"Duty">["deadline"]
  roles: DutyRole[]
}

const PAGE = 200
/** More roles than any one duty has. */
const ALL_ROLES = 10_000

export function dutyWhere(filter: DutyFilter): Where {
  const and: Where[] = []
  if (filter.provinceIds) and.push({ field: "provinceId", op: "in", value: filter.provinceIds })
  if (filter.from) and.push({ field: "issuedOn", op: "gte", value: filter.from })
  if (filter.to) and.push({ field: "issuedOn", op: "lte", value: filter.to })
  const node: Where[] = []
  if (filter.agencyIds) node.push({ field: "id", op: "in", value: filter.agencyIds })
  if (filter.kindId) node.push({ some: { via: "OF_KIND>", node: { field: "id", op: "eq", value: filter.kindId } } })
  const edge: Where[] = filter.role ? [{ field: "role", op: "eq", value: filter.role }] : []
  if (node.length + edge.length > 0) and.push({ some: { via: "ASSIGNED>", edge: { and: edge }, node: { and: node } } })
  return { and }
}

/** By date of issue, then notice, then place in it. */
export async function* listDuties(engine: Engine, filter: DutyFilter): AsyncGenerator<DutyRow> {
  const where = dutyWhere(filter)
  const order = [{ field: "issuedOn" }, { field: "noticeId" }, { field: "from" }]
  let after: string | undefined
  for (;;) {
    const { page, rows } = await engine.read(async (view) => {
      const page = await view.list("Duty", where, order, { first: PAGE, after })
      return {
        page,
        rows: await filled(
          view,
          page.rows.map(({ row }) => row),
        ),
      }
    })
    yield* rows
    after = page.rows.at(-1)?.cursor
    if (!page.hasNextPage || after === undefined) return
  }
}

async function filled(view: View, duties: NodeProps<"Duty">[]): Promise<DutyRow[]> {
  const noticeIds = unique(duties.map((duty) => duty.noticeId))
  const notices = byId(await view.get("Notice", noticeIds))
  const documents = await view.follow("Notice", "IS>", noticeIds, { page: { first: 1 } })
  const provinces = byId(await view.get("Province", unique(duties.map((duty) => duty.provinceId ?? ""))))
  const roles = await rolesOf(
    view,
    duties.map((duty) => duty.id),
  )
  return duties.map((duty) => {
    const notice = notices.get(duty.noticeId)
    const document = nodeOf(documents.get(duty.noticeId)?.rows[0]?.row, "Document")
    return {
      id: duty.id,
      notice: duty.noticeId,
      document: document?.symbol ?? notice?.number ?? null,
      province: provinces.get(duty.provinceId ?? "")?.name ?? null,
      path: duty.path,
      gist: duty.gist,
      quote: notice?.text.slice(duty.from, duty.to) ?? "",
      from: duty.from,
      to: duty.to,
      modality: duty.modality,
      polarity: duty.polarity,
      deadline: duty.deadline,
      roles: roles.get(duty.id) ?? [],
    }
  })
}

async function rolesOf(view: View, dutyIds: string[]): Promise<Map<string, DutyRole[]>> {
  const assigned = await view.follow("Duty", "ASSIGNED>", dutyIds, { page: { first: ALL_ROLES } })
  const edges = [...assigned].flatMap(([id, page]) =>
    page.rows.map(({ row }) => ({ id, row: row as Followed<"ASSIGNED"> })),
  )
  const agencyIds = unique(edges.map(({ row }) => row.edge.target))
  const kinds = await view.follow("Agency", "OF_KIND>", agencyIds, { page: { first: 1 } })
  edges.sort((a, b) => a.row.edge.from - b.row.edge.from || byCodePoint(a.row.edge.target, b.row.edge.target))
  const roles = new Map<string, DutyRole[]>(dutyIds.map((id) => [id, []]))
  for (const { id, row } of edges) {
    const agencyId = row.edge.target
    roles.get(id)?.push({
      agency: nodeOf(row, "Agency")?.name ?? agencyId,
      agencyId,
      kind: nodeOf(kinds.get(agencyId)?.rows[0]?.row, "AgencyKind")?.name ?? null,
      role: row.edge.role,
      implicit: row.edge.implicit,
    })
  }
  return roles
}

/**
 * Ids of the agencies of this id or name. A name may leave out the province that stands at its end:
 * "Sở Y tế" is that of every province, "Sở Y tế tỉnh Lai Châu" is one.
 */
export async function agencyIdsNamed(engine: Engine, name: string, { provinces }: Gazetteer): Promise<string[]> {
  const wanted = canonical(name)
  const provinceNames = new Set(provinces.map((province) => canonical(province.name)))
  const isMeant = (full: string) => {
    if (full === wanted) return true
    const rest = full.startsWith(`${wanted} `) ? full.slice(wanted.length + 1) : ""
    return provinceNames.has(rest.replace(/^(tỉnh|thành phố) /, ""))
  }
  return engine.read(async (view) => {
    const ids: string[] = []
    for await (const agency of listRows(view, "Agency", everything, [])) {
      if (agency.id === name || isMeant(canonical(agency.name))) ids.push(agency.id)
    }
    return ids
  })
}

const unique = (values: readonly string[]): string[] => [...new Set(values.filter(Boolean))]
const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [row.id, row]))

/** The properties of the node behind the edge, when it has this label. */
function nodeOf<K extends "Agency" | "AgencyKind" | "Document">(at: Followed | undefined, label: K) {
  return at?.node.label === label ? (at.node.props as NodeProps<K>) : undefined
}
