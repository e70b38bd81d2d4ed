import { generateKeyPairSync } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { gcpBillingFetcher, gcpCarbonFetcher } from '#lib/sources/google/table-fetcher.ts'
import { outgoingClient } from '#lib/sources/outgoing/outgoing-client.ts'
import { type Asked, answeringServer } from '#test/support/answering-server.ts'
import { type GcpRow, gcpRow } from '#test/support/gcp-rows.ts'
import { readCharges } from '#test/support/read-charges.ts'
import { readFootprints } from '#test/support/read-footprints.ts'
import { rerouted } from '#test/support/rerouted.ts'
import { sourceOf } from '#test/support/source-of.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const server = await answeringServer()
const here = outgoingClient([{ host: '127.0.0.1', port: server.port, allowPrivate: true }])
const HOSTS = ['bigquery.googleapis.com', 'oauth2.googleapis.com']
vi.spyOn(console, 'info').mockImplementation(() => undefined)
const home = await temporaryFolder()
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const secret = {
  client_email: 'reader@shop-billing.iam.gserviceaccount.com',
  private_key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  private_key_id: 'key-1',
}
const table = 'shop-billing.billing.gcp_billing_export_v1_01AAAA'

const source = (fetcher = gcpBillingFetcher, hosts = HOSTS) =>
  sourceOf(fetcher, {
    ...{ outgoing: rerouted(here, server.url, hosts), home, secret },
    config: fetcher.config.parse({ table, location: 'EU', months: 3 }),
  })

const Query = z.strictObject({
  query: z.string(),
  useLegacySql: z.literal(false),
  dryRun: z.boolean(),
  maxResults: z.number(),
  timeoutMs: z.number(),
  location: z.string(),
  parameterMode: z.literal('NAMED'),
  queryParameters: z.array(
    z.strictObject({
      name: z.string(),
      parameterType: z.strictObject({ type: z.literal('STRING') }),
      parameterValue: z.strictObject({ value: z.string() }),
    }),
  ),
})

interface Given {
  readonly rows: readonly GcpRow[]
  readonly monthOf: (row: GcpRow) => string
  readonly rowsPerPage?: number
}
const invoiceMonth = (row: GcpRow) => {
  const { month } = z.object({ month: z.string() }).parse(row.invoice)
  return `${month.slice(0, 4)}-${month.slice(4)}`
}

/** Speaks as BigQuery's `jobs.query` and `jobs.getQueryResults` do; a job is not complete when it begins. */
function bigQueryOf({ rows, monthOf, rowsPerPage = 2 }: Given) {
  const jobs = new Map<string, readonly (readonly string[])[]>()
  const pageOf = (jobId: string, from: number) => {
    const all = jobs.get(jobId) ?? []
    return {
      kind: 'bigquery#queryResponse',
      jobComplete: true,
      jobReference: { projectId: 'shop-billing', jobId, location: 'EU' },
      totalRows: String(all.length),
      rows: all.slice(from, from + rowsPerPage).map((row) => ({ f: row.map((v) => ({ v })) })),
      ...(from + rowsPerPage < all.length ? { pageToken: String(from + rowsPerPage) } : {}),
    }
  }
  const months = (since: string) =>
    [...new Set(rows.map(monthOf))]
      .filter((month) => month >= since)
      .sort()
      .map((month) => [month, JSON.stringify(rows.filter((row) => monthOf(row) === month)).length.toString()])
  return ({ method, url, body }: Asked): object => {
    const [, jobId] = /^\/bigquery\/v2\/projects\/shop-billing\/queries(?:\/(.+))?$/.exec(url.pathname) ?? []
    if (method === 'GET' && jobId !== undefined)
      return pageOf(jobId, Number(url.searchParams.get('pageToken') ?? 0))
    const { query, dryRun, queryParameters } = Query.parse(JSON.parse(body))
    expect(query).toContain(`FROM \`${table}\` AS t`)
    if (dryRun) return { jobComplete: true, totalBytesProcessed: String(1024 ** 4) }
    const given = (name: string) =>
      queryParameters.find((each) => each.name === name)?.parameterValue.value ?? ''
    const id = `job-${jobs.size}`
    jobs.set(
      id,
      query.includes('TO_JSON_STRING(t) AS row')
        ? rows.filter((row) => monthOf(row) === given('month')).map((row) => [JSON.stringify(row)])
        : months(given('since')),
    )
    return { jobComplete: false, jobReference: { projectId: 'shop-billing', jobId: id, location: 'EU' } }
  }
}

