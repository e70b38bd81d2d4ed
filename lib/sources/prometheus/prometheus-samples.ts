import { AppError } from '#lib/domain/errors/app-error.ts'
import type { AskedPeriod } from '#lib/domain/sci/counts/asked-period.ts'
import type { Sample } from '#lib/domain/sci/counts/sampled-counts.ts'
import type { Outgoing } from '../outgoing/outgoing-client.ts'
import { shown } from './ask-prometheus.ts'
import { queryRange, type RangeSeries } from './query-range.ts'

export interface PrometheusQuestion {
  /** Of the server, without `/api/v1`. */
  readonly url: string
  /** PromQL. Its value at a moment is the count of the step before. */
  readonly query: string
}

const SERIES_NAMED = 3

const named = ({ labels }: RangeSeries): string =>
  `{${[...labels].map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(', ')}}`

/**
 * What a Prometheus server, or one that speaks its HTTP API, counted in each step of a period. A busy server is asked again, twice.
 * Values that are no number come as NaN.
 *
 * @param token is sent as a bearer token, and kept nowhere
 * @throws AppError `forbidden`, `bad-arguments`, `server-unreachable`, `limit-exceeded`, `not-computable`
 */
export async function prometheusSamples(
  outgoing: Outgoing,
  { url, query }: PrometheusQuestion,
  period: AskedPeriod,
  token?: string,
): Promise<readonly Sample[]> {
  const server = { outgoing, url, token, simpler: 'Change the query.' }
  const { series, warnings } = await queryRange(server, query, period)
  const { host } = new URL(url)
  if (warnings.length > 0)
    throw new AppError(
      'not-computable',
      `${host} warns that its answer may not be whole: ${shown(warnings.join(' '))}`,
      'Nothing was kept. See to the warning, then try again.',
    )
  if (series.length > 1)
    throw new AppError(
      'bad-arguments',
      `The query answers with ${series.length} series: ${shown(
        series.slice(0, SERIES_NAMED).map(named).join(', '),
      )}${series.length > SERIES_NAMED ? ' and more' : ''}.`,
      'Put sum( … ) around it, so that it answers with one.',
    )
  return (series[0]?.values ?? []).map(({ endMs, value }) => ({
    startMs: endMs - period.stepMs,
    count: value,
  }))
}
