import { FACT_DECIMAL, KIND_COLUMNS, OWNER_COLUMNS } from '#lib/domain/usage/charge-columns.ts'
import type { Connection } from '../duckdb/engine.ts'
import { quotePath } from '../duckdb/quote.ts'
import type { Columns } from '../duckdb/table-from-rows.ts'
import { COEFFICIENT_COLUMNS, INTENSITY_COLUMNS } from './coefficient-table.ts'
import { estimateFile, factFile } from './part-files.ts'

const DAILY_FACT_COLUMNS: Columns = {
  day: 'DATE',
  kind_id: 'UBIGINT',
  owner_id: 'UBIGINT',
  currency: 'VARCHAR',
  quantity: FACT_DECIMAL,
  billed_cost: FACT_DECIMAL,
  effective_cost: FACT_DECIMAL,
  list_cost: FACT_DECIMAL,
  positive_cost: FACT_DECIMAL,
  lines: 'BIGINT',
}

const emptyRelation = (columns: Columns): string =>
  `SELECT ${Object.entries(columns).map(([name, type]) => `NULL::${type} AS ${name}`)} WHERE false`

async function view(
  connection: Connection,
  name: string,
  files: readonly string[],
  columns: Columns,
  distinct: boolean,
) {
  const source =
    files.length === 0
      ? emptyRelation(columns)
      : `SELECT ${distinct ? 'DISTINCT ' : ''}${Object.keys(columns).join(', ')} FROM read_parquet([${files.map(quotePath)}])`
  await connection.run(`CREATE OR REPLACE TEMP VIEW ${name} AS ${source}`)
}

/**
 * Puts the facts of some parts on the connection: the relations `facts`, `kinds` and `owners`, and with a
 * version of the estimates also `coefficients` and `intensities`. Kinds, owners and coefficients that several parts share
 * are the same in each, so distinct rows are enough.
 */
export async function openFacts(
  connection: Connection,
  folders: readonly string[],
  estimateVersion?: string,
): Promise<void> {
  const files = (name: Parameters<typeof factFile>[1]) => folders.map((folder) => factFile(folder, name))
  const withId = (id: string, columns: Columns): Columns => ({ [id]: 'UBIGINT', ...columns })
  await view(connection, 'facts', files('usage_daily'), DAILY_FACT_COLUMNS, false)
  await view(connection, 'kinds', files('kinds'), withId('kind_id', KIND_COLUMNS), true)
  await view(connection, 'owners', files('owners'), withId('owner_id', OWNER_COLUMNS), true)
  if (!estimateVersion) return
  const estimates = (table: 'coefficients' | 'intensities') =>
    folders.map((folder) => estimateFile(folder, table, estimateVersion))
  await view(connection, 'coefficients', estimates('coefficients'), COEFFICIENT_COLUMNS, true)
  await view(connection, 'intensities', estimates('intensities'), INTENSITY_COLUMNS, true)
}
