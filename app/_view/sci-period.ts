import type { SciPeriod } from '#lib/domain/sci/series.ts'
import { daysBetween } from '../_format/dates.ts'

const MOST_DAYS = 62
const MOST_WEEK_DAYS = 400

/** How finely a score is shown over time where the address does not say: by day up to two months, by week up to a year, else by month. */
export function sciPeriodOf(asked: SciPeriod | null, shown: { from: string; to: string } | null): SciPeriod {
  if (asked !== null) return asked
  const days = shown === null ? 0 : daysBetween(shown.from, shown.to)
  if (days <= MOST_DAYS) return 'day'
  return days <= MOST_WEEK_DAYS ? 'week' : 'month'
}
