import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { readCounters } from '#lib/formats/metrics/read-counters.ts'
import { changeOutgoingHosts } from '#lib/pipeline/change-outgoing-hosts.ts'
import { type CounterQuestion, retryCounters } from '#lib/queries/retries/retry-counters.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { prometheusServer, type Scraped } from '#test/support/prometheus-server.ts'
import { sample, samplesDir } from '#test/support/samples.ts'

await ownTestDataDir()
const server = await prometheusServer()
vi.spyOn(console, 'info').mockImplementation(() => undefined)

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const SCRAPE_MS = 15 * MINUTE_MS
const START_MS = Date.parse('2026-08-01T00:00Z')
const NOW_MS = Date.parse('2026-09-01T00:00Z')
const ONE_DAY = { from: '2026-08-01', to: '2026-08-01' }

const ask = (more: Partial<CounterQuestion> = {}) =>
  retryCounters({ url: server.url, ...ONE_DAY, ...more }, NOW_MS)

/** A counter that grows evenly by so much a day, and has been counting for long. */
function counter(
  name: string,
  labels: Scraped['labels'],
  perDay: number,
  { fromHour = -2, toHour = 24, before = 1e6 } = {},
): Scraped {
  const times = Array.from(
    { length: ((toHour - fromHour) * HOUR_MS) / SCRAPE_MS + 1 },
    (_, index) => START_MS + fromHour * HOUR_MS + index * SCRAPE_MS,
  )
  return {
    name,
    labels,
    samples: times.map((at) => [at, before + (perDay * (at - START_MS)) / (24 * HOUR_MS)]),
  }
}

beforeAll(() => changeOutgoingHosts([{ host: '127.0.0.1', port: server.port, allowPrivate: true }], 'Ada'))

describe.skipIf(!samplesDir)('published counters, served as series of a day', () => {
  const samplesOf = (file: string): readonly Scraped[] =>
    (readCounters(readFileSync(sample(`metrics/${file}`), 'utf8'))?.samples ?? []).map(
      ({ name, labels, value }) => counter(name, Object.fromEntries(labels), value),
    )

  it('Envoy: 5 retries of one call that never succeeded, A = 6 and W = 6', async () => {
    server.holds(samplesOf('envoy-osm-retry-stats.txt'))
    const [edge] = (await ask()).edges
    expect(edge).toMatchObject({ source: 'envoy', callee: 'httpbin/httpbin|14001', retrySuccessRatio: 0 })
    expect(edge?.amplification?.high).toBeCloseTo(6, 6)
    expect(edge?.wasted?.high).toBeCloseTo(6, 6)
  })

  it('Linkerd 2.16: W = 469 + 222 and RSR = 247 / 469, A not known', async () => {
    server.holds(samplesOf('linkerd-2.16-books-create-retries.txt'))
    const [edge] = (await ask()).edges
    expect(edge?.amplification).toBeNull()
    expect(edge?.wasted?.high).toBeCloseTo(691, 6)
    expect(edge?.retrySuccessRatio).toBeCloseTo(0.5267, 4)
  })

  it('Linkerd 2.16 with a timeout: 3345 of 8893 failed, 151 of them by time', async () => {
    server.holds(samplesOf('linkerd-2.16-books-create-statuses-timeout15ms.txt'))
    const [edge] = (await ask()).edges
    expect(edge).toMatchObject({ operation: 'books-create', retries: null })
    expect(edge?.logicalCalls).toBeCloseTo(8893, 6)
    expect(edge?.finalFailures).toBeCloseTo(3345, 6)
    expect(edge?.timeouts).toBeCloseTo(151, 6)
  })

  it.each([
    ['retries', 'HEAD /authors/{id}.json', 1.6786, 1.953],
    ['timeouts', 'PUT /books/{id}.json', 0.875, 0.104],
  ])('Linkerd 2.10, %s: %s has A = %d and wastes %d a second', async (file, route, a, perSecond) => {
    const { rates = [] } =
      readCounters(readFileSync(sample(`metrics/linkerd-2.10-viz-routes-wide-${file}.txt`), 'utf8')) ?? {}
    const daily = 86_400
    server.holds(
      rates.flatMap(({ route: rt_route, service, ...rate }) =>
        (['effective', 'actual'] as const).flatMap((side) => {
          const [rps, success] = [rate[`${side}Rps`] ?? 0, rate[`${side}Success`] ?? 1]
          const name = side === 'actual' ? 'route_actual_response_total' : 'route_response_total'
          const labels = { deployment: 'webapp', direction: 'outbound', dst: `${service}:7000`, rt_route }
          return [
            counter(name, { ...labels, classification: 'success' }, rps * success * daily),
            counter(name, { ...labels, classification: 'failure' }, rps * (1 - success) * daily),
            counter(name, { ...labels, direction: 'inbound', classification: 'success' }, 1e6),
          ]
        }),
      ),
    )
    const edge = (await ask()).edges.find(({ operation }) => operation === route)
    expect(edge).toMatchObject({ source: 'linkerd', caller: 'webapp', unit: 'count' })
    expect(edge?.amplification?.high).toBeCloseTo(a, 4)
    expect((edge?.wasted?.high ?? 0) / daily).toBeCloseTo(perSecond, 3)
  })
})

