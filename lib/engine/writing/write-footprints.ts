import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { FOOTPRINT_COLUMNS } from '#lib/domain/usage/footprint-columns.ts'
import type { Connection } from '../duckdb/engine.ts'
import { quotePath } from '../duckdb/quote.ts'
import { FOOTPRINTS_FILE } from '../facts/part-files.ts'
import { sealPart } from './seal-part.ts'
import type { StagedPart } from './stage-bills.ts'

/**
 * Writes a part of the dataset `footprints` from the table of `stageFootprints`: into a new folder, synced to disk. The same rows give the
 * same files.
 * @returns SHA-256 in hexadecimal, by file name
 */
export async function writeFootprintPart(
  connection: Connection,
  { provider, billingAccountId, billingPeriod }: StagedPart,
  folder: string,
): Promise<Record<string, string>> {
  await mkdir(folder, { recursive: true })
  await connection.run(
    `COPY (SELECT ${Object.keys(FOOTPRINT_COLUMNS).join(', ')} FROM footprints
       WHERE provider = $provider AND billing_account_id = $billingAccountId AND billing_period = $billingPeriod ORDER BY ALL)
     TO ${quotePath(join(folder, FOOTPRINTS_FILE))} (FORMAT parquet, COMPRESSION zstd)`,
    { provider, billingAccountId, billingPeriod },
  )
  return sealPart(folder)
}
