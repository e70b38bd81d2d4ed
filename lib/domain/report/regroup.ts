import type { Dimension } from './emissions.ts'
import type { SummaryRow } from './summary-row.ts'

/** Adds what is a number; the names are those of the first. `amount` then has no meaning but for one kind. */
function add(a: SummaryRow, b: SummaryRow): SummaryRow {
  const sums = Object.entries(b).flatMap(([name, value]) =>
    typeof value === 'number' ? [[name, value + (a[name as keyof SummaryRow] as number)] as const] : [],
  )
  return { ...a, ...Object.fromEntries(sums) }
}

/**
 * Rows summed again by fewer dimensions, currencies apart, in the order in which their keys first come.
 *
 * @param rows each with a value for every dimension of `groupBy`
 */
export function regroup(rows: readonly SummaryRow[], groupBy: readonly Dimension[]): readonly SummaryRow[] {
  const groups = new Map<string, SummaryRow>()
  for (const row of rows) {
    const key = JSON.stringify([row.currency, ...groupBy.map((dimension) => row[dimension])])
    const sum = groups.get(key)
    groups.set(key, sum ? add(sum, row) : row)
  }
  return [...groups.values()]
}
