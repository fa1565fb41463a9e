/** The GraphQL server as a function from request to answer; it never listens and never prints. */
import { createYoga, type Plugin, type YogaServerInstance } from "graphql-yoga"
import { createContext, type Services } from "./context.ts"
import { type Log, maskedBy } from "./errors.ts"
import { sizeLimits } from "./limits.ts"
import { readiness } from "./ready.ts"
import { createSchema } from "./schema.ts"

export interface ServerOptions extends Services {
  /** Receives whole what callers see only as "Unexpected error.". */
  log: Log
}
export type ChidaoServer = YogaServerInstance<Record<string, never>, Record<string, never>>

export const createServer = ({ log, ...services }: ServerOptions): ChidaoServer =>
  createYoga({
    schema: createSchema(),
    plugins: [useReadiness(services), useLimits(), useOneState(services)],
    maskedErrors: { maskError: maskedBy(log) },
    graphiql: { title: "chidao", defaultQuery },
    landingPage: false,
    cors: { origin: "*", credentials: false },
    // GET /health says only that the process answers.
    healthCheckEndpoint: "/health",
    // Errors reach `log` where they are masked.
    logging: false,
  })

/** One state of the graph for the whole query: its totals and pages agree. */
const useOneState = (services: Services): Plugin => ({
  onExecute({ executeFn, setExecuteFn }) {
    setExecuteFn((args) =>
      services.engine.read(async (view) =>
        executeFn({ ...args, contextValue: { ...args.contextValue, ...createContext(view, services) } }),
      ),
    )
  },
})

const useLimits = (): Plugin => ({
  onValidate({ addValidationRule }) {
    addValidationRule(sizeLimits)
  },
})

/** GET /ready: whether the engine answers, and what it holds. */
const useReadiness = (services: Services): Plugin => ({
  async onRequest({ url, fetchAPI, endResponse }) {
    if (url.pathname !== "/ready") return
    const { ready, ...state } = await readiness(services)
    endResponse(fetchAPI.Response.json({ ready, ...state }, { status: ready ? 200 : 503 }))
  },
})

const defaultQuery = `# Who leads what in Lai Châu, by when, and the words that say so.
{
  duties(filter: { province: "Lai Châu", role: LEAD }, first: 5) {
    totalCount
    nodes {
      quote
      from
      to
      deadline { raw value }
      roles(role: LEAD) { agency { name } quote }
      notice { number issuedOn }
    }
  }
}
`
