import type { WasteClass } from '../../retries/judge-attempts.ts'
import { analyseGraph, type EdgeExpectation } from '../analytic/analyse-graph.ts'
import { budgetBound } from '../analytic/budget-bounds.ts'
import type { CallGraph } from '../call-graph.ts'
import { orderGraph } from '../order-graph.ts'
import type { Load } from '../scenario.ts'
import type { EdgeState, NodeState } from './model.ts'
import type { EdgeCounts, NodeCounts, Tally } from './tally.ts'

const NS_PER_SECOND = 1e9
const SECONDS_PER_HOUR = 3600

/** What was counted on one edge, beside what the equations say. Ratios are null where there is nothing to divide by. */
export interface SimulatedEdge {
  readonly caller: string
  readonly callee: string
  readonly operation: string
  readonly attempts: number
  readonly logicalCalls: number
  readonly amplification: number | null
  readonly timeAmplification: number | null
  readonly retries: number
  readonly hedges: number
  readonly rescued: number
  readonly retrySuccessRatio: number | null
  readonly finalFailures: number
  readonly timeouts: number
  readonly useful: number
  readonly wasted: number
  readonly wastedByClass: Partial<Record<WasteClass, number>>
  readonly attemptSeconds: number
  readonly wastedSeconds: number
  /** Sent when a caller above had given up already. */
  readonly startedLate: number
  /** Retries that the budget did not allow. */
  readonly denied: number
  /** Independent failures, no queue, no budget; `budgetBound` is the most attempts per call that the budget allows. */
  readonly analytic: {
    readonly amplification: number
    readonly attemptFailure: number
    readonly callFailure: number
    readonly wastedPerCall: number
    readonly budgetBound: number | null
  } | null
}

/** What was counted at one service. */
export interface SimulatedService {
  readonly service: string
  /** Attempts that arrived, per request from outside. */
  readonly visits: number | null
  readonly analyticVisits: number | null
  readonly arrivals: number
  readonly wastedArrivals: number
  readonly workSeconds: number
  readonly wastedWorkSeconds: number
  readonly wastedWorkShare: number | null
  /** From arrival to answer: waiting, working and waiting for others. */
  readonly heldSeconds: number
  readonly heldAfterOwnGiveUpSeconds: number
  readonly orphanSeconds: number
  readonly rejected: number
  readonly dropped: number
  readonly hung: number
  readonly longestQueue: number
  /** Energy of its work, of wasted work, and of idling for as long as was measured; null without watts. */
  readonly energyWh: { readonly dynamic: number; readonly wasted: number; readonly idle: number } | null
}

/** The outcome of a run. Everything but `requests`, `unanswered`, `events` and the fields said to be whole is of what was measured. */
export interface SimulationReport {
  readonly seed: number
  readonly requests: number
  /** Requests that nobody will ever answer: something below hangs and nobody has a timeout. */
  readonly unanswered: number
  readonly answered: number
  readonly delivered: number
  readonly deliveredShare: number | null
  readonly analyticFailure: Readonly<Record<string, number>> | null
  readonly measuredSeconds: number
  readonly goodputPerSecond: number | null
  readonly latencyMs: {
    readonly mean: number
    readonly p50: number
    readonly p90: number
    readonly p95: number
    readonly p99: number
    readonly p999: number
    readonly max: number
  } | null
  readonly edges: readonly SimulatedEdge[]
  readonly services: readonly SimulatedService[]
  readonly events: number
  /** Why the run did not come to its end; null where it did. */
  readonly stopped: 'too many events' | 'too much under way' | null
}

interface Counted {
  readonly graph: CallGraph
  readonly seed: number
  readonly load: Load
  /** The equations know of none. */
  readonly hasFaults: boolean
  readonly tally: Tally
  readonly events: number
  readonly requests: number
  readonly unanswered: number
  readonly endedNs: number
  readonly stopped: SimulationReport['stopped']
}

const ratio = (above: number, below: number): number | null => (below > 0 ? above / below : null)
const seconds = (ns: number): number => ns / NS_PER_SECOND

function latencyMs(values: readonly number[]): SimulationReport['latencyMs'] {
  if (values.length === 0) return null
  const sorted = Float64Array.from(values).sort()
  const at = (share: number): number => (sorted[Math.ceil(share * sorted.length) - 1] ?? 0) / 1e6
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length / 1e6
  return { mean, p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99), p999: at(0.999), max: at(1) }
}

