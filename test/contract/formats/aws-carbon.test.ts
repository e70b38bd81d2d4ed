import { join } from 'node:path'
import { expect, it } from 'vitest'
import { recogniseBill } from '#lib/engine/files/open-bill.ts'
import { readFootprints } from '#test/support/read-footprints.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { text, writeCsv, writeParquet } from '#test/support/write-table.ts'

const folder = await temporaryFolder()

const ROW = {
  last_refresh_timestamp: '2026-10-15 00:00:00Z',
  location: 'EU (Frankfurt)',
  model_version: 'v3.0.0',
  payer_account_id: '000000000001',
  product_code: 'AmazonEC2',
  region_code: 'eu-central-1',
  usage_account_id: '000000000002',
  usage_period_start: '2026-08-01 00:00:00Z',
  usage_period_end: '2026-08-31 23:59:59Z',
  total_lbm_emissions_value: '0.0125',
  total_lbm_emissions_unit: 'MTCO2e',
  total_mbm_emissions_value: '0.004',
  total_mbm_emissions_unit: 'MTCO2e',
  total_scope_1_emissions_value: '0.0005',
  total_scope_1_emissions_unit: 'MTCO2e',
  total_scope_2_lbm_emissions_value: '0.01',
  total_scope_2_lbm_emissions_unit: 'MTCO2e',
  total_scope_2_mbm_emissions_value: '0.0015',
  total_scope_2_mbm_emissions_unit: 'MTCO2e',
  total_scope_3_lbm_emissions_value: '0.002',
  total_scope_3_lbm_emissions_unit: 'MTCO2e',
  total_scope_3_mbm_emissions_value: '0.002',
  total_scope_3_mbm_emissions_unit: 'MTCO2e',
}

it('reads the AWS carbon export: 0.0125 MTCO2e are 12.5 kg, each scope in its place', async () => {
  const path = writeCsv(join(folder, 'aws.csv'), [ROW], { gzip: true })
  expect(await recogniseBill(path)).toMatchObject({ format: 'aws-carbon', generator: 'AWS', gaps: [] })
  const { rows, parts, period } = await readFootprints(path)
  expect(rows).toMatchObject([
    {
      provider: 'AWS',
      billing_account_id: '000000000001',
      sub_account_id: '000000000002',
      billing_period_start: '2026-08-01',
      service_code: 'AmazonEC2',
      region: 'eu-central-1',
      model_version: 'v3.0.0',
      scope1_kg: 0.5,
      scope2_location_kg: 10,
      scope2_market_kg: 1.5,
      scope3_location_kg: 2,
      scope3_market_kg: 2,
      total_location_kg: 12.5,
      total_market_kg: 4,
      total_unstated_kg: null,
    },
  ])
  expect(parts).toEqual([
    { provider: 'AWS', billingAccountId: '000000000001', billingPeriod: '2026-08-01', rows: 1 },
  ])
  expect(period).toEqual({ start: '2026-08-01', end: '2026-09-01' })
})

it('keeps the newest model version of a month, v10 after v9, and the newest refresh of a row', async () => {
  const path = writeCsv(join(folder, 'versions.csv'), [
    { ...ROW, model_version: 'v9.1.0', total_lbm_emissions_value: '1' },
    { ...ROW, model_version: 'v10.0.0', total_lbm_emissions_value: '2' },
    {
      ...ROW,
      model_version: 'v10.0.0',
      total_lbm_emissions_value: '3',
      last_refresh_timestamp: '2026-11-15 00:00:00Z',
    },
    { ...ROW, model_version: 'v9.1.0', usage_period_start: '2026-07-01 00:00:00Z' },
  ])
  const { rows } = await readFootprints(path)
  expect(rows.map((row) => [row.billing_period_start, row.model_version, row.total_location_kg])).toEqual(
    [
      ['2026-08-01', 'v10.0.0', 3000],
      ['2026-07-01', 'v9.1.0', 12.5],
    ].sort(),
  )
})

it('leaves unknown what the export leaves out, and rejects a unit it does not know', async () => {
  const { total_scope_1_emissions_value: _, total_scope_1_emissions_unit: __, ...older } = ROW
  const path = writeCsv(join(folder, 'older.csv'), [
    { ...older, total_lbm_emissions_value: '' },
    { ...older, product_code: 'AmazonS3', total_mbm_emissions_unit: 'pounds' },
  ])
  const { rows, reasons, rejectedLines } = await readFootprints(path)
  expect(rows).toMatchObject([{ scope1_kg: null, total_location_kg: null, total_market_kg: 4 }])
  expect(reasons).toEqual(['total_mbm_emissions_unit is not MTCO2e'])
  expect(rejectedLines).toBe(1)
})

it('reads the same from Parquet, where values and times have types', async () => {
  const typed = Object.fromEntries(
    Object.entries(ROW).map(([name, value]) => {
      if (name.endsWith('_value')) return [name, `${value}::DOUBLE`]
      return [
        name,
        /timestamp|usage_period/.test(name) ? `${text(value.slice(0, 19))}::TIMESTAMP` : text(value),
      ]
    }),
  )
  const path = await writeParquet(join(folder, 'aws.parquet'), [typed])
  const csv = await readFootprints(writeCsv(join(folder, 'same.csv'), [ROW]))
  expect((await readFootprints(path)).rows).toEqual(csv.rows)
})
