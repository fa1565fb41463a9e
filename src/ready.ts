/** Whether questions can be answered now, and from how much. */
import { AppError } from "../graph/errors.ts"
import type { NodeKind } from "../graph/model.ts"
import { everything } from "../graph/query.ts"
import type { Services } from "./context.ts"

export interface Readiness {
  ready: boolean
  /** Name of the engine. */
  engine: string
  /** Model of the embedder; null when search is by words alone. */
  embedder: string | null
  search: "hybrid" | "lexical"
  /** Nodes by label. */
  counts?: Record<string, number>
  /** Changes with every committed write. */
  revision?: string
  error?: { code: string; message: string }
}

const counted = ["Notice", "Directive", "Duty", "Agency", "Official", "Document"] as const satisfies NodeKind[]

export async function readiness({ engine, embedder }: Services): Promise<Readiness> {
  const known = {
    engine: engine.name,
    embedder: embedder?.model ?? null,
    search: embedder ? "hybrid" : "lexical",
  } as const
  try {
    const counts = await engine.read(async (view) => {
      const totals = counted.map(async (kind) => [
        kind,
        (await view.list(kind, everything, [], { first: 1 })).totalCount,
      ])
      return Object.fromEntries(await Promise.all(totals)) as Record<string, number>
    })
    return { ready: true, ...known, counts, revision: await engine.revision() }
  } catch (error) {
    const told = error instanceof AppError ? error : { code: "UNEXPECTED", message: "Unexpected error." }
    return { ready: false, ...known, error: { code: told.code, message: told.message } }
  }
}
