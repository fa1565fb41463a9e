/** The questions one can begin with. */
import { NODE_KINDS, type NodeKind } from "../../graph/model.ts"
import type { Context } from "../context.ts"
import type { Row } from "../loaders.ts"
import { type ListArgs, listed } from "./connection.ts"
import * as filters from "./filters.ts"
import { agencyKindId, provinceId } from "./named.ts"
import { type Alike, searchDirectives, similarTo } from "./search.ts"

type Id = { id: string }

const one =
  (kind: NodeKind) =>
  (_: unknown, { id }: Id, { load }: Context) =>
    load.node(kind, id)

/** Ids do not tell the kind: each kind is asked. */
async function anything(id: string, { load }: Context): Promise<Row | null> {
  const found = await Promise.all(NODE_KINDS.filter(isPublic).map((kind) => load.node(kind, id)))
  return found.find((row) => row !== null) ?? null
}
/** Passages are pieces for the embedder; topics are not made yet. */
const isPublic = (kind: NodeKind): boolean => kind !== "Passage" && kind !== "Topic"

const byName = [{ field: "name" }]
const bySymbol = [{ field: "symbol" }, { field: "year" }]

export const Query = {
  node: (_: unknown, { id }: Id, context: Context) => anything(id, context),
  nodes: (_: unknown, { ids }: { ids: string[] }, context: Context) => ids.map((id) => anything(id, context)),

  notice: one("Notice"),
  directive: one("Directive"),
  duty: one("Duty"),
  agency: one("Agency"),
  official: one("Official"),
  document: one("Document"),
  agencyKind: (_: unknown, { id }: Id, { load, gazetteer }: Context) =>
    load.node("AgencyKind", agencyKindId(gazetteer, id)),
  province(_: unknown, { id, on }: Id & { on?: string | null }, { load, gazetteer }: Context) {
    const found = provinceId(gazetteer, id, on)
    return found === null ? null : load.node("Province", found)
  },
  notices: (_: unknown, args: ListArgs<filters.NoticeFilter>, context: Context) =>
    listed(context, "Notice", filters.noticeWhere(context, args.filter ?? {}), args),
  duties: async (_: unknown, args: ListArgs<filters.DutyFilter>, context: Context) =>
    listed(context, "Duty", await filters.dutyWhere(context, args.filter ?? {}), args),
  agencies: (_: unknown, args: ListArgs<filters.AgencyFilter>, context: Context) =>
    listed(context, "Agency", filters.agencyWhere(context, args.filter ?? {}), { ...args, orderBy: byName }),
  agencyKinds: (_: unknown, args: ListArgs<filters.AgencyKindFilter>, context: Context) =>
    listed(context, "AgencyKind", filters.agencyKindWhere(args.filter ?? {}), { ...args, orderBy: byName }),
  provinces: (_: unknown, args: ListArgs<filters.ProvinceFilter>, context: Context) =>
    listed(context, "Province", filters.provinceWhere(context, args.filter ?? {}), { ...args, orderBy: byName }),
  officials: (_: unknown, args: ListArgs<filters.OfficialFilter>, context: Context) =>
    listed(context, "Official", filters.officialWhere(context, args.filter ?? {}), { ...args, orderBy: byName }),
  documents: (_: unknown, args: ListArgs<filters.DocumentFilter>, context: Context) =>
    listed(context, "Document", filters.documentWhere(args.filter ?? {}), { ...args, orderBy: bySymbol }),
  sources: (_: unknown, args: ListArgs<filters.SourceFilter>, context: Context) =>
    listed(context, "Source", filters.sourceWhere(args.filter ?? {}), args),

  search: searchDirectives,
  similarDirectives: (_: unknown, { id, ...options }: Id & Alike, context: Context) => similarTo(context, id, options),
}
