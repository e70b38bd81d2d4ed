import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ReportBody } from '#app/api/_schema/emissions.ts'
import { ImportsBody } from '#app/api/_schema/import.ts'
import { DemoBody, OrganisationsBody } from '#app/api/_schema/organisation.ts'
import { apiClient } from '../../support/api-client.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { awsBillCsv } from '../../support/small-bill.ts'

const START_MILLISECONDS = 300_000

let server: TestServer
let api: ReturnType<typeof apiClient>

beforeAll(async () => {
  server = await startServer()
  api = apiClient(server.url)
}, START_MILLISECONDS)
afterAll(() => server?.remove())

it('the demo is loaded into an organisation of its own, once, and removed without a trace', async () => {
  const load = () => api.ask('/demo', DemoBody, { method: 'POST', status: 201 })
  expect(await Promise.all([load(), load()])).toEqual([{ slug: 'demo' }, { slug: 'demo' }])
  await load()
  const { organisations } = await api.ask('/organisations', OrganisationsBody)
  expect(organisations.filter((each) => each.isDemo)).toMatchObject([{ slug: 'demo', hasData: true }])
  expect(await api.ask('/organisations/default/emissions', ReportBody)).toMatchObject({
    period: null,
    groups: [],
  })

  const report = await api.ask('/organisations/demo/emissions?group=region', ReportBody)
  expect(report.rows).toMatchObject({ read: 49_683, rejected: 0 })
  expect(report.period).toEqual({ start: '2026-04-01', end: '2026-10-19' })
  expect(report.groups[0]?.key).toEqual({ region: 'ap-south-1' })
  expect(report.groups.length).toBeGreaterThanOrEqual(8)
  expect(report.coverage?.measured).toBeGreaterThan(0.5)
  const months = await api.ask('/organisations/demo/emissions?group=month', ReportBody)
  expect(months.groups[0]?.key).toEqual({ month: '2026-08' })

  const into = api.sending('POST', { uploadIds: [await api.upload('mine.csv', awsBillCsv([{}]))] })
  expect(await api.problem('/organisations/demo/imports', into)).toMatchObject({ status: 403 })
  const { imports: loaded } = await api.ask('/organisations/demo/imports', ImportsBody)
  expect(loaded).toHaveLength(7)
  expect((await api.call('/demo', { method: 'DELETE' })).status).toBe(204)
  expect((await api.call('/demo', { method: 'DELETE' })).status).toBe(204)
  expect(await api.problem('/organisations/demo/emissions')).toMatchObject({ status: 404 })
  expect(
    readdirSync(server.dataDir, { recursive: true }).filter((file) => String(file).endsWith('.parquet')),
  ).toEqual([])
})