function edgeOf(
  { edge, denied }: EdgeState,
  counts: EdgeCounts,
  expected: EdgeExpectation | undefined,
  callsPerSecond: number | null,
): SimulatedEdge {
  const { budget } = edge.policy
  return {
    caller: edge.from,
    callee: edge.to,
    operation: edge.operation,
    attempts: counts.attempts,
    logicalCalls: counts.calls,
    amplification: ratio(counts.attempts, counts.calls),
    timeAmplification: ratio(counts.attemptNs, counts.attemptNs - counts.wastedNs),
    retries: counts.retries,
    hedges: counts.hedges,
    rescued: counts.rescued,
    retrySuccessRatio: ratio(counts.rescued, counts.retries),
    finalFailures: counts.finalFailures,
    timeouts: counts.timeouts,
    useful: counts.useful,
    wasted: counts.wasted,
    wastedByClass: counts.byClass,
    attemptSeconds: seconds(counts.attemptNs),
    wastedSeconds: seconds(counts.wastedNs),
    startedLate: counts.startedLate,
    denied,
    analytic: expected
      ? {
          amplification: expected.amplification,
          attemptFailure: expected.attemptFailure,
          callFailure: expected.callFailure,
          wastedPerCall: expected.wasted,
          budgetBound: budget ? budgetBound(budget, callsPerSecond) : null,
        }
      : null,
  }
}

function serviceOf(
  state: NodeState,
  counts: NodeCounts,
  roots: number,
  outside: number,
  analyticVisits: number | null,
  measuredSeconds: number,
): SimulatedService {
  const { node } = state
  const [work, wasted] = [seconds(counts.workNs), seconds(counts.wastedWorkNs)]
  const wattHours = (watts: number, during: number): number => (watts * during) / SECONDS_PER_HOUR
  return {
    service: node.name,
    visits: ratio(counts.arrivals + outside, roots),
    analyticVisits,
    arrivals: counts.arrivals,
    wastedArrivals: counts.arrivals - counts.usefulArrivals,
    workSeconds: work,
    wastedWorkSeconds: wasted,
    wastedWorkShare: ratio(wasted, work),
    heldSeconds: seconds(counts.heldNs),
    heldAfterOwnGiveUpSeconds: seconds(counts.heldAfterOwnGiveUpNs),
    orphanSeconds: seconds(counts.orphanNs),
    rejected: state.rejected,
    dropped: state.dropped,
    hung: counts.hung,
    longestQueue: state.longestQueue,
    energyWh: node.watts && {
      dynamic: wattHours(node.watts.dynamic, work),
      wasted: wattHours(node.watts.dynamic, wasted),
      idle: wattHours(node.watts.idle * (node.instances ?? 1), measuredSeconds),
    },
  }
}

/** The report of what was counted so far, with the analytic values where there is neither a loop nor a fault. */
export function simulationReport(counted: Counted): SimulationReport {
  const { graph, load, tally, endedNs } = counted
  const order = orderGraph(graph)
  const expected = order.ok && !counted.hasFaults ? analyseGraph(graph, order.order) : null
  const endMs = Math.min(endedNs / 1e6, load.measure?.untilMs ?? Number.POSITIVE_INFINITY)
  const measuredSeconds = Math.max(0, endMs - (load.measure?.fromMs ?? 0)) / 1000
  const { requests, delivered } = tally.roots
  const share = graph.roots.length
  return {
    seed: counted.seed,
    requests: counted.requests,
    unanswered: counted.unanswered,
    answered: requests,
    delivered,
    deliveredShare: ratio(delivered, requests),
    analyticFailure: expected && Object.fromEntries(expected.rootFailure),
    measuredSeconds,
    goodputPerSecond: ratio(delivered, measuredSeconds),
    latencyMs: latencyMs(tally.roots.latencyNs),
    edges: [...tally.edges].map(([edge, counts]) =>
      edgeOf(
        edge,
        counts,
        expected?.edges.find((found) => found.edge === edge.edge),
        ratio(counts.calls, measuredSeconds),
      ),
    ),
    services: [...tally.nodes].map(([state, counts]) => {
      const visits = expected?.visits.get(state.node.name)
      const outside = graph.roots.includes(state.node.name) ? requests / share : 0
      const analytic = visits === undefined ? null : visits / share
      return serviceOf(state, counts, requests, outside, analytic, measuredSeconds)
    }),
    events: counted.events,
    stopped: counted.stopped,
  }
}
