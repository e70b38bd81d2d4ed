import { addDays, addMonths, firstDay, lastDay, monthOf } from '../_format/dates.ts'

export interface DataPeriod {
  readonly start: string
  /** Exclusive. */
  readonly end: string
}

export interface PeriodPreset {
  readonly id: 'lastMonth' | 'lastThree' | 'lastTwelve' | 'yearToDate'
  readonly from: string
  readonly to: string
}

/** Periods worth a click, counted back from the end of the data and not from today. */
export function periodPresets(data: DataPeriod): readonly PeriodPreset[] {
  const lastWithData = addDays(data.end, -1)
  const month = monthOf(lastWithData)
  const complete = lastWithData === lastDay(month) ? month : addMonths(month, -1)
  const back = (months: number) => firstDay(addMonths(complete, 1 - months))
  const presets: readonly PeriodPreset[] = [
    { id: 'lastMonth', from: firstDay(complete), to: lastDay(complete) },
    { id: 'lastThree', from: back(3), to: lastDay(complete) },
    { id: 'lastTwelve', from: back(12), to: lastDay(complete) },
    { id: 'yearToDate', from: `${month.slice(0, 4)}-01-01`, to: lastDay(month) },
  ]
  return presets.filter((preset) => preset.to >= data.start)
}
