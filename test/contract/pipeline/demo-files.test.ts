import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { beforeAll, expect, it } from 'vitest'
import { FACTOR_SET_IDS, METHODS } from '#lib/domain/factors/factor-set.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { changeAdjustments } from '#lib/pipeline/change-adjustments.ts'
import { DEMO_ADJUSTMENTS } from '#lib/pipeline/demo/demo-adjustments.ts'
import { demoArchive } from '#lib/pipeline/demo/demo-archive.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { footprints } from '#lib/queries/footprints.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { report } from '#lib/queries/report.ts'
import { workloads } from '#lib/queries/workloads.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { importFiles } from '#test/support/import-file.ts'
import { dataDirWithDemo } from '#test/support/template-demo.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const folder = await temporaryFolder()
await ownTestDataDir(dataDirWithDemo)
let demo: Scope
let own: Scope

beforeAll(async () => {
  await startUp()
  const organisations = await listOrganisations()
  const scopeOf = (isDemo: boolean): Scope => ({
    organisationId: organisations.find((each) => each.isDemo === isDemo)?.id ?? '',
    teams: 'all',
  })
  demo = scopeOf(true)
  own = scopeOf(false)
  const { body, fileName } = await demoArchive()
  await pipeline(body, createWriteStream(join(folder, fileName)))
  await importFiles(own, [join(folder, fileName)])
})

/** Every figure by month, region, service, team and account. */
const figures = async (scope: Scope, adjustments?: number) => {
  const reports = []
  for (const factorSet of FACTOR_SET_IDS)
    for (const method of METHODS)
      reports.push(
        await report(scope, {
          filter: {},
          groupBy: ['month', 'region', 'service', 'team', 'account'],
          method,
          factorSet,
          ...(adjustments === undefined ? {} : { adjustments }),
        }),
      )
  return reports.map(({ total, groups, cost, rows }) => ({ total, groups, cost, kept: rows.kept }))
}

it('the files of the demo, imported as they are downloaded, give its figures, and with its adjustments exactly those it shows', async () => {
  const plain = await figures(own)
  expect(plain[0]?.total.totalKgCo2e.central).toBeGreaterThan(0)
  expect(plain).toEqual(await figures(demo, 0))
  expect(plain).not.toEqual(await figures(demo))
  await changeAdjustments(own, {
    adjustments: DEMO_ADJUSTMENTS,
    after: 0,
    author: 'Ada',
    reason: 'as the demo',
  })
  expect(await figures(own)).toEqual(await figures(demo))
})

it('they hold what providers say and how clusters are shared, too', async () => {
  const asked = { filter: {}, factorSet: '2026.1' } as const
  const { months } = await footprints(own, asked)
  expect(months.length).toBeGreaterThan(0)
  expect(months).toEqual((await footprints(demo, asked)).months)
  const shared = { ...asked, level: 'workload', method: 'location' } as const
  expect((await workloads(own, shared)).groups).toEqual((await workloads(demo, shared)).groups)
})

it('they are the same bytes every time', async () => {
  const { body, fileName } = await demoArchive()
  const again = await buffer(body)
  expect(again.equals(await readFile(join(folder, fileName)))).toBe(true)
})
