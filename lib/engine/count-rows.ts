import type { Connection } from './engine.ts'
import { quotePath } from './quote.ts'
import type { OpenedBill } from './read-bill.ts'

/** Rows of a file; an estimate where not exact. */
export interface RowCount {
  readonly count: number
  readonly exact: boolean
}

/** Rows of a bill without reading it: from its Parquet footer, or from its size and the rows of its beginning. */
export async function countRows(
  connection: Connection,
  { bill, head, sample }: OpenedBill,
): Promise<RowCount> {
  if (bill.container.kind === 'parquet') {
    const [row] = await connection.select<{ count: number }>(
      `SELECT num_rows::DOUBLE AS count FROM parquet_file_metadata(${quotePath(bill.path)})`,
    )
    return { count: row?.count ?? 0, exact: true }
  }
  if (head.complete) return { count: sample.length, exact: true }
  return { count: Math.round((sample.length * bill.fileBytes) / head.packedBytes), exact: false }
}