const Claims = z.object({
  iss: z.string(),
  scope: z.string(),
  aud: z.string(),
  iat: z.number(),
  exp: z.number(),
})
let tokens = 0
/** Makes a token for a signed claim, as Google's OAuth server does. */
function token({ body }: Asked, response: ServerResponse): void {
  const [, claims = ''] = (new URLSearchParams(body).get('assertion') ?? '').split('.')
  const claim = Claims.parse(JSON.parse(Buffer.from(claims, 'base64url').toString()))
  expect(claim).toMatchObject({
    iss: secret.client_email,
    scope: 'https://www.googleapis.com/auth/bigquery.readonly',
  })
  tokens += 1
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ access_token: `token-${tokens}`, expires_in: 3600, token_type: 'Bearer' }))
}

type Answer = (asked: Asked, response: ServerResponse) => boolean
/** Answers by the table, unless something else happens first. */
function serve(given: Given, first: Answer = () => false): void {
  const answer = bigQueryOf(given)
  tokens = 0
  server.answerWith((asked, response) => {
    if (asked.headers['x-meant-host'] === 'oauth2.googleapis.com') return token(asked, response)
    expect(asked.headers.authorization).toMatch(/^Bearer token-\d+$/)
    if (!first(asked, response)) response.end(JSON.stringify(answer(asked)))
  })
}
const once = (status: number, error: object): Answer => {
  let isDone = false
  return (_asked, response) => {
    if (isDone) return false
    isDone = true
    response.writeHead(status).end(JSON.stringify({ error: { code: status, ...error } }))
    return true
  }
}

const hour = (day: string, amount: number, given: GcpRow = {}): GcpRow =>
  gcpRow({
    usage_start_time: `${day}T04:00:00Z`,
    usage_end_time: `${day}T05:00:00Z`,
    export_time: `${day}T09:31:12Z`,
    invoice: { month: day.slice(0, 7).replace('-', '') },
    sku: { id: 'CF4E-A0C7-E3BF', description: 'E2 Instance Core running in Belgium' },
    cost: amount,
    usage: { amount: 3600, unit: 'seconds', amount_in_pricing_units: 1, pricing_unit: 'hour' },
    ...given,
  })
const rows = [hour('2026-08-03', 1), hour('2026-08-04', 2), hour('2026-08-05', 4), hour('2026-09-01', 8)]
const billing = (given = rows): Given => ({ rows: given, monthOf: invoiceMonth })

