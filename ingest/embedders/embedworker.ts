/** The thread of the embedder: loads the model once, then answers one call after the other. No network, ever. */
import { availableParallelism } from "node:os"
import { type MessagePort, parentPort, workerData } from "node:worker_threads"
import type { FeatureExtractionPipeline } from "@huggingface/transformers"
import type { EmbedAnswer, EmbedCall, EmbedderData } from "./transformers.ts"

const port = parentPort as MessagePort
const loading = load(workerData as EmbedderData)
let last: Promise<void> = Promise.resolve()

port.on("message", (message: EmbedCall | "close") => {
  last = last.then(() => (message === "close" ? close() : answer(message)))
})

async function load({ modelsFolder, model }: EmbedderData): Promise<FeatureExtractionPipeline> {
  const { env, pipeline } = await import("@huggingface/transformers")
  env.allowRemoteModels = false
  env.useFSCache = false
  env.localModelPath = modelsFolder
  // One core stays free for the thread that answers.
  const session_options = { intraOpNumThreads: Math.max(1, availableParallelism() - 1) }
  return pipeline("feature-extraction", model, { dtype: "q8", session_options })
}

async function answer({ call, texts }: EmbedCall): Promise<void> {
  try {
    const embed = await loading
    const vectors: Float32Array[] = []
    // One text a run: in a batch the int8 graph scales its numbers by the neighbours too.
    for (const text of texts) vectors.push(await vectorOf(embed, text))
    port.postMessage(
      { call, vectors } satisfies EmbedAnswer,
      vectors.map(({ buffer }) => buffer as ArrayBuffer),
    )
  } catch (error) {
    port.postMessage({ call, failure: error instanceof Error ? error.message : String(error) } satisfies EmbedAnswer)
  }
}
/** Mean over the words, then length 1. */
async function vectorOf(embed: FeatureExtractionPipeline, text: string): Promise<Float32Array> {
  const tensor = await embed([text], { pooling: "mean", normalize: true })
  const vector = Float32Array.from(tensor.data as Float32Array)
  tensor.dispose()
  return vector
}

async function close(): Promise<void> {
  await loading.then((embed) => embed.dispose()).catch(() => undefined)
  port.close()
}
