import { describe, expect, test } from "vitest"
import type { AppError } from "../../graph/errors.ts"
import { readConfig } from "../../src/config.ts"

describe("settings", () => {
  test("work without any", () => {
    expect(readConfig({}, {})).toMatchObject({
      store: "sqlite:./data/chidao.db",
      host: "127.0.0.1",
      port: 4000,
      embedder: "local",
    })
  })
  test("a flag wins over its variable, an empty variable counts as unset", () => {
    const environment = { CHIDAO_PORT: "5000", CHIDAO_STORE: "sqlite:a.db", CHIDAO_EMBEDDER: "" }
    expect(readConfig({ port: "0" }, environment)).toMatchObject({ port: 0, store: "sqlite:a.db", embedder: "local" })
  })

  const wrong: [string, Record<string, string>, Record<string, string>, string][] = [
    ["a word for a port", {}, { CHIDAO_PORT: "http" }, "CHIDAO_PORT"],
    ["a port that no machine has", {}, { CHIDAO_PORT: "65536" }, "CHIDAO_PORT"],
    ["a negative port", { port: "-1" }, {}, "--port"],
    ["an empty flag", { port: "" }, {}, "--port"],
    ["a path that does not name its engine", { store: "data/chidao.db" }, {}, "--store"],
    ["a store without a file", {}, { CHIDAO_STORE: "sqlite:" }, "CHIDAO_STORE"],
    ["a folder as a store", {}, { CHIDAO_STORE: "sqlite:data/" }, "CHIDAO_STORE"],
    ["an engine nobody wrote", {}, { CHIDAO_STORE: "postgres://localhost/x" }, "CHIDAO_STORE"],
    ["a host with blanks", {}, { CHIDAO_HOST: "my host" }, "CHIDAO_HOST"],
    ["an embedder that is not there", {}, { CHIDAO_EMBEDDER: "word2vec" }, "CHIDAO_EMBEDDER"],
    ["a database with blanks", {}, { CHIDAO_NEO4J_DATABASE: "a b" }, "CHIDAO_NEO4J_DATABASE"],
  ]
  test.each(wrong)("%s is refused with name, value and what is allowed", (_, flags, environment, name) => {
    const value = Object.values({ ...environment, ...flags })[0]
    const error = refusal(() => readConfig(flags, environment))
    expect(error).toMatchObject({ code: "CONFIG_INVALID", details: { name, value } })
    expect(error.message).toMatch(new RegExp(`^${name} is "${value}"; allowed: .+\\.$`))
  })
  test("the address of a server, and who asks it", () => {
    const environment = { CHIDAO_NEO4J_PASSWORD: "mật khẩu", CHIDAO_NEO4J_DATABASE: "tinh" }
    for (const store of ["neo4j://localhost:7687", "bolt+ssc://localhost", "neo4j+s://graph.example/?policy=near"])
      expect(readConfig({ store }, environment)).toMatchObject({
        store,
        server: { user: "neo4j", password: "mật khẩu", token: "", database: "tinh" },
      })
  })
  test("a password in the address is refused and not shown", () => {
    const { message } = refusal(() => readConfig({}, { CHIDAO_STORE: "neo4j://an:bí-mật@localhost" }))
    expect(message).toContain('CHIDAO_STORE is "neo4j://...@localhost"; allowed: ')
    expect(message).not.toContain("bí-mật")
  })
})

function refusal(work: () => unknown): AppError {
  try {
    work()
  } catch (error) {
    return error as AppError
  }
  throw new Error("nothing was refused")
}
