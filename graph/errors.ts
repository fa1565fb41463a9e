/** Every way we refuse: one code, its details, one sentence with the value and the next step. */
const messages = {
  SOURCE_EMPTY: (at: { name: string }) => `"${at.name}" holds no text; check that the file was saved.`,
  SOURCE_BINARY: (at: { name: string }) => `"${at.name}" is a binary file, not text; convert it to UTF-8 text first.`,
  SOURCE_ENCODING_UNKNOWN: (at: { name: string; offset: number }) =>
    `"${at.name}" is neither UTF-8 nor UTF-16 (byte ${at.offset} fits neither); save it as UTF-8.`,
  SOURCE_TOO_LARGE: (at: { name: string; bytes: number; limit: number }) =>
    `"${at.name}" has ${at.bytes} bytes, more than the ${at.limit} that one notice may have; split it.`,
  SOURCE_UNREADABLE: (at: { name: string; reason: string }) => `"${at.name}" cannot be read (${at.reason}).`,
  PATH_MISSING: (at: { path: string }) => `There is no file or folder "${at.path}".`,
  NOTICE_UNKNOWN: (at: { id: string }) =>
    `No notice or source has the id "${at.id}"; "chidao status" lists what is held.`,
  NODE_UNKNOWN: (at: { id: string }) => `Nothing has the id "${at.id}".`,
  PROVINCE_UNKNOWN: (at: { name: string; near: string }) =>
    `There is no province "${at.name}"; did you mean "${at.near}"?`,
  QUERY_INVALID: (at: { what: string }) => `The query is not possible: ${at.what}.`,
  CURSOR_INVALID: (at: { cursor: string }) => `"${at.cursor}" is no cursor of this list; ask for the first page again.`,
  CONFIG_INVALID: (at: { name: string; value: string; allowed: string }) =>
    `${at.name} is "${at.value}"; allowed: ${at.allowed}.`,
  STORE_BUSY: (at: { path: string }) => `Another process is writing to "${at.path}"; try again when it has finished.`,
  STORE_NEWER: (at: { path: string; found: number; known: number }) =>
    `"${at.path}" was written by a newer chidao (model ${at.found}, this one knows ${at.known}); update chidao.`,
  STORE_INVALID: (at: { path: string; reason: string }) => `"${at.path}" is not a chidao store (${at.reason}).`,
  STORE_OTHER: (at: { target: string; source: string; id: string }) =>
    `"${at.target}" holds "${at.id}", which "${at.source}" does not; copy into an empty store, or remove it there first.`,
  STORE_DIFFERS: (at: { source: string; target: string; name: string; count: number; found: number }) =>
    `"${at.target}" does not hold the same ${at.name} as "${at.source}" (${at.found} there, ${at.count} here); if one of them was written to meanwhile, copy again.`,
  ENGINE_UNKNOWN: (at: { url: string }) =>
    `"${at.url}" names no store; use sqlite:PATH, neo4j://HOST:PORT or bolt://HOST:PORT.`,
  ENGINE_UNREACHABLE: (at: { url: string; reason: string }) =>
    `The store "${at.url}" does not answer (${at.reason}); check that the server runs and the address is right.`,
  ENGINE_REFUSED: (at: { url: string; user: string }) =>
    `The store "${at.url}" refuses the user "${at.user}"; check CHIDAO_NEO4J_USER and CHIDAO_NEO4J_PASSWORD, or CHIDAO_NEO4J_TOKEN.`,
  ENGINE_OVERLOADED: (at: { url: string }) =>
    `The store "${at.url}" has too little memory for this question; narrow it, or give the server more.`,
  DATABASE_MISSING: (at: { url: string; database: string }) =>
    `The server "${at.url}" has no database "${at.database}"; create it or set CHIDAO_NEO4J_DATABASE.`,
  DATABASE_READ_ONLY: (at: { url: string; database: string }) =>
    `The database "${at.database}" of "${at.url}" takes no writes; make it writable, or only ask.`,
  DATABASE_FAILING: (at: { url: string; reason: string }) =>
    `The server "${at.url}" cannot write (${at.reason}); look for a full disk and into its log, then restart it.`,
  EMBEDDER_MISSING: (at: { name: string; file: string }) =>
    `The embedder "${at.name}" needs "${at.file}", which is not there; put it there or set CHIDAO_EMBEDDER=none.`,
  EMBEDDING_SIZE_CHANGED: (at: { stored: number; given: number }) =>
    `The store holds vectors of ${at.stored} numbers, the embedder gives ${at.given}; use another store or the former embedder.`,
  EMBEDDING_INVALID: (at: { of: string }) =>
    `The vector of "${at.of}" has no direction (all zero, or no number); check the embedder.`,
  ROW_INVALID: (at: { label: string; id: string; reason: string }) =>
    `${at.label} "${at.id}" does not fit the model: ${at.reason}.`,
  PORT_TAKEN: (at: { host: string; port: number }) =>
    `Port ${at.port} of ${at.host} is taken; give another with --port, or 0 for any free one.`,
} as const

export type ErrorCode = keyof typeof messages
type Details<C extends ErrorCode> = Parameters<(typeof messages)[C]>[0]

/** The work cannot be done. Anything else that is thrown is a bug. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C
  readonly details: Details<C>
  constructor(code: C, details: Details<C>, cause?: unknown) {
    super((messages[code] as (at: Details<C>) => string)(details), cause === undefined ? undefined : { cause })
    this.name = "AppError"
    this.code = code
    this.details = details
  }
}
export const ERROR_CODES = Object.keys(messages) as ErrorCode[]
