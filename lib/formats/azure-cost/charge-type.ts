import type { SourceColumns } from '../source-column.ts'
import { cell, orEmpty } from '../sql/text.ts'

/** ChargeType in lower case → line type, as Microsoft converts it to FOCUS, but that a refund stays one, for it is no purchase. */
const LINE_TYPES: Readonly<Record<string, string>> = {
  usage: 'Usage',
  unusedreservation: 'Usage',
  unusedsavingsplan: 'Usage',
  purchase: 'Purchase',
  refund: 'Refund',
  credit: 'Credit',
  tax: 'Tax',
}

/** What a line is: usage where the export has no column to say (older ones hold nothing else), `Adjustment` for any other charge type. */
export function lineType(columns: SourceColumns): string {
  const type = columns.find('chargetype')
  if (type === undefined) return "'Usage'"
  const cases = Object.entries(LINE_TYPES)
    .map(([said, meant]) => `WHEN '${said}' THEN '${meant}'`)
    .join(' ')
  return `CASE lower(${orEmpty(cell(type))}) ${cases} WHEN '' THEN '' ELSE 'Adjustment' END`
}

/** FOCUS CommitmentDiscountStatus: what of a reservation or savings plan was `Used` or `Unused`. */
export function commitmentStatus(columns: SourceColumns): string {
  const type = columns.find('chargetype')
  if (type === undefined) return "''"
  const model = columns.find('pricingmodel')
  const used =
    model === undefined
      ? ''
      : ` WHEN lower(${cell(type)}) = 'usage' AND lower(${cell(model)}) IN ('reservation', 'savingsplan') THEN 'Used'`
  return `CASE WHEN lower(${cell(type)}) IN ('unusedreservation', 'unusedsavingsplan') THEN 'Unused'${used} ELSE '' END`
}
