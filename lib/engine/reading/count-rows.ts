import type { Connection } from '../duckdb/engine.ts'
import { quotePath } from '../duckdb/quote.ts'
import type { OpenedBill } from '../files/open-bill.ts'

/** Rows of a file; an estimate where not exact. */
export interface RowCount {
  readonly count: number
  readonly exact: boolean
}

/** Rows of a bill without reading it: from its Parquet footer, or from its size and the rows of its beginning. */
export async function countRows(connection: Connection, { bill, beginning }: OpenedBill): Promise<RowCount> {
  const { container } = bill
  if (container.kind === 'parquet') {
    const [row] = await connection.select<{ count: number }>(
      `SELECT num_rows::DOUBLE AS count FROM parquet_file_metadata(${quotePath(bill.path)})`,
    )
    return { count: row?.count ?? 0, exact: true }
  }
  const { records, complete, packedBytes } = beginning
  if (complete) return { count: records, exact: container.kind === 'csv' || container.layout === 'lines' }
  return { count: Math.round((records * bill.fileBytes) / packedBytes), exact: false }
}

/** Rows of several files together. */
export const sumOfRows = (counts: readonly RowCount[]): RowCount => ({
  count: counts.reduce((sum, { count }) => sum + count, 0),
  exact: counts.every(({ exact }) => exact),
})
