import type { SourceColumn } from '../source-column.ts'

/** The cell as text, NULL where it is blank. */
export function cell(column: SourceColumn): string {
  if (column.blankIsNull) return column.sql
  if (column.type === 'VARCHAR') return `nullif(${column.sql}, '')`
  return `CAST(${column.sql} AS VARCHAR)`
}

/** Whether the cell is filled. */
export function isFilled(column: SourceColumn): string {
  return column.type === 'VARCHAR' && !column.blankIsNull
    ? `${column.sql} <> ''`
    : `${column.sql} IS NOT NULL`
}

/** First of the expressions that is not NULL; `NULL` where there are none. */
export function first(expressions: readonly string[]): string {
  const [only, ...others] = expressions
  if (only === undefined) return 'NULL'
  return others.length === 0 ? only : `coalesce(${expressions.join(', ')})`
}

/** First of the columns that is not blank, NULL where all are. */
export function firstCell(columns: readonly SourceColumn[]): string {
  return first(columns.map(cell))
}

/** Text is never NULL in a canonical record. */
export function orEmpty(expression: string): string {
  return expression === 'NULL' ? "''" : `coalesce(${expression}, '')`
}
