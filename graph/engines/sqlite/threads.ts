/** Calls between the engine and its worker threads; our errors cross as code and details. */
import { type MessagePort, Worker } from "node:worker_threads"
import { AppError, type ErrorCode } from "../../errors.ts"

export type Role = "write" | "read"
export interface WorkerOptions {
  role: Role
  path: string
  busyTimeout: number
}
type Operations = Record<string, (...values: never[]) => unknown>
interface Call {
  call: number
  operation: string
  values: unknown[]
}
type Answer = { call: number; value: unknown } | { call: number; failure: Failure }
interface Failure {
  code: ErrorCode | null
  details: unknown
  message: string
  stack: string | undefined
}

/** Room for what lives only as long as one call: more would be filled before any of it is given back. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 }

/** A worker thread that does one call after the other. */
export class Thread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>()
  #calls = 0
  #broken: unknown

  constructor(workerData: WorkerOptions) {
    const file = import.meta.url.endsWith(".ts") ? "./storeworker.ts" : "./storeworker.js"
    this.#worker = new Worker(new URL(file, import.meta.url), { workerData, resourceLimits })
    this.#worker.on("message", (answer: Answer) => this.#settle(answer))
    this.#worker.on("error", (error) => this.#break(error))
    this.#worker.on("exit", () => this.#break(new Error("The store is closed.")))
    this.#worker.unref()
  }

  call<T>(operation: string, ...values: unknown[]): Promise<T> {
    if (this.#broken) return Promise.reject(this.#broken)
    this.#calls += 1
    const call: Call = { call: this.#calls, operation, values }
    const answer = new Promise<T>((resolve, reject) => {
      this.#waiting.set(call.call, { resolve: resolve as (value: unknown) => void, reject })
    })
    // A call keeps the process alive until it is answered; an idle store does not.
    this.#worker.ref()
    this.#worker.postMessage(call)
    return answer
  }
  async close(): Promise<void> {
    if (!this.#broken) await this.call("close")
    this.#broken ??= new Error("The store is closed.")
    await this.#worker.terminate()
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.call)
    this.#waiting.delete(answer.call)
    if (this.#waiting.size === 0) this.#worker.unref()
    if ("failure" in answer) waiting?.reject(errorOf(answer.failure))
    else waiting?.resolve(answer.value)
  }
  #break(error: unknown): void {
    this.#broken ??= error
    for (const { reject } of this.#waiting.values()) reject(this.#broken)
    this.#waiting.clear()
  }
}

function errorOf({ code, details, message, stack }: Failure): Error {
  const error = code === null ? new Error(message) : new AppError(code, details as never)
  if (code === null && stack !== undefined) error.stack = stack
  return error
}

/** The other side: answers calls one by one from a table of operations. */
export function answerCalls(port: MessagePort, operations: Operations): void {
  port.on("message", ({ call, operation, values }: Call) => {
    port.postMessage(answerTo(call, () => (operations[operation] as (...all: unknown[]) => unknown)(...values)))
  })
}
function answerTo(call: number, work: () => unknown): Answer {
  try {
    return { call, value: work() }
  } catch (error) {
    const { message, stack } = error as Error
    const known = error instanceof AppError ? error : null
    return { call, failure: { code: known?.code ?? null, details: known?.details, message, stack } }
  }
}
