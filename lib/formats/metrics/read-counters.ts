import type { CounterSample, RouteRates } from '#lib/domain/retries/counters/counter-sample.ts'
import { readEnvoyText } from './envoy-text.ts'
import { readLinkerdTable } from './linkerd-table.ts'
import { readPrometheusText } from './prometheus-text.ts'

/** What a text of metrics holds. */
export interface Counters {
  readonly samples: readonly CounterSample[]
  readonly rates: readonly RouteRates[]
  /** Lines, counted from 1, that could not be read. */
  readonly damaged: readonly number[]
}

/** Reads `linkerd viz routes`, Envoy's text or Prometheus's, told apart by content. Null where the text is none of them. */
export function readCounters(text: string): Counters | null {
  const rates = readLinkerdTable(text)
  if (rates) return { samples: [], rates, damaged: [] }
  const envoy = readEnvoyText(text)
  if (envoy.length > 0) return { samples: envoy, rates: [], damaged: [] }
  const { samples, damaged } = readPrometheusText(text)
  return samples.length > 0 ? { samples, rates: [], damaged } : null
}
