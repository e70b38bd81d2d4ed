import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCharges, withCharges } from '#test/support/read-charges.ts'
import { sample, samplesDir } from '#test/support/samples.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { writeCsv } from '#test/support/write-table.ts'
import { parseCsv } from '../ccf-oracle/csv.ts'

const folder = await temporaryFolder()

/** Counts and exact sums that Python's csv and decimal modules give for each file. */
const BILLS = [
  ['azure-csp/opencost_EnterpriseCamel.csv', 'CSP', undefined, 1, 3, 0.012],
  ['azure-ea/EA_ActualCost_Small.csv', 'EA', 'actual', 11, 54.07079406, 8.5450077867],
  ['azure-ea/EA_AmortizedCost_Small.csv', 'EA', 'amortized', 28, 185.35816553, 16.2969321366],
  ['azure-ea/EA_NoRows.csv', 'EA', undefined, 0, 0, 0],
  ['azure-mca/koku_camel_azure_version_2.csv', 'MCA', undefined, 4, 0.002148, 0.0000262412],
  ['azure-mca/spruce_native-us-dates.csv', 'other', undefined, 2, 28.2, 2.258747],
  ['azure-odd/opencost_BOM.csv', 'PAYG', undefined, 1, 0, 0],
  ['azure-odd/opencost_German.csv', 'PAYG', undefined, 1, 3, 0.075],
  ['azure-odd/opencost_MissingBrackets.csv', 'other', undefined, 1, 0, 4],
  ['azure-odd/opencost_values_Template.csv', 'other', undefined, 87, 0, 16.3935062122],
  ['azure-payg/koku_costreport.csv', 'PAYG', undefined, 3, 0.288148, 0.00011016],
  ['azure-payg/opencost_PayAsYouGo.csv', 'PAYG', undefined, 1, 3, 0.075],
  [
    'derived/EA_AmortizedCost_Small.semicolon-decimal-comma.csv',
    'EA',
    'amortized',
    28,
    185.35816553,
    16.2969321366,
  ],
] as const

describe.skipIf(samplesDir === null)('public Azure exports', () => {
  for (const [file, version, variant, rows, quantity, cost] of BILLS) {
    it(`${file} is ${version}${variant ? ` (${variant})` : ''} and keeps every row and every cent`, async () => {
      await withCharges([sample(`bills/${file}`)], async (connection, [bill]) => {
        expect([bill?.format, bill?.version, bill?.variant]).toEqual(['azure-cost', version, variant])
        const [sums] = await connection.select<Record<string, number>>(
          `SELECT count(*)::DOUBLE AS rows, count(reject_reason)::DOUBLE AS rejected, coalesce(sum(quantity), 0)::DOUBLE AS quantity,
             coalesce(sum(effective_cost), 0)::DOUBLE AS cost, count(*) FILTER (region LIKE '% %')::DOUBLE AS unsqueezed FROM charges`,
        )
        expect(sums).toMatchObject({ rows, rejected: 0, unsqueezed: 0 })
        expect(sums?.quantity).toBeCloseTo(quantity, 8)
        expect(sums?.cost).toBeCloseTo(cost, 8)
      })
    })
  }

  it('the semicolon file with decimal commas says what the export it was made from says', async () => {
    const [commas, points] = await Promise.all([
      readCharges(sample('bills/derived/EA_AmortizedCost_Small.semicolon-decimal-comma.csv')),
      readCharges(sample('bills/azure-ea/EA_AmortizedCost_Small.csv')),
    ])
    expect(commas).toEqual(points)
  })

  it('tags and machine sizes are read with outer braces, without them, and pretty-printed', async () => {
    const [missing] = await readCharges(sample('bills/azure-odd/opencost_MissingBrackets.csv'))
    expect(missing).toMatchObject({
      tags: '{"aksEngineVersion":"aks-release-v0.47.0-1-aks","creationSource":"aks-aks-nodepool1-12345678-vmss","resourceNameSuffix":"12345678"}',
      instance_type: 'Standard_DS2_v2',
      vcpu: 2,
      has_quantity: false,
    })
    const [partner] = await readCharges(sample('bills/azure-csp/opencost_EnterpriseCamel.csv'))
    expect(partner?.tags).toContain('"ClusterName":"SrgExtractsPartDeux"')
  })

  it('a line is the kind that the oracle takes it for, whatever rule speaks of it', async () => {
    const rows = parseCsv(readFileSync(sample('ccf-oracle/azure.csv'), 'utf8'))
    const path = writeCsv(
      join(folder, 'oracle.csv'),
      rows.map((row) => ({
        SubscriptionId: row.subscription ?? '',
        Date: row.date ?? '',
        MeterCategory: row.meter_category ?? '',
        MeterName: row.meter_name ?? '',
        UnitOfMeasure: row.unit_of_measure ?? '',
        ResourceLocation: row.resource_location ?? '',
        Quantity: row.quantity ?? '',
        Cost: row.cost ?? '',
      })),
    )
    const charges = await readCharges(path)
    expect(charges).toHaveLength(rows.length)
    for (const [index, row] of rows.entries()) {
      expect(charges[index]).toMatchObject({
        provider: 'Microsoft',
        service_code: row.meter_category,
        service_name: row.meter_category,
        usage_type: row.meter_name,
        unit: row.unit_of_measure,
        line_type: 'Usage',
        quantity: Number(row.quantity),
        reject_reason: null,
      })
    }
  })
})
