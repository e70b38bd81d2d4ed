import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openEngine } from '#lib/engine/duckdb/engine.ts'
import { quotePath } from '#lib/engine/duckdb/quote.ts'
import { readCharges } from '#test/support/read-charges.ts'
import { sample, samplesDir } from '#test/support/samples.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const folder = await temporaryFolder()

/** Columns that exports write as numbers and as times in Parquet. */
const NUMBERS =
  /^(lineItem\/(UsageAmount|UnblendedCost)|pricing\/publicOnDemandCost|BilledCost|EffectiveCost|ListCost|ConsumedQuantity|reservation\/EffectiveCost)$/
const TIMES =
  /(UsageStartDate|UsageEndDate|BillingPeriodStartDate|ChargePeriodStart|ChargePeriodEnd|BillingPeriodStart)$/

const FILES = [
  'aws-cur-legacy-csv/anonymous-aws-export.csv',
  'focus-1.0/focus_sample_partA.csv',
  'focus-1.2-synthetic/azure_1_2_cost_and_usage_rows100_seed42.csv',
]

describe.skipIf(samplesDir === null)('one bill in three containers', () => {
  for (const file of FILES) {
    it(`${file}: CSV, CSV.gz and Parquet give the same records`, async () => {
      const csv = sample(`bills/${file}`)
      const gz = join(folder, 'packed-without-extension')
      writeFileSync(gz, gzipSync(readFileSync(csv)))
      const parquet = await toParquet(csv, join(folder, 'same.parquet'))
      const key = ({ source_file: _file, ...row }: Record<string, unknown>) => JSON.stringify(row)
      const expected = (await readCharges(csv)).map(key).sort()
      expect(expected.length).toBeGreaterThan(90)
      expect((await readCharges(gz)).map(key).sort()).toEqual(expected)
      expect((await readCharges(parquet)).map(key).sort()).toEqual(expected)
    })
  }
})

async function toParquet(csv: string, path: string): Promise<string> {
  const engine = await openEngine()
  const connection = await engine.connect()
  const source = `read_csv(${quotePath(csv)}, all_varchar = true, header = true, nullstr = ['', 'NULL'])`
  const columns = await connection.select<{ column_name: string }>(
    `SELECT column_name FROM (DESCRIBE SELECT * FROM ${source})`,
  )
  const types = columns.map(({ column_name: name }) => {
    const type = NUMBERS.test(name) ? 'DOUBLE' : TIMES.test(name) ? 'TIMESTAMP' : 'VARCHAR'
    return `CAST("${name}" AS ${type}) AS "${name}"`
  })
  await connection.run(
    `COPY (SELECT ${types.join(', ')} FROM ${source}) TO ${quotePath(path)} (FORMAT parquet)`,
  )
  engine.close()
  return path
}
