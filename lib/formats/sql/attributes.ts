import type { SourceColumn } from '../source-column.ts'
import type { ParsedCells } from './parsed-cells.ts'
import { quoteLiteral } from './quote.ts'

/** True for a Parquet MAP column. */
export function isMap(column: SourceColumn): boolean {
  return column.type.startsWith('MAP(')
}

/**
 * Reads keys of an attribute column, be it a Parquet MAP or JSON text. JSON is parsed once a row for all keys;
 * text that is not JSON has no keys.
 * @returns the text of a key as an expression, NULL where it is missing or blank; `NULL` without a column.
 */
export function attributeReader(
  parsed: ParsedCells,
  column: SourceColumn | undefined,
  keys: readonly string[],
): (key: string) => string {
  if (column === undefined) return () => 'NULL'
  if (isMap(column)) return (key) => `nullif(CAST(${column.sql}[${quoteLiteral(key)}] AS VARCHAR), '')`
  const json = column.type === 'VARCHAR' ? column.sql : `to_json(${column.sql})`
  const paths = keys.map((key) => quoteLiteral(`$."${key}"`)).join(', ')
  const values = parsed.shared(
    `attributes ${column.key}`,
    `CASE WHEN length(${json}) > 2 THEN TRY(json_extract_string(${json}, [${paths}])) END`,
  )
  return (key) => `nullif(${values}[${keys.indexOf(key) + 1}], '')`
}
