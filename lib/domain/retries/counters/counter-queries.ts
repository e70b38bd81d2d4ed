import { COUNTER_FAMILIES } from './counter-families.ts'
import type { CounterFamily } from './counter-family.ts'

/** What a Prometheus server is asked to tell how much one counter grew. */
interface CounterQuery {
  readonly name: string
  /** PromQL. */
  readonly query: string
}

const MATCHER = String.raw`\s*[a-zA-Z_][a-zA-Z0-9_]*\s*(?:=~|!~|!=|=)\s*"(?:[^"\\\n]|\\[^\n])*"\s*`
const MATCHERS = new RegExp(`^${MATCHER}(?:,${MATCHER})*$`)

/** Whether a text is a list of matchers of PromQL. @example isMatchers('namespace="shop",cluster!="test"') // true */
export const isMatchers = (text: string): boolean => MATCHERS.test(text)

const joined = (...matchers: readonly (string | undefined)[]): string =>
  matchers.filter((each) => each !== undefined && each !== '').join(',')

/**
 * Selects every counter of retries that is understood.
 *
 * @param matchers that narrow it, of PromQL
 * @example counterSelector('namespace="shop"') // '{__name__=~"envoy_cluster_upstream_rq_total|…",namespace="shop"}'
 */
export const counterSelector = (matchers?: string): string =>
  `{${joined(`__name__=~"${COUNTER_FAMILIES.flatMap(({ names }) => names).join('|')}"`, matchers)}}`

const queryOf = (family: CounterFamily, name: string, window: string, matchers?: string): string => {
  const narrowed = joined(family.matchers, matchers)
  const selected = narrowed === '' ? name : `${name}{${narrowed}}`
  return `sum by (${family.labels.join(', ')}) (increase(${selected}[${window}]))`
}

/**
 * How to ask for the increase of each counter in a window, summed over everything that tells no edges apart. Each counter has a
 * question of its own, for `increase` leaves the name away.
 *
 * @param known the counters that the server has
 * @param window a duration of PromQL
 * @example counterQueries(['istio_requests_total'], '1d') // [{ …, query: 'sum by (source_workload, …) (increase(istio_requests_total[1d]))' }]
 */
export const counterQueries = (
  known: readonly string[],
  window: string,
  matchers?: string,
): readonly CounterQuery[] =>
  COUNTER_FAMILIES.flatMap((family) =>
    family.names
      .filter((name) => known.includes(name))
      .map((name) => ({ name, query: queryOf(family, name, window, matchers) })),
  )
