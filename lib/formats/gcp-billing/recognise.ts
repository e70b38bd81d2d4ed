import { AppError } from '#lib/domain/errors/app-error.ts'
import { gapsIn, type Recognition } from '../recognised-export.ts'
import { requireColumns } from '../require-columns.ts'
import type { SourceColumns } from '../source-column.ts'
import { GCP_BILLING_REQUIRED, GCP_BILLING_WANTED } from './wanted-columns.ts'

/**
 * A Google Cloud billing export in any shape: records (`service`, `sku`, `usage`) as BigQuery extracts them, or columns that a query,
 * pandas (`service.id`) or dlt (`service__id`) made of them. FOCUS exports have ids of services and SKUs too, but their own periods.
 */
export function isGcpBilling(columns: SourceColumns): boolean {
  if (columns.has('chargeperiodstart')) return false
  if (!columns.hasAny('billingaccountid', 'usagestarttime')) return false
  return columns.has('serviceid', 'skuid') || columns.has('service', 'sku', 'usage')
}

/** Columns that only UNNEST makes of the lists of the export. */
const UNNESTED: readonly (readonly [list: string, keys: readonly string[]])[] = [
  ['labels', ['labelskey', 'labelsvalue']],
  ['tags', ['tagskey', 'tagsvalue']],
  ['system_labels', ['systemlabelskey', 'systemlabelsvalue']],
  ['project.labels', ['projectlabelskey', 'projectlabelsvalue']],
  ['credits', ['creditsname', 'creditsamount']],
]

/**
 * Version and gaps of a Google Cloud billing export.
 * @throws AppError `column-missing`
 */
export function recogniseGcpBilling(columns: SourceColumns): Recognition {
  refuseUnnested(columns)
  requireColumns(columns, 'a Google Cloud billing export', GCP_BILLING_REQUIRED)
  const version = columns.hasAny('resourceglobalname', 'resourcename') ? 'detailed' : 'standard'
  return {
    version,
    generator: 'Google Cloud',
    gaps: gapsIn(columns, GCP_BILLING_WANTED),
    variant: version,
  }
}

/** Unnested lists repeat a charge for each of their entries: the sums of such a table are too large, and nobody can tell by how much. */
function refuseUnnested(columns: SourceColumns): void {
  const list = UNNESTED.find(([, keys]) => columns.has(...keys))?.[0]
  if (list === undefined) return
  throw new AppError(
    'column-missing',
    `In this Google Cloud billing export ${list} is unnested: a charge stands there once for each of its ${list}, and would count as often.`,
    `Export the table without UNNEST, with TO_JSON_STRING(${list}) AS ${list.replace('.', '_')}.`,
  )
}
