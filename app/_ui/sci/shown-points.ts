import type { BoundaryScore } from '#lib/domain/sci/boundary-score.ts'
import type { SciScore } from '#lib/domain/sci/score.ts'
import { addDays, formatMonth, formatShortDay, lastDay, monthOf } from '../../_format/dates.ts'

/** A day, week or month of the chart and of its table. */
export interface ShownPoint {
  readonly label: string
  /** Its days within the shown period, ISO; both included. */
  readonly from: string
  readonly to: string
  readonly score: SciScore
  /** Days in the score, and days that are not. */
  readonly days: number
  readonly gapDays: number
}

/** The points of a score over time with what they are called. */
export function shownPoints({ series, by, period }: BoundaryScore): readonly ShownPoint[] {
  return series.map(({ start, score, days, gapDays }) => {
    const end = by === 'day' ? start : by === 'week' ? addDays(start, 6) : lastDay(monthOf(start))
    return {
      label: by === 'month' ? formatMonth(monthOf(start)) : formatShortDay(start),
      from: period && period.from > start ? period.from : start,
      to: period && period.to < end ? period.to : end,
      score,
      days,
      gapDays: gapDays.length,
    }
  })
}
