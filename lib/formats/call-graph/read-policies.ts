import type { CallGraph, GraphEdge } from '#lib/domain/call-graph/call-graph.ts'
import type { GraphKind } from '#lib/domain/call-graph/graph-kind.ts'
import { type EdgePolicy, NO_POLICY } from '#lib/domain/call-graph/policy.ts'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { readCallGraph } from './read-call-graph.ts'

/** The calls of a file that say what their caller does about slow and failed answers. */
interface StatedPolicies {
  readonly kind: GraphKind
  readonly graph: CallGraph
}

const statesNothing = ({ policy }: GraphEdge): boolean =>
  (Object.keys(NO_POLICY) as (keyof EdgePolicy)[]).every((setting) => policy[setting] === NO_POLICY[setting])

/**
 * Reads a file that states policies. Calls of a spigo architecture without one state nothing: they are left out.
 * @throws AppError of `readCallGraph`, `format-unknown` where no call has a policy
 */
export function readPolicies(text: string): StatedPolicies {
  const { kind, graph } = readCallGraph(text)
  const edges = kind === 'spigo' ? graph.edges.filter((edge) => !statesNothing(edge)) : graph.edges
  if (edges.length > 0) return { kind, graph: { ...graph, edges } }
  throw new AppError(
    'format-unknown',
    'The file states no policy of any call.',
    "Give it timeouts and retries: in Headroom's own schema, as Istio VirtualServices, an Envoy route configuration or a gRPC service config.",
  )
}
