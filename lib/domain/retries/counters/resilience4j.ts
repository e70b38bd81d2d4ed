import { type CounterEdge, counterEdge } from './counter-edge.ts'
import { type Group, groupBy, type Increase } from './series.ts'

const NAMES = ['resilience4j_retry_calls_total', 'resilience4j_retry_calls']

/** resilience4j's default: three attempts in all. */
const DEFAULT_MAX_ATTEMPTS = 3

function edge(group: Group, maxAttempts: number): CounterEdge {
  const of = (kind: string) => group.sum(NAMES, (labels) => labels.get('kind') === kind) ?? 0
  const saved = of('successful_with_retry')
  const lost = of('failed_with_retry')
  const direct = of('successful_without_retry')
  const failed = of('failed_without_retry')
  return counterEdge({
    source: 'resilience4j',
    caller: group.label('application', 'app', 'job') || 'unknown',
    callee: group.label('name') || 'unknown',
    operation: '',
    logicalCalls: saved + lost + direct + failed,
    retries: { low: saved + lost, high: (saved + lost) * (maxAttempts - 1) },
    rescued: saved,
    finalFailures: lost + failed,
    notes: [
      `retries are not counted each: between 1 and ${maxAttempts - 1} for every call that retried (maxAttempts ${maxAttempts})`,
    ],
  })
}

/** resilience4j's `retry.calls` by kind: L and F are counted, R lies between bounds that follow from `maxAttempts`. */
export const resilience4jEdges = (
  all: readonly Increase[],
  maxAttempts = DEFAULT_MAX_ATTEMPTS,
): CounterEdge[] =>
  groupBy(all, /^resilience4j_retry_calls/, ['application', 'app', 'job', 'name']).map((group) =>
    edge(group, maxAttempts),
  )
