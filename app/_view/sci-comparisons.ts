import type { Days } from '#lib/domain/change/change-report.ts'
import type { Mark } from '#lib/queries/marks.ts'
import { addDays, addMonths, firstDay, lastDay } from '../_format/dates.ts'
import { type DataPeriod, lastCompleteMonth } from './shown-period.ts'

/** A week on each side, so that the same days of the week are compared. */
const DAYS_EACH_SIDE = 7
const MOST_MARKS = 4

export interface Comparison {
  readonly now: Days
  readonly before: Days
  /** The mark that lies between; null for whole months. */
  readonly mark: Mark | null
}

const monthDays = (month: string): Days => ({ from: firstDay(month), to: lastDay(month) })

/**
 * Pairs of periods worth comparing: the last complete month with the one before, and the weeks before and after a mark that the bills cover.
 *
 * @example comparisonsOf([note on 2026-07-15], April to October)[1] // 2026-07-15..21 with 2026-07-08..14
 */
export function comparisonsOf(marks: readonly Mark[], data: DataPeriod | null): readonly Comparison[] {
  if (data === null) return []
  const month = lastCompleteMonth(data)
  const before = month && addMonths(month, -1)
  const months =
    month && before && firstDay(before) >= data.start
      ? [{ now: monthDays(month), before: monthDays(before), mark: null }]
      : []
  const around = marks
    .filter(({ what }) => what !== 'import')
    .map((mark) => ({
      now: { from: mark.day, to: addDays(mark.day, DAYS_EACH_SIDE - 1) },
      before: { from: addDays(mark.day, -DAYS_EACH_SIDE), to: addDays(mark.day, -1) },
      mark,
    }))
    .filter(({ now, before: earlier }) => now.to < data.end && earlier.from >= data.start)
  return [...months, ...around.slice(0, MOST_MARKS)]
}
