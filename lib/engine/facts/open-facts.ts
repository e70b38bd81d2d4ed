import { FACT_DECIMAL, KIND_COLUMNS, OWNER_COLUMNS } from '#lib/domain/usage/charge-columns.ts'
import type { Connection } from '../duckdb/engine.ts'
import { quotePath } from '../duckdb/quote.ts'
import type { Columns } from '../duckdb/table-from-rows.ts'
import { COEFFICIENT_COLUMNS, INTENSITY_COLUMNS } from './coefficient-table.ts'
import { LINE_BLOCK_COLUMNS } from './line-blocks.ts'
import { estimateFile, factFile, lineBlocksFile } from './part-files.ts'

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

const { day: _, ...COMMON_COLUMNS } = DAILY_FACT_COLUMNS
const USAGE_COLUMNS: Columns = {
  charge_period_start: 'TIMESTAMP',
  resource_id: 'VARCHAR',
  ...COMMON_COLUMNS,
}

const emptyRelation = (columns: Columns): string =>
  `SELECT ${Object.entries(columns).map(([name, type]) => `NULL::${type} AS ${name}`)} WHERE false`

const select = (files: readonly string[], columns: Columns, distinct: boolean, options = ''): string =>
  files.length === 0
    ? emptyRelation(columns)
    : `SELECT ${distinct ? 'DISTINCT ' : ''}${Object.keys(columns).join(', ')} FROM read_parquet([${files.map(quotePath)}]${options})`

const withId = (id: string, columns: Columns): Columns => ({ [id]: 'UBIGINT', ...columns })

/**
 * The relations `facts`, `kinds` and `owners` of some parts, as queries. Kinds and owners that several parts share are the same
 * in each, so distinct rows are enough.
 */
export function factRelations(folders: readonly string[]) {
  const files = (name: Parameters<typeof factFile>[1]) => folders.map((folder) => factFile(folder, name))
  return {
    facts: select(files('usage_daily'), DAILY_FACT_COLUMNS, false),
    kinds: select(files('kinds'), withId('kind_id', KIND_COLUMNS), true),
    owners: select(files('owners'), withId('owner_id', OWNER_COLUMNS), true),
  }
}

/**
 * The relation `usage` of some parts, as a query: the lines behind `facts`, with the hour or day and the resource of each. `filename` and
 * `file_row_number` tell any two lines apart: the files of a part never change.
 */
export const usageRelation = (folders: readonly string[]): string =>
  `SELECT charge_period_start::DATE AS day, * FROM (${select(
    folders.map((folder) => factFile(folder, 'usage')),
    { ...USAGE_COLUMNS, filename: 'VARCHAR', file_row_number: 'BIGINT' },
    false,
    ', filename = true, file_row_number = true',
  )})`

/** The relation `line_blocks` of some parts, as a query. `filename` is that of the lines, as in `usage`. */
export const lineBlocksRelation = (folders: readonly string[]): string =>
  `SELECT * REPLACE (parse_dirpath(filename) || '/usage.parquet' AS filename) FROM (${select(
    folders.map(lineBlocksFile),
    { filename: 'VARCHAR', ...LINE_BLOCK_COLUMNS },
    false,
    ', filename = true',
  )})`

/** The relations `coefficients` and `intensities` of some parts in one version of the estimates, as queries. */
export function estimateRelations(folders: readonly string[], version: string) {
  const files = (table: 'coefficients' | 'intensities') =>
    folders.map((folder) => estimateFile(folder, table, version))
  return {
    coefficients: select(files('coefficients'), COEFFICIENT_COLUMNS, true),
    intensities: select(files('intensities'), INTENSITY_COLUMNS, true),
  }
}

/** Puts the facts of some parts on the connection as views, and with a version of the estimates those too. */
export async function openFacts(
  connection: Connection,
  folders: readonly string[],
  estimateVersion?: string,
): Promise<void> {
  const relations = {
    ...factRelations(folders),
    ...(estimateVersion === undefined ? {} : estimateRelations(folders, estimateVersion)),
  }
  for (const [name, query] of Object.entries(relations))
    await connection.run(`CREATE OR REPLACE TEMP VIEW ${name} AS ${query}`)
}
