import { type CounterEdge, counterEdge } from './counter-edge.ts'
import type { CounterFamily } from './counter-family.ts'
import { type Group, groupBy } from './series.ts'

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
export const LINKERD: CounterFamily = {
  names: [
    'request_statuses_total',
    'retry_requests_total',
    'retry_successes_total',
    'retry_limit_exceeded_total',
  ].flatMap(names),
  labels: [
    'deployment',
    'namespace',
    'parent_name',
    'backend_name',
    'service',
    'route_name',
    'http_status',
    'grpc_status',
    'error',
  ],
  edges: (all) =>
    groupBy(all, /^outbound_(http|grpc)_route_/, [
      'deployment',
      'pod',
      'parent_name',
      'route_name',
      'service',
    ]).map(edge),
}
