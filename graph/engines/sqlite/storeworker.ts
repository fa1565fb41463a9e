/** Entry of the worker threads: one writes, the other reads on several connections, each with its own state of the store. */
import { type MessagePort, parentPort, workerData } from "node:worker_threads"
import { readingOperations } from "./reading.ts"
import { openForWriting } from "./store.ts"
import { answerCalls, type WorkerOptions } from "./threads.ts"
import * as writing from "./writing.ts"

const { role, ...store } = workerData as WorkerOptions

function writingOperations(): Record<string, (...values: never[]) => unknown> {
  let connection: ReturnType<typeof openForWriting> | undefined
  type Write = (on: NonNullable<typeof connection>, ...values: never[]) => unknown
  const bound =
    (write: Write) =>
    (...values: never[]) =>
      write(connection as NonNullable<typeof connection>, ...values)
  return {
    open: () => {
      connection = openForWriting(store)
    },
    ...Object.fromEntries(Object.entries(writing).map(([name, write]) => [name, bound(write as Write)])),
    close: () => connection?.close(),
  }
}
const operations = { write: writingOperations, read: () => readingOperations(store) }
answerCalls(parentPort as MessagePort, operations[role]())
