import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { FACT_DECIMAL } from '#lib/domain/usage/charge-columns.ts'
import type { Connection } from '../duckdb/engine.ts'
import { quotePath } from '../duckdb/quote.ts'
import type { Columns } from '../duckdb/table-from-rows.ts'
import { factFile, lineBlocksFile } from './part-files.ts'

/** As many as the engine writes and reads at once. */
const BLOCK_LINES = 122_880

/** What lines are sorted by. */
const SORTED_BY: Columns = {
  charge_period_start: 'TIMESTAMP',
  quantity: FACT_DECIMAL,
  list_cost: FACT_DECIMAL,
  effective_cost: FACT_DECIMAL,
}

/** Columns of `SORTED_BY`, at one end of a block. */
export const atEnd = (end: 'least' | 'greatest'): string =>
  Object.keys(SORTED_BY)
    .map((name) => `${end}_${name} AS ${name}`)
    .join(', ')

/** The lines of one kind, month and currency in a block of a file: those from `first_place` to `last_place`, others among them. */
export const LINE_BLOCK_COLUMNS: Columns = {
  first_place: 'BIGINT',
  last_place: 'BIGINT',
  kind_id: 'UBIGINT',
  month: 'DATE',
  currency: 'VARCHAR',
  rows: 'BIGINT',
  ...Object.fromEntries(
    Object.entries(SORTED_BY).flatMap(([name, type]) => [
      [`least_${name}`, type],
      [`greatest_${name}`, type],
    ]),
  ),
}

/** Writes between what the lines of each block of the `usage` of a part lie. */
export const writeLineBlocks = (
  connection: Connection,
  folder: string,
  path: string,
  blockLines = BLOCK_LINES,
): Promise<void> =>
  connection.run(
    `COPY (SELECT file_row_number // ${blockLines} * ${blockLines} AS first_place, first_place + ${blockLines - 1} AS last_place,
       kind_id, date_trunc('month', charge_period_start)::DATE AS month, currency, count(*) AS rows,
       ${Object.keys(SORTED_BY).map((name) => `min(${name}) AS least_${name}, max(${name}) AS greatest_${name}`)}
     FROM read_parquet(${quotePath(factFile(folder, 'usage'))}, file_row_number = true) GROUP BY ALL ORDER BY ALL)
     TO ${quotePath(path)} (FORMAT parquet, COMPRESSION zstd)`,
  )

/** The same for a part that was written without. Two that do it at once write the same. */
export async function ensureLineBlocks(connection: Connection, folder: string): Promise<void> {
  const file = lineBlocksFile(folder)
  if (existsSync(file)) return
  const draft = `${file}.${randomUUID()}.tmp`
  await writeLineBlocks(connection, folder, draft)
  await rename(draft, file)
}
