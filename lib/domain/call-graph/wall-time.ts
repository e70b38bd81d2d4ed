import { type CallGraph, callGroups, edgesFrom, fallbackOf, type GraphEdge } from './call-graph.ts'
import { p999Ms } from './distribution.ts'
import { type EdgePolicy, worstWaitsMs } from './policy.ts'

const UNLIMITED = Number.POSITIVE_INFINITY

/** How long a caller listens to one attempt: its timeout, or the deadline of the whole call where that is shorter. */
export const attemptLimitMs = ({ timeoutMs, deadlineMs }: EdgePolicy): number =>
  Math.min(timeoutMs ?? UNLIMITED, deadlineMs ?? UNLIMITED)

/**
 * H(e) = min(deadline, n (connect + T) + Σ back-offs): the longest that one call can take, in milliseconds; infinite without a
 * limit. Hedged attempts overlap: the last one starts after n − 1 delays.
 * @example callWallTimeMs({ ...NO_POLICY, timeoutMs: 2000, attempts: 3 }) // 6000
 */
export function callWallTimeMs(policy: EdgePolicy): number {
  const { timeoutMs, deadlineMs, connectTimeoutMs, attempts, hedging } = policy
  const one = (connectTimeoutMs ?? 0) + (timeoutMs ?? UNLIMITED)
  const all = hedging ? (attempts - 1) * hedging.delayMs + one : attempts * one + worstWaitsMs(policy)
  return Math.min(deadlineMs ?? UNLIMITED, all)
}

/** H of the calls of one edge and, after them, of what makes a failed one good. */
const edgeWallTimeMs = (edges: readonly GraphEdge[], edge: GraphEdge): number => {
  const fallback = fallbackOf(edges, edge)
  const one = callWallTimeMs(edge.policy) + (fallback ? callWallTimeMs(fallback.policy) * fallback.calls : 0)
  return one * edge.calls
}

/**
 * S(v) = own 99.9th percentile + Σ over groups of the longest H(e) × calls: the longest that a service can take to answer, in
 * milliseconds, per service.
 */
export function serviceWallTimes(graph: CallGraph): ReadonlyMap<string, number> {
  const calls = edgesFrom(graph)
  return new Map(
    graph.nodes.map(({ name, time }) => {
      const edges = calls.get(name) ?? []
      const waiting = callGroups(edges).reduce(
        (sum, group) => sum + Math.max(...group.map((edge) => edgeWallTimeMs(edges, edge))),
        0,
      )
      return [name, p999Ms(time) + waiting]
    }),
  )
}
