import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { recogniseBill } from '#lib/engine/files/open-bill.ts'
import { readFootprints } from '#test/support/read-footprints.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const folder = await temporaryFolder()

let files = 0
function answer(document: object): string {
  files += 1
  const path = join(folder, `answer-${files}.json`)
  writeFileSync(path, JSON.stringify(document, null, 2))
  return path
}

const item = (given: object) => ({
  latestMonthEmissions: 0.1,
  previousMonthEmissions: 0.05,
  monthOverMonthEmissionsChangeRatio: 1,
  monthlyEmissionsChangeValue: 0.05,
  ...given,
})

const summary = (date: string, latestMonthEmissions: number) =>
  item({ dataType: 'MonthlySummaryData', date, latestMonthEmissions, carbonIntensity: 22 })

const resource = (name: string, latestMonthEmissions: number) =>
  item({
    dataType: 'ResourceItemDetailsData',
    latestMonthEmissions,
    itemName: name,
    categoryType: 'Resource',
    subscriptionId: 'sub-1',
    resourceGroup: 'shop',
    resourceType: 'microsoft.storage/storageaccounts',
    location: 'east us',
  })

const AUGUST = { dateRange: { start: '2026-08-01', end: '2026-08-01' } }

it('reads a monthly summary: a total for each month, of neither method', async () => {
  const path = answer({
    subscriptionAccessDecisionList: [{ subscriptionId: 'sub-2', decision: 'Denied' }],
    value: [summary('2026-08-01', 12.5), summary('2026-07-01', 11)],
  })
  const bill = await recogniseBill(path)
  expect(bill).toMatchObject({
    format: 'azure-carbon',
    version: 'MonthlySummaryData',
    generator: 'Microsoft',
  })
  expect(bill.warnings.join(' ')).toMatch(/neither.*denied access/s)
  const { rows } = await readFootprints(path)
  expect(rows).toMatchObject([
    { billing_period_start: '2026-07-01', total_unstated_kg: 11 },
    {
      provider: 'Microsoft',
      billing_account_id: '',
      billing_period_start: '2026-08-01',
      sub_account_id: '',
      scope1_kg: null,
      total_location_kg: null,
      total_market_kg: null,
      total_unstated_kg: 12.5,
    },
  ])
})

it('reads item details where the document keeps the date range of the request, and rejects them without', async () => {
  const details = { value: [resource('logs', 2), resource('backups', 3)], skipToken: 'abc' }
  const path = answer({ ...AUGUST, ...details })
  expect((await recogniseBill(path)).warnings.join(' ')).toContain('skipToken')
  expect((await readFootprints(path)).rows).toMatchObject([
    {
      billing_period_start: '2026-08-01',
      sub_account_id: 'sub-1',
      service_code: 'microsoft.storage/storageaccounts',
      region: 'east us',
      total_unstated_kg: 2,
    },
    { total_unstated_kg: 3 },
  ])
  const { rows, reasons } = await readFootprints(answer(details))
  expect(rows).toEqual([])
  expect(reasons[0]).toContain('does not say its month')
})

it('counts a month once: its summary, not its summary and its items', async () => {
  const whole = answer({ value: [summary('2026-08-01', 5)] })
  const items = answer({ ...AUGUST, value: [resource('logs', 2), resource('backups', 3)] })
  expect((await readFootprints(whole, items)).rows).toMatchObject([{ total_unstated_kg: 5 }])
})

it('rejects what is no whole: the largest items, a range of months, some scopes only', async () => {
  const top = answer({
    value: [
      item({
        dataType: 'TopItemsMonthlySummaryData',
        itemName: 'a',
        categoryType: 'Location',
        date: '2026-08-01',
      }),
    ],
  })
  const range = answer({
    dateRange: { start: '2026-06-01', end: '2026-08-01' },
    value: [item({ dataType: 'OverallSummaryData' })],
  })
  const scopes = answer({ carbonScopeList: ['Scope1', 'Scope3'], value: [summary('2026-08-01', 5)] })
  expect((await readFootprints(top)).reasons[0]).toContain('largest items')
  expect((await readFootprints(range)).reasons[0]).toContain('does not say its month')
  expect((await readFootprints(scopes)).reasons).toEqual(['not all three scopes were asked for'])
})
