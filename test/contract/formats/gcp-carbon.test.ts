import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { recogniseBill } from '#lib/engine/files/open-bill.ts'
import { readFootprints } from '#test/support/read-footprints.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { text, writeCsv, writeParquet } from '#test/support/write-table.ts'

const folder = await temporaryFolder()

/** A row as BigQuery writes JSON: integers are text. */
const NESTED = {
  usage_month: '2026-08-01',
  billing_account_id: '01ABCD-234567-89EFAB',
  project: { number: '802583874831', id: 'shop' },
  service: { id: '6F81-5844-456A', description: 'Compute Engine' },
  location: { location: 'europe-west3-a', region: 'europe-west3' },
  carbon_model_version: '11',
  carbon_footprint_kgCO2e: { scope1: 0.25, scope2: { location_based: 9.5, market_based: 3 }, scope3: 1.25 },
  carbon_footprint_total_kgCO2e: { location_based: 11, market_based: 4.5 },
}

const EXPECTED = {
  provider: 'Google Cloud',
  billing_account_id: '01ABCD-234567-89EFAB',
  billing_period_start: '2026-08-01',
  sub_account_id: 'shop',
  service_code: '6F81-5844-456A',
  service_name: 'Compute Engine',
  region: 'europe-west3',
  model_version: '11',
  scope1_kg: 0.25,
  scope2_location_kg: 9.5,
  scope2_market_kg: 3,
  scope3_location_kg: 1.25,
  scope3_market_kg: 1.25,
  total_location_kg: 11,
  total_market_kg: 4.5,
  total_unstated_kg: null,
}

it('reads Google’s carbon footprint from JSON lines: 0.25 + 9.5 + 1.25 = 11 kg', async () => {
  const path = join(folder, 'gcp.json')
  const other = {
    ...NESTED,
    project: { number: '', id: null },
    carbon_model_version: '9',
    carbon_footprint_kgCO2e: {},
  }
  writeFileSync(
    path,
    `${JSON.stringify(NESTED)}\n${JSON.stringify({ ...other, usage_month: '2026-07-01' })}\n`,
  )
  expect(await recogniseBill(path)).toMatchObject({ format: 'gcp-carbon', generator: 'Google Cloud' })
  const { rows, rejectedLines } = await readFootprints(path)
  expect(rejectedLines).toBe(0)
  expect(rows).toMatchObject([
    { sub_account_id: '', scope1_kg: null, scope2_location_kg: null, total_location_kg: 11 },
    EXPECTED,
  ])
})

it('reads the same from Parquet with structs and from a flattened CSV', async () => {
  const parquet = await writeParquet(join(folder, 'gcp.parquet'), [
    {
      usage_month: `DATE '2026-08-01'`,
      billing_account_id: text(NESTED.billing_account_id),
      project: `{'number': '802583874831', 'id': 'shop'}`,
      service: `{'id': '6F81-5844-456A', 'description': 'Compute Engine'}`,
      location: `{'location': 'europe-west3-a', 'region': 'europe-west3'}`,
      carbon_model_version: '11::BIGINT',
      carbon_footprint_kgCO2e: `{'scope1': 0.25::DOUBLE, 'scope2': {'location_based': 9.5::DOUBLE, 'market_based': 3::DOUBLE}, 'scope3': 1.25::DOUBLE}`,
      carbon_footprint_total_kgCO2e: `{'location_based': 11::DOUBLE, 'market_based': 4.5::DOUBLE}`,
    },
  ])
  const csv = writeCsv(join(folder, 'gcp.csv'), [
    {
      usage_month: '2026-08-01',
      billing_account_id: NESTED.billing_account_id,
      'project.number': '802583874831',
      'project.id': 'shop',
      'service.id': '6F81-5844-456A',
      'service.description': 'Compute Engine',
      'location.location': 'europe-west3-a',
      'location.region': 'europe-west3',
      carbon_model_version: '11',
      'carbon_footprint_kgCO2e.scope1': '0.25',
      'carbon_footprint_kgCO2e.scope2.location_based': '9.5',
      'carbon_footprint_kgCO2e.scope2.market_based': '3',
      'carbon_footprint_kgCO2e.scope3': '1.25',
      'carbon_footprint_total_kgCO2e.location_based': '11',
      'carbon_footprint_total_kgCO2e.market_based': '4.5',
    },
  ])
  expect((await readFootprints(parquet)).rows).toMatchObject([EXPECTED])
  expect((await readFootprints(csv)).rows).toMatchObject([EXPECTED])
})

it('rejects a row without a month or with a figure that is no number', async () => {
  const path = writeCsv(join(folder, 'bad.csv'), [
    { usage_month: '', carbon_model_version: '11', 'carbon_footprint_total_kgCO2e.location_based': '1' },
    {
      usage_month: '2026-08-01',
      carbon_model_version: '11',
      'carbon_footprint_total_kgCO2e.location_based': 'much',
    },
  ])
  expect((await readFootprints(path)).reasons).toEqual([
    'carbon_footprint_total_kgCO2e.location_based is not a number',
    'the row has no month',
  ])
})
