import type { CounterFamily } from './counter-family.ts'
import { ENVOY } from './envoy.ts'
import { GRPC } from './grpc.ts'
import { ISTIO } from './istio.ts'
import { LINKERD } from './linkerd.ts'
import { LINKERD_ROUTES } from './linkerd-routes.ts'
import { RESILIENCE4J } from './resilience4j.ts'

/** All counters of retries that are understood. */
export const COUNTER_FAMILIES: readonly CounterFamily[] = [
  ENVOY,
  ISTIO,
  LINKERD,
  LINKERD_ROUTES,
  GRPC,
  RESILIENCE4J,
]
