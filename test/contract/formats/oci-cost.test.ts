import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { recogniseBill } from '#lib/engine/files/open-bill.ts'
import { estimateBill } from '#lib/pipeline/estimate-bill.ts'
import { readCharges, withCharges } from '#test/support/read-charges.ts'
import { sample, samplesDir } from '#test/support/samples.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { writeCsv } from '#test/support/write-table.ts'

/** Python: `sum(Decimal(row['usage/billedQuantity']))` and so on. */
const SUMS = { rows: 506, rejected: 0, quantity: 119.654327653383, cost: 2.523589325400648, descriptions: 14 }

const folder = await temporaryFolder()

const ROW = {
  'lineItem/referenceNo': 'r1',
  'lineItem/tenantId': 'ocid1.tenancy.oc1..t',
  'lineItem/intervalUsageStart': '2026-02-03T07:00Z',
  'lineItem/intervalUsageEnd': '2026-02-03T08:00Z',
  'product/service': 'BLOCK_STORAGE',
  'product/compartmentId': 'ocid1.compartment.oc1..c',
  'product/compartmentName': 'shop',
  'product/region': 'eu-frankfurt-1',
  'product/availabilityDomain': '',
  'product/resourceId': 'ocid1.volume.oc1..v',
  'usage/billedQuantity': '0.0672043010752688',
  'usage/billedQuantityOverage': '',
  'cost/subscriptionId': 's',
  'cost/productSku': 'B91961',
  'product/Description': 'Block Volume - Storage',
  'cost/unitPrice': '0.0255',
  'cost/myCost': '0.0017',
  'cost/myCostOverage': '',
  'cost/currencyCode': 'USD',
  'cost/billingUnitReadable': '1 GiB MONTHS STORAGE_SIZE',
  'cost/skuUnitDescription': 'GB Months',
  'cost/overageFlag': 'N',
  'lineItem/isCorrection': 'false',
  'lineItem/backreferenceNo': '',
  'tags/Oracle-Tags.CreatedBy': 'person1@example.com',
  'tags/Shop.Team': 'search',
  'tags/Dev\\ops.release': '',
}

const path = writeCsv(join(folder, 'oci.csv'), [
  ROW,
  {
    ...ROW,
    'lineItem/referenceNo': 'r2',
    'lineItem/isCorrection': 'true',
    'lineItem/backreferenceNo': 'r1',
    'usage/billedQuantity': '-0.0672043010752688',
    'cost/myCost': '-0.0017',
  },
  {
    ...ROW,
    'usage/billedQuantity': '1',
    'usage/billedQuantityOverage': '0.5',
    'cost/myCost': '2',
    'cost/myCostOverage': '1.25',
    'cost/overageFlag': 'Y',
    'cost/currencyCode': 'JPY',
  },
  { ...ROW, 'cost/myCost': '0', 'cost/currencyCode': '', 'tags/Shop.Team': '' },
  { ...ROW, 'lineItem/intervalUsageStart': 'yesterday' },
])

describe('Oracle Cloud cost report', () => {
  it('is told from an AWS report, whose lineItem/ columns it shares', async () => {
    expect(await recogniseBill(path)).toMatchObject({ format: 'oci-cost', generator: 'Oracle', gaps: [] })
  })

  it('reads a row, its times without seconds and its tags with their namespace', async () => {
    const [row] = await readCharges(path)
    expect(row).toMatchObject({
      provider: 'Oracle',
      service_code: 'BLOCK_STORAGE',
      usage_type: 'Block Volume - Storage',
      sku_id: 'B91961',
      unit: '1 GiB MONTHS STORAGE_SIZE',
      line_type: 'Usage',
      region: 'eu-frankfurt-1',
      billing_account_id: 'ocid1.tenancy.oc1..t',
      sub_account_id: 'ocid1.compartment.oc1..c',
      sub_account_name: 'shop',
      resource_id: 'ocid1.volume.oc1..v',
      charge_period_start: '2026-02-03 07:00:00',
      charge_period_end: '2026-02-03 08:00:00',
      billing_period_start: '2026-02-01',
      tags: '{"Oracle-Tags.CreatedBy":"person1@example.com","Shop.Team":"search"}',
      reject_reason: null,
    })
  })

  it('keeps a correction beside what it corrects: 0.0672 − 0.0672 = 0, 0.0017 − 0.0017 = 0', async () => {
    const [first, correction] = await readCharges(path)
    expect(Number(first?.quantity) + Number(correction?.quantity)).toBe(0)
    expect(Number(first?.billed_cost) + Number(correction?.billed_cost)).toBe(0)
  })

  it('adds what goes beyond the subscription: 1 + 0.5 = 1.5 units, 2 + 1.25 = 3.25 JPY', async () => {
    const rows = await readCharges(path)
    expect(rows[2]).toMatchObject({ quantity: 1.5, billed_cost: 3.25, currency: 'JPY' })
  })

  it('leaves the currency of a free row blank, and rejects a row without a date', async () => {
    const rows = await readCharges(path)
    expect(rows[3]).toMatchObject({ billed_cost: 0, currency: '', reject_reason: null })
    expect(rows[4]?.reject_reason).toBe('lineItem/intervalUsageStart is not a date')
  })

  it('refuses a usage report, which has no cost, by its name', async () => {
    const { 'lineItem/referenceNo': a, 'lineItem/tenantId': b, 'product/service': c } = ROW
    const usage = writeCsv(join(folder, 'usage.csv'), [
      {
        'lineItem/referenceNo': a,
        'lineItem/tenantId': b,
        'lineItem/intervalUsageStart': '2026-02-03T07:00Z',
        'product/service': c,
        'product/resource': 'PIC_STORAGE',
        'usage/consumedQuantity': '1',
        'usage/consumedQuantityUnits': 'BYTES',
      },
    ])
    await expect(recogniseBill(usage)).rejects.toMatchObject({
      code: 'format-not-supported-yet',
      happened: expect.stringContaining('usage report of Oracle Cloud'),
    })
  })
})

describe.skipIf(samplesDir === null)('the real cost report', () => {
  const file = sample('bills/oci-cost/reports_cost-csv_0000000030000269.redacted.csv')

  it('has the 506 rows and the sums that Python’s csv and decimal modules give', async () => {
    const [sums] = await withCharges([file], (connection) =>
      connection.select(
        `SELECT count(*)::DOUBLE AS rows, count(reject_reason)::DOUBLE AS rejected,
           sum(quantity::DECIMAL(38, 18))::DOUBLE AS quantity, sum(billed_cost::DECIMAL(38, 18))::DOUBLE AS cost,
           count(DISTINCT usage_type)::DOUBLE AS descriptions FROM charges`,
      ),
    )
    expect(sums).toEqual(SUMS)
  })

  it('is estimated by the rules for Oracle: all but monitoring and performance units, and nothing is rejected', async () => {
    const report = await estimateBill({
      files: [file],
      groupBy: ['service', 'category'],
      factorSet: '2026.1',
      method: 'location',
      teamTagKeys: ['team'],
    })
    expect(report.rows).toEqual({ read: 506, kept: 506, excluded: 0, rejected: 0 })
    expect(report.period).toEqual({ start: '2023-11-13', end: '2023-11-14' })
    const without = report.groups.filter((group) => group.energyKwh.central === 0)
    expect(without.map(({ key, rows }) => [key.service, key.category, rows]).sort()).toEqual([
      ['BLOCK_STORAGE', 'requests', 6],
      ['ORACLE_STREAMING_SERVICE', 'requests', 6],
      ['TELEMETRY', 'logging', 197],
    ])
  })
})
