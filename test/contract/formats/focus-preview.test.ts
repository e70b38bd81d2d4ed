import { join } from 'node:path'
import { expect, it } from 'vitest'
import { recogniseBill } from '#lib/engine/files/open-bill.ts'
import { estimateBill } from '#lib/pipeline/estimate-bill.ts'
import { readCharges } from '#test/support/read-charges.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { writeCsv } from '#test/support/write-table.ts'

const folder = await temporaryFolder()

/** A row with the column names that Oracle's FOCUS reports have. */
const ROW = {
  BilledCost: '0.8',
  BillingAccountId: 'ocid1.tenancy.oc1..a',
  BillingCurrency: 'USD',
  BillingPeriodStart: '2026-08-01T00:00Z',
  ChargeCategory: 'Usage',
  ChargeDescription: 'Standard - E4 - OCPU',
  ChargePeriodEnd: '2026-08-03T08:00Z',
  ChargePeriodStart: '2026-08-03T07:00Z',
  ChargeSubcategory: 'On-Demand',
  EffectiveCost: '0.8',
  InvoiceIssuer: 'Oracle',
  ListCost: '1',
  Provider: 'Oracle',
  Publisher: 'Oracle',
  Region: 'eu-frankfurt-1',
  ResourceId: 'ocid1.instance.oc1..b',
  ServiceCategory: 'Compute',
  ServiceName: 'COMPUTE',
  SkuId: 'B93113',
  SubAccountId: 'ocid1.compartment.oc1..c',
  SubAccountName: 'shop',
  Tags: '{"team":"search"}',
  UsageQuantity: '4',
  UsageUnit: 'OCPU Hours',
  oci_ReferenceNumber: 'r1',
}

const path = writeCsv(join(folder, 'oracle.csv'), [
  ROW,
  { ...ROW, ChargeSubcategory: 'Unused Commitment', UsageQuantity: '', EffectiveCost: '5' },
])

it('reads FOCUS 1.0-preview, as Oracle writes it, under the names of 1.0', async () => {
  expect(await recogniseBill(path)).toMatchObject({
    format: 'focus',
    version: '1.0-preview',
    generator: 'Oracle',
  })
  expect(await readCharges(path)).toMatchObject([
    {
      provider: 'Oracle',
      region: 'eu-frankfurt-1',
      usage_type: 'Standard - E4 - OCPU',
      unit: 'OCPU Hours',
      quantity: 4,
      commitment_status: '',
      reject_reason: null,
    },
    { commitment_status: 'Unused', has_quantity: false },
  ])
})

it('estimates its usage, and leaves the unused part of a commitment out', async () => {
  const report = await estimateBill({
    files: [path],
    groupBy: ['region'],
    factorSet: '2026.1',
    method: 'location',
    teamTagKeys: ['team'],
  })
  expect(report.rows).toEqual({ read: 2, kept: 1, excluded: 1, rejected: 0 })
  expect(report.period).toEqual({ start: '2026-08-03', end: '2026-08-04' })
  expect(report.total.energyKwh.central).toBeGreaterThan(0)
})