const CLUSTER = { envoy_cluster_name: 'pay', app: 'shop' }
const rq = (name: string, labels: Scraped['labels'], ...rest: [number, Parameters<typeof counter>[3]?]) =>
  counter(`envoy_cluster_upstream_rq_${name}`, labels, ...rest)

describe('series', () => {
  it('of pods add up to their edge, and callers stay apart', async () => {
    const edges = [
      ['shop', 'a', 100],
      ['shop', 'b', 140],
      ['stock', 'c', 10],
    ] as const
    server.holds(
      edges.flatMap(([app, pod, retries]) => [
        rq('completed', { ...CLUSTER, app, pod }, 240),
        rq('retry', { ...CLUSTER, app, pod }, retries),
      ]),
    )
    const found = (await ask()).edges
    expect(found.map(({ caller, callee }) => [caller, callee])).toEqual([
      ['shop', 'pay'],
      ['stock', 'pay'],
    ])
    expect(found[0]?.amplification?.high).toBeCloseTo((480 + 240) / 480, 6)
    expect(found[1]?.retries?.high).toBeCloseTo(10, 6)
  })

  it('that begin again from 0 count what they grew before and after', async () => {
    const even = rq('retry', CLUSTER, 96, { fromHour: 0, before: 0 })
    const noon = START_MS + 12 * HOUR_MS
    const restarted = even.samples.map(([at, value]) => [at, at > noon ? value - 48 : value + 500] as const)
    server.holds([rq('completed', CLUSTER, 960), { ...even, samples: restarted }])
    expect((await ask()).edges[0]?.retries?.high).toBeCloseTo(96, 6)
  })

  it('that end, or begin, count for as long as they are there', async () => {
    server.holds([
      rq('completed', CLUSTER, 960),
      rq('retry', { ...CLUSTER, pod: 'gone' }, 240, { toHour: 6 }),
      rq('retry', { ...CLUSTER, pod: 'new' }, 240, { fromHour: 12 }),
    ])
    const { edges, windows } = await ask()
    // 10 an hour: the first six hours, and the last twelve.
    expect(edges[0]?.retries?.high).toBeCloseTo(60 + 120, 6)
    expect(windows).toEqual({ asked: 24, known: 24 })
  })

  it('that are not there for some hours leave these unknown, and say how many', async () => {
    server.holds([rq('retry', CLUSTER, 240, { toHour: 6 })])
    const { windows, edges, names } = await ask()
    expect(windows).toEqual({ asked: 24, known: 6 })
    expect(names).toEqual(['envoy_cluster_upstream_rq_retry'])
    expect(edges[0]).toMatchObject({ logicalCalls: null, finalFailures: null, amplification: null })
  })

  it('are asked for by the hour up to a week, then by the day, and with the labels that are wanted', async () => {
    server.holds([
      rq('retry', { ...CLUSTER, namespace: 'shop' }, 240, { toHour: 240 }),
      rq('retry', { ...CLUSTER, namespace: 'test' }, 999, { toHour: 240 }),
    ])
    const found = await ask({ to: '2026-08-10', matchers: 'namespace="shop"', token: 'hunter2' })
    expect(found).toMatchObject({
      from: '2026-08-01T00:00:00.000Z',
      to: '2026-08-11T00:00:00.000Z',
      step: 'day',
      windows: { asked: 10, known: 10 },
    })
    expect(found.edges[0]?.retries?.high).toBeCloseTo(2400, 6)
    expect(server.asked.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer hunter2',
      'Bearer hunter2',
    ])
    expect(server.asked[1]?.url.searchParams.get('query')).toBe(
      'sum by (envoy_cluster_name, cluster_name, app, envoy_response_code_class) (increase(envoy_cluster_upstream_rq_retry{namespace="shop"}[86400s]))',
    )
    const week = await ask({ to: '2026-08-07' })
    expect([week.step, week.windows.asked]).toEqual(['hour', 168])
  })

  it('of Istio are told by both sides: what is counted at other moments is no retry, a side that is missing is unknown', async () => {
    const edge = { source_workload: 'shop', destination_service_name: 'pay' }
    const both = (destination: number) => [
      counter('istio_requests_total', { ...edge, reporter: 'source' }, 1000),
      counter('istio_requests_total', { ...edge, reporter: 'destination' }, destination),
    ]
    const retriesOf = async (destination: number) => {
      server.holds(both(destination))
      return (await ask()).edges[0]?.retries?.high ?? null
    }
    expect(await retriesOf(1250)).toBeCloseTo(250, 6)
    expect(await retriesOf(995)).toBe(0)
    expect(await retriesOf(700)).toBeNull()
  })

  it('of gRPC and resilience4j are known by their names', async () => {
    const method = { grpc_target: 'dns:///pay', grpc_method: 'pay.Pay/Charge' }
    server.holds([
      counter('grpc_client_call_duration_seconds_count', { ...method, grpc_status: 'OK' }, 90),
      counter('grpc_client_call_duration_seconds_count', { ...method, grpc_status: 'DEADLINE_EXCEEDED' }, 10),
      counter('grpc_client_attempt_started_total', method, 130),
      ...['successful_with_retry', 'failed_with_retry'].map((kind) =>
        counter('resilience4j_retry_calls_total', { application: 'shop', name: 'stock', kind }, 20),
      ),
    ])
    const { edges } = await ask()
    const [resilience4j, grpc] = edges
    expect(resilience4j).toMatchObject({ source: 'resilience4j', caller: 'shop', callee: 'stock' })
    // 40 calls retried, once or twice each, and 20 of them failed for good.
    expect(resilience4j?.wasted?.low).toBeCloseTo(60, 6)
    expect(resilience4j?.wasted?.high).toBeCloseTo(100, 6)
    expect(grpc).toMatchObject({ source: 'grpc', operation: 'pay.Pay/Charge' })
    expect(grpc?.amplification?.high).toBeCloseTo(1.3, 6)
    expect(grpc?.timeouts).toBeCloseTo(10, 6)
  })
})

