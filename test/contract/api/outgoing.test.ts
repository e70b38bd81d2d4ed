import { subscribe } from 'node:diagnostics_channel'
import dns from 'node:dns'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { z } from 'zod'
import { OutgoingHostsBody } from '#app/api/_schema/outgoing-hosts.ts'
import { ProblemBody } from '#app/api/_schema/problem.ts'
import { RetryCountersBody } from '#app/api/_schema/retry-counters.ts'
import { CountImportBody, CountsBody } from '#app/api/_schema/sci-counts.ts'
import {
  SourceBody,
  SourceHostsBody,
  SourceRunsBody,
  SourcesBody,
  SourceTestBody,
} from '#app/api/_schema/source.ts'
import * as retryCounters from '#app/api/v1/organisations/[slug]/retries/counters/route.ts'
import * as cloudWatch from '#app/api/v1/organisations/[slug]/sci/counts/cloudwatch/route.ts'
import * as prometheus from '#app/api/v1/organisations/[slug]/sci/counts/prometheus/route.ts'
import * as counts from '#app/api/v1/organisations/[slug]/sci/counts/route.ts'
import * as sourceRun from '#app/api/v1/organisations/[slug]/sources/[id]/run/route.ts'
import * as sourceRuns from '#app/api/v1/organisations/[slug]/sources/[id]/runs/route.ts'
import * as sourceHosts from '#app/api/v1/organisations/[slug]/sources/hosts/route.ts'
import * as sources from '#app/api/v1/organisations/[slug]/sources/route.ts'
import * as sourceTest from '#app/api/v1/organisations/[slug]/sources/test/route.ts'
import * as outgoingHosts from '#app/api/v1/settings/outgoing-hosts/route.ts'
import { NO_SPLIT } from '#lib/domain/teams/shared-split.ts'
import { defineBoundary } from '#lib/pipeline/sci/define-boundary.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'
import { answeringServer } from '#test/support/answering-server.ts'
import { AWS_TEST_ENVIRONMENT, curBucket, curSource } from '#test/support/cur-bucket.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'

await ownTestDataDir()
const metrics = await answeringServer()
vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-08-03T12:00Z') })
vi.spyOn(console, 'info').mockImplementation(() => undefined)

/** Everything in this process that goes to a network, whoever it is: sockets, and questions for names. */
let gone = 0
subscribe('net.client.socket', () => {
  gone += 1
})
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6'] as const) {
  const promised = dns.promises[name].bind(dns.promises) as (...given: unknown[]) => unknown
  vi.spyOn(dns.promises, name).mockImplementation(((...given: unknown[]) => {
    gone += 1
    return promised(...given)
  }) as never)
}

const here = { host: '127.0.0.1', port: metrics.port, allowPrivate: true }
const by = { author: 'Ada', note: 'from metrics' }
const wish = {
  boundary: 'shop',
  operation: 'order',
  unit: 'order',
  from: '2026-08-01',
  to: '2026-08-02',
  ...by,
}
const query = 'sum(increase(orders_total[1h]))'
const fromPrometheus = { ...wish, url: `${metrics.url}/prom`, query, step: 'hour' }
const retriesOf = { url: fromPrometheus.url, from: '2026-08-01', to: '2026-08-02' }
const fromCloudWatch = {
  ...wish,
  region: 'eu-central-1',
  namespace: 'AWS/ApplicationELB',
  metricName: 'RequestCount',
  dimensions: [{ name: 'LoadBalancer', value: 'app/shop/1' }],
}

type Handler = (request: Request, context: { params: Promise<{ slug: string }> }) => Promise<Response>

/** Calls a route as the server does, but without a connection, so that every connection is one that leaves. */
async function call<Schema extends z.ZodType>(
  handler: unknown,
  schema: Schema,
  status: number,
  body?: unknown,
) {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const request = new Request('http://localhost/?boundary=shop', init)
  const answer = await (handler as Handler)(request, { params: Promise.resolve({ slug: 'a' }) })
  const text = await answer.text()
  expect([answer.status, text]).toEqual([status, text])
  return schema.parse(JSON.parse(text))
}
const switchOn = (hosts: readonly object[]) =>
  call(outgoingHosts.PUT, OutgoingHostsBody, 200, { hosts, author: 'Ada' })
const refused = async (handler: unknown, body: unknown, status = 403) =>
  (await call(handler, ProblemBody, status, body)).error
const importsOf = async () => (await call(counts.GET, CountsBody, 200)).imports

