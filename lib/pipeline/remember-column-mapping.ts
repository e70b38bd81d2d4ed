import type { ColumnMapping } from '#lib/domain/imports/column-mapping.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { headerHash } from '#lib/formats/mapped/header-hash.ts'
import { ColumnMappingSchema } from '#lib/formats/mapped/remembered-mapping.ts'
import { requireMappedColumns } from '#lib/formats/mapped/require-mapped-columns.ts'
import { replaceColumnMapping } from '#lib/store/replace-column-mapping.ts'

/** How a mapping is checked at every edge. */
export const ColumnMappingInput = ColumnMappingSchema

/**
 * Remembers what the columns of files with these headers are; an earlier mapping of the same headers is replaced. Answers its id.
 *
 * @throws AppError `not-found`; `column-missing` where the mapping names a column that is not among the headers
 */
export async function rememberColumnMapping(
  scope: Scope,
  headers: readonly string[],
  mapping: ColumnMapping,
): Promise<{ readonly id: string }> {
  requireMappedColumns(mapping, headers)
  const { id } = await replaceColumnMapping(scope, headerHash(headers), mapping)
  return { id }
}
