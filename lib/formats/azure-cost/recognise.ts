import type { SampleRows } from '../export-format.ts'
import { gapsIn, type Recognition } from '../recognised-export.ts'
import { requireColumns } from '../require-columns.ts'
import type { SourceColumns } from '../source-column.ts'
import { costVariant } from './cost-variant.ts'
import { AZURE_REQUIRED, AZURE_WANTED, COSTS, QUANTITIES, SPREAD_COMMITMENTS } from './wanted-columns.ts'

const COST_KEYS = COSTS.map(({ cost }) => cost)

/** Azure cost details in any dialect: a meter category with a quantity or a cost. */
export function isAzureCost(columns: SourceColumns): boolean {
  return columns.has('metercategory') && columns.hasAny(...QUANTITIES, ...COST_KEYS)
}

/**
 * Dialect, variant and gaps of Azure cost details.
 * @throws AppError `column-missing`
 */
export function recogniseAzureCost(
  columns: SourceColumns,
  sample: SampleRows,
  _text: string,
  name: string,
): Recognition {
  requireColumns(columns, 'an Azure cost export', AZURE_REQUIRED)
  const version = dialectOf(columns)
  const variant = costVariant(columns, sample, name)
  const warnings =
    version === 'other'
      ? [
          'These are columns of an Azure cost export, but of no agreement that Headroom knows; they are read by their names. Check the totals.',
        ]
      : []
  return {
    version,
    generator: 'Microsoft',
    gaps: [...gapsIn(columns, AZURE_WANTED), ...(variant === 'actual' ? [SPREAD_COMMITMENTS] : [])],
    warnings,
    ...(variant === undefined ? {} : { variant }),
  }
}

/** Which agreement an export is of: pay-as-you-go, partner, Microsoft Customer Agreement or Enterprise Agreement. Only names differ. */
function dialectOf(columns: SourceColumns): string {
  if (columns.has('usagedatetime') && columns.hasAny('subscriptionguid', 'pretaxcost')) return 'PAYG'
  if (columns.has('partnername', 'customertenantid')) return 'CSP'
  if (columns.hasAny('costinusd', 'paygcostinusd', 'exchangeratepricingtobilling', 'invoiceid')) return 'MCA'
  const priced = columns.hasAny('costinbillingcurrency', 'cost', 'extendedcost')
  return columns.has('accountownerid') && priced ? 'EA' : 'other'
}
