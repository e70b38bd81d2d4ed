import {
  type CallGraph,
  type GraphEdge,
  type GraphNode,
  plainNode,
} from '#lib/domain/call-graph/call-graph.ts'
import { orderGraph } from '#lib/domain/call-graph/order-graph.ts'
import { type EdgePolicy, NO_POLICY } from '#lib/domain/call-graph/policy.ts'

/** One call as a test writes it. */
export const edge = (
  from: string,
  to: string,
  policy: Partial<EdgePolicy> = {},
  more: Partial<GraphEdge> = {},
): GraphEdge => ({
  from,
  to,
  operation: '',
  calls: 1,
  group: 1,
  fallbackFor: null,
  observedP999Ms: null,
  observedRetrySuccess: null,
  ...more,
  policy: { ...NO_POLICY, ...policy },
})

/** A graph of its edges, with what a test says of some services; the first caller is the root. */
export function graphOf(
  edges: readonly GraphEdge[],
  services: Readonly<Record<string, Partial<GraphNode>>> = {},
): CallGraph {
  const names = [...new Set([...edges.flatMap(({ from, to }) => [from, to]), ...Object.keys(services)])]
  const nodes = names.map((name) => ({ ...plainNode(name), ...services[name] }))
  return { name: 'test', nodes, edges, roots: names.slice(0, 1) }
}

/** Callers before callees, of a graph without loops. */
export function orderOf(graph: CallGraph): readonly string[] {
  const found = orderGraph(graph)
  if (!found.ok) throw new Error(`a loop: ${found.cycle.join(' → ')}`)
  return found.order
}

/** A chain of services, each with the same policy towards the next. */
export const chain = (
  names: readonly string[],
  policy: Partial<EdgePolicy>,
  services: Readonly<Record<string, Partial<GraphNode>>> = {},
): CallGraph =>
  graphOf(
    names.slice(1).map((name, index) => edge(names[index] ?? '', name, policy)),
    services,
  )
