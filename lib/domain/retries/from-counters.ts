import type { CounterEdge } from './counters/counter-edge.ts'
import type { CounterSample } from './counters/counter-sample.ts'
import { envoyEdges } from './counters/envoy.ts'
import { grpcEdges } from './counters/grpc.ts'
import { istioEdges } from './counters/istio.ts'
import { linkerdEdges } from './counters/linkerd.ts'
import { resilience4jEdges } from './counters/resilience4j.ts'
import { increases } from './counters/series.ts'

/**
 * The edges that counters of Envoy, Istio, Linkerd, gRPC and resilience4j tell of.
 * The wasted attempts are W = R + F: each retry follows one wasted attempt, each final failure adds one. "Retries less
 * successful retries" misses every failed original.
 */
export function fromCounters(samples: readonly CounterSample[]): CounterEdge[] {
  const all = increases(samples)
  return [envoyEdges, istioEdges, linkerdEdges, grpcEdges, resilience4jEdges].flatMap((read) => read(all))
}
