import {
  addDays,
  addMonths,
  daysBetween,
  firstDay,
  lastDay,
  monthOf,
  monthsBetween,
} from '../_format/dates.ts'
import { type DataPeriod, isPartial, lastCompleteMonth } from './shown-period.ts'

interface Days {
  readonly from: string
  /** Inclusive. */
  readonly to: string
}

export interface PeriodPreset extends Days {
  readonly id:
    | 'lastMonth'
    | 'thisMonth'
    | 'lastThree'
    | 'lastSix'
    | 'lastTwelve'
    | 'quarterToDate'
    | 'yearToDate'
  /** The bills do not cover every day of it. */
  readonly isPartial: boolean
}

/** Periods worth a click, counted back from the end of the data and not from today. */
export function periodPresets(data: DataPeriod): readonly PeriodPreset[] {
  const month = monthOf(addDays(data.end, -1))
  const complete = lastCompleteMonth(data)
  const year = month.slice(0, 4)
  const quarter = String(Math.floor((Number(month.slice(5)) - 1) / 3) * 3 + 1).padStart(2, '0')
  const back = (id: PeriodPreset['id'], months: number) =>
    complete === null ? [] : [{ id, from: firstDay(addMonths(complete, 1 - months)), to: lastDay(complete) }]
  return [
    ...back('lastMonth', 1),
    ...(month === complete ? [] : [{ id: 'thisMonth' as const, from: firstDay(month), to: lastDay(month) }]),
    ...back('lastThree', 3),
    ...back('lastSix', 6),
    ...back('lastTwelve', 12),
    { id: 'quarterToDate' as const, from: `${year}-${quarter}-01`, to: lastDay(month) },
    { id: 'yearToDate' as const, from: `${year}-01-01`, to: lastDay(month) },
  ].map((preset) => ({ ...preset, isPartial: isPartial(data, preset.from, preset.to) }))
}

/**
 * The period of the same length before or after one; null where the data has nothing of it.
 *
 * @example neighbouringPeriod({ from: '2026-07-01', to: '2026-08-31' }, -1, data) // { from: '2026-05-01', to: '2026-06-30' }
 */
export function neighbouringPeriod({ from, to }: Days, step: -1 | 1, data: DataPeriod): Days | null {
  const isMonths = from.endsWith('-01') && to === lastDay(monthOf(to))
  const length = isMonths ? monthsBetween(monthOf(from), monthOf(to)).length : daysBetween(from, to)
  const moved = isMonths
    ? {
        from: firstDay(addMonths(monthOf(from), step * length)),
        to: lastDay(addMonths(monthOf(to), step * length)),
      }
    : { from: addDays(from, step * length), to: addDays(to, step * length) }
  return length > 0 && moved.to >= data.start && moved.from < data.end ? moved : null
}
