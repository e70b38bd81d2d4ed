import { SPLIT_COLUMNS } from '#lib/domain/usage/allocation-columns.ts'
import type { AllocationExpressions } from './allocation-expressions.ts'
import { formatOf } from './formats.ts'
import { aliased } from './raw-description.ts'
import type { RecognisedExport } from './recognised-export.ts'
import type { SourceColumns } from './source-column.ts'

/** How the rows of an export share out machines; undefined where none of its columns can. */
export const allocationsOf = (
  { format }: Pick<RecognisedExport, 'format'>,
  columns: SourceColumns,
): AllocationExpressions | undefined => formatOf(format).allocations?.(columns)

/**
 * The rows of an export that share out machines, as `SPLIT_COLUMNS`.
 * @param source a relation with the raw columns, as SQL
 * @param extra expressions over the source to pass on beside them, by name
 */
export function allocationSelect(
  { inner, where, columns }: AllocationExpressions,
  source: string,
  extra: Readonly<Record<string, string>> = {},
): string {
  const outer = Object.entries(SPLIT_COLUMNS).map(
    ([name, type]) => `CAST(${columns[name as keyof typeof SPLIT_COLUMNS]} AS ${type}) AS ${name}`,
  )
  const passedOn = Object.entries(extra).map(([name, expression]) => `${expression} AS ${name}`)
  return `SELECT ${[...outer, ...passedOn].join(', ')} FROM (SELECT *${aliased(inner)} FROM ${source} WHERE ${where})`
}
