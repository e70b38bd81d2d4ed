import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { counterQueries, counterSelector, isMatchers } from '#lib/domain/retries/counters/counter-queries.ts'
import { increases } from '#lib/domain/retries/counters/series.ts'
import { sumWindows, type WindowedSeries } from '#lib/domain/retries/counters/sum-windows.ts'
import { fromCounters } from '#lib/domain/retries/from-counters.ts'

const PERIOD = { startMs: 0, endMs: 240, stepMs: 60 }
const LABELS = new Map([['envoy_cluster_name', 'pay']])
const series = (...values: readonly (readonly [endMs: number, value: number])[]): WindowedSeries => ({
  name: 'envoy_cluster_upstream_rq_retry',
  labels: LABELS,
  values: values.map(([endMs, value]) => ({ endMs, value })),
})
const summed = (...all: readonly WindowedSeries[]) => {
  const sums = sumWindows(all, PERIOD)
  if (typeof sums === 'string') throw new Error(sums)
  return sums
}

describe('windows', () => {
  it('add up, and those without a value are not known', () => {
    const { increases: grown, windows, unusable } = summed(series([60, 2], [180, 3]), series([180, 4]))
    expect(grown.map(({ value }) => value)).toEqual([5, 4])
    expect([windows, unusable]).toEqual([2, 0])
  })

  it('with a value that is no number, infinite or negative are in no sum', () => {
    const {
      increases: grown,
      windows,
      unusable,
    } = summed(
      series([60, Number.NaN], [120, Number.POSITIVE_INFINITY], [180, -1], [240, 0]),
      series([60, Number.NaN]),
    )
    expect(grown.map(({ value }) => value)).toEqual([0])
    expect([windows, unusable]).toEqual([1, 4])
  })

  it.each([0, 90, 300])('that end at %i were not asked about', (endMs) => {
    expect(sumWindows([series([endMs, 1])], PERIOD)).toContain('not asked about')
  })

  it('that are cut in two tell the same edges', () => {
    const value = fc.nat(1e6)
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 4 }), (halves) => {
        const whole = summed(series(...halves.map(([a, b], index) => [(index + 1) * 60, a + b] as const)))
        const fine = sumWindows(
          [
            series(
              ...halves.flatMap(([a, b], index) => [
                [index * 60 + 30, a] as const,
                [index * 60 + 60, b] as const,
              ]),
            ),
          ],
          { ...PERIOD, stepMs: 30 },
        )
        if (typeof fine === 'string') throw new Error(fine)
        expect(fromCounters(fine.increases)).toEqual(fromCounters(whole.increases))
        let total = 0
        const values = [0, ...halves.flat().map((grown) => (total += grown))]
        const scraped = increases(values.map((at, index) => ({ ...series(), value: at, timeMs: index })))
        expect(fromCounters(scraped)).toEqual(fromCounters(whole.increases))
      }),
    )
  })
})

describe('questions', () => {
  it('are one for each counter that there is, by the labels of its edges', () => {
    expect(counterQueries(['istio_requests_total', 'up'], '1d', 'cluster="eu"')).toEqual([
      {
        name: 'istio_requests_total',
        query:
          'sum by (source_workload, source_app, destination_service_name, destination_service, destination_workload, reporter, response_flags) (increase(istio_requests_total{cluster="eu"}[1d]))',
      },
    ])
    expect(counterQueries(['route_response_total'], '1h')[0]?.query).toBe(
      'sum by (deployment, namespace, dst, rt_route, classification) (increase(route_response_total{direction="outbound"}[1h]))',
    )
  })

  it('about what there is name every counter', () => {
    const selector = counterSelector('a="b"')
    expect(selector).toMatch(/^\{__name__=~"[\w|]+",a="b"\}$/)
    for (const name of [
      'envoy_cluster_upstream_rq_retry',
      'istio_requests_total',
      'outbound_http_route_retry_requests_total',
      'outbound_grpc_route_request_statuses_total',
      'route_actual_response_total',
      'grpc_client_attempt_started_total',
      'resilience4j_retry_calls_total',
    ])
      expect(selector).toContain(name)
  })

  it.each([
    ['namespace="shop"', true],
    [' a = "b" , c!~"d|e", f=~"\\"x\\"" ', true],
    ['a="b"}', false],
    ['a="b"} or {c="d"', false],
    ['a="b" c="d"', false],
    ["a='b'", false],
    ['a=b', false],
    ['a="b\n"', false],
    ['', false],
  ])('may be narrowed by %j: %s', (text, is) => {
    expect(isMatchers(text)).toBe(is)
  })
})

describe('edges', () => {
  const grew = (name: string, labels: Readonly<Record<string, string>>, value: number) => ({
    name,
    labels: new Map(Object.entries(labels)),
    value,
  })

  it('of service profiles are what leaves a proxy, not what arrives', () => {
    const route = { deployment: 'web', dst: 'books:7000', rt_route: 'PUT /books' }
    const edges = fromCounters(
      (['outbound', 'inbound'] as const).flatMap((direction) => [
        grew('route_response_total', { ...route, direction, classification: 'success' }, 90),
        grew('route_response_total', { ...route, direction, classification: 'failure' }, 10),
        grew('route_actual_response_total', { ...route, direction, classification: 'success' }, 90),
        grew('route_actual_response_total', { ...route, direction, classification: 'failure' }, 40),
      ]),
    )
    expect(edges).toMatchObject([
      {
        caller: 'web',
        callee: 'books:7000',
        operation: 'PUT /books',
        attempts: 130,
        logicalCalls: 100,
        retries: { low: 30, high: 30 },
        finalFailures: 10,
        amplification: { low: 1.3, high: 1.3 },
        wasted: { low: 40, high: 40 },
      },
    ])
  })

  it('of Envoy are of the pods that call, where these say what they are', () => {
    const of = (app: string, value: number) =>
      grew('envoy_cluster_upstream_rq_retry', { envoy_cluster_name: 'pay', ...(app ? { app } : {}) }, value)
    const edges = fromCounters([of('shop', 3), of('stock', 2), of('', 1)])
    expect(edges.map(({ caller, retries }) => [caller, retries?.high])).toEqual([
      ['shop', 3],
      ['stock', 2],
      ['unknown', 1],
    ])
  })

  it('of Istio have no retries where the destination counts a little less, and unknown ones where it counts much less', () => {
    const retriesOf = (destination: number) =>
      fromCounters([
        grew('istio_requests_total', { source_workload: 'a', reporter: 'source' }, 1000),
        grew('istio_requests_total', { source_workload: 'a', reporter: 'destination' }, destination),
      ])[0]?.retries?.high
    expect([1250, 1000, 991, 990].map(retriesOf)).toEqual([250, 0, 0, undefined])
  })
})
