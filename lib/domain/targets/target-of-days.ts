import { dayOf, daysInMonth, monthAfter } from './month-days.ts'
import { type Target, targetInForce } from './target.ts'

/**
 * What targets allow a team (null: the organisation) from one day to another, kg CO2e: of each month's target the share of its days.
 * Null where some month of them has none.
 *
 * @param targets in the order in which they were written
 * @param days ISO dates, both included
 * @example 310 kg a month from July on: 310 for August, 20 for 1 to 2 August, null for June to August
 */
export function targetOfDays(
  targets: readonly Target[],
  team: string | null,
  { from, to }: { readonly from: string; readonly to: string },
): number | null {
  let sum = 0
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = monthAfter(month, 1)) {
    const target = targetInForce(targets, team, month)
    if (target === null) return null
    const days = daysInMonth(month)
    const first = from > dayOf(month, 1) ? Number(from.slice(8)) : 1
    const last = to < dayOf(month, days) ? Number(to.slice(8)) : days
    sum += (target * (last - first + 1)) / days
  }
  return sum
}
