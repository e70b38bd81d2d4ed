import { type DayCount, HOURS_OF_DAY } from './day-count.ts'

const DAY_MILLISECONDS = 86_400_000

/** Ten years. */
export const MAX_COUNTED_DAYS = 3660

/** The days from one to another, both included, as ISO dates. @example daysBetween('2026-08-31', '2026-09-01').length // 2 */
export function daysBetween(from: string, to: string): readonly string[] {
  const start = Date.parse(`${from}T00:00:00Z`)
  const length = Math.round((Date.parse(`${to}T00:00:00Z`) - start) / DAY_MILLISECONDS) + 1
  return Array.from({ length: Math.max(0, length) }, (_, index) =>
    new Date(start + index * DAY_MILLISECONDS).toISOString().slice(0, 10),
  )
}

/**
 * The same count on every day of a range, both ends included.
 *
 * @example constantCounts({ operation: 'seat', perDay: 40, from: '2026-08-01', to: '2026-08-02' }) // 40 on each of two days
 */
export const constantCounts = (constant: {
  readonly operation: string
  readonly perDay: number
  readonly from: string
  readonly to: string
}): readonly DayCount[] =>
  daysBetween(constant.from, constant.to).map((day) => ({
    operation: constant.operation,
    day,
    count: constant.perDay,
    coveredHours: HOURS_OF_DAY,
  }))
