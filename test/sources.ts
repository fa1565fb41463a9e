/** The project's sources as the house rules see them: imports, uses, exports, lengths. */
import { globSync, readFileSync } from "node:fs"
import { dirname, join, posix } from "node:path"
import { fileURLToPath } from "node:url"
import { parseSync, Visitor } from "oxc-parser"

const root = fileURLToPath(new URL("..", import.meta.url))

export interface Stretch {
  name: string
  lines: number
  /** The comment that stands before it, or inside its head, is a reason for its length. */
  excused: boolean
}
export interface Source {
  path: string
  lines: number
  excused: boolean
  /** Paths of the project's own files it imports, types too. */
  own: string[]
  /** Packages and built-in modules it imports, types too. */
  packages: string[]
  /** Members of globals: "process.env", "console.log". */
  members: string[]
  defaultExport: boolean
  functions: Stretch[]
}

/** "Long because ...": the reason a long file gives in its first lines, a long function in the comment above it. */
const reason = /\blong because\b/i
const HEAD_LINES = 15
const LINES_ABOVE = 12

export function readSources(...patterns: string[]): Source[] {
  return globSync(patterns, { cwd: root, exclude: ["**/node_modules/**"] })
    .map((path) => path.replaceAll("\\", "/"))
    .toSorted()
    .map(readSource)
}

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), "utf8")
  const { module, program, errors } = parseSync(path, text, { lang: "ts" })
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`)
  const lineAt = (offset: number) => text.slice(0, offset).split("\n").length
  const allLines = text.split("\n")
  const specifiers = module.staticImports.map((one) => one.moduleRequest.value)
  for (const entry of module.staticExports.flatMap((one) => one.entries)) {
    if (entry.moduleRequest) specifiers.push(entry.moduleRequest.value)
  }
  const members: string[] = []
  const functions: Stretch[] = []
  const measure = (node: { start: number; end: number }, name: string) => {
    const first = lineAt(node.start)
    const above = allLines.slice(Math.max(0, first - 1 - LINES_ABOVE), first).join("\n")
    functions.push({
      name: `${name} (line ${first})`,
      lines: lineAt(node.end) - first + 1,
      excused: reason.test(above),
    })
  }
  new Visitor({
    ImportExpression: ({ source }) => {
      if (source.type === "Literal" && typeof source.value === "string") specifiers.push(source.value)
    },
    TSImportType: ({ source }) => {
      specifiers.push(source.value)
    },
    MemberExpression: ({ object, property }) => {
      if (object.type === "Identifier" && property.type === "Identifier")
        members.push(`${object.name}.${property.name}`)
    },
    FunctionDeclaration: (node) => measure(node, node.id?.name ?? "a function"),
    FunctionExpression: (node) => measure(node, node.id?.name ?? "a method"),
    ArrowFunctionExpression: (node) => measure(node, "an arrow"),
  }).visit(program)
  return {
    path,
    lines: allLines.length - (text.endsWith("\n") ? 1 : 0),
    excused: reason.test(allLines.slice(0, HEAD_LINES).join("\n")),
    own: specifiers.filter((name) => name.startsWith(".")).map((name) => posix.join(dirname(path), name)),
    packages: specifiers.filter((name) => !name.startsWith(".")),
    members,
    defaultExport: module.staticExports.some((one) => one.entries.some((entry) => entry.exportName.kind === "Default")),
    functions,
  }
}
