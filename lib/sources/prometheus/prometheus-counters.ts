import { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { counterQueries, counterSelector } from '#lib/domain/retries/counters/counter-queries.ts'
import type { WindowedSeries } from '#lib/domain/retries/counters/sum-windows.ts'
import type { AskedPeriod } from '#lib/domain/sci/counts/asked-period.ts'
import { askPrometheus, type PrometheusServer } from './ask-prometheus.ts'
import { queryRange } from './query-range.ts'

/** Of all counters together. */
const MOST_SERIES = 10_000

interface PrometheusCounters {
  /** Those of the known counters that the server has. */
  readonly names: readonly string[]
  readonly series: readonly WindowedSeries[]
  /** What the server says of answers that may not be whole, each once. */
  readonly warnings: readonly string[]
}

/**
 * How much the counters of retries on a Prometheus server grew in each step of a period, by the labels that tell edges apart. Which of
 * the counters there are is asked first.
 *
 * @param matchers that narrow them, of PromQL
 * @throws AppError `forbidden`, `bad-arguments`, `server-unreachable`, `limit-exceeded`, `conflict` where it is stopped
 */
export async function prometheusCounters(
  server: PrometheusServer,
  period: AskedPeriod,
  matchers?: string,
): Promise<PrometheusCounters> {
  const found = await askPrometheus(
    server,
    'label/__name__/values',
    {
      'match[]': counterSelector(matchers),
      start: String(period.startMs / 1000),
      end: String(period.endMs / 1000),
    },
    z.array(z.string()),
  )
  const queries = counterQueries(found.data, `${period.stepMs / 1000}s`, matchers)
  const series: WindowedSeries[] = []
  const warnings = new Set(found.warnings)
  for (const { name, query } of queries) {
    const answer = await queryRange(server, query, period)
    for (const each of answer.series) series.push({ name, ...each })
    for (const warning of answer.warnings) warnings.add(warning)
    if (series.length > MOST_SERIES)
      throw new AppError(
        'limit-exceeded',
        `${new URL(server.url).host} has more than ${MOST_SERIES} series of these counters.`,
        server.simpler,
      )
  }
  return { names: queries.map(({ name }) => name), series, warnings: [...warnings] }
}
