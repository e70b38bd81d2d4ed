import type { ServerResponse } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { azureCarbonFetcher } from '#lib/sources/azure/azure-carbon-fetcher.ts'
import { azureCostFetcher } from '#lib/sources/azure/azure-cost-fetcher.ts'
import { outgoingClient } from '#lib/sources/outgoing/outgoing-client.ts'
import { type Asked, answeringServer } from '#test/support/answering-server.ts'
import { EA_LINE } from '#test/support/azure-lines.ts'
import { readCharges } from '#test/support/read-charges.ts'
import { readFootprints } from '#test/support/read-footprints.ts'
import { rerouted } from '#test/support/rerouted.ts'
import { sourceOf } from '#test/support/source-of.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const server = await answeringServer()
const here = outgoingClient([{ host: '127.0.0.1', port: server.port, allowPrivate: true }])
const LOGIN = 'login.microsoftonline.com'
const MANAGEMENT = 'management.azure.com'
const STORE = 'ccmreports.blob.core.windows.net'
vi.spyOn(console, 'info').mockImplementation(() => undefined)
const home = await temporaryFolder()

const SHOP = '11111111-2222-3333-4444-555555555555'
const identity = {
  tenantId: 'aaaaaaaa-2222-3333-4444-555555555555',
  clientId: 'bbbbbbbb-2222-3333-4444-555555555555',
}
const secret = { clientSecret: 'hunter2~' }
const cost = (given: object = {}, hosts = [LOGIN, MANAGEMENT, STORE]) =>
  sourceOf(azureCostFetcher, {
    ...{ outgoing: rerouted(here, server.url, hosts), home, secret },
    config: azureCostFetcher.config.parse({
      ...identity,
      scope: `subscriptions/${SHOP}`,
      months: 2,
      ...given,
    }),
  })
const carbon = (given: object = {}) =>
  sourceOf(azureCarbonFetcher, {
    ...{ outgoing: rerouted(here, server.url, [LOGIN, MANAGEMENT]), home, secret },
    config: azureCarbonFetcher.config.parse({ ...identity, subscriptions: [SHOP], months: 2, ...given }),
  })

let tokens = 0
/** What else may happen before the ordinary answer; true where it answered. */
type Before = (asked: Asked, response: ServerResponse) => boolean

/** Microsoft Entra and, behind it, what answers to those who have a token. */
function serve(answer: (asked: Asked, response: ServerResponse) => void, before: Before = () => false): void {
  tokens = 0
  server.answerWith((asked, response) => {
    const host = asked.headers['x-meant-host']
    if (host === LOGIN) {
      expect(asked.url.pathname).toBe(`/${identity.tenantId}/oauth2/v2.0/token`)
      expect(Object.fromEntries(new URLSearchParams(asked.body))).toEqual({
        grant_type: 'client_credentials',
        client_id: identity.clientId,
        client_secret: secret.clientSecret,
        scope: 'https://management.azure.com/.default',
      })
      tokens += 1
      response.end(
        JSON.stringify({ token_type: 'Bearer', expires_in: 3599, access_token: `token-${tokens}` }),
      )
      return
    }
    if (host === MANAGEMENT) expect(asked.headers.authorization).toMatch(/^Bearer token-\d$/)
    if (!before(asked, response)) answer(asked, response)
  })
}
const failsOnce = (status: number, headers: Record<string, string> = {}): Before => {
  let isDone = false
  return ({ headers: { 'x-meant-host': host } }, response) => {
    if (isDone || host !== MANAGEMENT) return false
    isDone = true
    response.writeHead(status, headers).end(JSON.stringify({ error: { code: 'Told', message: 'told' } }))
    return true
  }
}
const json = (response: ServerResponse, body: unknown) => void response.end(JSON.stringify(body))

