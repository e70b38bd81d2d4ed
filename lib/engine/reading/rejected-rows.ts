import { recordSelect } from '#lib/formats/record-select.ts'
import type { Connection } from '../duckdb/engine.ts'
import { quoteIdentifier, quoteLiteral } from '../duckdb/quote.ts'
import type { RecognisedBill } from '../files/open-bill.ts'
import { isRecord, rowsOf, sourceOf } from './read-bill.ts'
import { hasScannedCsv, UNREADABLE } from './unreadable-rows.ts'

/** What the engine's error types mean, for a person. */
const MEANINGS: Readonly<Record<string, string>> = {
  'MISSING COLUMNS': 'the row has too few cells',
  'TOO MANY COLUMNS': 'the row has too many cells',
  'UNQUOTED VALUE': 'a quote is not closed or stands within a cell',
  'INVALID ENCODING': 'the row is not UTF-8 text',
  'LINE SIZE OVER MAXIMUM': 'the row is longer than the limit "Bytes of one line"',
}

/**
 * Creates a temporary table of every row of the bills that could not be read: `file`, `line` (the first line of a file is 1, and a
 * record with line breaks in its cells is one line; blank lines count before a header and not behind it; a Parquet row has its
 * number), `reason` and `cells` (the row as CSV). Reads the files once more, in order: call it only where rows were rejected.
 */
export async function createRejectedTable(
  connection: Connection,
  bills: readonly RecognisedBill[],
  tableName: string,
): Promise<void> {
  const table = quoteIdentifier(tableName)
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${table} (file VARCHAR, line BIGINT, reason VARCHAR, cells VARCHAR)`,
  )
  for (const bill of bills) await addRejectedRows(connection, bill, table)
}

async function addRejectedRows(connection: Connection, bill: RecognisedBill, table: string): Promise<void> {
  const cells = bill.columns.all.map(({ sql }) => `CAST(${sql} AS VARCHAR)`).join(', ')
  const records = recordSelect(bill, bill.columns, sourceOf([bill]), { cells: `[${cells}]` })
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE bad_values AS
     SELECT number, reject_reason, cells FROM (SELECT row_number() OVER () AS number, reject_reason, cells FROM (${records}))
     WHERE reject_reason IS NOT NULL`,
  )
  const quoted = `list_transform(cells, lambda it: CASE WHEN regexp_matches(it, '[",\\r\\n]') THEN '"' || replace(it, '"', '""') || '"' ELSE coalesce(it, '') END)`
  const { container } = bill
  const linesBefore = container.kind === 'csv' ? container.skippedLines + 1 : 0
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE unreadable AS
     SELECT line::BIGINT AS line, row_number() OVER (ORDER BY line) AS place, reason, raw
     FROM (${await unreadableRows(connection, bill)})`,
    { file: bill.path },
  )
  // A readable row's number leaves out the unreadable rows before it: the k-th of them precedes row n where line − k ≤ n + lines before.
  await connection.run(
    `INSERT INTO ${table}
     SELECT $file, line, reason, cells FROM (
       SELECT number + ${linesBefore} + coalesce(place, 0) AS line, reject_reason AS reason, array_to_string(${quoted}, ',') AS cells
       FROM bad_values ASOF LEFT JOIN (SELECT place, line - place - ${linesBefore} + 1 AS readable_before FROM unreadable) AS earlier
         ON number >= readable_before
       UNION ALL SELECT line, reason, rtrim(ltrim(raw, chr(10)), chr(13) || chr(10)) FROM unreadable
     ) ORDER BY line`,
    { file: bill.path },
  )
}

/** The rows of a bill that could not be taken apart, as SQL: line, reason, raw. It may speak of `$file`. */
async function unreadableRows(connection: Connection, bill: RecognisedBill): Promise<string> {
  const { container } = bill
  if (container.kind === 'json' && container.layout === 'lines')
    return `SELECT line, 'the line is no JSON record' AS reason, '' AS raw
      FROM (SELECT *, row_number() OVER () AS line FROM ${rowsOf([bill])})
      WHERE $file <> '' AND NOT (${isRecord(container.keys)})`
  if (container.kind !== 'csv' || !(await hasScannedCsv(connection)))
    return `SELECT 0 AS line, '' AS reason, '' AS raw WHERE $file = ''`
  const meanings = Object.entries(MEANINGS)
    .map(([type, meaning]) => `WHEN ${quoteLiteral(type)} THEN ${quoteLiteral(meaning)}`)
    .join(' ')
  return `SELECT line, any_value(CASE CAST(error_type AS VARCHAR) ${meanings} ELSE lower(CAST(error_type AS VARCHAR)) END) AS reason,
      any_value(csv_line) AS raw
    FROM ${UNREADABLE} WHERE file_path = $file GROUP BY line`
}
