import type { CanonicalColumn } from '../charge-expressions.ts'
import type { SourceColumns } from '../source-column.ts'
import { listCost } from '../sql/list-cost.ts'
import type { ParsedCells } from '../sql/parsed-cells.ts'
import { cell, first, firstCell, orEmpty } from '../sql/text.ts'
import { COSTS, QUANTITIES } from './wanted-columns.ts'

type Money = 'billed_cost' | 'effective_cost' | 'list_cost' | 'currency'

/** Units whose price may be of the whole block while the quantity counts hours: `100 Hours`. */
const BLOCK_OF_HOURS = '^[0-9]*0+ .*(?i:hour|hrs)'

/**
 * Costs of a line with their currency. An export has one cost column: of the actual cost it is BilledCost, and stands in for
 * EffectiveCost, since commitments are not spread there; of the amortized cost it is EffectiveCost, and BilledCost is unknown, for what
 * was paid for commitments is not in the file. Where the variant is not known both are that cost. The list price is Azure's
 * pay-as-you-go price, or the negotiated one where it states none, times the quantity.
 */
export function azureMoney(
  columns: SourceColumns,
  parsed: ParsedCells,
  variant: string | undefined,
): Pick<Record<CanonicalColumn, string>, Money> {
  const found = COSTS.find(({ cost }) => columns.has(cost))
  const cost = parsed.number(found && columns.find(found.cost))
  const currency =
    found === undefined
      ? "''"
      : found.currency === 'USD'
        ? "'USD'"
        : orEmpty(firstCell(columns.those(...found.currency)))
  return {
    billed_cost: variant === 'amortized' ? 'NULL' : cost,
    effective_cost: cost,
    list_cost: found === undefined ? 'NULL' : listCostOf(columns, parsed, cost),
    currency,
  }
}

function listCostOf(columns: SourceColumns, parsed: ParsedCells, cost: string): string {
  const quantity = parsed.number(columns.those(...QUANTITIES)[0])
  if (quantity === 'NULL') return listCost('NULL', cost, 'NULL')
  const rate = columns.find('exchangeratepricingtobilling')
  const exchange = rate === undefined ? '1' : `coalesce(${parsed.number(rate)}, 1)`
  const unit = columns.find('unitofmeasure')
  const known =
    unit === undefined ? 'true' : `NOT regexp_matches(coalesce(${cell(unit)}, ''), '${BLOCK_OF_HOURS}')`
  const priced = columns
    .those('paygprice', 'unitprice')
    .map(
      (price) => `nullif(CASE WHEN ${known} THEN ${parsed.number(price)} * ${quantity} * ${exchange} END, 0)`,
    )
  const stated = columns
    .those('paygcostinbillingcurrency')
    .map((column) => `nullif(${parsed.number(column)}, 0)`)
  return listCost(first([...stated, ...priced]), cost, quantity)
}