/** A value of every hour of both days, counted from the first, but for those that are left out. */
const hourly = (countOf: (hour: number) => string | null) => {
  const startSeconds = Date.parse('2026-08-01T01:00Z') / 1000
  const values = Array.from({ length: 48 }, (_, hour) => [startSeconds + hour * 3600, countOf(hour)])
  const result = [{ metric: {}, values: values.filter(([, value]) => value !== null) }]
  metrics.answerWith((_asked, response) =>
    response.end(JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } })),
  )
}

beforeAll(async () => {
  const { id } = await ensureOrganisation({ slug: 'a', name: 'A' })
  await defineBoundary(
    { organisationId: id, teams: 'all' },
    {
      name: 'shop',
      definition: {
        description: '',
        components: [{ name: 'all', selection: {}, inside: true }],
        sharedSplit: NO_SPLIT,
        allocation: null,
      },
      ...by,
      basedOn: 0,
    },
  )
})

beforeEach(() => {
  vi.stubEnv('AWS_ENDPOINT_URL_CLOUDWATCH', metrics.url)
  metrics.answerWith((_asked, response) => response.end('reached'))
  gone = 0
})
afterEach(() => vi.unstubAllEnvs())

describe('without a host that is switched on', () => {
  it('no request leaves, no name is asked for, and no credentials are looked for', async () => {
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_EC2_METADATA_DISABLED'])
      vi.stubEnv(name, undefined)
    expect(await call(outgoingHosts.GET, OutgoingHostsBody, 200)).toEqual({ hosts: [] })
    for (const url of [fromPrometheus.url, 'https://prometheus.example.com', 'http://localhost:9090'])
      for (const refusal of [
        await refused(prometheus.POST, { ...fromPrometheus, url }),
        await refused(retryCounters.POST, { ...retriesOf, url }),
      ])
        expect(refusal).toMatchObject({
          code: 'forbidden',
          happened: expect.stringContaining(new URL(url).hostname),
          next: expect.stringContaining('Settings'),
        })
    expect(await refused(cloudWatch.POST, fromCloudWatch)).toMatchObject({ code: 'forbidden' })
    vi.stubEnv('AWS_ENDPOINT_URL_CLOUDWATCH', '')
    expect(await refused(cloudWatch.POST, fromCloudWatch)).toMatchObject({
      happened: 'Connections to monitoring.eu-central-1.amazonaws.com, port 443, are switched off.',
    })
    expect([gone, metrics.connections()]).toEqual([0, 0])
    expect(await importsOf()).toEqual([])
  })

  it('the trap sees what does leave', async () => {
    await switchOn([here, { ...here, host: 'localhost' }])
    await call(prometheus.POST, ProblemBody, 502, fromPrometheus)
    expect([gone, metrics.connections()]).toEqual([1, 1])
    const url = fromPrometheus.url.replace('127.0.0.1', 'localhost')
    await call(prometheus.POST, ProblemBody, 502, { ...fromPrometheus, url })
    expect(gone).toBeGreaterThan(2)
    await switchOn([])
    gone = 0
    await refused(prometheus.POST, fromPrometheus)
    expect(gone).toBe(0)
  })
})

