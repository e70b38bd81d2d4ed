import type { Group } from '#lib/domain/report/emissions.ts'
import { addDays, daysBetween, firstDay, lastDay, monthOf, monthsBetween } from '../_format/dates.ts'
import type { DataPeriod } from './shown-period.ts'
import type { Split } from './view-params.ts'

export type TimeGrain = 'day' | 'month'

/** One bar: a day or a month with the kg CO2e of each series, central. */
export interface Bucket {
  readonly time: string
  readonly kilograms: readonly number[]
  readonly total: number
  readonly low: number
  readonly high: number
  /** The bills cover only part of it. */
  readonly isPartial: boolean
}

export interface TimeSeries {
  readonly grain: TimeGrain
  /** The names of the series, in the order of each bucket's numbers. The rest, if any, is `null`. */
  readonly series: readonly (string | null)[]
  readonly buckets: readonly Bucket[]
}

/** The longest period, in days, that is shown day by day. */
const MOST_DAYS = 62
const MOST_SERIES = 8

/** Days for a period of up to 62 days, months for a longer one; `end` is exclusive. */
export const grainFor = (period: DataPeriod): TimeGrain =>
  daysBetween(period.start, addDays(period.end, -1)) <= MOST_DAYS ? 'day' : 'month'

function timesOf(period: DataPeriod, grain: TimeGrain): string[] {
  const last = addDays(period.end, -1)
  if (grain === 'month') return monthsBetween(monthOf(period.start), monthOf(last))
  return Array.from({ length: daysBetween(period.start, last) }, (_, index) => addDays(period.start, index))
}

type IsBilled = (day: string) => boolean

function isPartial(time: string, grain: TimeGrain, period: DataPeriod, isBilled: IsBilled): boolean {
  if (grain === 'day') return !isBilled(time)
  if (period.start > firstDay(time) || period.end <= lastDay(time)) return true
  const days = daysBetween(firstDay(time), lastDay(time))
  return Array.from({ length: days }, (_, index) => addDays(firstDay(time), index)).some(
    (day) => !isBilled(day),
  )
}

/** The largest series by their sum, and whether some are left over. */
function seriesOf(groups: readonly Group[], split: Exclude<Split, 'component'>): (string | null)[] {
  const sums = new Map<string, number>()
  for (const group of groups) {
    const name = group.key[split] ?? ''
    sums.set(name, (sums.get(name) ?? 0) + group.totalKgCo2e.central)
  }
  const names = [...sums].sort((a, b) => b[1] - a[1]).map(([name]) => name)
  return names.length > MOST_SERIES + 1 ? [...names.slice(0, MOST_SERIES), null] : names
}

/**
 * The bars of a period from groups by time (and by `split`): every day or month of it, also those
 * without usage. `component` gives operational and embodied; any other split its largest values and
 * the sum of the rest.
 *
 * @param isBilled whether the bills cover a day; by default every day of the period is
 */
export function timeSeries(
  groups: readonly Group[],
  split: Split,
  period: DataPeriod,
  grain: TimeGrain = grainFor(period),
  isBilled: IsBilled = () => true,
): TimeSeries {
  const series = split === 'component' ? ['operational', 'embodied'] : seriesOf(groups, split)
  const byTime = new Map<string, Group[]>()
  for (const group of groups) {
    const time = group.key[grain] ?? ''
    byTime.set(time, [...(byTime.get(time) ?? []), group])
  }
  const buckets = timesOf(period, grain).map((time): Bucket => {
    const here = byTime.get(time) ?? []
    const kilograms = series.map(() => 0)
    for (const group of here) {
      if (split === 'component') {
        kilograms[0] = (kilograms[0] ?? 0) + group.operationalKgCo2e.central
        kilograms[1] = (kilograms[1] ?? 0) + group.embodiedKgCo2e.central
      } else {
        const found = series.indexOf(group.key[split] ?? '')
        const index = found === -1 ? series.length - 1 : found
        kilograms[index] = (kilograms[index] ?? 0) + group.totalKgCo2e.central
      }
    }
    const sum = (bound: 'low' | 'central' | 'high') =>
      here.reduce((total, group) => total + group.totalKgCo2e[bound], 0)
    return {
      time,
      kilograms,
      total: sum('central'),
      low: sum('low'),
      high: sum('high'),
      isPartial: isPartial(time, grain, period, isBilled),
    }
  })
  return { grain, series, buckets }
}
