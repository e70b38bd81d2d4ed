import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { cloudWatchSamples } from '#lib/sources/cloudwatch/cloudwatch-samples.ts'
import { outgoingClient } from '#lib/sources/outgoing/outgoing-client.ts'
import { answeringServer } from '#test/support/answering-server.ts'

const server = await answeringServer()
const outgoing = outgoingClient([{ host: '127.0.0.1', port: server.port, allowPrivate: true }])
vi.spyOn(console, 'info').mockImplementation(() => undefined)

const home = mkdtempSync(join(tmpdir(), 'headroom-aws-'))
afterAll(() => rmSync(home, { recursive: true }))

beforeEach(() => {
  vi.stubEnv('AWS_ENDPOINT_URL_CLOUDWATCH', server.url)
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'hunter2')
  vi.stubEnv('AWS_SESSION_TOKEN', undefined)
  vi.stubEnv('AWS_PROFILE', undefined)
  vi.stubEnv('AWS_CONFIG_FILE', join(home, 'config'))
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(home, 'credentials'))
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
})
afterEach(() => vi.unstubAllEnvs())

const HOUR_MS = 3_600_000
const startMs = Date.parse('2026-08-01T00:00Z')
const day = { startMs, endMs: startMs + 24 * HOUR_MS, stepMs: HOUR_MS }
const metric = {
  kind: 'cloudwatch',
  region: 'eu-central-1',
  namespace: 'AWS/ApplicationELB',
  metricName: 'RequestCount',
  dimensions: [{ name: 'LoadBalancer', value: 'app/shop/50dc6c495c0c9188' }],
} as const
const ask = (region: string = metric.region) => cloudWatchSamples(outgoing, { ...metric, region }, day)

const at = (hour: number) => startMs / 1000 + hour * 3600
const result = (points: readonly (readonly [number, number])[], StatusCode = 'Complete') => ({
  Id: 'counts',
  Label: 'RequestCount',
  Timestamps: points.map(([hour]) => at(hour)),
  Values: points.map(([, count]) => count),
  StatusCode,
})

const Question = z.looseObject({ NextToken: z.string().optional() })

/** Speaks AWS JSON 1.0: each answer in turn, the last one for ever. */
function answers(...bodies: readonly { status?: number; body: unknown }[]): void {
  let times = 0
  server.answerWith((_asked, response) => {
    const { status = 200, body } = bodies[Math.min(times, bodies.length - 1)] ?? { body: {} }
    times += 1
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body))
  })
}
const fails = (status: number, name: string, message = 'told') => ({
  status,
  body: { __type: `com.amazonaws.cloudwatch#${name}`, message },
})

describe('metric data', () => {
  it('is asked for by hour and summed, signed for the region', async () => {
    answers({
      body: {
        MetricDataResults: [
          result([
            [0, 7],
            [5, 0],
          ]),
        ],
      },
    })
    expect(await ask()).toEqual([
      { startMs, count: 7 },
      { startMs: startMs + 5 * HOUR_MS, count: 0 },
    ])
    const [asked] = server.asked
    expect(asked?.headers['x-amz-target']).toBe('GraniteServiceVersion20100801.GetMetricData')
    expect(asked?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/monitoring\/aws4_request/,
    )
    expect(JSON.parse(asked?.body ?? '')).toEqual({
      StartTime: at(0),
      EndTime: at(24),
      ScanBy: 'TimestampAscending',
      MetricDataQueries: [
        {
          Id: 'counts',
          MetricStat: {
            Metric: {
              Namespace: metric.namespace,
              MetricName: metric.metricName,
              Dimensions: [{ Name: 'LoadBalancer', Value: 'app/shop/50dc6c495c0c9188' }],
            },
            Period: 3600,
            Stat: 'Sum',
          },
        },
      ],
    })
  })

  it('comes page by page', async () => {
    answers(
      {
        body: {
          MetricDataResults: [
            result(
              [
                [0, 1],
                [1, 2],
              ],
              'PartialData',
            ),
          ],
          NextToken: 'page 2',
        },
      },
      { body: { MetricDataResults: [], NextToken: 'page 3' } },
      { body: { MetricDataResults: [result([[2, 4]])] } },
    )
    expect((await ask()).map(({ count }) => count)).toEqual([1, 2, 4])
    expect(server.asked.map(({ body }) => Question.parse(JSON.parse(body)).NextToken)).toEqual([
      undefined,
      'page 2',
      'page 3',
    ])
  })

  it('without any data point is no failure', async () => {
    answers({ body: { MetricDataResults: [result([])] } })
    expect(await ask()).toEqual([])
  })

  it.each([
    ['PartialData', [result([[0, 1]], 'PartialData')]],
    ['InternalError', [result([], 'InternalError')]],
    ['Forbidden', [result([], 'Forbidden')]],
    ['no result', []],
  ])('that is not whole (%s) is not used', async (status, MetricDataResults) => {
    answers({ body: { MetricDataResults } })
    await expect(ask()).rejects.toMatchObject({
      code: 'server-unreachable',
      happened: expect.stringContaining(`(${status})`),
    })
  })

  it('that goes on for ever is left', async () => {
    let page = 0
    server.answerWith((_asked, response) => {
      page += 1
      const body = { MetricDataResults: [result([[0, 1]], 'PartialData')], NextToken: `page ${page}` }
      response.end(JSON.stringify(body))
    })
    await expect(ask()).rejects.toMatchObject({ code: 'server-unreachable' })
    expect(page).toBe(100)
  })
})

