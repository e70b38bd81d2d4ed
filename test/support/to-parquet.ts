import { join } from 'node:path'
import { openEngine } from '#lib/engine/duckdb/engine.ts'
import { quoteLiteral } from '#lib/engine/duckdb/quote.ts'

/** A generated CUR as AWS writes it into Parquet: times and amounts typed, blank text as NULL. */
export async function toParquet(folder: string, csv: string): Promise<string> {
  const path = join(folder, csv.replace(/\.csv$/, '.parquet'))
  const engine = await openEngine()
  const connection = await engine.connect()
  await connection.run(
    `COPY (SELECT * REPLACE (
        "lineItem/UsageAmount"::DOUBLE AS "lineItem/UsageAmount",
        "lineItem/UnblendedCost"::DOUBLE AS "lineItem/UnblendedCost",
        "lineItem/UsageStartDate"::TIMESTAMP AS "lineItem/UsageStartDate",
        "lineItem/UsageEndDate"::TIMESTAMP AS "lineItem/UsageEndDate")
      FROM read_csv(${quoteLiteral(join(folder, csv))}, all_varchar = true, header = true, quote = '"', escape = '"'))
     TO ${quoteLiteral(path)} (FORMAT parquet)`,
  )
  engine.close()
  return path
}