describe('Azure Cost Details', () => {
  const Question = z.strictObject({
    metric: z.enum(['ActualCost', 'AmortizedCost']),
    timePeriod: z.strictObject({ start: z.iso.date(), end: z.iso.date() }),
  })
  const PATH = `/subscriptions/${SHOP}/providers/Microsoft.CostManagement/generateCostDetailsReport`
  const quoted = (cells: readonly string[]) =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  const csv = (day: string) => {
    const [year, month, date] = day.split('-')
    return `${quoted(Object.keys(EA_LINE))}\n${quoted(Object.values({ ...EA_LINE, Date: `${month}/${date}/${year}` }))}\n`
  }

  /** Takes a question, is asked twice until the report is there, and hands out two files of a line each. */
  function reports(says: (month: string) => object = () => ({})) {
    const made = new Map<string, { start: string; end: string; polled: number }>()
    return (asked: Asked, response: ServerResponse): void => {
      const { method, url, body } = asked
      if (asked.headers['x-meant-host'] === STORE) {
        expect(asked.headers.authorization).toBeUndefined()
        expect(url.searchParams.get('sig')).toBe('signed')
        return void response.end(csv(url.pathname.slice(-10)))
      }
      if (method === 'POST') {
        expect([url.pathname, url.search]).toEqual([PATH, '?api-version=2025-03-01'])
        const { timePeriod } = Question.parse(JSON.parse(body))
        const id = `report-${made.size}`
        made.set(id, { ...timePeriod, polled: 0 })
        const location = `https://${MANAGEMENT}/subscriptions/${SHOP}/providers/Microsoft.CostManagement/costDetailsOperationResults/${id}?api-version=2025-03-01`
        return void response.writeHead(202, { location, 'retry-after': '0' }).end()
      }
      const report = made.get(url.pathname.split('/').at(-1) ?? '')
      if (report === undefined) return void response.writeHead(404).end()
      report.polled += 1
      if (report.polled === 1)
        return void response
          .writeHead(202, {
            location: `https://${MANAGEMENT}${url.pathname}${url.search}`,
            'retry-after': '0',
          })
          .end()
      const blob = (day: string) => ({
        blobLink: `https://${STORE}/reports/${day}?sig=signed`,
        byteCount: csv(day).length,
      })
      json(response, {
        id: url.pathname,
        status: 'Completed',
        manifest: {
          manifestVersion: '2024-04-01',
          dataFormat: 'Csv',
          blobCount: 2,
          blobs: [blob(report.start), blob(report.end)],
        },
        ...says(report.start.slice(0, 7)),
      })
    }
  }
  const periods = () =>
    server.asked
      .filter(({ method, headers }) => method === 'POST' && headers['x-meant-host'] === MANAGEMENT)
      .map(({ body }) => Question.parse(JSON.parse(body)).timePeriod)

  it('makes one report for each month, waits until it is there, and hands over its files; today is not over', async () => {
    serve(reports())
    const { sets, lastPeriod, paths } = await cost().fetch('2026-09-06')
    expect(periods()).toEqual([
      { start: '2026-08-01', end: '2026-08-31' },
      { start: '2026-09-01', end: '2026-09-05' },
    ])
    expect(sets.map(({ key, files }) => [key, files.map(({ fileName }) => fileName)])).toEqual([
      ['2026-08', ['azure-amortized-2026-08-1.csv', 'azure-amortized-2026-08-2.csv']],
      ['2026-09', ['azure-amortized-2026-09-1.csv', 'azure-amortized-2026-09-2.csv']],
    ])
    expect(lastPeriod).toBe('2026-09')
    const days = (await readCharges(...paths)).map(
      (row) => `${row.charge_period_start} ${row.effective_cost}`,
    )
    expect(days.sort()).toEqual(['08-01', '08-31', '09-01', '09-05'].map((day) => `2026-${day} 00:00:00 2.4`))
    expect(tokens).toBe(1)
  })

  it('asks for a month again until it is final, five days after its end, and never after', async () => {
    const asking = cost()
    serve(reports())
    await asking.fetch('2026-09-03')
    serve(reports())
    await asking.fetch('2026-09-06')
    expect(periods().map(({ start }) => start)).toEqual(['2026-08-01', '2026-09-01'])
    serve(reports())
    await asking.fetch('2026-09-07')
    expect(periods().map(({ start }) => start)).toEqual(['2026-09-01'])
  })

  it('for which there are no costs gives none, and asks again', async () => {
    serve(reports(() => ({ status: 'NoDataFound', manifest: null })))
    expect(await cost().fetch('2026-09-06')).toMatchObject({
      sets: [],
      state: { asOf: {} },
      lastPeriod: null,
    })
    serve((_asked, response) => void response.writeHead(204).end())
    expect(await cost().fetch('2026-09-06')).toMatchObject({ sets: [] })
  })

  it.each([
    [429, { 'x-ms-ratelimit-microsoft.costmanagement-entity-retry-after': '0' }, 1],
    [503, { 'retry-after': '0' }, 1],
    [401, {}, 2],
  ])('goes on after %s', async (status, headers, asked) => {
    serve(reports(), failsOnce(status, headers as Record<string, string>))
    expect((await cost().fetch('2026-09-06')).sets).toHaveLength(2)
    expect(tokens).toBe(asked)
  })

  it('that fails, is refused, or is asked to go elsewhere with the token, says so', async () => {
    serve(reports(() => ({ status: 'Failed', error: { message: 'TooLarge' } })))
    await expect(cost().fetch('2026-09-06')).rejects.toMatchObject({
      code: 'server-unreachable',
      happened: expect.stringContaining('TooLarge'),
    })
    serve(
      (_asked, response) =>
        void response
          .writeHead(403)
          .end(JSON.stringify({ error: { code: 'AuthorizationFailed', message: 'no role' } })),
    )
    await expect(cost().fetch('2026-09-06')).rejects.toMatchObject({
      code: 'forbidden',
      happened: expect.stringContaining('AuthorizationFailed, no role'),
      next: expect.stringContaining('Cost Management Reader'),
    })
    serve(
      (_asked, response) =>
        void response.writeHead(202, { location: 'https://evil.example/steal', 'retry-after': '0' }).end(),
    )
    await expect(cost().fetch('2026-09-06')).rejects.toMatchObject({
      happened: expect.stringContaining('does not say where'),
    })
  })

  it.each(['https://prometheus.internal/bill?sig=signed', `http://${STORE}/reports/2026-08-01?sig=signed`])(
    'that is said to lie elsewhere than in a store of Azure is not asked for there: %s',
    async (blobLink) => {
      serve(reports(() => ({ manifest: { blobs: [{ blobLink }] } })))
      const hosts = [LOGIN, MANAGEMENT, STORE, 'prometheus.internal']
      await expect(cost({}, hosts).fetch('2026-09-06')).rejects.toMatchObject({ code: 'server-unreachable' })
      const meant = server.asked.map(({ headers }) => headers['x-meant-host'])
      expect(meant.filter((host) => host !== LOGIN && host !== MANAGEMENT)).toEqual([])
    },
  )

  it('whose file is cut short is no month', async () => {
    serve(
      reports(() => ({
        manifest: {
          blobs: [{ blobLink: `https://${STORE}/reports/2026-08-01?sig=signed`, byteCount: 1_000_000 }],
        },
      })),
    )
    await expect(cost().fetch('2026-09-06')).rejects.toMatchObject({
      happened: expect.stringContaining('of 1000000 bytes'),
    })
  })

  it('says on which host its reports lie, which has to be switched on as well', async () => {
    serve(reports())
    expect((await cost().test('2026-09-06')).findings).toEqual([`Azure puts its reports on ${STORE}.`])
    await expect(cost({}, [LOGIN, MANAGEMENT]).test('2026-09-06')).rejects.toMatchObject({
      code: 'forbidden',
      happened: expect.stringContaining(STORE),
    })
    const config = azureCostFetcher.config.parse({
      ...identity,
      scope: `subscriptions/${SHOP}`,
      reportHost: STORE,
    })
    expect(azureCostFetcher.hosts(config).map(({ host }) => host)).toEqual([LOGIN, MANAGEMENT, STORE])
  })

  it('by a secret that has expired says so, and does not show it', async () => {
    server.answerWith(
      (_asked, response) =>
        void response
          .writeHead(401)
          .end(JSON.stringify({ error: 'invalid_client', error_description: 'AADSTS7000222: expired' })),
    )
    const failed = await cost()
      .fetch('2026-09-06')
      .catch((error: unknown) => error)
    expect(failed).toMatchObject({
      code: 'forbidden',
      happened: expect.stringContaining('AADSTS7000222'),
      next: expect.stringContaining('expired'),
    })
    expect(JSON.stringify(failed)).not.toContain('hunter2')
  })

  it.each([
    'subscriptions/x',
    `subscriptions/${SHOP}/../..`,
    'https://evil.example',
    'providers/Microsoft.Billing/billingAccounts/../../x',
  ])('of the scope %j is none', (scope) => {
    expect(azureCostFetcher.config.safeParse({ ...identity, scope }).success).toBe(false)
  })
})

