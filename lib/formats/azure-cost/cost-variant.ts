import type { SampleRows } from '../export-format.ts'
import type { SourceColumns } from '../source-column.ts'

/**
 * - `actual`: what is billed; a reservation or savings plan costs when it is bought, and the usage it covers costs nothing.
 * - `amortized`: the same money spread over the usage that a commitment covers and over what of it nobody used.
 */
export type CostVariant = 'actual' | 'amortized'

/**
 * Which of the two an Azure cost export is, for both have one header; undefined where nothing tells. By its rows: only an amortized
 * export has unused commitments and covered usage that costs something, only an actual one has commitments bought. Else by the last
 * of the two words in the file's name. Definitions: Microsoft, "Understand cost details fields" and "View amortized reservation costs".
 * @param sample the first rows, as cells in the order of the columns
 */
export function costVariant(columns: SourceColumns, sample: SampleRows, name = ''): CostVariant | undefined {
  const reader = (...keys: string[]) => {
    const places = columns.those(...keys).map((column) => columns.all.indexOf(column))
    return (row: readonly string[]) =>
      places.map((place) => row[place]?.trim() ?? '').find((cell) => cell !== '') ?? ''
  }
  const chargeType = reader('chargetype')
  const pricingModel = reader('pricingmodel')
  const commitment = reader('reservationid', 'benefitid')
  const cost = reader('costinbillingcurrency', 'cost', 'costinusd', 'costinpricingcurrency', 'pretaxcost')
  const covered = (row: readonly string[]) => {
    const model = pricingModel(row).toLowerCase()
    if (model !== '') return model === 'reservation' || model === 'savingsplan'
    return commitment(row) !== ''
  }
  let freeOfCharge = false
  for (const row of sample) {
    const type = chargeType(row).toLowerCase()
    if (type === 'unusedreservation' || type === 'unusedsavingsplan') return 'amortized'
    if (!covered(row)) continue
    if (type === 'purchase') return 'actual'
    if (type !== 'usage') continue
    if (/[1-9]/.test(cost(row).replace(/e.*/i, ''))) return 'amortized'
    freeOfCharge ||= cost(row) !== ''
  }
  if (freeOfCharge) return 'actual'
  const words = name.toLowerCase().match(/actual|amorti[sz]ed/g)
  const last = words?.at(-1)
  return last === undefined ? undefined : last === 'actual' ? 'actual' : 'amortized'
}
