import { type CounterEdge, counterEdge } from './counter-edge.ts'
import type { CounterFamily } from './counter-family.ts'
import { type Group, groupBy } from './series.ts'

const NAMES = ['resilience4j_retry_calls_total', 'resilience4j_retry_calls']
const EDGE = ['application', 'app', 'job', 'name']

/** resilience4j's default: three attempts in all. */
const DEFAULT_MAX_ATTEMPTS = 3

function edge(group: Group): CounterEdge {
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
    retries: { low: saved + lost, high: (saved + lost) * (DEFAULT_MAX_ATTEMPTS - 1) },
    rescued: saved,
    finalFailures: lost + failed,
    notes: [
      `retries are not counted each: between 1 and ${DEFAULT_MAX_ATTEMPTS - 1} for every call that retried (maxAttempts ${DEFAULT_MAX_ATTEMPTS})`,
    ],
  })
}

/** resilience4j's `retry.calls` by kind: L and F are counted, R lies between bounds that follow from `maxAttempts`. */
export const RESILIENCE4J: CounterFamily = {
  names: NAMES,
  labels: [...EDGE, 'kind'],
  edges: (all) => groupBy(all, /^resilience4j_retry_calls/, EDGE).map(edge),
}
