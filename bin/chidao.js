#!/usr/bin/env node
// Starts the command with a Node that can run it: this one, or the one that came with the project.
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"

const NEEDED = 24
const at = (path) => new URL(path, import.meta.url)

if (Number(process.versions.node.split(".")[0]) >= NEEDED) {
  await import(existsSync(at("../src/main.ts")) ? "../src/main.ts" : "../dist/main.js")
} else {
  // In a checkout, or beside the package where npm installed it.
  const own = ["../node_modules/.bin/node", "../../.bin/node"].map((path) => fileURLToPath(at(path))).find(existsSync)
  if (own) {
    const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" })
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
    child.on("exit", (code) => {
      process.exitCode = code ?? 1
    })
  } else {
    process.stderr.write(
      `chidao needs Node ${NEEDED} or newer, this is ${process.versions.node}; run "npm install" beside it, or install a newer Node.\n`,
    )
    process.exitCode = 1
  }
}
