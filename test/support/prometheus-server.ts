import { answeringServer } from './answering-server.ts'

/** A counter as it was scraped: its value at moments, in milliseconds since 1970. */
export interface Scraped {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly samples: readonly (readonly [atMs: number, value: number])[]
}

const QUERY = /^sum by \(([\w, ]+)\) \(increase\((\w+)(?:\{(.*)\})?\[(\d+)s\]\)\)$/
const MATCHER = /(\w+)(=~|!=|=)"((?:[^"\\]|\\.)*)"/g

function fits(series: Scraped, matchers: string): boolean {
  return [...matchers.matchAll(MATCHER)].every(([, label = '', operator, value = '']) => {
    const own = label === '__name__' ? series.name : (series.labels[label] ?? '')
    if (operator === '=~') return new RegExp(`^(?:${value})$`).test(own)
    return (own === value) === (operator === '=')
  })
}

/**
 * `increase` of a counter in the window that ends at a moment, as Prometheus computes it: what it grew from the first to the last sample
 * in the window, falls being restarts from 0, and that much more for the time up to both ends of the window, as long as they are no
 * further away than samples are from each other.
 */
function increase({ samples }: Scraped, endMs: number, rangeMs: number): number | null {
  const within = samples.filter(([at]) => at > endMs - rangeMs && at <= endMs)
  const [first, last] = [within[0], within.at(-1)]
  if (first === undefined || last === undefined || within.length < 2) return null
  let grown = 0
  for (const [index, [, value]] of within.entries()) {
    const before = within[index - 1]?.[1] ?? value
    grown += value < before ? value : value - before
  }
  const interval = last[0] - first[0]
  const between = interval / (within.length - 1)
  const reach = (ms: number) => (ms >= between * 1.1 ? between / 2 : ms)
  const toZero = grown > 0 ? interval * (first[1] / grown) : Number.POSITIVE_INFINITY
  const toStart = Math.min(reach(first[0] - (endMs - rangeMs)), toZero)
  return grown * ((interval + toStart + reach(endMs - last[0])) / interval)
}

function rangeOf(scraped: readonly Scraped[], asked: URLSearchParams): unknown {
  const [, by = '', name, matchers = '', range] = QUERY.exec(asked.get('query') ?? '') ?? []
  if (name === undefined) return null
  const seconds = (key: string) => Number(asked.get(key))
  const groups = new Map<string, { metric: Record<string, string>; sums: Map<number, number> }>()
  for (const series of scraped.filter((each) => each.name === name && fits(each, matchers)))
    for (let at = seconds('start'); at <= seconds('end'); at += seconds('step')) {
      const grown = increase(series, at * 1000, Number(range) * 1000)
      if (grown === null) continue
      const labels = by.split(', ').filter((label) => (series.labels[label] ?? '') !== '')
      const metric = Object.fromEntries(labels.map((label) => [label, series.labels[label] ?? '']))
      const key = JSON.stringify(metric)
      const group = groups.get(key) ?? { metric, sums: new Map<number, number>() }
      group.sums.set(at, (group.sums.get(at) ?? 0) + grown)
      groups.set(key, group)
    }
  const result = [...groups.values()].map(({ metric, sums }) => ({
    metric,
    values: [...sums].sort(([a], [b]) => a - b).map(([at, value]) => [at, String(value)]),
  }))
  return { resultType: 'matrix', result }
}

function namesOf(scraped: readonly Scraped[], asked: URLSearchParams): readonly string[] {
  const [start, end] = [Number(asked.get('start')) * 1000, Number(asked.get('end')) * 1000]
  const found = scraped.filter(
    (series) =>
      fits(series, asked.get('match[]') ?? '') && series.samples.some(([at]) => at >= start && at <= end),
  )
  return [...new Set(found.map(({ name }) => name))].sort()
}

/** A server with the part of Prometheus's HTTP API that counters of retries are asked by, over counters that a test scraped. */
export async function prometheusServer() {
  const server = await answeringServer()
  return {
    ...server,
    /** Answers from these counters from now on; `more` stands beside the data of every answer. */
    holds(scraped: readonly Scraped[], more: object = {}): void {
      server.answerWith(({ url }, response) => {
        const isNames = url.pathname.endsWith('/api/v1/label/__name__/values')
        const isRange = url.pathname.endsWith('/api/v1/query_range')
        const data = isNames
          ? namesOf(scraped, url.searchParams)
          : isRange
            ? rangeOf(scraped, url.searchParams)
            : null
        if (data !== null) return response.end(JSON.stringify({ status: 'success', data, ...more }))
        const failed = { status: 'error', errorType: 'bad_data', error: 'parse error' }
        return response.writeHead(400).end(JSON.stringify(failed))
      })
    },
  }
}
