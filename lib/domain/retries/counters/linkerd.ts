import { type CounterEdge, counterEdge, exactly } from './counter-edge.ts'
import type { RouteRates } from './counter-sample.ts'
import { type Group, groupBy, type Increase } from './series.ts'

const names = (rest: string) => [`outbound_http_route_${rest}`, `outbound_grpc_route_${rest}`]

const hasFailed = (labels: ReadonlyMap<string, string>): boolean =>
  (labels.get('error') ?? '') !== '' ||
  /^5\d\d$/.test(labels.get('http_status') ?? '') ||
  !/^(|0|OK)$/.test(labels.get('grpc_status') ?? '')

function edge(group: Group): CounterEdge {
  const statuses = names('request_statuses_total')
  const calls = group.sum(statuses)
  return counterEdge({
    source: 'linkerd',
    caller: group.label('deployment', 'pod', 'namespace') || 'unknown',
    callee: group.label('parent_name', 'backend_name', 'service') || 'unknown',
    operation: group.label('route_name'),
    logicalCalls: calls,
    retries: group.sum(names('retry_requests_total')),
    rescued: group.sum(names('retry_successes_total')),
    finalFailures:
      calls === null ? group.sum(names('retry_limit_exceeded_total')) : group.sum(statuses, hasFailed),
    timeouts: group.sum(statuses, (labels) => /TIMEOUT/.test(labels.get('error') ?? '')),
  })
}

/** Linkerd from 2.16: L = final statuses, R, S and exhausted retries by their own counters. */
export const linkerdEdges = (all: readonly Increase[]): CounterEdge[] =>
  groupBy(all, /^outbound_(http|grpc)_route_/, [
    'deployment',
    'pod',
    'parent_name',
    'route_name',
    'service',
  ]).map(edge)

/**
 * Linkerd's routes with EFFECTIVE (calls) and ACTUAL (attempts) rates. Calls that timed out may be missing from ACTUAL, which
 * is then smaller than EFFECTIVE: A below 1 tells of timeouts. W is the larger of the failures of the two sides.
 */
export function linkerdRates(routes: readonly RouteRates[]): CounterEdge[] {
  return routes.flatMap((route) => {
    const { effectiveRps: calls, actualRps: attempts, effectiveSuccess, actualSuccess } = route
    if (!calls || attempts === null) return []
    const finalFailures = calls * (1 - (effectiveSuccess ?? 1))
    const failedAttempts = attempts * (1 - (actualSuccess ?? 1))
    const isCut = attempts < calls
    const made = counterEdge({
      source: 'linkerd-viz',
      callee: route.service,
      operation: route.route,
      unit: 'per second',
      attempts,
      logicalCalls: calls,
      retries: Math.max(0, attempts - calls),
      finalFailures,
      timeouts: isCut ? finalFailures : null,
      notes: isCut ? ['fewer attempts than calls: calls that timed out are missing from ACTUAL'] : [],
    })
    return [
      {
        ...made,
        amplification: exactly(attempts / calls),
        wasted: exactly(Math.max(failedAttempts, finalFailures)),
      },
    ]
  })
}
