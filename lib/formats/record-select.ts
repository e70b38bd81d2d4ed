import { allocationSelect, allocationsOf } from './allocation-select.ts'
import { chargeSelect } from './charge-select.ts'
import { footprintSelect } from './footprint-select.ts'
import { formatOf } from './formats.ts'
import type { RecognisedExport } from './recognised-export.ts'
import type { SourceColumns } from './source-column.ts'

/**
 * The records of an export, whatever they are about, with the reason why one cannot be read (`reject_reason`).
 * @param source a relation with the raw columns, as SQL
 * @param extra expressions over the source to pass on beside them, by name
 */
export function recordSelect(
  recognised: RecognisedExport,
  columns: SourceColumns,
  source: string,
  extra: Readonly<Record<string, string>>,
): string {
  const { dataset } = formatOf(recognised.format)
  if (dataset === 'usage') return chargeSelect(recognised, columns, source, extra)
  if (dataset === 'footprints') return footprintSelect(recognised, columns, source, extra)
  const allocations = allocationsOf(recognised, columns)
  if (allocations === undefined) throw new TypeError(`${recognised.format} holds no records.`)
  return allocationSelect(allocations, source, extra)
}
