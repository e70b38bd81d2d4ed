import { z } from 'zod'
import type { AskedPeriod } from '#lib/domain/sci/counts/asked-period.ts'
import { askPrometheus, type PrometheusServer } from './ask-prometheus.ts'

const Matrix = z.object({
  resultType: z.literal('matrix'),
  result: z.array(
    z.object({
      metric: z.record(z.string(), z.string()),
      values: z.array(z.tuple([z.number(), z.string()])),
    }),
  ),
})

/** A series, by the end of each step that it has a value of. A value that is no finite number, such as `NaN` and `+Inf`, is NaN. */
export interface RangeSeries {
  readonly labels: ReadonlyMap<string, string>
  readonly values: readonly { readonly endMs: number; readonly value: number }[]
}

/**
 * The value of a query at the end of each step of a period, for every series.
 *
 * @param query PromQL
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries
 * @throws AppError as {@link askPrometheus}
 */
export async function queryRange(
  server: PrometheusServer,
  query: string,
  { startMs, endMs, stepMs }: AskedPeriod,
): Promise<{ readonly series: readonly RangeSeries[]; readonly warnings: readonly string[] }> {
  const asked = {
    query,
    start: String((startMs + stepMs) / 1000),
    end: String(endMs / 1000),
    step: String(stepMs / 1000),
  }
  const { data, warnings } = await askPrometheus(server, 'query_range', asked, Matrix)
  const series = data.result.map(({ metric, values }) => ({
    labels: new Map(Object.entries(metric)),
    values: values.map(([atSeconds, value]) => ({
      endMs: Math.round(atSeconds * 1000),
      value: Number(value),
    })),
  }))
  return { series, warnings }
}
