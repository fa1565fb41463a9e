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
  /** "sqlite:PATH" or the address of a server, as `openEngine` takes it. */
  store: string
  /** Who asks a server, and for which of its databases; a token wins over user and password. */
  server: { user: string; password: string; token: string; database: string }
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
  store: { variable: "CHIDAO_STORE", flag: "store", fallback: "sqlite:./data/chidao.db", allowed: "sqlite:PATH, neo4j://HOST:PORT or bolt://HOST:PORT (+s or +ssc for TLS)", value: z.string().regex(/^(sqlite:.*[^/\\]|(neo4j|bolt)(\+s|\+ssc)?:\/\/[^/?@\s]+\/?(\?[^@\s]*)?)$/) },
  user: { variable: "CHIDAO_NEO4J_USER", flag: null, fallback: "neo4j", allowed: "a user name", value: z.string() },
  password: { variable: "CHIDAO_NEO4J_PASSWORD", flag: null, fallback: "", allowed: "a password", value: z.string() },
  token: { variable: "CHIDAO_NEO4J_TOKEN", flag: null, fallback: "", allowed: "a bearer token", value: z.string() },
  database: { variable: "CHIDAO_NEO4J_DATABASE", flag: null, fallback: "neo4j", allowed: "a database name without blanks", value: word },
  host: { variable: "CHIDAO_HOST", flag: "host", fallback: "127.0.0.1", allowed: "a host name or address", value: z.string().regex(/^[A-Za-z0-9.:_-]+$/) },
  port: { variable: "CHIDAO_PORT", flag: "port", fallback: "4000", allowed: "a whole number from 0 (any free port) to 65535", value: port },
  embedder: { variable: "CHIDAO_EMBEDDER", flag: null, fallback: "local", allowed: 'local (the model that comes with chidao) or none', value: z.enum(["local", "none"]) },
} as const satisfies Record<string, Setting>

/** @throws CONFIG_INVALID with the name as it was given. */
export function readConfig(flags: Flags = {}, environment: Environment = process.env): Config {
  const read = <K extends keyof typeof settings>(key: K) =>
    valueIn(settings[key], flags, environment) as z.output<(typeof settings)[K]["value"]>
  return {
    store: read("store"),
    server: { user: read("user"), password: read("password"), token: read("token"), database: read("database") },
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
  // A password written into an address is not shown.
  const value = given.replace(/\/\/.*@/s, "//...@")
  throw new AppError("CONFIG_INVALID", { name, value, allowed: setting.allowed })
}
