import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ReportBody } from '#app/api/_schema/emissions.ts'
import { ImportsBody } from '#app/api/_schema/import.ts'
import { DemoBody, OrganisationsBody } from '#app/api/_schema/organisation.ts'
import * as demo from '#app/api/v1/demo/route.ts'
import * as emissions from '#app/api/v1/organisations/[slug]/emissions/route.ts'
import * as imports from '#app/api/v1/organisations/[slug]/imports/route.ts'
import * as organisations from '#app/api/v1/organisations/route.ts'
import * as uploads from '#app/api/v1/uploads/[[...id]]/route.ts'
import { startImportQueue } from '#lib/pipeline/import-queue.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { apiClient } from '#test/support/api-client.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { serveRoutes } from '#test/support/route-server.ts'
import { awsBillCsv } from '#test/support/small-bill.ts'

const dataDir = await ownTestDataDir()

let server: Awaited<ReturnType<typeof serveRoutes>>
let api: ReturnType<typeof apiClient>

beforeAll(async () => {
  await startUp()
  await startImportQueue()
  server = await serveRoutes({
    '/demo': demo,
    '/organisations': organisations,
    '/organisations/{slug}/emissions': emissions,
    '/organisations/{slug}/imports': imports,
    '/uploads': uploads,
    '/uploads/{id}': {
      PATCH: (request: Request, { params }: { params: Promise<{ id: string }> }) =>
        uploads.PATCH(request, { params: params.then(({ id }) => ({ id: [id] })) }),
    },
  })
  api = apiClient(server.url)
})
afterAll(() => server?.close())

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
    readdirSync(dataDir, { recursive: true }).filter((file) => String(file).endsWith('.parquet')),
  ).toEqual([])
})
