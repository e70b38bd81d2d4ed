import { AppError } from '#lib/domain/errors/app-error.ts'
import { gapsIn, type Recognition } from '../recognised-export.ts'
import { requireColumns } from '../require-columns.ts'
import type { SourceColumns } from '../source-column.ts'
import { OCI_COST_REQUIRED, OCI_COST_WANTED } from './wanted-columns.ts'

const ALL_FILES =
  'Oracle writes several files a day. Give all files of a month in one import: an import replaces what there is of its months.'

/** Oracle's cost or usage report, by its own reference numbers and tenants: the rest of its columns could be those of AWS. */
export function isOciCost(columns: SourceColumns): boolean {
  return columns.has('lineitemreferenceno', 'lineitemtenantid')
}

/**
 * Gaps of an Oracle cost report. The usage report has the same rows without their cost, SKU and unit, so the cost report replaces it.
 * @throws AppError `format-not-supported-yet` of a usage report, `column-missing`
 */
export function recogniseOciCost(columns: SourceColumns): Recognition {
  if (!columns.all.some(({ key }) => key.startsWith('cost'))) {
    throw new AppError(
      'format-not-supported-yet',
      'This is a usage report of Oracle Cloud, which says neither what things are billed as nor what they cost.',
      'Give the cost reports of the same days instead: they lie beside it, in the folder reports/cost-csv.',
    )
  }
  requireColumns(columns, 'an Oracle Cloud cost report', OCI_COST_REQUIRED)
  return {
    version: 'legacy',
    generator: 'Oracle',
    gaps: gapsIn(columns, OCI_COST_WANTED),
    warnings: [ALL_FILES],
  }
}
