import { type CallGraph, callGroups, edgesFrom, type GraphEdge, type GraphNode } from '../call-graph.ts'
import { Fifo } from './fifo.ts'
import type { EdgeState, Instance, NodeState } from './model.ts'
import { randomStream } from './random.ts'
import { retryBudget } from './retry-budget.ts'

const instancesOf = ({ instances }: GraphNode): Instance[] =>
  Array.from({ length: instances ?? 1 }, (_, index) => ({
    index,
    dead: false,
    running: new Set(),
    waiting: new Fifo(),
  }))

/** The services and calls of a graph before the first request. A service with an unknown number of instances has one. */
export function buildStates(graph: CallGraph, seed: number) {
  const states = new Map<
    string,
    NodeState & { groups: EdgeState[][]; fallbacks: Map<EdgeState, EdgeState> }
  >()
  for (const node of graph.nodes)
    states.set(node.name, {
      node,
      groups: [],
      fallbacks: new Map(),
      instances: instancesOf(node),
      random: {
        time: randomStream(seed, `time ${node.name}`),
        failure: randomStream(seed, `failure ${node.name}`),
        pick: randomStream(seed, `pick ${node.name}`),
      },
      hanging: 0,
      slowness: 1,
      errorRate: 0,
      capacity: 1,
      rejected: 0,
      dropped: 0,
      longestQueue: 0,
    })
  const edges = new Map<GraphEdge, EdgeState>()
  for (const edge of graph.edges) {
    const callee = states.get(edge.to)
    const stream = `${edge.from} ${edge.to} ${edge.operation}`
    if (callee)
      edges.set(edge, {
        edge,
        callee,
        budget: retryBudget(edge.policy.budget),
        random: {
          jitter: randomStream(seed, `jitter ${stream}`),
          calls: randomStream(seed, `calls ${stream}`),
        },
        active: 0,
        retrying: 0,
        denied: 0,
      })
  }
  const known = (found: readonly GraphEdge[]) => found.flatMap((edge) => edges.get(edge) ?? [])
  const from = edgesFrom(graph)
  for (const [name, state] of states) {
    const mine = from.get(name) ?? []
    state.groups.push(...callGroups(mine).map(known))
    for (const fallback of known(mine))
      for (const edge of known(mine))
        if (
          edge.edge.fallbackFor === null &&
          edge.edge.to === fallback.edge.fallbackFor &&
          !state.fallbacks.has(edge)
        )
          state.fallbacks.set(edge, fallback)
  }
  return { nodes: states as ReadonlyMap<string, NodeState>, edges: [...edges.values()] }
}
