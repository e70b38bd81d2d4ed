import type { Days } from '#lib/domain/change/change-report.ts'
import { addMonths, firstDay, isDay, lastDay, monthOf } from '../_format/dates.ts'
import { neighbouringPeriod } from './period-presets.ts'
import type { DataPeriod, ShownPeriod } from './shown-period.ts'

/** What the shown days are compared with: those just before them, nothing, or days that are named. */
export type Compare = 'previous' | 'none' | Days

/** As the address says it: `previous`, `none` or `2026-07-01..2026-07-31`. Null where it says nothing that can be. */
export function readCompare(text: string): Compare | null {
  if (text === 'previous' || text === 'none') return text
  const [from = '', to = '', ...more] = text.split('..')
  return more.length === 0 && isDay(from) && isDay(to) && from <= to ? { from, to } : null
}

export const compareText = (compare: Compare): string =>
  typeof compare === 'string' ? compare : `${compare.from}..${compare.to}`

/** The days to compare with; null where nothing is compared, or the data has nothing before. */
export function comparedDays(
  compare: Compare,
  shown: ShownPeriod | null,
  data: DataPeriod | null,
): Days | null {
  if (!shown || !data || compare === 'none') return null
  return compare === 'previous' ? neighbouringPeriod(shown, -1, data) : compare
}

const aYearBefore = (day: string): string => {
  const month = addMonths(monthOf(day), -12)
  const same = `${month}-${day.slice(8)}`
  return day === lastDay(monthOf(day)) || !isDay(same) ? lastDay(month) : same
}

/** The same days a year before; null where the data does not reach that far back. */
export function yearBefore({ from, to }: Days, data: DataPeriod): Days | null {
  const before = { from: aYearBefore(from), to: aYearBefore(to) }
  const start = from === firstDay(monthOf(from)) ? firstDay(monthOf(before.from)) : before.from
  return before.to >= data.start ? { from: start, to: before.to } : null
}