describe('a failure', () => {
  it('by throttling is asked again', async () => {
    const body = { MetricDataResults: [result([[0, 7]])] }
    answers(fails(400, 'ThrottlingException', 'Rate exceeded'), { body })
    expect(await ask()).toEqual([{ startMs, count: 7 }])
    expect(server.asked).toHaveLength(2)
  })

  it('of the service is asked again, five times at most', async () => {
    answers({ status: 500, body: {} })
    await expect(ask()).rejects.toMatchObject({ code: 'server-unreachable' })
    expect(server.asked).toHaveLength(5)
  })

  it.each([
    ['AccessDeniedException', 'forbidden', 'cloudwatch:GetMetricData'],
    ['ExpiredTokenException', 'forbidden', 'credentials'],
    ['UnrecognizedClientException', 'forbidden', 'credentials'],
    ['InvalidSignatureException', 'forbidden', 'clock'],
    ['InvalidParameterValueException', 'bad-arguments', 'Change'],
    ['SomethingNew', 'server-unreachable', 'later'],
  ])('%s is told apart, once', async (name, code, next) => {
    answers(fails(400, name))
    await expect(ask()).rejects.toMatchObject({
      code,
      happened: expect.stringContaining('told'),
      next: expect.stringContaining(next),
    })
    expect(server.asked).toHaveLength(1)
  })

  it('for want of credentials says where they are looked for', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined)
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined)
    answers({ body: {} })
    await expect(ask()).rejects.toMatchObject({ code: 'forbidden', next: expect.stringContaining('AWS SDK') })
    expect(server.asked).toHaveLength(0)
  })

  it('by a redirect is not followed', async () => {
    server.answerWith((_asked, response) =>
      response.writeHead(307, { location: 'http://169.254.169.254/' }).end(),
    )
    await expect(ask()).rejects.toMatchObject({ happened: expect.stringContaining('is not followed') })
  })
})

describe('the address', () => {
  it('is that of the region, and off unless it is on the list', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_CLOUDWATCH', '')
    const off = (host: string) => ({
      code: 'forbidden',
      happened: `Connections to ${host}, port 443, are switched off.`,
    })
    await expect(ask()).rejects.toMatchObject(off('monitoring.eu-central-1.amazonaws.com'))
    await expect(ask('us-gov-west-1')).rejects.toMatchObject(off('monitoring.us-gov-west-1.amazonaws.com'))
    await expect(ask('cn-north-1')).rejects.toMatchObject(off('monitoring.cn-north-1.amazonaws.com.cn'))
  })

  it.each(['', 'eu', 'evil.example/', 'us-east-1.evil.example#-1', 'EU-CENTRAL-1'])(
    'of a region called %j is none',
    async (region) => {
      await expect(ask(region)).rejects.toMatchObject({ code: 'bad-arguments' })
    },
  )
})

it('a role is taken over the same way out, so that its host must be switched on too', async () => {
  const files = { AWS_CONFIG_FILE: join(home, 'roles'), AWS_SHARED_CREDENTIALS_FILE: join(home, 'keys') }
  const role = ['role_arn = arn:aws:iam::123456789012:role/reader', 'source_profile = keys']
  writeFileSync(files.AWS_CONFIG_FILE, ['[profile reader]', ...role, 'region = eu-central-1'].join('\n'))
  const keys = ['aws_access_key_id = AKIDEXAMPLE', 'aws_secret_access_key = hunter2']
  writeFileSync(files.AWS_SHARED_CREDENTIALS_FILE, ['[keys]', ...keys].join('\n'))
  vi.stubEnv('AWS_ACCESS_KEY_ID', undefined)
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined)
  vi.stubEnv('AWS_PROFILE', 'reader')
  for (const [name, file] of Object.entries(files)) vi.stubEnv(name, file)
  answers({ body: {} })
  await expect(ask()).rejects.toMatchObject({
    code: 'forbidden',
    happened: 'Connections to sts.eu-central-1.amazonaws.com, port 443, are switched off.',
  })
  expect(server.asked).toHaveLength(0)
})
