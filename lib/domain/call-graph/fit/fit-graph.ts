import { mergeProfiles, noProfile } from '../../retries/call-profile.ts'
import { ANSWER_WIDTH, durationQuantile, durationTotal } from '../../retries/duration-counts.ts'
import type { RetrySums } from '../../retries/retry-sums.ts'
import { callNetwork, type NetworkEdge } from '../../retries/what-if/call-network.ts'
import { type CallGraph, type GraphEdge, type GraphNode, plainNode } from '../call-graph.ts'
import type { Distribution } from '../distribution.ts'
import { type InferredTimeout, inferTimeouts } from '../infer-timeouts.ts'
import { NO_POLICY } from '../policy.ts'

/** Fewer answers or retries say nothing of the rare ones. */
const FEWEST_ANSWERS = 1000
const FEWEST_RETRIES = 20
/** The standard normal quantile at 0.9. */
const Z_90 = 1.2815515655446004

/** A call graph with the policies that traces show. */
export interface FittedGraph {
  readonly graph: CallGraph
  readonly timeouts: readonly InferredTimeout[]
  /** What each edge of the graph was fitted to. */
  readonly seen: ReadonlyMap<GraphEdge, NetworkEdge>
}

/** The other end of a call that nothing names. */
const openName = (caller: string, operation: string): string => `${caller}: ${operation}`

/** Own time: lognormal, its mean from spans, its spread from how long its answers took. */
function ownTime(meanMs: number, into: readonly NetworkEdge[]): Distribution {
  const profile = noProfile()
  for (const { sums } of into) mergeProfiles(profile, sums.profile)
  const [middle, long] = [0.5, 0.9].map((share) => durationQuantile(profile.answers, ANSWER_WIDTH, share))
  const sigma = middle && long ? Math.min(3, Math.max(0, Math.log(long / middle) / Z_90)) : 0
  if (meanMs <= 0 || sigma === 0) return { kind: 'constant', valueMs: Math.max(0, meanMs) }
  return { kind: 'lognormal', medianMs: meanMs / Math.exp(sigma ** 2 / 2), sigma }
}

/** Of the sends that failed, those for which nothing below is to blame. */
function ownFailure(into: readonly NetworkEdge[], answeredBelow: number): number {
  const sends = into.reduce((sum, { sums }) => sum + sums.attempts, 0)
  const failed = into.reduce((sum, edge) => sum + edge.sums.attempts * edge.failedShare, 0)
  if (sends === 0 || answeredBelow <= 0) return 0
  return Math.min(1, Math.max(0, 1 - (1 - failed / sends) / answeredBelow))
}

const targetOf = ({ isOpen, sums }: NetworkEdge): string =>
  isOpen ? openName(sums.caller, sums.operation) : sums.callee

function fitEdge(edge: NetworkEdge, timeout: InferredTimeout | undefined): GraphEdge {
  const { sums, callsPerVisit } = edge
  const { profile, retries, rescued } = sums
  return {
    from: sums.caller,
    to: targetOf(edge),
    operation: sums.operation,
    calls: callsPerVisit,
    group: 0,
    fallbackFor: null,
    policy: {
      ...NO_POLICY,
      timeoutMs: timeout?.timeoutMs ?? null,
      attempts: Math.max(1, profile.sends.findLastIndex((calls) => calls > 0) + 1),
    },
    observedP999Ms:
      durationTotal(profile.answers) >= FEWEST_ANSWERS
        ? Number((durationQuantile(profile.answers, ANSWER_WIDTH, 0.999) ?? 0).toPrecision(3))
        : null,
    observedRetrySuccess: retries >= FEWEST_RETRIES ? rescued / retries : null,
  }
}

/**
 * The call graph that traces show: services, their own time and failures, who calls whom how often per request, the most sends of a call
 * that were seen, and timeouts that durations give away. What traces cannot show (budgets, back-off, deadlines, queues) is left off.
 *
 * @param sums joined, as `retryReport` leaves them
 */
export function fitGraph(sums: Pick<RetrySums, 'edges' | 'roots' | 'services'>): FittedGraph {
  const { edges, visits, outside } = callNetwork(sums)
  const timeouts = inferTimeouts(edges.map((edge) => edge.sums))
  const timeoutOf = ({ sums: { caller, callee, operation } }: NetworkEdge) =>
    timeouts.find((each) => each.caller === caller && each.callee === callee && each.operation === operation)
  const names = new Set([...visits.keys(), ...edges.flatMap((edge) => [edge.sums.caller, targetOf(edge)])])
  const nodes = [...names].map((name): GraphNode => {
    const into = edges.filter((edge) => targetOf(edge) === name)
    const service = sums.services.get(name)
    const arrivals = visits.get(name) ?? 0
    const attemptNs = into.reduce((sum, edge) => sum + edge.sums.attemptNs, 0)
    const attempts = into.reduce((sum, edge) => sum + edge.sums.attempts, 0)
    const isSeen = service !== undefined && service.spans > 0 && arrivals > 0
    const meanNs = isSeen ? service.workNs / arrivals : attempts > 0 ? attemptNs / attempts : 0
    const below = edges.filter((edge) => edge.sums.caller === name)
    const answered = below.reduce(
      (share, { seen, callsPerVisit }) => share * (1 - seen.lost) ** callsPerVisit,
      1,
    )
    return {
      ...plainNode(name),
      time: ownTime(meanNs / 1e6, into),
      failureProbability: ownFailure(into, answered),
    }
  })
  const called = new Set(edges.map(targetOf))
  const seen = new Map(edges.map((edge) => [fitEdge(edge, timeoutOf(edge)), edge]))
  return {
    seen,
    graph: {
      name: '',
      nodes,
      edges: [...seen.keys()],
      roots: [...names].filter((name) => (outside.get(name) ?? 0) > 0 || !called.has(name)),
    },
    timeouts,
  }
}