describe('Azure Carbon Optimization', () => {
  const Question = z.strictObject({
    reportType: z.literal('ItemDetailsReport'),
    categoryType: z.literal('Resource'),
    subscriptionList: z.array(z.string()).min(1).max(100),
    carbonScopeList: z.array(z.string()),
    dateRange: z.strictObject({ start: z.iso.date(), end: z.iso.date() }),
    orderBy: z.literal('ItemName'),
    sortDirection: z.literal('Asc'),
    pageSize: z.number(),
    skipToken: z.string().optional(),
  })
  const item = (itemName: string, latestMonthEmissions: number, subscriptionId = SHOP) => ({
    dataType: 'ResourceItemDetailsData',
    ...{ itemName, latestMonthEmissions, subscriptionId, categoryType: 'Resource' },
    ...{
      previousMonthEmissions: 1,
      resourceType: 'microsoft.compute/virtualmachines',
      location: 'west europe',
    },
  })
  /** August has two pages, July one; a factor makes other figures of them. */
  const emissions =
    (factor = 1) =>
    (asked: Asked, response: ServerResponse) => {
      if (asked.url.pathname.endsWith('/queryCarbonEmissionDataAvailableDateRange'))
        return json(response, { startDate: '2025-09-01', endDate: '2026-08-01' })
      const { dateRange, skipToken, subscriptionList } = Question.parse(JSON.parse(asked.body))
      expect(dateRange.start).toBe(dateRange.end)
      const all =
        dateRange.start === '2026-08-01' ? [item('web-1', 2 * factor), item('web-2', 3)] : [item('web-1', 1)]
      const from = Number(skipToken ?? 0)
      json(response, {
        value: subscriptionList.includes(SHOP) ? all.slice(from, from + 1) : [],
        skipToken: from + 1 < all.length && subscriptionList.includes(SHOP) ? String(from + 1) : '',
        subscriptionAccessDecisionList: subscriptionList.map((subscriptionId) => ({
          subscriptionId,
          decision: subscriptionId === SHOP ? 'Allowed' : 'Denied',
        })),
      })
    }

  it('gives every resource of each month that Azure has, all scopes, page by page', async () => {
    serve(emissions())
    const { sets, lastPeriod, paths } = await carbon().fetch('2026-09-20')
    expect(sets.map(({ key }) => key)).toEqual(['2026-07', '2026-08'])
    expect(lastPeriod).toBe('2026-08')
    const { rows, reasons } = await readFootprints(...paths)
    expect(reasons).toEqual([])
    expect(
      rows.map((row) => [
        row.billing_period_start,
        row.sub_account_id,
        row.service_code,
        row.total_unstated_kg,
      ]),
    ).toEqual([
      ['2026-07-01', SHOP, 'microsoft.compute/virtualmachines', 1],
      ['2026-08-01', SHOP, 'microsoft.compute/virtualmachines', 2],
      ['2026-08-01', SHOP, 'microsoft.compute/virtualmachines', 3],
    ])
  })

  it('gives a month again only when Azure has other figures of it', async () => {
    const asking = carbon()
    serve(emissions())
    await asking.fetch('2026-09-20')
    serve(emissions())
    expect((await asking.fetch('2026-09-21')).sets).toEqual([])
    serve(emissions(2))
    expect((await asking.fetch('2026-09-22')).sets.map(({ key }) => key)).toEqual(['2026-08'])
  })

  it('is asked for a hundred subscriptions at once at most; what Azure denies is said', async () => {
    const others = Array.from(
      { length: 130 },
      (_, index) => `${String(index).padStart(8, '0')}-2222-3333-4444-555555555555`,
    )
    serve(emissions())
    const tested = await carbon({ subscriptions: [SHOP, ...others] }).test('2026-09-20')
    expect(tested).toMatchObject({ canRead: true, lastPeriod: '2026-08' })
    expect(tested.findings).toHaveLength(130)
    expect(tested.findings[0]).toMatch(/denies access to 00000000-.*Carbon Optimization Reader/)
  })

  it('that is busy is asked again', async () => {
    serve(emissions(), failsOnce(429, { 'retry-after': '0' }))
    expect((await carbon().fetch('2026-09-20')).sets).toHaveLength(2)
  })
})
