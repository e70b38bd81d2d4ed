import type { SourceColumn } from '../source-column.ts'

/** A column of JSON objects, some of which Azure writes without their outer braces: `"env": "prod","org": "trey"`. */
export function braced(column: SourceColumn | undefined): SourceColumn | undefined {
  if (column === undefined || column.type !== 'VARCHAR') return column
  const { sql } = column
  const sqlBraced = `CASE WHEN starts_with(ltrim(${sql}), '"') THEN '{' || ${sql} || '}' ELSE ${sql} END`
  return { ...column, sql: `(${sqlBraced})` }
}
