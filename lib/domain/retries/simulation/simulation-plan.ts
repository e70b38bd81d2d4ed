import { type CallGraph, edgeName, type GraphEdge } from '../../call-graph/call-graph.ts'
import { fitGraph } from '../../call-graph/fit/fit-graph.ts'
import { backEdges } from '../../call-graph/order-graph.ts'
import type { EdgePolicy } from '../../call-graph/policy.ts'
import type { RetrySums } from '../retry-sums.ts'
import { callNetwork } from '../what-if/call-network.ts'
import { type EdgeId, type EdgeSetting, type RetryChange, settingOf } from '../what-if/edge-change.ts'
import { weightedRoots } from './weighted-roots.ts'

/** Retry budgets are kept over so many milliseconds, as Finagle and Linkerd do. */
const BUDGET_WINDOW_MS = 10_000

/** The graph that traces show, and the same under other settings. Edges are in the same order in both. */
export interface SimulationPlan {
  readonly before: CallGraph
  readonly after: CallGraph
  /** Who calls what, edge by edge. */
  readonly edges: readonly EdgeId[]
  /** Calls that close a loop of services, and are left out. */
  readonly loops: readonly string[]
}

/**
 * A policy under other settings. No retries are one send; the waits double up to ten times the first one, fully jittered.
 * @example changedPolicy(NO_POLICY, { attempts: 3, budgetShare: 0.1, timeoutMs: null, backoffMs: 25 }).attempts // 3
 */
export function changedPolicy(policy: EdgePolicy, setting: EdgeSetting): EdgePolicy {
  const { attempts, budgetShare, timeoutMs, backoffMs } = setting
  return {
    ...policy,
    attempts: budgetShare === 0 ? 1 : (attempts ?? policy.attempts),
    timeoutMs: timeoutMs ?? policy.timeoutMs,
    backoff:
      backoffMs === null
        ? policy.backoff
        : { initialMs: backoffMs, multiplier: 2, maxMs: 10 * backoffMs, jitter: { low: 0, high: 1 } },
    budget:
      budgetShare === null || budgetShare === 0
        ? policy.budget
        : { kind: 'ratio', ratio: budgetShare, minPerSecond: 0, windowMs: BUDGET_WINDOW_MS },
  }
}

/**
 * What is to be simulated to see a change at work on the calls of a period. Calls that close a loop of services are left out.
 * @param sums joined, as `retryReport` leaves them
 * @returns null where no request from outside was seen
 */
export function simulationPlan(
  sums: Pick<RetrySums, 'edges' | 'roots' | 'services'>,
  change: RetryChange,
): SimulationPlan | null {
  const { graph, seen } = fitGraph(sums)
  const roots = weightedRoots(callNetwork(sums).outside)
  if (roots.length === 0) return null
  const back = backEdges(graph)
  const kept = graph.edges.filter((edge) => !back.has(edge))
  const idOf = (edge: GraphEdge): EdgeId => ({
    caller: edge.from,
    callee: seen.get(edge)?.sums.callee ?? edge.to,
    operation: edge.operation,
  })
  const before = { ...graph, roots, edges: kept }
  const after = kept.map((edge): GraphEdge => {
    const setting = settingOf(change, idOf(edge), seen.get(edge)?.depth ?? 1)
    return { ...edge, policy: changedPolicy(edge.policy, setting) }
  })
  return {
    before,
    after: { ...before, edges: after },
    edges: kept.map(idOf),
    loops: [...back].map(edgeName),
  }
}
