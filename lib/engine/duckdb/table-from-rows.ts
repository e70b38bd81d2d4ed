import type { Connection } from './engine.ts'
import { quoteIdentifier, quoteLiteral } from './quote.ts'

/** Columns and their DuckDB types. */
export type Columns = Readonly<Record<string, string>>

/**
 * Creates a temporary table from plain rows, in one statement. Text, numbers, booleans and null only;
 * numbers keep every digit.
 */
export async function tableFromRows(
  connection: Connection,
  name: string,
  columns: Columns,
  rows: readonly Readonly<Record<string, string | number | boolean | null>>[],
): Promise<void> {
  const names = Object.keys(columns)
  const shape = JSON.stringify([Object.fromEntries(names.map((column) => [column, columns[column]]))])
  const select = names
    .map((column) => `(item).${quoteIdentifier(column)} AS ${quoteIdentifier(column)}`)
    .join(', ')
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${quoteIdentifier(name)} AS
     SELECT ${select} FROM (SELECT unnest(from_json($rows::JSON, ${quoteLiteral(shape)})) AS item)`,
    { rows: JSON.stringify(rows) },
  )
}
