import { AppError } from '#lib/domain/errors/app-error.ts'
import { gapsIn, type Recognition } from '../recognised-export.ts'
import { requireColumns } from '../require-columns.ts'
import type { SourceColumns } from '../source-column.ts'
import { FOCUS_QUANTITY, FOCUS_REQUIRED, FOCUS_WANTED, NO_QUANTITIES } from './wanted-columns.ts'

const MARKS = [
  'chargeperiodstart',
  'chargeperiodend',
  'chargecategory',
  'billedcost',
  'effectivecost',
  'consumedquantity',
  'billingperiodstart',
  'providername',
  'serviceprovidername',
  'servicecategory',
]

/** A dataset of FOCUS: charges with their period, or at least four of the columns that are FOCUS's own; or contract commitments. */
export function isFocus(columns: SourceColumns): boolean {
  if (columns.has('chargeperiodstart') && columns.hasAny('billedcost', 'chargecategory')) return true
  return MARKS.filter((key) => columns.has(key)).length >= 4 || isContractCommitments(columns)
}

/** The dataset of FOCUS 1.3 and later that lists what was agreed, one row a commitment. */
const isContractCommitments = (columns: SourceColumns): boolean =>
  columns.has('contractcommitmentid', 'contractcommitmentcategory') && !columns.has('chargeperiodstart')

/**
 * Version, generator and gaps of a FOCUS export.
 * @throws AppError `column-missing`; `format-not-supported-yet` for a dataset that holds no charges
 */
export function recogniseFocus(columns: SourceColumns): Recognition {
  if (isContractCommitments(columns)) {
    throw new AppError(
      'format-not-supported-yet',
      'This is the contract commitment dataset of FOCUS: it lists contracts, not charges, so there is nothing to estimate in it.',
      'Give the cost and usage dataset of the same export instead: the files with a column ChargePeriodStart.',
    )
  }
  const version = versionOf(columns)
  const hasQuantities = version !== '0.5' || columns.hasAny(...FOCUS_QUANTITY.keys)
  requireColumns(columns, 'a FOCUS export', [...FOCUS_REQUIRED, ...(hasQuantities ? [FOCUS_QUANTITY] : [])])
  const gaps = gapsIn(columns, FOCUS_WANTED)
  return {
    version,
    generator: generatorOf(columns),
    gaps: hasQuantities
      ? gaps
      : gaps.map((gap) => (gap.column === NO_QUANTITIES.column ? NO_QUANTITIES : gap)),
  }
}

/** By the columns that each version of the specification added. */
function versionOf(columns: SourceColumns): string {
  if (columns.has('serviceprovidername') && !columns.has('providername')) return '1.4'
  if (columns.hasAny('serviceprovidername', 'hostprovidername')) return '1.3'
  if (columns.has('billingaccounttype', 'invoiceid')) return '1.2'
  if (columns.has('pricingcurrency', 'subaccounttype')) return '1.2'
  if (columns.has('skumeter', 'skupricedetails')) return '1.1'
  if (columns.has('chargetype') && !columns.has('chargecategory')) return '0.5'
  if (columns.hasAny('usagequantity', 'chargesubcategory')) return '1.0-preview'
  return '1.0'
}

/** By the extension columns, which each generator spells its own way. */
function generatorOf(columns: SourceColumns): string {
  if (columns.hasAny('xservicecode', 'xusagetype')) return 'AWS'
  if (columns.hasAny('xskumetercategory', 'xpricingunitdescription')) return 'Microsoft'
  if (columns.hasAny('xserviceid', 'xcredits')) return 'Google Cloud'
  if (columns.all.some(({ header }) => /^(x_)?oci_/i.test(header))) return 'Oracle'
  return 'not stated'
}
