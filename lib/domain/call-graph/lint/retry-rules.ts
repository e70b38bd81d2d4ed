import { edgeName, type GraphEdge, type GraphNode } from '../call-graph.ts'
import { attemptLimitMs } from '../wall-time.ts'
import { at, type LintFinding } from './finding.ts'

/** Below this share of retries that succeed they are pure cost. */
const LEAST_SUCCESS = 0.2

const finding = (
  rule: LintFinding['rule'],
  edge: GraphEdge,
  message: string,
  repair: string,
  attempts?: number,
): LintFinding => ({
  rule,
  edge: edgeName(edge),
  ...at(edge),
  message: `${edgeName(edge)} ${message}`,
  shortfallMs: null,
  repair,
  repairs:
    attempts === undefined
      ? []
      : [{ edge: edgeName(edge), setting: 'attempts', from: edge.policy.attempts, to: attempts }],
})

/** R1 to R5: about an edge that sends more than once. */
export function retryRules(edge: GraphEdge, callee: GraphNode): readonly LintFinding[] {
  const { attempts, budget, backoff, hedging, excludeTried } = edge.policy
  if (attempts <= 1) return []
  const found: LintFinding[] = []
  const { instances } = callee
  if (instances === 1)
    found.push(
      finding(
        'R1',
        edge,
        `sends again to ${edge.to}, of which there is one instance: what failed once is still there.`,
        'send once, or run a second instance',
        1,
      ),
    )
  if (instances !== null && instances > 1 && !excludeTried)
    found.push(
      finding(
        'R2',
        edge,
        `may send again to the instance of ${edge.to} that just failed.`,
        'exclude instances that were tried',
      ),
    )
  if (!budget)
    found.push(
      finding(
        'R3',
        edge,
        `sends up to ${attempts} times without a budget: when everything fails, load multiplies.`,
        'set a retry budget, such as 10 % of calls',
      ),
    )
  const hasJitter = backoff !== null && backoff.jitter.low < backoff.jitter.high && backoff.initialMs > 0
  if (!hedging && !hasJitter)
    found.push(
      finding(
        'R4',
        edge,
        backoff
          ? 'waits without jitter: callers come back at the same moment.'
          : 'sends again at once, without a back-off.',
        'wait before a retry, exponentially and with jitter',
      ),
    )
  const success = edge.observedRetrySuccess
  if (success !== null && success < LEAST_SUCCESS)
    found.push(
      finding(
        'R5',
        edge,
        `has retries of which ${(success * 100).toFixed(1)} % succeed: they are pure cost.`,
        'send once',
        1,
      ),
    )
  return found
}

/** D1: nobody tells the callee, which calls others, when its caller stops listening. */
export const deadlineRule = (edge: GraphEdge, calleeCalls: boolean): LintFinding | null =>
  calleeCalls && !edge.policy.propagateDeadline && Number.isFinite(attemptLimitMs(edge.policy))
    ? finding(
        'D1',
        edge,
        `does not tell ${edge.to} its deadline: ${edge.to} starts calls that nobody waits for.`,
        'send the deadline along, as in grpc-timeout or x-envoy-expected-rq-timeout-ms, and start nothing after it',
      )
    : null
