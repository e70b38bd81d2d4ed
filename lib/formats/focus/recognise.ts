import { gapsIn, type Recognition } from '../recognised-export.ts'
import { requireColumns } from '../require-columns.ts'
import type { SourceColumns } from '../source-column.ts'
import { FOCUS_REQUIRED, FOCUS_WANTED } from './wanted-columns.ts'

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

/** A FOCUS cost and usage dataset: at least four of the columns that are FOCUS's own. */
export function isFocus(columns: SourceColumns): boolean {
  return MARKS.filter((key) => columns.has(key)).length >= 4
}

/**
 * Version, generator and gaps of a FOCUS export.
 * @throws AppError `column-missing`
 */
export function recogniseFocus(columns: SourceColumns): Recognition {
  requireColumns(columns, 'a FOCUS export', FOCUS_REQUIRED)
  return {
    version: versionOf(columns),
    generator: generatorOf(columns),
    gaps: gapsIn(columns, FOCUS_WANTED),
  }
}

/** By the columns that each version of the specification added. */
function versionOf(columns: SourceColumns): string {
  if (columns.has('serviceprovidername') && !columns.has('providername')) return '1.4'
  if (columns.hasAny('serviceprovidername', 'hostprovidername')) return '1.3'
  if (columns.has('billingaccounttype', 'invoiceid')) return '1.2'
  if (columns.has('pricingcurrency', 'subaccounttype')) return '1.2'
  if (columns.has('skumeter', 'skupricedetails')) return '1.1'
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
