import { join } from 'node:path'
import { ALLOCATION_COLUMNS } from '#lib/domain/usage/allocation-columns.ts'
import { FACT_DECIMAL } from '#lib/domain/usage/charge-columns.ts'
import { AMOUNTS } from '#lib/formats/amounts.ts'
import type { Connection } from '../duckdb/engine.ts'
import { quotePath } from '../duckdb/quote.ts'
import { ALLOCATIONS_FILE, factFile } from './part-files.ts'

/** Folders of the parts that count. */
export interface AllocationFolders {
  readonly usage: readonly string[]
  /** Of those, the ones whose bill says itself how machines are shared. */
  readonly splitBills: readonly string[]
  /** Of the dataset `allocations`. */
  readonly allocations: readonly string[]
}

const NO_ROWS = Object.entries(ALLOCATION_COLUMNS).map(([name, type]) => `NULL::${type} AS ${name}`)

/**
 * Puts on the connection: `usage_lines`, the usage of every charge period with the hours that it is long (`grain_hours`), and
 * `allocation_rows`, which says how machines are shared, the bills' own rows with `rank` 0 before others with 1.
 */
export async function openAllocations(connection: Connection, folders: AllocationFolders): Promise<void> {
  const names = Object.keys(ALLOCATION_COLUMNS).join(', ')
  const files = [
    ...folders.splitBills.map((folder) => [folder, 0] as const),
    ...folders.allocations.map((folder) => [folder, 1] as const),
  ].map(
    ([folder, rank]) =>
      `SELECT ${names}, ${rank} AS rank FROM read_parquet(${quotePath(join(folder, ALLOCATIONS_FILE))})`,
  )
  const rows =
    files.length === 0 ? `SELECT ${NO_ROWS.join(', ')}, 0 AS rank WHERE false` : files.join(' UNION ALL ')
  await connection.run(`CREATE OR REPLACE TEMP VIEW allocation_rows AS ${rows}`)
  await openUsageLines(connection, folders.usage)
}

const LINE_COLUMNS = {
  charge_period_start: 'TIMESTAMP',
  kind_id: 'UBIGINT',
  owner_id: 'UBIGINT',
  resource_id: 'VARCHAR',
  currency: 'VARCHAR',
  ...Object.fromEntries([...AMOUNTS, 'positive_cost'].map((name) => [name, FACT_DECIMAL])),
  lines: 'BIGINT',
}

/** Facts have no end of their charge period: where every period of a part begins at midnight, its periods are days, else hours. */
async function openUsageLines(connection: Connection, folders: readonly string[]): Promise<void> {
  if (folders.length === 0) {
    const none = Object.entries(LINE_COLUMNS).map(([name, type]) => `NULL::${type} AS ${name}`)
    await connection.run(
      `CREATE OR REPLACE TEMP VIEW usage_lines AS SELECT ${none.join(', ')}, 1 AS grain_hours WHERE false`,
    )
    return
  }
  const source = `read_parquet([${folders.map((folder) => quotePath(factFile(folder, 'usage'))).join(', ')}], filename = true)`
  await connection.run(`CREATE OR REPLACE TEMP TABLE usage_grains AS
    SELECT filename, CASE WHEN bool_and(date_trunc('day', charge_period_start) = charge_period_start) THEN 24 ELSE 1 END AS grain_hours
    FROM ${source} GROUP BY filename`)
  await connection.run(`CREATE OR REPLACE TEMP VIEW usage_lines AS
    SELECT ${Object.keys(LINE_COLUMNS).join(', ')}, grain_hours FROM ${source} JOIN usage_grains USING (filename)`)
}