describe('counts of a Prometheus server', () => {
  it('are kept by day with what was asked, and hours that it does not know are gaps', async () => {
    await switchOn([here])
    hourly((hour) => (hour === 30 ? null : hour === 31 ? 'NaN' : '10'))
    const kept = await call(prometheus.POST, CountImportBody, 201, { ...fromPrometheus, token: 'hunter2' })
    expect(kept).toMatchObject({
      source: 'prometheus',
      units: [{ operation: 'order', unit: 'order' }],
      origin: {
        question: { kind: 'prometheus', url: `${metrics.url}/prom`, query, step: 'hour' },
        askedAt: '2026-08-03T12:00:00.000Z',
      },
      ...by,
    })
    expect(metrics.asked[0]?.headers.authorization).toBe('Bearer hunter2')
    const { operations, imports } = await call(counts.GET, CountsBody, 200)
    expect(operations).toMatchObject([{ sources: ['prometheus'], days: 1, partDays: 1, count: 240 }])
    expect(imports).toEqual([kept])
    const { prisma } = await catalogue()
    const entry = await prisma.auditEntry.findFirstOrThrow({ where: { action: 'counts-imported' } })
    expect(entry).toMatchObject({ author: 'Ada', detail: { source: 'prometheus', origin: kept.origin } })
    const stored = [await prisma.countImport.findMany(), await prisma.auditEntry.findMany()]
    expect(JSON.stringify(stored)).not.toContain('hunter2')
  })

  it('that it has forgotten since are not taken away, and nothing new is no import', async () => {
    hourly((hour) => (hour < 20 ? null : '11'))
    await call(prometheus.POST, CountImportBody, 201, fromPrometheus)
    const { operations } = await call(counts.GET, CountsBody, 200)
    expect(operations).toMatchObject([{ days: 2, partDays: 0, count: 240 + 24 * 11 }])
    hourly(() => null)
    const before = await importsOf()
    expect(await refused(prometheus.POST, fromPrometheus, 422)).toMatchObject({ code: 'not-computable' })
    hourly((hour) => (hour === 3 ? '-1' : '10'))
    expect((await refused(prometheus.POST, fromPrometheus, 422)).next).toContain('T03:00:00.000Z is -1')
    expect(await importsOf()).toEqual(before)
  })

  it.each([
    ['a window of another length', { query: 'sum(increase(orders_total[5m]))' }, 'looks back over [5m]'],
    [
      'days that are not over',
      { from: '2026-08-03', to: '2026-08-04', step: 'day', query: 'x[1d]' },
      'is over',
    ],
    ['too many days', { from: '2025-05-01' }, '455 days'],
    ['days in the wrong order', { from: '2026-08-03' }, '455 days'],
    ['an address with a password', { url: 'http://ada:hunter2@prometheus.example.com' }, 'credentials'],
    ['an address with a query', { url: 'http://prometheus.example.com/?key=x' }, 'query'],
    ['an address of a file', { url: 'file:///etc/passwd' }, 'https or http'],
    ['a token of two lines', { token: 'a\nb' }, 'without blanks'],
  ])('are not asked for with %s', async (_what, wrong, next) => {
    expect(await refused(prometheus.POST, { ...fromPrometheus, ...wrong }, 400)).toMatchObject({
      code: 'bad-arguments',
      next: expect.stringContaining(next),
    })
    expect(gone).toBe(0)
  })
})

describe('counters of retries on a Prometheus server', () => {
  it('are answered and kept nowhere, nor is the token', async () => {
    await switchOn([here])
    const { prisma } = await catalogue()
    const audited = await prisma.auditEntry.count()
    const name = 'envoy_cluster_upstream_rq_retry'
    const values = [[Date.parse('2026-08-01T01:00Z') / 1000, '7']]
    const result = [{ metric: { envoy_cluster_name: 'pay' }, values }]
    metrics.answerWith(({ url }, response) => {
      const data = url.pathname.endsWith('/values') ? [name] : { resultType: 'matrix', result }
      response.end(JSON.stringify({ status: 'success', data }))
    })
    const asked = { ...retriesOf, token: 'hunter2' }
    const found = await call(retryCounters.POST, RetryCountersBody, 200, asked)
    expect(found).toMatchObject({
      step: 'hour',
      windows: { asked: 48, known: 1 },
      edges: [{ source: 'envoy', callee: 'pay', retries: { low: 7, high: 7 }, logicalCalls: null }],
    })
    expect(metrics.asked.map(({ headers, url }) => [headers.authorization, url.pathname])).toEqual([
      ['Bearer hunter2', '/prom/api/v1/label/__name__/values'],
      ['Bearer hunter2', '/prom/api/v1/query_range'],
    ])
    expect(await prisma.auditEntry.count()).toBe(audited)
  })

  it.each([
    ['an address with a password', { url: 'http://ada:hunter2@prometheus.example.com' }, 'credentials'],
    ['a token of two lines', { token: 'a\nb' }, 'without blanks'],
    ['labels that are a query of their own', { matchers: 'a="b"}[1d]) or up{x="y"' }, 'as in PromQL'],
  ])('are not asked for with %s', async (_what, wrong, next) => {
    expect(await refused(retryCounters.POST, { ...retriesOf, ...wrong }, 400)).toMatchObject({
      next: expect.stringContaining(next),
    })
    expect(gone).toBe(0)
  })
})

it('counts of CloudWatch are kept in the same way', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'hunter2')
  const Timestamps = Array.from(
    { length: 24 },
    (_, hour) => Date.parse('2026-08-01T00:00Z') / 1000 + hour * 3600,
  )
  const MetricDataResults = [
    { Id: 'counts', Timestamps, Values: Timestamps.map(() => 5), StatusCode: 'Complete' },
  ]
  metrics.answerWith((_asked, response) => response.end(JSON.stringify({ MetricDataResults })))
  const kept = await call(cloudWatch.POST, CountImportBody, 201, { ...fromCloudWatch, operation: 'request' })
  const { region, namespace, metricName, dimensions } = fromCloudWatch
  expect(kept).toMatchObject({
    source: 'cloudwatch',
    origin: { question: { kind: 'cloudwatch', region, namespace, metricName, dimensions } },
  })
  const { operations } = await call(counts.GET, CountsBody, 200)
  expect(operations.find(({ operation }) => operation === 'request')).toMatchObject({
    days: 1,
    partDays: 0,
    count: 120,
  })
})

