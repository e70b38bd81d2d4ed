import { type CounterEdge, counterEdge } from './counter-edge.ts'
import type { CounterFamily } from './counter-family.ts'
import { type Group, groupBy } from './series.ts'

const CALLS = ['grpc_client_call_duration_seconds_count', 'grpc_client_call_duration_count']
const STARTED = ['grpc_client_attempt_started_total', 'grpc_client_attempt_started']
const RETRIES = ['grpc_client_call_retries_sum', 'grpc_client_call_retries_total', 'grpc_client_call_retries']

const status = (labels: ReadonlyMap<string, string>): string =>
  labels.get('grpc_status') ?? labels.get('grpc.status') ?? ''

function edge(group: Group): CounterEdge {
  const calls = group.sum(CALLS)
  const started = group.sum(STARTED)
  const counted = group.sum(RETRIES)
  const difference = calls === null || started === null ? null : Math.max(0, started - calls)
  return counterEdge({
    source: 'grpc',
    callee: group.label('grpc_target', 'grpc.target') || 'unknown',
    operation: group.label('grpc_method', 'grpc.method'),
    attempts: started,
    logicalCalls: calls,
    retries: counted ?? difference,
    finalFailures: group.sum(CALLS, (labels) => !/^(|0|OK)$/i.test(status(labels))),
    timeouts: group.sum(CALLS, (labels) => /^(4|DEADLINE_EXCEEDED)$/i.test(status(labels))),
  })
}

/** gRPC's OpenTelemetry metrics: L = calls that ended, N = attempts started, R their difference or `call.retries`, F by status. */
export const GRPC: CounterFamily = {
  names: [...CALLS, ...STARTED, ...RETRIES],
  labels: ['grpc_target', 'grpc_method', 'grpc_status'],
  edges: (all) =>
    groupBy(all, /^grpc_client_(call|attempt)_/, [
      'grpc_target',
      'grpc.target',
      'grpc_method',
      'grpc.method',
    ]).map(edge),
}
