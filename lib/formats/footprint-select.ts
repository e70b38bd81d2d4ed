import { FOOTPRINT_ROW_COLUMNS } from '#lib/domain/usage/footprint-columns.ts'
import { formatOf } from './formats.ts'
import { aliased } from './raw-description.ts'
import type { RecognisedExport } from './recognised-export.ts'
import type { SourceColumns } from './source-column.ts'

/**
 * The rows of an export of the dataset `footprints`, as `FOOTPRINT_ROW_COLUMNS`.
 * @param source a relation with the raw columns, as SQL
 * @param extra expressions over the source to pass on beside them, by name
 */
export function footprintSelect(
  { format }: Pick<RecognisedExport, 'format'>,
  columns: SourceColumns,
  source: string,
  extra: Readonly<Record<string, string>> = {},
): string {
  const { footprints } = formatOf(format)
  if (footprints === undefined) throw new TypeError(`${format} holds no footprints.`)
  const { inner, columns: expressions } = footprints(columns)
  const outer = Object.entries(FOOTPRINT_ROW_COLUMNS).map(
    ([name, type]) =>
      `CAST(${expressions[name as keyof typeof FOOTPRINT_ROW_COLUMNS]} AS ${type}) AS ${name}`,
  )
  const passedOn = Object.entries(extra).map(([name, expression]) => `${expression} AS ${name}`)
  return `SELECT ${[...outer, ...passedOn].join(', ')} FROM (SELECT *${aliased(inner)} FROM ${source})`
}