describe('the list of hosts', () => {
  it('is replaced as a whole, and every audit says by whom', async () => {
    await ensureOrganisation({ slug: 'b', name: 'B' })
    const { prisma } = await catalogue()
    await prisma.auditEntry.deleteMany()
    const hosts = [here, { host: 'prometheus.example.com', allowPrivate: false }]
    expect(await switchOn([here, { host: 'prometheus.example.com' }])).toEqual({ hosts })
    expect(await call(outgoingHosts.GET, OutgoingHostsBody, 200)).toEqual({ hosts })
    const entries = await prisma.auditEntry.findMany()
    const entry = { author: 'Ada', action: 'outgoing-hosts-replaced', detail: { hosts } }
    expect(entries).toMatchObject([entry, entry])
  })

  it('with anything wrong in it changes nothing', async () => {
    const before = await call(outgoingHosts.GET, OutgoingHostsBody, 200)
    const told = async (host: object) =>
      (await refused(outgoingHosts.PUT, { hosts: [here, host], author: 'Ada' }, 400)).next
    expect(await told({ host: 'https://a.example' })).toContain('is no host')
    expect(await told(here)).toContain('there twice')
    expect(await told({ host: 'a.example', port: 0 })).toContain('a port from 1')
    expect(await call(outgoingHosts.GET, OutgoingHostsBody, 200)).toEqual(before)
  })
})

describe('a source', () => {
  const bucket = curBucket()
  const { kind, name, config, author } = curSource(metrics.url)
  const source = { kind, name, config, author }
  const at = (id: string) => ({ params: Promise.resolve({ slug: 'a', id }) })
  const added = async (body: object = source) => call(sources.POST, SourceBody, 201, body)
  const runsOf = async (id: string) => {
    const answer = await sourceRuns.GET(new Request('http://localhost/'), at(id))
    return SourceRunsBody.parse(await answer.json()).runs
  }
  const ran = async (id: string) => {
    const request = new Request('http://localhost/', { method: 'POST', body: JSON.stringify({ author }) })
    const answer = await sourceRun.POST(request, at(id))
    expect(answer.status).toBe(202)
    while ((await runsOf(id))[0]?.outcome === 'running') await sleep(20)
    return (await runsOf(id))[0]
  }

  it('asks nothing when it is looked at, tested, added or run, unless its host is switched on', async () => {
    bucket.issue('2026-06', 3)
    metrics.answerWith(bucket.answer)
    await switchOn([])
    for (const [variable, value] of Object.entries(AWS_TEST_ENVIRONMENT)) vi.stubEnv(variable, value)
    const { hosts } = await call(sourceHosts.POST, SourceHostsBody, 200, { kind, config })
    expect(hosts).toEqual([{ host: '127.0.0.1', port: metrics.port, isSwitchedOn: false }])
    expect(await refused(sourceTest.POST, { kind, config })).toMatchObject({ code: 'forbidden' })
    const { endpoint: _, ...atAws } = config
    expect(await refused(sourceTest.POST, { kind, config: atAws })).toMatchObject({
      happened: expect.stringContaining('bills.s3.eu-central-1.amazonaws.com'),
    })
    const { id } = await added()
    expect(await ran(id)).toMatchObject({ outcome: 'failed', requests: 0, bytes: 0 })
    expect([gone, metrics.connections()]).toEqual([0, 0])
    await switchOn([here])
    expect(await call(sourceTest.POST, SourceTestBody, 200, { kind, config })).toMatchObject({
      canList: true,
      canRead: true,
      lastPeriod: '2026-06',
    })
    expect(gone).toBe(metrics.connections())
    expect(gone).toBeGreaterThan(0)
  })

  it('is listed with its state, and refused where a field cannot be used', async () => {
    const { sources: listed } = await call(sources.GET, SourcesBody, 200)
    expect(listed).toMatchObject([{ name, kind, hasSecret: false, lastRun: { outcome: 'failed', author } }])
    const wrong = { ...source, config: { ...config, bucket: 'No Bucket' } }
    expect((await refused(sources.POST, wrong, 400)).next).toContain('bucket')
    expect(await refused(sources.POST, { ...source, kind: 'ftp' }, 400)).toMatchObject({
      code: 'bad-arguments',
    })
  })
})
