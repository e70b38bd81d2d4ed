import type { Connection } from '../duckdb/engine.ts'
import type { RecognisedBill } from '../files/open-bill.ts'
import { isRecord, rowsOf } from './read-bill.ts'

/**
 * How many rows the scans of this connection could not take apart: CSV rows with too many cells, a stray quote, text that is no
 * UTF-8; lines that are no JSON record. Such rows never appear in a charge view: ask after a scan, and add them to the rejected rows.
 * Repeated scans count once. Lines of JSON are read again for it.
 */
export async function countUnreadableRows(
  connection: Connection,
  bills: readonly RecognisedBill[] = [],
): Promise<number> {
  let rows = 0
  for (const bill of bills) {
    const { container } = bill
    if (container.kind !== 'json' || container.layout !== 'lines') continue
    rows += await count(connection, `FROM ${rowsOf([bill])} WHERE NOT (${isRecord(container.keys)})`)
  }
  if (!(await hasScannedCsv(connection))) return rows
  return rows + (await count(connection, `FROM (SELECT DISTINCT file_path, line FROM ${UNREADABLE})`))
}

async function count(connection: Connection, from: string): Promise<number> {
  const [row] = await connection.select<{ rows: number }>(`SELECT count(*)::DOUBLE AS rows ${from}`)
  return row?.rows ?? 0
}

/** The relation of CSV rows that could not be split: file_path, line, error_type, csv_line. */
export const UNREADABLE = '(FROM reject_errors JOIN reject_scans USING (scan_id, file_id))'

/** Whether the engine has kept account of rejects on this connection: it does from the first CSV scan on. */
export async function hasScannedCsv(connection: Connection): Promise<boolean> {
  const tables = await connection.select(
    `SELECT table_name FROM duckdb_tables() WHERE temporary AND table_name = 'reject_errors'`,
  )
  return tables.length > 0
}
