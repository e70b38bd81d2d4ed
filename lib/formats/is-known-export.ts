import { FORMATS } from './formats.ts'
import { mappedFormat } from './mapped/format.ts'
import type { RememberedMapping } from './mapped/remembered-mapping.ts'
import type { SourceColumns } from './source-column.ts'

/** Whether columns are those of an export that can be read, or of a table that a person has mapped. */
export function isKnownExport(
  columns: SourceColumns,
  text: string,
  mappings: readonly RememberedMapping[] = [],
): boolean {
  return [...FORMATS, mappedFormat(mappings)].some((format) => format.is(columns, text))
}
