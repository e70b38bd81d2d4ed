import { type CallGraph, type GraphEdge, plainNode } from '#lib/domain/call-graph/call-graph.ts'
import type { EdgePolicy } from '#lib/domain/call-graph/policy.ts'
import { refused, requireSize } from './refuse.ts'
import { uncalled } from './uncalled.ts'

/** A call that a file of policies tells of: it knows nothing of the services themselves. */
export interface PolicyEdge {
  readonly from: string
  readonly to: string
  readonly operation: string
  readonly policy: EdgePolicy
}

/** A graph of nothing but calls. Of two for one operation the first counts, as the first match of a route does. */
export function edgesGraph(name: string, found: readonly PolicyEdge[]): CallGraph {
  if (found.length === 0) throw refused(`${name} has no route that leads to a service`)
  const edges = new Map<string, GraphEdge>()
  for (const edge of found) {
    const key = `${edge.from}\0${edge.to}\0${edge.operation}`
    if (!edges.has(key))
      edges.set(key, {
        ...edge,
        calls: 1,
        group: 1,
        fallbackFor: null,
        observedP999Ms: null,
        observedRetrySuccess: null,
      })
  }
  const names = [...new Set(found.flatMap(({ from, to }) => [from, to]))]
  requireSize(names.length, edges.size)
  return {
    name,
    nodes: names.map(plainNode),
    edges: [...edges.values()],
    roots: uncalled(names, found),
  }
}
