import { mkdir } from 'node:fs/promises'
import { KIND_COLUMNS, OWNER_COLUMNS } from '#lib/domain/usage/charge-columns.ts'
import { AMOUNTS } from '#lib/formats/amounts.ts'
import type { Connection } from '../duckdb/engine.ts'
import { quotePath } from '../duckdb/quote.ts'
import { writeLineBlocks } from '../facts/line-blocks.ts'
import { type FactFile, factFile, lineBlocksFile } from '../facts/part-files.ts'
import { sealPart } from './seal-part.ts'
import type { StagedPart } from './stage-bills.ts'
import { writeAllocations } from './write-allocations.ts'

const OF_PART = `provider = $provider AND billing_account_id = $billingAccountId AND billing_period = $billingPeriod`

const sum = (name: string) => `coalesce(sum(${name}), 0) AS ${name}`

const distinct = (id: string, columns: object) =>
  `SELECT ${id}, ${Object.keys(columns)
    .map((name) => `any_value(${name}) AS ${name}`)
    .join(', ')} FROM described WHERE NOT rejected AND ${OF_PART} GROUP BY ${id}`

interface FactQuery {
  readonly rows: string
  /** What identifies its rows. */
  readonly order: string
}

/** The files of a part. */
const QUERIES: Readonly<Record<FactFile, FactQuery>> = {
  usage: {
    rows: `SELECT charge_period_start, kind_id, owner_id, resource_id, currency, ${AMOUNTS.map(sum).join(', ')},
    coalesce(sum(effective_cost) FILTER (effective_cost > 0), 0) AS positive_cost, count(*) AS lines
    FROM lines WHERE ${OF_PART} GROUP BY ALL`,
    order: 'kind_id, charge_period_start, owner_id, resource_id, currency',
  },
  usage_daily: {
    rows: `SELECT day, kind_id, owner_id, currency, ${[...AMOUNTS, 'positive_cost'].map(sum).join(', ')},
    CAST(sum(lines) AS BIGINT) AS lines
    FROM described WHERE NOT rejected AND ${OF_PART} GROUP BY ALL`,
    order: 'day, kind_id, owner_id, currency',
  },
  kinds: { rows: distinct('kind_id', KIND_COLUMNS), order: 'kind_id' },
  owners: { rows: distinct('owner_id', OWNER_COLUMNS), order: 'owner_id' },
}

/**
 * Writes the facts of one part from the tables of `stageBills` and `stageAllocations`: into a new folder, synced to disk.
 * The same rows give the same files.
 * @returns SHA-256 in hexadecimal, by file name
 * @throws Error where lines were lost or doubled between the two scans, which only two descriptions with one hash could do
 */
export async function writePart(
  connection: Connection,
  part: StagedPart,
  folder: string,
): Promise<Record<string, string>> {
  const { provider, billingAccountId, billingPeriod, rows } = part
  await mkdir(folder, { recursive: true })
  for (const [file, query] of Object.entries(QUERIES) as [FactFile, FactQuery][]) {
    // Grouping and sorting each take what memory there is: one after the other, not both at once.
    await connection.run(`CREATE OR REPLACE TABLE part_rows AS ${query.rows}`, {
      provider,
      billingAccountId,
      billingPeriod,
    })
    await connection.run(
      `COPY (FROM part_rows ORDER BY ${query.order})
       TO ${quotePath(factFile(folder, file))} (FORMAT parquet, COMPRESSION zstd)`,
    )
  }
  await connection.run('DROP TABLE part_rows')
  const [written] = await connection.select<{ rows: number }>(
    `SELECT sum(lines)::DOUBLE AS rows FROM read_parquet(${quotePath(factFile(folder, 'usage'))})`,
  )
  if (written?.rows !== rows) throw new Error(`${written?.rows} lines were written, ${rows} described.`)
  await writeLineBlocks(connection, folder, lineBlocksFile(folder))
  await writeAllocations(connection, part, folder)
  return sealPart(folder)
}
