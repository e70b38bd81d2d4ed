import type { CounterEdge } from './counters/counter-edge.ts'
import { COUNTER_FAMILIES } from './counters/counter-families.ts'
import type { Increase } from './counters/series.ts'

/**
 * The edges that counters of Envoy, Istio, Linkerd, gRPC and resilience4j tell of, by how much each counter grew.
 * The wasted attempts are W = R + F: each retry follows one wasted attempt, each final failure adds one. "Retries less
 * successful retries" misses every failed original.
 */
export const fromCounters = (increases: readonly Increase[]): CounterEdge[] =>
  COUNTER_FAMILIES.flatMap(({ edges }) => edges(increases))
