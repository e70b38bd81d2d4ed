import { describe, expect, it } from 'vitest'
import { withCharges } from '#test/support/read-charges.ts'
import { sample, samplesDir } from '#test/support/samples.ts'

/** Counts and exact sums that Python's csv and decimal modules give for each file. */
const BILLS = [
  {
    file: 'aws-cur-legacy-csv-manifest/test_local_bucket/koku-local/20180801-20180901/16e57707-f9e3-49be-8be6-b84e684b5194/koku-local-1.csv.gz',
    is: 'aws-cur legacy AWS',
    rows: 13380,
    quantity: 3338668.729068775,
    billed: 143227.76367818762,
    effective: 143227.76367818762,
  },
  {
    file: 'aws-cur-legacy-csv/anonymous-aws-export.csv',
    is: 'aws-cur legacy AWS',
    rows: 1281,
    quantity: 128100.5804537469,
    billed: 1.6823086974,
    effective: 1.6823086974,
  },
  {
    file: 'aws-cur-legacy-csv/koku_2023-06-01.csv',
    is: 'aws-cur legacy AWS',
    rows: 3,
    quantity: 3,
    billed: 30,
    effective: 0.3,
  },
  {
    file: 'aws-cur-legacy-csv/koku_empty_frame.csv',
    is: 'aws-cur legacy AWS',
    rows: 0,
    quantity: 0,
    billed: 0,
    effective: 0,
  },
  {
    file: 'aws-cur-legacy-csv/koku_test_cur.csv',
    is: 'aws-cur legacy AWS',
    rows: 19,
    quantity: 0.563984779867,
    billed: 0.082749984127,
    effective: 0.082749984127,
  },
  {
    file: 'aws-cur2-csv/fivetran_aws_cost_report.csv',
    is: 'aws-cur 2.0 AWS',
    rows: 20,
    quantity: 0,
    billed: 0,
    effective: 0,
  },
  {
    file: 'focus-1.0/focus_sample_partA.csv',
    is: 'focus 1.0 not stated',
    rows: 667,
    quantity: 9563.92321537215,
    billed: 9.44532991675,
    effective: 6.02459227195,
  },
  {
    file: 'focus-1.2-aws-csv/cloudbridge_focus_1_2_two_rows.csv.gz',
    is: 'focus 1.2 AWS',
    rows: 2,
    quantity: 0,
    billed: 6.123e-7,
    effective: 0,
  },
  {
    file: 'focus-1.2-synthetic/aws_1_2_cost_and_usage_rows100_seed42.csv',
    is: 'focus 1.2 not stated',
    rows: 100,
    quantity: 18567657.8569,
    billed: 1157.4888237721332,
    effective: 403.4592187721332,
  },
  {
    file: 'focus-1.2-synthetic/azure_1_2_cost_and_usage_rows100_seed42.csv',
    is: 'focus 1.2 not stated',
    rows: 100,
    quantity: 4398809.7467,
    billed: 3124.499949039804,
    effective: 2246.758270039804,
  },
  {
    file: 'focus-1.2-synthetic/gcp_1_2_cost_and_usage_rows100_seed42.csv',
    is: 'focus 1.2 not stated',
    rows: 100,
    quantity: 20947162.8005,
    billed: 837.5222232246574,
    effective: 755.0684722246574,
  },
  {
    file: 'focus-1.3-synthetic/aws_1_3_cost_and_usage_rows100_seed42.csv',
    is: 'focus 1.3 not stated',
    rows: 100,
    quantity: 2242160.8076,
    billed: 1242.1156191148605,
    effective: 215.6789011148605,
  },
]

const SUMS = `SELECT count(*)::DOUBLE AS rows, count(reject_reason)::DOUBLE AS rejected,
  coalesce(sum(CAST(quantity AS DECIMAL(38, 12))), 0)::DOUBLE AS quantity,
  coalesce(sum(CAST(billed_cost AS DECIMAL(38, 12))), 0)::DOUBLE AS billed,
  coalesce(sum(CAST(effective_cost AS DECIMAL(38, 12))), 0)::DOUBLE AS effective FROM charges`

interface Sums {
  readonly rows: number
  readonly rejected: number
  readonly quantity: number
  readonly billed: number
  readonly effective: number
}

describe.skipIf(samplesDir === null)('real and public bills', () => {
  for (const { file, is, ...expected } of BILLS) {
    it(`${file} is ${is} and keeps every row and every cent`, async () => {
      await withCharges([sample(`bills/${file}`)], async (connection, [bill]) => {
        expect(`${bill?.format} ${bill?.version} ${bill?.generator}`).toBe(is)
        const [sums] = await connection.select<Sums>(SUMS)
        expect(sums).toMatchObject({ rows: expected.rows, rejected: 0 })
        for (const key of ['quantity', 'billed', 'effective'] as const) {
          expect(Math.abs((sums?.[key] ?? NaN) - expected[key])).toBeLessThan(1e-8)
        }
      })
    })
  }

  for (const [month, rows] of [
    ['Oct2018', 119307],
    ['Nov2018', 124340],
  ] as const) {
    it(`the Parquet report of ${month} keeps every row, amount and line type`, async () => {
      const path = sample(`bills/aws-cur-legacy-parquet/${month}-WorkshopCUR-00001.snappy.parquet`)
      await withCharges([path], async (connection) => {
        const [sums] = await connection.select<Sums>(SUMS)
        const [raw] = await connection.select<Sums>(
          `SELECT count(*)::DOUBLE AS rows, 0::DOUBLE AS rejected,
             sum(CAST(line_item_usage_amount AS DECIMAL(38, 12)))::DOUBLE AS quantity,
             sum(CAST(line_item_unblended_cost AS DECIMAL(38, 12)))::DOUBLE AS billed,
             sum(CAST(CASE line_item_line_item_type WHEN 'DiscountedUsage' THEN reservation_effective_cost
               WHEN 'RIFee' THEN reservation_unused_recurring_fee + reservation_unused_amortized_upfront_fee_for_billing_period
               ELSE line_item_unblended_cost END AS DECIMAL(38, 12)))::DOUBLE AS effective
           FROM read_parquet($path)`,
          { path },
        )
        expect(sums).toEqual(raw)
        expect(sums?.rows).toBe(rows)
        const types = await connection.select<{ type: string }>(
          'SELECT DISTINCT line_type AS type FROM charges ORDER BY 1',
        )
        expect(types.map(({ type }) => type)).toEqual(['DiscountedUsage', 'RIFee', 'Usage'])
      })
    })
  }

  it('the words NULL of the FOCUS sample are blanks, and Oracle’s region comes from its name', async () => {
    await withCharges([sample('bills/focus-1.0/focus_sample_partA.csv')], async (connection) => {
      const nulls = await connection.select(
        `SELECT 1 AS one FROM charges WHERE 'NULL' IN (service_code, region, tags, commitment_status, resource_id, unit)`,
      )
      expect(nulls).toEqual([])
      const providers = await connection.select(
        'SELECT provider, count(*)::INTEGER AS rows, count(DISTINCT region)::INTEGER AS regions FROM charges GROUP BY 1 ORDER BY 1',
      )
      expect(providers).toMatchObject([
        { provider: 'AWS', rows: 630 },
        { provider: 'Microsoft', rows: 35 },
        { provider: 'Oracle', rows: 2, regions: 1 },
      ])
      const [missing] = await connection.select<{ rows: number }>(
        'SELECT count(*)::INTEGER AS rows FROM charges WHERE NOT has_quantity',
      )
      expect(missing?.rows).toBe(1)
    })
  })
})
