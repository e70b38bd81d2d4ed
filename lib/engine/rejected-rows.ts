import { chargeSelect } from '#lib/formats/charge-select.ts'
import type { Connection } from './engine.ts'
import { quoteIdentifier, quoteLiteral } from './quote.ts'
import { type RecognisedBill, sourceOf } from './read-bill.ts'
import { hasScannedCsv, UNREADABLE } from './unreadable-rows.ts'

/** What the engine's error types mean, for a person. */
const MEANINGS: Readonly<Record<string, string>> = {
  'MISSING COLUMNS': 'the row has too few cells',
  'TOO MANY COLUMNS': 'the row has too many cells',
  'UNQUOTED VALUE': 'a quote is not closed or stands within a cell',
  'INVALID ENCODING': 'the row is not UTF-8 text',
  'LINE SIZE OVER MAXIMUM': 'the row is longer than 2 MB',
}

/**
 * Creates a temporary table of every row of the bills that could not be read: `file`, `line` (the header of a CSV is line 1, blank
 * lines do not count; a Parquet row has its number), `reason` and `cells` (the row as CSV). Reads the files once more, in
 * order: call it only where rows were rejected.
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
  const csv = bill.container.kind === 'csv'
  const cells = bill.columns.all.map(({ sql }) => `CAST(${sql} AS VARCHAR)`).join(', ')
  const charges = chargeSelect(bill, bill.columns, sourceOf([bill]), { cells: `[${cells}]` })
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE bad_values AS
     SELECT number, reject_reason, cells FROM (SELECT row_number() OVER () AS number, reject_reason, cells FROM (${charges}))
     WHERE reject_reason IS NOT NULL`,
  )
  const quoted = `list_transform(cells, lambda it: CASE WHEN regexp_matches(it, '[",\\r\\n]') THEN '"' || replace(it, '"', '""') || '"' ELSE coalesce(it, '') END)`
  const asCsv = `array_to_string(${quoted}, ',')`
  const file = { file: bill.path }
  if (!csv || !(await hasScannedCsv(connection))) {
    const line = csv ? 'number + 1' : 'number'
    await connection.run(
      `INSERT INTO ${table} SELECT $file, ${line}, reject_reason, ${asCsv} FROM bad_values ORDER BY number`,
      file,
    )
    return
  }
  const meanings = Object.entries(MEANINGS)
    .map(([type, meaning]) => `WHEN ${quoteLiteral(type)} THEN ${quoteLiteral(meaning)}`)
    .join(' ')
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE unreadable AS
     SELECT line::BIGINT AS line, row_number() OVER (ORDER BY line) AS place, reason, raw FROM (
       SELECT line, any_value(CASE CAST(error_type AS VARCHAR) ${meanings} ELSE lower(CAST(error_type AS VARCHAR)) END) AS reason,
         any_value(csv_line) AS raw
       FROM ${UNREADABLE} WHERE file_path = $file GROUP BY line)`,
    file,
  )
  // A readable row's number leaves out the unreadable rows before it: the k-th of them precedes row n where line − k ≤ n.
  await connection.run(
    `INSERT INTO ${table}
     SELECT $file, line, reason, cells FROM (
       SELECT number + 1 + coalesce(place, 0) AS line, reject_reason AS reason, ${asCsv} AS cells
       FROM bad_values ASOF LEFT JOIN (SELECT place, line - place AS readable_before FROM unreadable) AS earlier
         ON number >= readable_before
       UNION ALL SELECT line, reason, rtrim(raw, chr(13) || chr(10)) FROM unreadable
     ) ORDER BY line`,
    file,
  )
}
