import type { Dimension } from './emissions.ts'
import type { SummaryRow } from './summary-row.ts'

/** What of a row is added up: all of its numbers. */
const SUMMED = [
  'lines',
  'amount',
  'excluded_lines',
  'cost',
  'excluded_cost',
  'positive_measured',
  'positive_proxied',
  'positive_excluded',
  'energy_low',
  'energy_central',
  'energy_high',
  'operational_low',
  'operational_central',
  'operational_high',
  'embodied_low',
  'embodied_central',
  'embodied_high',
] as const satisfies readonly (keyof SummaryRow)[]

type Summed = (typeof SUMMED)[number]
type Sum = Omit<SummaryRow, Summed> & Record<Summed, number>

/** Adds a row to a sum, whose names stay. `amount` then has no meaning but for one kind. */
function addTo(sum: Sum, row: SummaryRow): void {
  for (const name of SUMMED) sum[name] += row[name]
}

/**
 * Rows summed again by fewer dimensions, currencies apart, in the order in which their keys first come.
 *
 * @param rows each with a value for every dimension of `groupBy`
 */
export function regroup(rows: readonly SummaryRow[], groupBy: readonly Dimension[]): readonly SummaryRow[] {
  const groups = new Map<string, Sum>()
  for (const row of rows) {
    const values = [row.currency, ...groupBy.map((dimension) => row[dimension] ?? '')]
    const key = values.map((value) => `${value.length} ${value}`).join('')
    const sum = groups.get(key)
    if (sum) addTo(sum, row)
    else groups.set(key, { ...row })
  }
  return [...groups.values()]
}
