import { type CounterEdge, counterEdge } from './counter-edge.ts'
import type { CounterFamily } from './counter-family.ts'
import { type Group, groupBy } from './series.ts'

const NAME = 'istio_requests_total'
const EDGE = [
  'source_workload',
  'source_app',
  'destination_service_name',
  'destination_service',
  'destination_workload',
]

/** Both sides are counted at moments of their own: so much less at the destination is no difference. */
const SAME_WITHIN = 0.01

function edge(group: Group): CounterEdge {
  const of = (reporter: string) => (labels: ReadonlyMap<string, string>) =>
    labels.get('reporter') === reporter
  const flagged = (flags: RegExp) =>
    group.sum(
      NAME,
      (labels) => labels.get('reporter') === 'source' && flags.test(labels.get('response_flags') ?? ''),
    )
  const source = group.sum(NAME, of('source')) ?? 0
  const destination = group.sum(NAME, of('destination')) ?? 0
  const isTold = source > 0 && destination > source * (1 - SAME_WITHIN)
  const attempts = Math.max(source, destination)
  return counterEdge({
    source: 'istio',
    caller: group.label('source_workload', 'source_app') || 'unknown',
    callee:
      group.label('destination_service_name', 'destination_service', 'destination_workload') || 'unknown',
    operation: '',
    attempts: isTold ? attempts : null,
    logicalCalls: source > 0 ? source : null,
    retries: isTold ? attempts - source : null,
    finalFailures: flagged(/\b(UT|URX)\b/),
    timeouts: flagged(/\bUT\b/),
    notes: isTold
      ? ['a retry is one request at the source and several at the destination: inferred from the difference']
      : [
          'the destination reports fewer requests than the source: its side is missing, or calls never reached it',
        ],
  })
}

/** Istio's `istio_requests_total`: L as the source reports, N as the destination does, F by the flags UT and URX. */
export const ISTIO: CounterFamily = {
  names: [NAME],
  labels: [...EDGE, 'reporter', 'response_flags'],
  edges: (all) => groupBy(all, /^istio_requests_total$/, EDGE).map(edge),
}
