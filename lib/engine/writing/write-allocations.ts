import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ALLOCATION_COLUMNS } from '#lib/domain/usage/allocation-columns.ts'
import type { Connection } from '../duckdb/engine.ts'
import { quotePath } from '../duckdb/quote.ts'
import { ALLOCATIONS_FILE } from '../facts/part-files.ts'
import { sealPart } from './seal-part.ts'
import type { StagedPart } from './stage-bills.ts'

const OF_PART = `provider = $provider AND billing_account_id = $billingAccountId AND billing_period = $billingPeriod`

/** Writes how machines are shared in one part, from the table of `stageAllocations`; no file where the part says nothing of it. */
export async function writeAllocations(
  connection: Connection,
  { provider, billingAccountId, billingPeriod }: StagedPart,
  folder: string,
): Promise<void> {
  const key = { provider, billingAccountId, billingPeriod }
  const some = await connection.select(`SELECT true AS found FROM allocations WHERE ${OF_PART} LIMIT 1`, key)
  if (some.length > 0) await copy(connection, key, folder)
}

/**
 * Writes a part of the dataset `allocations` into a new folder, synced to disk. The same rows give the same files.
 * @returns SHA-256 in hexadecimal, by file name
 */
export async function writeAllocationPart(
  connection: Connection,
  { provider, billingAccountId, billingPeriod }: StagedPart,
  folder: string,
): Promise<Record<string, string>> {
  await mkdir(folder, { recursive: true })
  await copy(connection, { provider, billingAccountId, billingPeriod }, folder)
  return sealPart(folder)
}

async function copy(
  connection: Connection,
  key: Pick<StagedPart, 'provider' | 'billingAccountId' | 'billingPeriod'>,
  folder: string,
): Promise<void> {
  const names = Object.keys(ALLOCATION_COLUMNS).join(', ')
  await connection.run(
    `COPY (SELECT ${names} FROM allocations WHERE ${OF_PART} ORDER BY ALL)
     TO ${quotePath(join(folder, ALLOCATIONS_FILE))} (FORMAT parquet, COMPRESSION zstd)`,
    { ...key },
  )
}
