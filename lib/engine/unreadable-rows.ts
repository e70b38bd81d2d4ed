import type { Connection } from './engine.ts'

/**
 * How many CSV rows the scans of this connection could not split into cells (too many cells, a stray quote, text that is no
 * UTF-8). Such rows never appear in a charge view: ask after a scan, and add them to the rejected rows. Repeated scans count once.
 */
export async function countUnreadableRows(connection: Connection): Promise<number> {
  if (!(await hasScannedCsv(connection))) return 0
  const [row] = await connection.select<{ rows: number }>(
    `SELECT count(*)::DOUBLE AS rows FROM (SELECT DISTINCT file_path, line FROM ${UNREADABLE})`,
  )
  return row?.rows ?? 0
}

/** The relation of rows that could not be split: file_path, line, error_type, csv_line. */
export const UNREADABLE = '(FROM reject_errors JOIN reject_scans USING (scan_id, file_id))'

/** Whether the engine has kept account of rejects on this connection: it does from the first CSV scan on. */
export async function hasScannedCsv(connection: Connection): Promise<boolean> {
  const tables = await connection.select(
    `SELECT table_name FROM duckdb_tables() WHERE temporary AND table_name = 'reject_errors'`,
  )
  return tables.length > 0
}
