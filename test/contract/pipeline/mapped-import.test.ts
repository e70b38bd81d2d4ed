import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { ColumnMapping } from '#lib/domain/imports/column-mapping.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { startImportQueue, stopImportQueue } from '#lib/pipeline/import-queue.ts'
import { rememberColumnMapping } from '#lib/pipeline/remember-column-mapping.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { listImports } from '#lib/queries/imports.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { report } from '#lib/queries/report.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { importFiles } from '#test/support/import-file.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const folder = await temporaryFolder()
await ownTestDataDir()
afterAll(stopImportQueue)

const HEADERS = ['Datum', 'Zähler', 'Menge', 'Kosten', 'Team']
const MAPPING: ColumnMapping = {
  name: 'Ours',
  provider: { text: 'aws' },
  date: { column: 'Datum', order: 'dmy' },
  service: { text: 'AmazonEC2' },
  usageType: { column: 'Zähler' },
  quantity: { column: 'Menge' },
  unit: { text: 'Hrs' },
  cost: { column: 'Kosten' },
  currency: { text: 'EUR' },
  region: { text: 'eu-west-1' },
  account: null,
  resource: null,
  decimal: 'comma',
  tags: [{ column: 'Team', key: 'team' }],
}
const ROWS = [
  '01.06.2026;EU-BoxUsage:m5.large;1.000,5;107,05;shop',
  '2.6.2026;EU-BoxUsage:m5.large;24;2,57;search',
]

it('a table of no known format is refused until its columns are named, and then counts: 107.05 + 2.57 = 109.62 EUR', async () => {
  await startUp()
  await startImportQueue()
  const [organisation] = await listOrganisations()
  const scope: Scope = { organisationId: organisation?.id ?? '', teams: 'all' }
  const path = join(folder, 'table.csv')
  writeFileSync(path, `${[HEADERS.join(';'), ...ROWS].join('\n')}\n`)
  await importFiles(scope, [path])
  expect((await listImports(scope))[0]).toMatchObject({ state: 'failed' })

  await rememberColumnMapping(scope, HEADERS, MAPPING)
  await importFiles(scope, [path])
  expect((await listImports(scope))[0]).toMatchObject({
    state: 'active',
    format: 'mapped',
    formatVersion: 'Ours',
    rows: { read: 2, kept: 2, excluded: 0, rejected: 0 },
    cost: [{ currency: 'EUR', kept: 109.62 }],
    period: { start: '2026-06-01', end: '2026-06-03' },
  })
  const question = { filter: {}, groupBy: ['team'], method: 'location', factorSet: '2026.1' } as const
  const { groups, coverage } = await report(scope, question)
  expect(coverage).toEqual({ measured: 1, proxied: 0, excluded: 0 })
  const [shop, search] = ['shop', 'search'].map((team) => groups.find(({ key }) => key.team === team))
  // The same machine in the same month: carbon is as 1000.5 hours to 24.
  const ratio = (shop?.totalKgCo2e.central ?? 0) / (search?.totalKgCo2e.central ?? 1)
  expect(ratio).toBeCloseTo(1000.5 / 24, 9)
})
