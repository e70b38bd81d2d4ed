import type { CallGraph, GraphEdge } from './call-graph.ts'
import type { EdgePolicy } from './policy.ts'

/** A what-if: other settings for some or all edges. */
export interface PolicyChange {
  /** Null for every edge. */
  readonly edge: Pick<GraphEdge, 'from' | 'to'> | null
  readonly policy: Partial<EdgePolicy>
}

/**
 * The graph with changed policies, everything else as it was.
 * @example changePolicy(graph, { edge: null, policy: { attempts: 1 } }) // nobody retries
 */
export function changePolicy(graph: CallGraph, { edge, policy }: PolicyChange): CallGraph {
  const isMeant = ({ from, to }: GraphEdge): boolean => !edge || (from === edge.from && to === edge.to)
  return {
    ...graph,
    edges: graph.edges.map((found) =>
      isMeant(found) ? { ...found, policy: { ...found.policy, ...policy } } : found,
    ),
  }
}
