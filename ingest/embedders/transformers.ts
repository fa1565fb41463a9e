/** The embedder that works offline: the model in models/, run by transformers.js in a worker thread. */
import { existsSync } from "node:fs"
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import { AppError } from "../../graph/errors.ts"
import type { Embedder, EmbedderOptions } from "../embedder.ts"

const MODEL = "multilingual-e5-small-vi"
const SIZE = 384
/** What transformers.js reads of the folder (q8: the int8 graph). */
const files = ["config.json", "tokenizer.json", "tokenizer_config.json", "onnx/model_quantized.onnx"]

export interface EmbedCall {
  call: number
  texts: string[]
}
export type EmbedAnswer = { call: number; vectors: Float32Array[] } | { call: number; failure: string }
export interface EmbedderData {
  modelsFolder: string
  model: string
}

/** Throws EMBEDDER_MISSING. The model loads in its thread while other work goes on; the first call waits for it. */
export async function openTransformers({ modelsFolder }: EmbedderOptions): Promise<Embedder> {
  const missing = files.map((file) => join(modelsFolder, MODEL, file)).find((file) => !existsSync(file))
  if (missing) throw new AppError("EMBEDDER_MISSING", { name: MODEL, file: missing })
  const thread = new EmbedThread({ modelsFolder, model: MODEL })
  return {
    model: `${MODEL}/q8`,
    size: SIZE,
    // The prefixes are part of the model: it was trained with them.
    embed: (texts, as) => thread.embed(texts.map((text) => `${as}: ${text}`)),
    close: () => thread.close(),
  }
}

class EmbedThread {
  readonly #worker: Worker
  readonly #gone: Promise<void>
  readonly #waiting = new Map<number, PromiseWithResolvers<Float32Array[]>>()
  #calls = 0
  #broken: Error | undefined

  constructor(workerData: EmbedderData) {
    const file = import.meta.url.endsWith(".ts") ? "./embedworker.ts" : "./embedworker.js"
    this.#worker = new Worker(new URL(file, import.meta.url), { workerData })
    const gone = Promise.withResolvers<void>()
    this.#gone = gone.promise
    this.#worker.on("message", (answer: EmbedAnswer) => this.#settle(answer))
    this.#worker.on("error", (error) => this.#break(error))
    this.#worker.on("exit", () => {
      this.#break(new Error("The embedder is closed."))
      gone.resolve()
    })
    this.#worker.unref()
  }

  embed(texts: string[]): Promise<Float32Array[]> {
    if (this.#broken) return Promise.reject(this.#broken)
    if (texts.length === 0) return Promise.resolve([])
    this.#calls += 1
    const answer = Promise.withResolvers<Float32Array[]>()
    this.#waiting.set(this.#calls, answer)
    // A call keeps the process alive until it is answered; an idle embedder does not.
    this.#worker.ref()
    this.#worker.postMessage({ call: this.#calls, texts } satisfies EmbedCall)
    return answer.promise
  }
  /** Lets the thread end by itself, after the calls before: the native runtime must not be torn down in its work. */
  async close(): Promise<void> {
    if (this.#broken) return
    this.#worker.ref()
    this.#worker.postMessage("close")
    await this.#gone
  }

  #settle(answer: EmbedAnswer): void {
    const waiting = this.#waiting.get(answer.call)
    this.#waiting.delete(answer.call)
    if (this.#waiting.size === 0) this.#worker.unref()
    if ("failure" in answer) waiting?.reject(new Error(answer.failure))
    else waiting?.resolve(answer.vectors)
  }
  #break(error: Error): void {
    this.#broken ??= error
    for (const { reject } of this.#waiting.values()) reject(this.#broken)
    this.#waiting.clear()
  }
}
