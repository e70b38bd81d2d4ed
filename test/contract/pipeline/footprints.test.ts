import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { FootprintsBody } from '#app/api/_schema/footprints.ts'
import type { Report } from '#lib/domain/report/emissions.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { footprints } from '#lib/queries/footprints.ts'
import { listImports } from '#lib/queries/imports.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { report } from '#lib/queries/report.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { importFiles } from '#test/support/import-file.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { writeCsv } from '#test/support/write-table.ts'

const folder = await temporaryFolder()
await ownTestDataDir()
let scope: Scope

const day = (month: string, number: number) => `${month}-${String(number).padStart(2, '0')}T00:00:00Z`

/** A machine for a whole day, in a Cost and Usage Report. */
const machine = (account: string, month: string, number: number) => ({
  'identity/LineItemId': `${account}-${month}-${number}`,
  'bill/PayerAccountId': '900',
  'bill/BillingPeriodStartDate': day(month, 1),
  'lineItem/UsageAccountId': account,
  'lineItem/LineItemType': 'Usage',
  'lineItem/UsageStartDate': day(month, number),
  'lineItem/UsageEndDate': day(month, number).replace('T00', 'T23'),
  'lineItem/ProductCode': 'AmazonEC2',
  'lineItem/UsageType': 'EUC1-BoxUsage:m5.large',
  'lineItem/Operation': 'RunInstances',
  'lineItem/UsageAmount': '24',
  'lineItem/UnblendedCost': '2.5',
  'lineItem/CurrencyCode': 'USD',
  'product/ProductName': 'Amazon Elastic Compute Cloud',
  'product/regionCode': 'eu-central-1',
  'product/instanceType': 'm5.large',
  'pricing/unit': 'Hrs',
})

const official = (account: string, month: string, product: string, tons: string) => ({
  payer_account_id: '900',
  usage_account_id: account,
  product_code: product,
  region_code: 'eu-central-1',
  model_version: 'v3.0.0',
  usage_period_start: `${month}-01 00:00:00Z`,
  total_lbm_emissions_value: tons,
  total_lbm_emissions_unit: 'MTCO2e',
  total_scope_1_emissions_value: '0',
  total_scope_1_emissions_unit: 'MTCO2e',
  total_scope_3_lbm_emissions_value: '0.001',
  total_scope_3_lbm_emissions_unit: 'MTCO2e',
})

const days = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

const question = {
  filter: {},
  groupBy: ['provider', 'service', 'month'],
  method: 'location',
  factorSet: '2026.1',
} as const
const ask = (): Promise<Report> => report(scope, question)

let before: Report

beforeAll(async () => {
  await startUp()
  const [organisation] = await listOrganisations()
  scope = { organisationId: organisation?.id ?? '', teams: 'all' }
  const bill = writeCsv(join(folder, 'bill.csv'), [
    ...days(30).flatMap((number) => [machine('1', '2026-06', number), machine('2', '2026-06', number)]),
    ...days(9).map((number) => machine('1', '2026-07', number)),
  ])
  await importFiles(scope, [bill])
  before = await ask()
  const carbon = writeCsv(join(folder, 'carbon.csv'), [
    official('1', '2026-06', 'AmazonEC2', '0.010'),
    official('1', '2026-06', 'AmazonS3', '0.002'),
    official('3', '2026-06', 'AmazonEC2', '0.5'),
    official('1', '2026-07', 'AmazonEC2', '0.011'),
    official('1', '2026-05', 'AmazonEC2', '0.012'),
  ])
  await importFiles(scope, [carbon])
})

describe('official footprints', () => {
  it('enter no total: every figure is what it was before they were imported', async () => {
    expect(before.total.totalKgCo2e.central).toBeGreaterThan(0)
    expect(await ask()).toEqual(before)
    const imports = await listImports(scope)
    const parts = imports.flatMap((each) => each.parts)
    expect(
      parts
        .filter(({ dataset }) => dataset === 'footprints')
        .map((part) => part.billingPeriod)
        .sort(),
    ).toEqual(['2026-05-01', '2026-06-01', '2026-07-01'])
    expect(parts.every(({ state }) => state === 'active')).toBe(true)
  })

  it('stand beside our estimate of the accounts that both have: of June, account 1 of accounts 1, 2 and 3', async () => {
    const { months } = await footprints(scope, { filter: {}, factorSet: '2026.1' })
    expect(months.map(({ month }) => month)).toEqual(['2026-07', '2026-06', '2026-05'])
    const june = months[1]
    expect(june).toMatchObject({
      provider: 'AWS',
      modelVersion: 'v3.0.0',
      accounts: { both: 1, onlyOfficial: 1, onlyBills: 1 },
      // 10 + 2 + 500 kg
      official: { totalLocationKg: 512, totalMarketKg: null, scope3LocationKg: 3, scope1Kg: 0 },
      compared: { official: { totalLocationKg: 12 }, differenceKg: { market: null } },
    })
    const half = (before.groups.find(({ key }) => key.month === '2026-06')?.totalKgCo2e.central ?? 0) / 2
    const ours = june?.compared?.estimate.location?.totalKgCo2e.central
    expect(ours).toBeCloseTo(half, 9)
    expect(june?.compared?.differenceKg.location).toBeCloseTo(half - 12, 9)
    expect(june?.reasons).toEqual(
      expect.arrayContaining(['scope-1', 'scope-3-breadth', 'allocation', 'accounts-differ']),
    )
    expect(june?.reasons).not.toContain('days-missing')
  })

  it('are compared by service where both have it; what we have no figure for stays unknown', async () => {
    const { months } = await footprints(scope, {
      filter: { from: '2026-06', to: '2026-06' },
      factorSet: '2026.1',
    })
    expect(months).toHaveLength(1)
    const [ec2, s3] = months[0]?.compared?.services ?? []
    expect(ec2).toMatchObject({ serviceCode: 'AmazonEC2', official: { totalLocationKg: 10 } })
    expect(ec2?.estimate.location?.totalKgCo2e.central).toBeGreaterThan(0)
    expect(s3).toMatchObject({
      serviceCode: 'AmazonS3',
      official: { totalLocationKg: 2 },
      estimate: { location: null, market: null },
      differenceKg: { location: null, market: null },
    })
  })

  it('are shown without a comparison where the bills have part of a month, or none of it', async () => {
    const { months } = await footprints(scope, { filter: {}, factorSet: '2026.1' })
    expect(months[0]).toMatchObject({ month: '2026-07', official: { totalLocationKg: 11 }, compared: null })
    expect(months[0]?.reasons).toContain('days-missing')
    expect(months[2]).toMatchObject({ month: '2026-05', official: { totalLocationKg: 12 }, compared: null })
    expect(months[2]?.reasons).toContain('no-usage')
  })

  it('are answered as the API describes them, by provider, and to nobody who sees some teams only', async () => {
    const all = await footprints(scope, { filter: {}, factorSet: '2026.1' })
    expect(FootprintsBody.parse(all)).toEqual(all)
    const none = await footprints(scope, { filter: { provider: ["Microsoft' OR 1=1"] }, factorSet: '2026.1' })
    expect(none.months).toEqual([])
    expect(
      (await footprints({ ...scope, teams: ['search'] }, { filter: {}, factorSet: '2026.1' })).months,
    ).toEqual([])
  })
})
