import { type CallGraph, callGroups, edgesFrom, fallbackOf, type GraphEdge } from '../call-graph.ts'
import { overrun, survival } from '../distribution.ts'
import { attemptLimitMs } from '../wall-time.ts'
import { callFailure, expectedAttempts, expectedWaste, hedgedAttempts } from './expected-attempts.ts'

/** What the equations say of one edge. */
export interface EdgeExpectation {
  readonly edge: GraphEdge
  /** q: the share of attempts that fail. */
  readonly attemptFailure: number
  /** A: attempts per call. */
  readonly amplification: number
  /** The share of calls that fail after all their attempts. */
  readonly callFailure: number
  /** W: wasted attempts per call, that is failed ones, or hedges that were not needed. */
  readonly wasted: number
  /** Calls and attempts per request from outside. */
  readonly callsPerRequest: number
  readonly attemptsPerRequest: number
  /** P(X > T) and E[(X − T)+] in milliseconds per attempt, of the callee's own time. */
  readonly timeoutShare: number
  readonly orphanMs: number
}

/** What the equations say of a graph. */
export interface GraphExpectation {
  readonly edges: readonly EdgeExpectation[]
  /** V: attempts that arrive at each service per request from outside. */
  readonly visits: ReadonlyMap<string, number>
  /** The share of requests from outside that fail, per root. */
  readonly rootFailure: ReadonlyMap<string, number>
}

type Call = Pick<
  EdgeExpectation,
  'attemptFailure' | 'amplification' | 'callFailure' | 'wasted' | 'timeoutShare' | 'orphanMs'
>

function expectCall(graph: Nodes, edge: GraphEdge, downstreamFailure: number): Call {
  const { time, failureProbability } = graph.get(edge.to) ?? { time: null, failureProbability: 0 }
  const { attempts, hedging } = edge.policy
  const limit = attemptLimitMs(edge.policy)
  const timeoutShare = time ? survival(time, limit) : 0
  const orphanMs = time && limit < Number.POSITIVE_INFINITY ? overrun(time, limit) : 0
  const q = 1 - (1 - failureProbability) * (1 - timeoutShare) * (1 - downstreamFailure)
  const shared = { attemptFailure: q, callFailure: callFailure(q, attempts), timeoutShare, orphanMs }
  if (!hedging || !time)
    return { ...shared, amplification: expectedAttempts(q, attempts), wasted: expectedWaste(q, attempts) }
  const amplification = hedgedAttempts((t) => survival(time, t), hedging.delayMs, attempts)
  return { ...shared, amplification, wasted: amplification - (1 - shared.callFailure) }
}

type Nodes = ReadonlyMap<string, CallGraph['nodes'][number]>

/** Failure of what a service calls, and how often each of its groups is reached. */
function expectService(edges: readonly GraphEdge[], calls: ReadonlyMap<GraphEdge, Call>) {
  let reached = 1
  const callsPerArrival = new Map<GraphEdge, number>()
  for (const group of callGroups(edges)) {
    let answered = 1
    for (const edge of group) {
      const fails = calls.get(edge)?.callFailure ?? 0
      const fallback = fallbackOf(edges, edge)
      callsPerArrival.set(edge, reached * edge.calls)
      if (fallback) callsPerArrival.set(fallback, reached * edge.calls * fails * fallback.calls)
      const lost = fallback
        ? fails * (1 - (1 - (calls.get(fallback)?.callFailure ?? 0)) ** fallback.calls)
        : fails
      answered *= (1 - lost) ** edge.calls
    }
    reached *= answered
  }
  return { downstreamFailure: 1 - reached, callsPerArrival }
}

/**
 * Expected attempts, failures and visits of a graph without loops: q = 1 − (1 − ε) F(T) (1 − downstream failure) per attempt,
 * callees first, then V_child += V_parent × A × calls, callers first.
 * Attempts fail independently; T cuts the callee's own time only; nobody waits in a queue, no budget holds retries back, and a
 * deadline of the whole call counts for one attempt.
 * @param order callers before callees, of `orderGraph`
 */
export function analyseGraph(graph: CallGraph, order: readonly string[]): GraphExpectation {
  const nodes: Nodes = new Map(graph.nodes.map((node) => [node.name, node]))
  const from = edgesFrom(graph)
  const calls = new Map<GraphEdge, Call>()
  const services = new Map<string, ReturnType<typeof expectService>>()
  for (const name of [...order].reverse()) {
    const edges = from.get(name) ?? []
    for (const edge of edges)
      calls.set(edge, expectCall(nodes, edge, services.get(edge.to)?.downstreamFailure ?? 0))
    services.set(name, expectService(edges, calls))
  }
  const visits = new Map(graph.nodes.map(({ name }) => [name, 0]))
  for (const root of graph.roots) visits.set(root, 1)
  const expected: EdgeExpectation[] = []
  for (const name of order)
    for (const edge of from.get(name) ?? []) {
      const call = calls.get(edge)
      if (!call) continue
      const callsPerRequest = (visits.get(name) ?? 0) * (services.get(name)?.callsPerArrival.get(edge) ?? 0)
      const attemptsPerRequest = callsPerRequest * call.amplification
      visits.set(edge.to, (visits.get(edge.to) ?? 0) + attemptsPerRequest)
      expected.push({ edge, ...call, callsPerRequest, attemptsPerRequest })
    }
  const rootFailure = new Map(
    graph.roots.map((root) => {
      const own = nodes.get(root)?.failureProbability ?? 0
      return [root, 1 - (1 - own) * (1 - (services.get(root)?.downstreamFailure ?? 0))]
    }),
  )
  return { edges: expected, visits, rootFailure }
}
