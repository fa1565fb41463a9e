/** chidao duties: who was told to do what, as a table, JSON lines or CSV. */
import { Command, Option } from "commander"
import { AppError } from "../../graph/errors.ts"
import { ROLES, type Role } from "../../graph/model.ts"
import type { Gazetteer } from "../../ingest/gazetteer.ts"
import type { Flags } from "../config.ts"
import { agencyIdsNamed, type DutyFilter, listDuties } from "../duties.ts"
import { provinceIds } from "../resolvers/named.ts"
import { dutyCsv, dutyJson, dutyTable } from "../show/duties.ts"
import { type Caller, EXIT, type Run, storeOption, withEngine, withExamples } from "./command.ts"

type Options = Flags & {
  province?: string
  successors?: boolean
  agency?: string
  kind?: string
  role?: string
  from?: string
  to?: string
  csv?: boolean
  json?: boolean
}

export function dutiesCommand(run: Run): Command {
  const command = new Command("duties")
    .description("list who was told to do what, by when, with the words that say it")
    .option("--province <name>", 'name or id of a province: "Lai Châu" or p12')
    .option("--successors", "with --province: go over the merger of 2025, to its successor and its predecessors")
    .option("--agency <name>", "name or id of an agency, with or without its province")
    .option("--kind <name>", 'kind of agency: "Sở Y tế" of any province')
    .option("--role <role>", `one of ${ROLES.join(", ")}`)
    .option("--from <date>", "issued on or after: 2022, 2022-08 or 2022-08-31")
    .option("--to <date>", "issued on or before")
    .addOption(new Option("--csv", "comma-separated values, one row a role").conflicts("json"))
    .option("--json", "one JSON object a line")
    .addOption(storeOption())
    .action((options: Options) => run(options, (caller) => showDuties(caller, options)))
  return withExamples(
    command,
    'chidao duties --province "Lai Châu" --role LEAD',
    'chidao duties --kind "Sở Y tế" --from 2022 --to 2022-06 --csv > so-y-te.csv',
    'chidao duties --province "Quảng Bình" --successors --json',
  )
}

async function* showDuties(caller: Caller, options: Options) {
  return yield* withEngine(caller.config, { readOnly: true }, async function* (engine) {
    const { loadGazetteer } = await import("../../ingest/gazetteer.ts")
    const gazetteer = loadGazetteer()
    const filter = filterOf(options, gazetteer)
    if (options.agency) filter.agencyIds = await agencyIdsNamed(engine, options.agency, gazetteer)
    const rows = listDuties(engine, filter)
    if (options.json) yield* dutyJson(rows)
    else if (options.csv) yield* dutyCsv(rows)
    else yield* dutyTable(rows, caller.columns)
    return EXIT.done
  })
}

function filterOf(options: Options, gazetteer: Gazetteer): DutyFilter {
  const filter: DutyFilter = {}
  if (options.province) filter.provinceIds = provinceIds(gazetteer, options.province, options.successors)
  if (options.kind) filter.kindId = kindId(options.kind, gazetteer)
  if (options.role) filter.role = roleOf(options.role)
  if (options.from) filter.from = dayOf("--from", options.from, "first")
  if (options.to) filter.to = dayOf("--to", options.to, "last")
  return filter
}

function kindId(name: string, gazetteer: Gazetteer): string {
  const kind = gazetteer.agencyKindById(name) ?? gazetteer.agencyKindNamed(name)
  if (kind) return kind.id
  throw new AppError("CONFIG_INVALID", {
    name: "--kind",
    value: name,
    allowed: 'a kind of agency such as "Sở Y tế", or its id',
  })
}

function roleOf(given: string): Role {
  const role = ROLES.find((known) => known === given.toUpperCase())
  if (role) return role
  throw new AppError("CONFIG_INVALID", { name: "--role", value: given, allowed: ROLES.join(", ") })
}

/** A year or a month stands for its first or its last day. */
export function dayOf(name: string, given: string, end: "first" | "last"): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(given) ?? []
  const m = Number(month ?? (end === "first" ? 1 : 12))
  const last = new Date(Date.UTC(Number(year), m, 0)).getUTCDate()
  const d = Number(day ?? (end === "first" ? 1 : last))
  if (year && m >= 1 && m <= 12 && d >= 1 && d <= last) {
    return `${year}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`
  }
  throw new AppError("CONFIG_INVALID", { name, value: given, allowed: "a date such as 2022, 2022-08 or 2022-08-31" })
}
