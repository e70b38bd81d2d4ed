import type { Connection } from '../duckdb/engine.ts'
import { type ComponentQuestion, componentFacts } from './component-sums.ts'
import { countedFacts } from './counted-facts.ts'

/** Of operational emissions, the share of energy above idle, 0 to 1, by component. */
export type DynamicShares = ReadonlyMap<string, number>

/** Grams, exact to 1e-15: sums of doubles would depend on the order of rows. */
const exact = (kwhPerUnit: string): string =>
  `CAST(n.amount * (${kwhPerUnit}) * n.intensity_central AS DECIMAL(38, 15))`

/**
 * How much of the operational emissions of components comes from energy that is drawn only because something works, location-based.
 * Usage that was proxied by its cost counts as none of it: nobody knows what idles there.
 */
export async function dynamicShares(
  connection: Connection,
  question: Omit<ComponentQuestion, 'groupBy'>,
): Promise<DynamicShares> {
  const counted = countedFacts(componentFacts({ ...question, groupBy: [] }), {
    columns: ['component'],
    filter: question.period,
    summed: true,
  })
  const rows = await connection.select<{ component: string; share: number }>(
    `${counted.sql}
SELECT component, coalesce(
    sum(${exact('c.energy_central - c.idle_central')}) FILTER (n.status = 'measured')::DOUBLE
      / nullif(sum(${exact('c.energy_central')}), 0)::DOUBLE, 0) AS share
FROM counted n JOIN coefficients c ON c.kind_id = n.kind_id AND c.month = strftime(n.month_of_sum, '%Y-%m')
GROUP BY component`,
    { ...counted.params, method: 'location' },
  )
  return new Map(rows.map(({ component, share }) => [component, Math.min(Math.max(share, 0), 1)]))
}