describe('an answer', () => {
  it('that may not be whole is given with what the server says of that, once', async () => {
    const held = [rq('retry', CLUSTER, 24), rq('completed', CLUSTER, 24)]
    server.holds(held, { warnings: ['store gateway is down'], infos: ['metric might not be a counter'] })
    expect(await ask()).toMatchObject({ warnings: ['store gateway is down'], edges: [{}] })
    server.holds(held, { isPartial: true })
    expect((await ask()).warnings).toEqual(['The answer is partial.'])
  })

  const scripted = (name: string, result: unknown, resultType = 'matrix') =>
    server.answerWith(({ url }, response) =>
      response.end(
        JSON.stringify({
          status: 'success',
          data: url.pathname.endsWith('/values') ? [name, 'up'] : { resultType, result },
        }),
      ),
    )
  const NAME = 'envoy_cluster_upstream_rq_retry'
  const at = (hour: number) => (START_MS + hour * HOUR_MS) / 1000

  it('with values that are no number leaves them out, and says how many', async () => {
    const values = [
      [at(1), 'NaN'],
      [at(2), '+Inf'],
      [at(3), '-1'],
      [at(4), '7'],
    ]
    scripted(NAME, [
      { metric: CLUSTER, values },
      { metric: { envoy_cluster_name: 'stock' }, values: values.slice(0, 1) },
    ])
    const { unusable, windows, edges } = await ask()
    expect([unusable, windows.known, edges.length]).toEqual([4, 1, 1])
    expect(edges[0]).toMatchObject({ callee: 'pay', retries: { low: 7, high: 7 } })
  })

  it.each([
    ['for other times', 'not-computable', [{ metric: {}, values: [[at(1) + 60, '1']] }], 'matrix'],
    ['of later days', 'not-computable', [{ metric: {}, values: [[at(25), '1']] }], 'matrix'],
    ['without any value', 'not-found', [], 'matrix'],
    ['that is a vector', 'server-unreachable', [{ metric: {}, value: [at(1), '1'] }], 'vector'],
    ['of native histograms', 'server-unreachable', [{ metric: {}, histograms: [] }], 'matrix'],
    [
      'of too many series',
      'limit-exceeded',
      Array.from({ length: 10_001 }, () => ({ metric: {}, values: [] })),
      'matrix',
    ],
  ])('%s is refused (%s)', async (_what, code, result, type) => {
    scripted(NAME, result, type)
    await expect(ask()).rejects.toMatchObject({ code })
  })

  it('of a server without any of the counters says which are looked for', async () => {
    scripted('up', [])
    await expect(ask()).rejects.toMatchObject({
      code: 'not-found',
      next: expect.stringContaining('Envoy, Istio, Linkerd, gRPC or resilience4j'),
    })
    expect(server.asked).toHaveLength(1)
  })
})

