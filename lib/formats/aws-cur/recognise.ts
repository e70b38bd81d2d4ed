import { gapsIn, type Recognition } from '../recognised-export.ts'
import { requireColumns } from '../require-columns.ts'
import type { SourceColumns } from '../source-column.ts'
import { AWS_CUR_REQUIRED, AWS_CUR_WANTED } from './wanted-columns.ts'

/**
 * AWS Cost and Usage Report in any dialect: slashes (legacy CSV), snake case (legacy Parquet, Athena, CUR 2.0).
 * Oracle's cost report also has `lineItem/` columns, but its own reference numbers and tenants.
 */
export function isAwsCur(columns: SourceColumns): boolean {
  if (columns.has('lineitemreferenceno')) return false
  return columns.all.filter(({ key }) => key.startsWith('lineitem')).length >= 3
}

/**
 * Version and gaps of an AWS Cost and Usage Report.
 * @throws AppError `column-missing`
 */
export function recogniseAwsCur(columns: SourceColumns): Recognition {
  requireColumns(columns, 'an AWS Cost and Usage Report', AWS_CUR_REQUIRED)
  return {
    version: columns.hasAny('billpayeraccountname', 'product') ? '2.0' : 'legacy',
    generator: 'AWS',
    gaps: gapsIn(columns, AWS_CUR_WANTED),
  }
}
