import type { RetrySums } from '../../retries/retry-sums.ts'
import { type CallGraph, edgeName, type GraphEdge } from '../call-graph.ts'
import { meanMs } from '../distribution.ts'
import { fitGraph } from '../fit/fit-graph.ts'
import { statePolicies } from '../fit/state-policies.ts'
import type { InferredTimeout } from '../infer-timeouts.ts'
import { backEdges, orderGraph } from '../order-graph.ts'
import type { LintRule } from './finding.ts'
import { type LintReport, lintGraph } from './lint-graph.ts'

/** The lint of a graph that traces show. */
export interface FittedLint extends LintReport {
  /** Timeouts that durations of failures give away. */
  readonly timeouts: readonly InferredTimeout[]
  readonly calls: number
  /** Calls whose policy a file states; about the others traces say less. */
  readonly stated: number
  /** Calls of which no timeout is known: neither stated nor seen. */
  readonly withoutTimeout: number
  /** Calls of the file that the traces do not show. */
  readonly unmatched: readonly string[]
  /** Calls that close a loop of services, and are left out. */
  readonly loops: readonly string[]
}

/** Rules that can be judged from what traces show; of the others no trace says whether the setting is there. */
const FROM_TRACES: ReadonlySet<LintRule> = new Set(['T1', 'T2', 'T3', 'T5', 'R5', 'A1', 'A2'])

/** For a judgement that holds for sure: calls at the same time, each once, and own times at their mean. */
const mildest = (graph: CallGraph): CallGraph => ({
  ...graph,
  nodes: graph.nodes.map((node) => ({ ...node, time: { kind: 'constant', valueMs: meanMs(node.time) } })),
  edges: graph.edges.map((edge) => ({ ...edge, calls: 1, group: 0 })),
})

/**
 * The timeout-budget lint of the calls that traces show, with policies that a file states for some of them.
 *
 * @param sums joined, as `retryReport` leaves them
 * @param policies null without a file
 * @param slackMs what a timeout must leave besides
 */
export function lintFitted(
  sums: Pick<RetrySums, 'edges' | 'roots' | 'services'>,
  policies: CallGraph | null,
  slackMs = 0,
): FittedLint {
  const { graph: fitted, timeouts } = fitGraph(sums)
  const mild = mildest(fitted)
  const back = backEdges(mild)
  const isKept = (edge: GraphEdge): boolean => !back.has(edge)
  const none = { graph: mild, stated: new Set<GraphEdge>(), unmatched: [] as readonly GraphEdge[] }
  const withoutLoops = { ...mild, edges: mild.edges.filter(isKept) }
  const { graph, stated, unmatched } = policies
    ? statePolicies(withoutLoops, policies)
    : { ...none, graph: withoutLoops }
  const order = orderGraph(graph)
  const report = lintGraph(graph, order.ok ? order.order : [], slackMs)
  const names = new Set([...stated].map((edge) => JSON.stringify([edge.from, edge.to, edge.operation])))
  return {
    ...report,
    findings: report.findings.filter(
      ({ rule, from, to, operation }) =>
        FROM_TRACES.has(rule) || names.has(JSON.stringify([from, to, operation])),
    ),
    timeouts,
    calls: graph.edges.length,
    stated: stated.size,
    withoutTimeout: graph.edges.filter(
      ({ policy }) => policy.timeoutMs === null && policy.deadlineMs === null,
    ).length,
    unmatched: unmatched.map(edgeName),
    loops: [...back].map(edgeName),
  }
}
