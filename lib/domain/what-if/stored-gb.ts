import type { Coefficient } from '../estimate/coefficient.ts'
import { hoursInMonth, type Month } from '../usage/kind.ts'

const TB_HOURS = 'TB-hours'
const GB_PER_TB = 1000

/**
 * How many GB lay in storage on average in the month with most of it, as far as the bill says; 0 where it bills no storage. What a
 * move would have to carry once.
 *
 * @example 730 GB-months in a 30-day month → 730 GB
 */
export function storedGb(
  rows: readonly { readonly amount: number; readonly month: Month; readonly coefficient: Coefficient }[],
): number {
  const months = new Map<Month, number>()
  for (const { amount, month, coefficient } of rows) {
    if (!coefficient.category.startsWith('storage-')) continue
    const tbHours = coefficient.terms.reduce(
      (sum, term) => (term.amountUnit === TB_HOURS ? sum + term.amount * amount : sum),
      0,
    )
    months.set(month, (months.get(month) ?? 0) + (tbHours * GB_PER_TB) / hoursInMonth(month))
  }
  return Math.max(0, ...months.values())
}
