import { type CountStep, STEP_HOURS } from './day-count.ts'

const SECONDS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
}

const HOUR_SECONDS = 3600
const QUOTED = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`/g
/** The range of a range selector or of a subquery, up to its resolution. */
const RANGE = /\[\s*(\w+)\s*[\]:]/g

/** Of a duration of PromQL such as `1h30m`, or of a number of seconds. */
const secondsOf = (duration: string): number =>
  /^\d+$/.test(duration)
    ? Number(duration)
    : [...duration.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce(
        (sum, [, number, unit = '']) => sum + Number(number) * (SECONDS[unit] ?? 0),
        0,
      )

/**
 * What is wrong with a query that is to count what happens in an hour or a day, or null: one that looks back over any other time would
 * count some operations twice, or never.
 *
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/#range-vector-selectors
 * @example queryWindowFault('sum(increase(orders_total[5m]))', 'hour') // 'It looks back over [5m] …'
 */
export function queryWindowFault(query: string, step: CountStep): string | null {
  const wanted = step === 'hour' ? '[1h]' : '[1d]'
  const ranges = [...query.replace(QUOTED, '""').matchAll(RANGE)].map(([, duration = '']) => duration)
  if (ranges.some((range) => secondsOf(range) === STEP_HOURS[step] * HOUR_SECONDS)) return null
  const given = ranges.length === 0 ? 'no time' : ranges.map((range) => `[${range}]`).join(', ')
  return `It looks back over ${given}, and each count is to be of one ${step}: write it with ${wanted}, such as sum(increase(http_requests_total${wanted})).`
}
