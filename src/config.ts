/**
 * Settings from the environment and from flags, checked once at the door; nothing else reads the environment.
 * A flag wins over its variable; an empty variable counts as unset.
 */
import { fileURLToPath } from "node:url"
import { z } from "zod"
import { AppError } from "../graph/errors.ts"

/** Where the package lies, from src/ in a checkout and from dist/ when installed. */
export const packageRoot = fileURLToPath(new URL("..", import.meta.url))

export interface Config {
  /** "sqlite:PATH", as `openEngine` takes it. */
  store: string
  neo4j: { user: string; password: string; database: string }
  host: string
  /** 0 picks a free one. */
  port: number
  /** "local" (the model in `modelsFolder`) or "none"; `openEmbedder` opens it. */
  embedder: string
  modelsFolder: string
}
/** What flags may say; a flag that was not given is undefined. */
export interface Flags {
  store?: string | undefined
  host?: string | undefined
  port?: string | undefined
}
type Environment = Readonly<Record<string, string | undefined>>

interface Setting {
  variable: string
  flag: keyof Flags | null
  fallback: string
  allowed: string
  value: z.ZodType<string | number, string>
}
const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((n) => n <= 65_535)
const word = z.string().regex(/^\S+$/)

/** One row a setting; the table in README.md says the same. */
// biome-ignore format: rows read best as rows
const settings = {
  store: { variable: "CHIDAO_STORE", flag: "store", fallback: "sqlite:./data/chidao.db", allowed: "sqlite:PATH", value: z.string().regex(/^(sqlite:.*[^/\\]|(neo4j|bolt)(\+s|\+ssc)?:\/\/.+)$/) },
  user: { variable: "CHIDAO_NEO4J_USER", flag: null, fallback: "neo4j", allowed: "a user name", value: z.string() },
  password: { variable: "CHIDAO_NEO4J_PASSWORD", flag: null, fallback: "", allowed: "a password", value: z.string() },
  database: { variable: "CHIDAO_NEO4J_DATABASE", flag: null, fallback: "neo4j", allowed: "a database name without blanks", value: word },
  host: { variable: "CHIDAO_HOST", flag: "host", fallback: "127.0.0.1", allowed: "a host name or address", value: z.string().regex(/^[A-Za-z0-9.:_-]+$/) },
  port: { variable: "CHIDAO_PORT", flag: "port", fallback: "4000", allowed: "a whole number from 0 (any free port) to 65535", value: port },
  embedder: { variable: "CHIDAO_EMBEDDER", flag: null, fallback: "local", allowed: 'local (the model that comes with chidao) or none', value: z.enum(["local", "none"]) },
} as const satisfies Record<string, Setting>

/** @throws CONFIG_INVALID with the name as it was given, ENGINE_UNKNOWN for a store of an engine that is not here. */
export function readConfig(flags: Flags = {}, environment: Environment = process.env): Config {
  const read = <K extends keyof typeof settings>(key: K) =>
    valueIn(settings[key], flags, environment) as z.output<(typeof settings)[K]["value"]>
  const store = read("store")
  if (!store.startsWith("sqlite:")) throw new AppError("ENGINE_UNKNOWN", { url: store })
  return {
    store,
    neo4j: { user: read("user"), password: read("password"), database: read("database") },
    host: read("host"),
    port: read("port"),
    embedder: read("embedder"),
    modelsFolder: `${packageRoot}models`,
  }
}

function valueIn(setting: Setting, flags: Flags, environment: Environment): string | number {
  const flagged = setting.flag ? flags[setting.flag] : undefined
  const given = flagged ?? (environment[setting.variable] || setting.fallback)
  const checked = setting.value.safeParse(given)
  if (checked.success) return checked.data
  const name = flagged === undefined ? setting.variable : `--${setting.flag}`
  throw new AppError("CONFIG_INVALID", { name, value: given, allowed: setting.allowed })
}
