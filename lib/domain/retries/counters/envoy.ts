import { type CounterEdge, counterEdge } from './counter-edge.ts'
import { type Group, groupBy, type Increase } from './series.ts'

const isServerError = (labels: ReadonlyMap<string, string>): boolean =>
  labels.get('envoy_response_code_class') === '5'

function edge(group: Group): CounterEdge {
  const get = (name: string) => group.sum(`envoy_cluster_upstream_rq_${name}`)
  const exhausted = get('retry_limit_exceeded')
  const rescued = get('retry_success')
  const completed = get('completed')
  const retriedCalls = exhausted === null || rescued === null ? null : exhausted + rescued
  const failures = get('5xx') ?? group.sum('envoy_cluster_upstream_rq_xx', isServerError)
  const timeouts = [get('timeout'), get('per_try_timeout')].filter((count) => count !== null)
  const isRetriedOnly = completed === null && (retriedCalls ?? 0) > 0
  return counterEdge({
    source: 'envoy',
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
 * F = final 5xx. Without `upstream_rq_completed` only the calls that were retried are known.
 */
export const envoyEdges = (all: readonly Increase[]): CounterEdge[] =>
  groupBy(all, /^envoy_cluster_(retry_)?upstream_rq_/, [
    'envoy_cluster_name',
    'cluster_name',
    'instance',
    'pod',
  ]).map(edge)
