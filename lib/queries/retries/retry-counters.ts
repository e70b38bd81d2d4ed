import { AppError } from '#lib/domain/errors/app-error.ts'
import type { CounterEdge } from '#lib/domain/retries/counters/counter-edge.ts'
import { isMatchers } from '#lib/domain/retries/counters/counter-queries.ts'
import { sumWindows } from '#lib/domain/retries/counters/sum-windows.ts'
import { fromCounters } from '#lib/domain/retries/from-counters.ts'
import { type AskedPeriod, askedPeriod, MAX_FETCHED_DAYS } from '#lib/domain/sci/counts/asked-period.ts'
import { daysBetween } from '#lib/domain/sci/counts/constant-counts.ts'
import type { CountStep } from '#lib/domain/sci/counts/day-count.ts'
import { outgoingClient } from '#lib/sources/outgoing/outgoing-client.ts'
import { shown } from '#lib/sources/prometheus/ask-prometheus.ts'
import { prometheusCounters } from '#lib/sources/prometheus/prometheus-counters.ts'
import { readOutgoingHosts } from '#lib/store/read-outgoing-hosts.ts'

export interface CounterQuestion {
  /** Of a Prometheus server, without `/api/v1`. */
  readonly url: string
  /** ISO dates, both included. */
  readonly from: string
  readonly to: string
  /** Of PromQL: only counters with these labels are asked for. */
  readonly matchers?: string
  /** A bearer token: used once, and kept nowhere. */
  readonly token?: string
}

/** What counters on a Prometheus server tell of retries. */
export interface RetryCounters {
  /** What was asked about, ISO 8601, UTC: hours or days that are over. */
  readonly from: string
  readonly to: string
  readonly step: CountStep
  /** The counters that the server has. */
  readonly names: readonly string[]
  /** Hours or days that were asked about, and those of which it knows any counter. */
  readonly windows: { readonly asked: number; readonly known: number }
  /** Values that are no number; they are in no count. */
  readonly unusable: number
  /** In the words of the server: why the counts may not be whole. */
  readonly warnings: readonly string[]
  /** By wasted attempts, most first. */
  readonly edges: readonly CounterEdge[]
}

/** Of longer periods, whole days are counted. */
const DAYS_BY_THE_HOUR = 7
const WARNINGS_SHOWN = 20
const SIMPLER = 'Ask about fewer days, or narrow the counters by their labels, such as namespace="shop".'

/** @throws AppError `bad-arguments` */
function periodOf(
  { from, to, matchers }: CounterQuestion,
  nowMs: number,
): { period: AskedPeriod; step: CountStep } {
  const days = daysBetween(from, to).length
  const step = days <= DAYS_BY_THE_HOUR ? 'hour' : 'day'
  const period = askedPeriod({ from, to }, step, nowMs)
  const wrong =
    (days < 1 || days > MAX_FETCHED_DAYS ? `Use a range of 1 to ${MAX_FETCHED_DAYS} days.` : null) ??
    (period.endMs <= period.startMs ? `No ${step} of these days is over yet.` : null) ??
    (matchers === undefined || isMatchers(matchers)
      ? null
      : 'Write labels as in PromQL, without braces: namespace="shop",cluster!="test".')
  if (wrong !== null) throw new AppError('bad-arguments', 'The counters cannot be asked for.', wrong)
  return { period, step }
}

const most = ({ wasted }: CounterEdge): number => wasted?.high ?? 0

/**
 * Asks a Prometheus server how often calls were sent again, by the counters of Envoy, Istio, Linkerd, gRPC and resilience4j that it has.
 * Nothing is kept.
 *
 * @param nowMs milliseconds since 1970
 * @param signal ends it before its time
 * @throws AppError `bad-arguments`, `forbidden` where the host is not switched on, `server-unreachable`, `limit-exceeded`, `not-found`
 *   where the server has no such counter, `not-computable`
 */
export async function retryCounters(
  question: CounterQuestion,
  nowMs = Date.now(),
  signal?: AbortSignal,
): Promise<RetryCounters> {
  const { url, matchers, token } = question
  const { period, step } = periodOf(question, nowMs)
  const outgoing = outgoingClient(await readOutgoingHosts())
  const server = { outgoing, url, token, simpler: SIMPLER, ...(signal === undefined ? {} : { signal }) }
  const { names, series, warnings } = await prometheusCounters(server, period, matchers)
  const sums = sumWindows(series, period)
  if (typeof sums === 'string')
    throw new AppError('not-computable', 'The answer is not what was asked for.', sums)
  if (sums.windows === 0)
    throw new AppError(
      'not-found',
      names.length === 0
        ? 'The server has no counter of retries that is known, for these days.'
        : `The server has no increase of ${names.join(', ')} for these days.`,
      'Look whether it gathers them from Envoy, Istio, Linkerd, gRPC or resilience4j, how long it keeps them, and whether the labels are right.',
    )
  return {
    from: new Date(period.startMs).toISOString(),
    to: new Date(period.endMs).toISOString(),
    step,
    names,
    windows: { asked: (period.endMs - period.startMs) / period.stepMs, known: sums.windows },
    unusable: sums.unusable,
    warnings: warnings.slice(0, WARNINGS_SHOWN).map(shown),
    edges: fromCounters(sums.increases).toSorted((a, b) => most(b) - most(a)),
  }
}
