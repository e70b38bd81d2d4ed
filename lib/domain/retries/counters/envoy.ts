import { type CounterEdge, counterEdge } from './counter-edge.ts'
import type { CounterFamily } from './counter-family.ts'
import { type Group, groupBy } from './series.ts'

const PREFIX = 'envoy_cluster_upstream_rq_'
/** Of `PREFIX`. */
const COUNTED = [
  'total',
  'completed',
  'retry',
  'retry_success',
  'retry_limit_exceeded',
  '5xx',
  'xx',
  'timeout',
  'per_try_timeout',
] as const

const isServerError = (labels: ReadonlyMap<string, string>): boolean =>
  labels.get('envoy_response_code_class') === '5'

function edge(group: Group): CounterEdge {
  const get = (name: (typeof COUNTED)[number]) => group.sum(`${PREFIX}${name}`)
  const exhausted = get('retry_limit_exceeded')
  const rescued = get('retry_success')
  const completed = get('completed')
  const retriedCalls = exhausted === null || rescued === null ? null : exhausted + rescued
  const failures = get('5xx') ?? group.sum(`${PREFIX}xx`, isServerError)
  const timeouts = [get('timeout'), get('per_try_timeout')].filter((count) => count !== null)
  const isRetriedOnly = completed === null && (retriedCalls ?? 0) > 0
  return counterEdge({
    source: 'envoy',
    caller: group.label('app') || 'unknown',
    callee: group.label('envoy_cluster_name', 'cluster_name') || 'unknown',
    operation: '',
    attempts: get('total'),
    logicalCalls: completed ?? (isRetriedOnly ? retriedCalls : null),
    retries: get('retry'),
    rescued,
    finalFailures: failures ?? exhausted,
    timeouts: timeouts.length ? timeouts.reduce((sum, count) => sum + count, 0) : null,
    notes: isRetriedOnly
      ? ['upstream_rq_completed is missing: calls are those that were retried, saved or given up']
      : [],
  })
}

/**
 * Envoy's cluster counters: L = `upstream_rq_completed`, R = `upstream_rq_retry`, S = `upstream_rq_retry_success`,
 * F = final 5xx. Without `upstream_rq_completed` only the calls that were retried are known. The caller is the pod's label `app`.
 */
export const ENVOY: CounterFamily = {
  names: COUNTED.map((name) => `${PREFIX}${name}`),
  labels: ['envoy_cluster_name', 'cluster_name', 'app', 'envoy_response_code_class'],
  edges: (all) =>
    groupBy(all, /^envoy_cluster_(retry_)?upstream_rq_/, [
      'envoy_cluster_name',
      'cluster_name',
      'app',
      'instance',
      'pod',
    ]).map(edge),
}
