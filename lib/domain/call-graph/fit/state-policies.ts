import type { CallGraph, GraphEdge } from '../call-graph.ts'

/** A graph some of whose policies a file states. */
export interface StatedGraph {
  readonly graph: CallGraph
  /** Edges whose whole policy is known. */
  readonly stated: ReadonlySet<GraphEdge>
  /** Calls of the file that the graph has none of. */
  readonly unmatched: readonly GraphEdge[]
}

/** Whether an edge of a file speaks of a call. A caller that the graph does not know (a mesh, a gateway, `client`) is any. */
function speaksOf(policy: GraphEdge, call: GraphEdge, names: ReadonlySet<string>): boolean {
  if (policy.to !== call.to) return false
  if (policy.from !== call.from && names.has(policy.from)) return false
  return policy.operation === '' || policy.operation === call.operation || !names.has(policy.from)
}

/**
 * A fitted graph with the policies that a file of them states: for each call the first that speaks of it, those that name its caller and
 * operation before others. Numbers of instances are taken over too. What was observed stays.
 */
export function statePolicies(fitted: CallGraph, policies: CallGraph): StatedGraph {
  const names = new Set(fitted.nodes.map(({ name }) => name))
  const exactness = (policy: GraphEdge, call: GraphEdge): number =>
    Number(policy.from === call.from) * 2 + Number(policy.operation === call.operation)
  const stated = new Set<GraphEdge>()
  const used = new Set<GraphEdge>()
  const edges = fitted.edges.map((call): GraphEdge => {
    const [best] = policies.edges
      .filter((policy) => speaksOf(policy, call, names))
      .sort((a, b) => exactness(b, call) - exactness(a, call))
    if (!best) return call
    const edge = { ...call, policy: best.policy }
    stated.add(edge)
    used.add(best)
    return edge
  })
  const instances = new Map(policies.nodes.map((node) => [node.name, node.instances]))
  const nodes = fitted.nodes.map((node) => ({
    ...node,
    instances: instances.get(node.name) ?? node.instances,
  }))
  return {
    graph: { ...fitted, nodes, edges },
    stated,
    unmatched: policies.edges.filter((edge) => !used.has(edge)),
  }
}