describe('a billing export in BigQuery', () => {
  it('comes month by month, page by page, as lines that are read as they lie in the table', async () => {
    serve(billing())
    const { sets, lastPeriod, paths } = await source().fetch('2026-09-02')
    expect(sets.map(({ key, files }) => [key, files[0]?.fileName])).toEqual([
      ['2026-08', 'gcp-billing-2026-08.jsonl'],
      ['2026-09', 'gcp-billing-2026-09.jsonl'],
    ])
    expect(lastPeriod).toBe('2026-09')
    expect(
      (await readCharges(...paths)).map((row) => [
        row.charge_period_start,
        row.billed_cost,
        row.region,
        row.unit,
      ]),
    ).toEqual([
      ['2026-08-03 04:00:00', 1, 'europe-west1', 'seconds'],
      ['2026-08-04 04:00:00', 2, 'europe-west1', 'seconds'],
      ['2026-08-05 04:00:00', 4, 'europe-west1', 'seconds'],
      ['2026-09-01 04:00:00', 8, 'europe-west1', 'seconds'],
    ])
    expect(tokens).toBe(1)
  })

  it('gives only months to which something was exported since, each whole; a month that is too old is left alone', async () => {
    const asking = source()
    serve(billing([...rows, hour('2026-05-01', 1)]))
    expect((await asking.fetch('2026-09-02')).sets.map(({ key }) => key)).toEqual(['2026-08', '2026-09'])
    serve(billing())
    expect((await asking.fetch('2026-09-02')).sets).toEqual([])
    serve(billing([...rows, hour('2026-08-03', 16, { export_time: '2026-09-02T00:00:00Z' })]))
    const { sets, paths } = await asking.fetch('2026-09-03')
    expect(sets.map(({ key }) => key)).toEqual(['2026-08'])
    expect((await readCharges(...paths)).map(({ billed_cost }) => billed_cost)).toEqual([1, 2, 4, 16])
  })

  it('tells beforehand what the queries read, and can be tested', async () => {
    serve(billing())
    expect(await source().plan('2026-09-02')).toMatchObject({ requests: 4, usd: 25 })
    expect(await source().test('2026-09-02')).toMatchObject({
      canRead: true,
      lastPeriod: '2026-09',
      findings: [],
    })
  })

  it.each([
    [403, { message: 'Exceeded rate limits', errors: [{ reason: 'rateLimitExceeded' }] }],
    [503, { message: 'Try again' }],
    [401, { message: 'Request had invalid authentication credentials' }],
  ])('goes on after %s %j', async (status, error) => {
    serve(billing(), once(status, error))
    expect((await source().fetch('2026-09-02')).sets).toHaveLength(2)
    expect(tokens).toBe(status === 401 ? 2 : 1)
  })

  it.each([
    [
      403,
      { message: 'Access Denied', errors: [{ reason: 'accessDenied' }] },
      'forbidden',
      'BigQuery Job User',
    ],
    [404, { message: 'Not found: Table' }, 'not-found', 'names'],
    [400, { message: 'Unrecognized name: invoice' }, 'bad-arguments', 'Change'],
  ])('that is refused with %s says what to do', async (status, error, code, next) => {
    serve(billing(), (_asked, response) => {
      response.writeHead(status).end(JSON.stringify({ error: { code: status, ...error } }))
      return true
    })
    await expect(source().fetch('2026-09-02')).rejects.toMatchObject({
      code,
      happened: expect.stringContaining(error.message),
      next: expect.stringContaining(next),
    })
  })

  it('is not asked where Google gives no token, as for a clock that is wrong, nor where a host is off', async () => {
    server.answerWith((_asked, response) =>
      response.writeHead(400, { 'content-type': 'application/json' }).end(
        JSON.stringify({
          error: 'invalid_grant',
          error_description: 'Invalid JWT: Check your iat and exp values',
        }),
      ),
    )
    const failed = await source()
      .fetch('2026-09-02')
      .catch((error: unknown) => error)
    expect(failed).toMatchObject({
      code: 'forbidden',
      happened: expect.stringContaining('iat and exp'),
      next: expect.stringContaining('clock'),
    })
    expect(JSON.stringify(failed)).not.toContain('PRIVATE KEY')
    expect(server.asked).toHaveLength(1)
    serve(billing())
    await expect(source(gcpBillingFetcher, [HOSTS[0] ?? '']).fetch('2026-09-02')).rejects.toMatchObject({
      code: 'forbidden',
      happened: expect.stringContaining('oauth2.googleapis.com'),
    })
    expect(server.asked).toHaveLength(0)
  })

  it.each(['a.b', 'shop-billing.billing.t` WHERE 1=1 --', 'shop-billing.bil`ling.t', 'Shop.billing.t'])(
    'called %j is none',
    (name) => {
      expect(gcpBillingFetcher.config.safeParse({ table: name }).success).toBe(false)
    },
  )
})

it('Google’s own carbon figures come by the month of usage', async () => {
  const row = {
    usage_month: '2026-07-01',
    billing_account_id: '01AAAA',
    project: { number: '1', id: 'shop-prod' },
    service: { id: '6F81-5844-456A', description: 'Compute Engine' },
    location: { location: 'europe-west1', region: 'europe-west1' },
    carbon_model_version: '9',
    carbon_footprint_kgCO2e: { scope1: 0.5, scope2: { location_based: 3, market_based: 1 }, scope3: 2 },
    carbon_footprint_total_kgCO2e: { location_based: 5.5, market_based: 3.5 },
  }
  serve({ rows: [row], monthOf: ({ usage_month }) => String(usage_month).slice(0, 7) })
  const { sets, paths } = await source(gcpCarbonFetcher).fetch('2026-09-02')
  expect(sets.map(({ periods }) => periods)).toEqual([['2026-07']])
  expect((await readFootprints(...paths)).rows).toMatchObject([
    { service_code: '6F81-5844-456A', total_location_kg: 5.5, total_market_kg: 3.5 },
  ])
})