describe('a failure', () => {
  const fails = (status: number, errorType: string, error: string) =>
    server.answerWith((_asked, response) =>
      response.writeHead(status).end(JSON.stringify({ status: 'error', errorType, error })),
    )

  it('of a question that is too much says what to ask instead', async () => {
    fails(422, 'execution', 'query processing would load too many samples into memory')
    await expect(ask()).rejects.toMatchObject({
      code: 'bad-arguments',
      happened: expect.stringContaining('too many samples'),
      next: expect.stringMatching(/fewer days.*labels/),
    })
  })

  it('of a server that takes too long is tried three times, then said', async () => {
    fails(503, 'timeout', 'query timed out in expression evaluation')
    await expect(ask()).rejects.toMatchObject({
      code: 'server-unreachable',
      happened: expect.stringContaining('timed out'),
      next: expect.stringMatching(/later.*fewer days/),
    })
    expect(server.asked).toHaveLength(3)
  })

  it('of a token is said', async () => {
    fails(401, 'unauthorized', 'no')
    await expect(ask()).rejects.toMatchObject({ code: 'forbidden', next: expect.stringContaining('token') })
  })

  it.each([
    [{ matchers: 'namespace="shop"} or {a="b"' }, 'Write labels as in PromQL'],
    [{ matchers: 'namespace=shop' }, 'Write labels as in PromQL'],
    [{ from: '2026-08-02' }, '455 days'],
    [{ from: '2026-09-01', to: '2026-09-01' }, 'is over yet'],
  ])('of a question like %j leaves nothing', async (more, next) => {
    server.holds([])
    await expect(ask(more)).rejects.toMatchObject({
      code: 'bad-arguments',
      next: expect.stringContaining(next),
    })
    expect(server.connections()).toBe(0)
  })

  it('of a host that is not switched on leaves nothing either', async () => {
    server.holds([])
    await expect(ask({ url: `http://localhost:${server.port}` })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(server.connections()).toBe(0)
  })

  it('comes at once where nobody waits for the answer any more', async () => {
    fails(503, 'unavailable', 'starting')
    const gone = AbortSignal.timeout(100)
    await expect(retryCounters({ url: server.url, ...ONE_DAY }, NOW_MS, gone)).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(server.asked).toHaveLength(1)
  })
})
