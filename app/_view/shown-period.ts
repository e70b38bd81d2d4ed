import { addDays, addMonths, firstDay, lastDay, monthOf } from '../_format/dates.ts'

/** The days that the bills cover. */
export interface DataPeriod {
  readonly start: string
  /** Exclusive. */
  readonly end: string
}

/** The period that a page shows; `to` is inclusive. */
export interface ShownPeriod {
  readonly from: string
  readonly to: string
  /** `month`: nothing was asked for. `all`: all data, or no month of it is complete. `chosen`: the address names days. */
  readonly choice: 'month' | 'all' | 'chosen'
  /** The bills do not cover every day of it. */
  readonly isPartial: boolean
}

interface Asked {
  readonly from: string | null
  readonly to: string | null
  readonly period: 'all' | null
}

/**
 * The last month whose last day the data covers; null where there is none.
 *
 * @example lastCompleteMonth({ start: '2026-05-01', end: '2026-08-21' }) // '2026-07'
 */
export function lastCompleteMonth({ start, end }: DataPeriod): string | null {
  const lastWithData = addDays(end, -1)
  const month = monthOf(lastWithData)
  const complete = lastWithData === lastDay(month) ? month : addMonths(month, -1)
  return lastDay(complete) >= start ? complete : null
}

/** Whether the data leaves out some day from `from` to `to`. */
export const isPartial = (data: DataPeriod, from: string, to: string): boolean =>
  from < data.start || to >= data.end

/**
 * What a page shows of the data: the days that its address names; all of it where the address says so; else the last complete
 * month, because a month that still runs would look like a fall.
 *
 * @example shownPeriod({ from: null, to: null, period: null }, { start: '2025-09-01', end: '2026-09-01' }).from // '2026-08-01'
 */
export function shownPeriod({ from, to, period }: Asked, data: DataPeriod): ShownPeriod {
  const last = addDays(data.end, -1)
  if (from !== null || to !== null) {
    const days = { from: from ?? data.start, to: to ?? last }
    return { ...days, choice: 'chosen', isPartial: isPartial(data, days.from, days.to) }
  }
  const month = period === 'all' ? null : lastCompleteMonth(data)
  if (month === null) return { from: data.start, to: last, choice: 'all', isPartial: false }
  const days = { from: firstDay(month), to: lastDay(month) }
  return { ...days, choice: 'month', isPartial: isPartial(data, days.from, days.to) }
}
