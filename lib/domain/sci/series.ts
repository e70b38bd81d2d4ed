import { add, type Range, scale, ZERO } from '../units/range.ts'
import { functionalUnitsFault } from './functional-units.ts'
import { refuse } from './refusal.ts'
import { type SciEmissions, type SciScore, sciScore } from './score.ts'

/** One day of a software boundary. R is null where it is not known that day: a gap, which is not 0. */
export interface SciDay {
  /** ISO date, such as 2026-03-01. */
  readonly day: string
  readonly emissions: SciEmissions
  readonly functionalUnits: number | null
}

export const SCI_PERIODS = ['day', 'week', 'month'] as const
export type SciPeriod = (typeof SCI_PERIODS)[number]

/** The score of one day, week (from its Monday) or month. */
export interface SciPoint {
  /** ISO date of the first day of the period, whether or not there is data of that day. */
  readonly start: string
  readonly score: SciScore
  /** Days with both carbon and R, which the score is of. */
  readonly days: number
  /** Days whose R is not known, in order. */
  readonly gapDays: readonly string[]
  /** Carbon of the gap days in grams CO2e: in no score, because what it would be divided by is not known. */
  readonly leftOutG: Range
}

const DAY_MS = 86_400_000

function startOf(day: string, by: SciPeriod): string {
  if (by === 'day') return day
  if (by === 'month') return `${day.slice(0, 7)}-01`
  const date = new Date(`${day}T00:00:00Z`)
  const sinceMonday = (date.getUTCDay() + 6) % 7
  return new Date(date.getTime() - sinceMonday * DAY_MS).toISOString().slice(0, 10)
}

const NOTHING: SciEmissions = { energyKwh: ZERO, operationalKgCo2e: ZERO, embodiedKgCo2e: ZERO }

const sum = (a: SciEmissions, b: SciEmissions): SciEmissions => ({
  energyKwh: add(a.energyKwh, b.energyKwh),
  operationalKgCo2e: add(a.operationalKgCo2e, b.operationalKgCo2e),
  embodiedKgCo2e: add(a.embodiedKgCo2e, b.embodiedKgCo2e),
})

const total = (days: readonly SciDay[]): SciEmissions =>
  days.reduce((all, { emissions }) => sum(all, emissions), NOTHING)

/** A count below 0 or that is no number tells as little as none: that day is a gap too. A count of 0 is known. */
const isKnown = ({ functionalUnits }: SciDay): boolean =>
  functionalUnits === 0 || functionalUnitsFault(functionalUnits) === null

function pointOf(start: string, days: readonly SciDay[]): SciPoint {
  const known = days.filter(isKnown)
  const gaps = days.filter((day) => !isKnown(day))
  const left = total(gaps)
  return {
    start,
    score:
      known.length === 0
        ? refuse('the number of functional units (R) is not known on any day of the period')
        : sciScore(
            total(known),
            known.reduce((units, { functionalUnits }) => units + (functionalUnits ?? 0), 0),
          ),
    days: known.length,
    gapDays: gaps.map(({ day }) => day).sort(),
    leftOutG: scale(add(left.operationalKgCo2e, left.embodiedKgCo2e), 1000),
  }
}

/**
 * The score per day, week or month: always the ratio of the sums, all carbon over all functional units of the
 * period, never a mean of daily rates. A day without usage (R = 0) still counts with its idle carbon; a day whose
 * R is not known is left out on both sides, and named. Periods without any day are not in the answer.
 * Definition: ISO/IEC 21031:2024 (GSF SCI 1.1), "Quantification": total carbon over a period per R in the same period.
 *
 * @example sciSeries([10 g over 1 request, 10 g over 1,000 requests], 'month') // 20 / 1,001 = 0.01998 g, where the mean of rates is 5.005 g
 */
export function sciSeries(days: readonly SciDay[], by: SciPeriod): readonly SciPoint[] {
  const periods = new Map<string, SciDay[]>()
  for (const day of days) {
    const start = startOf(day.day, by)
    const period = periods.get(start)
    if (period) period.push(day)
    else periods.set(start, [day])
  }
  return [...periods]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([start, ofPeriod]) => pointOf(start, ofPeriod))
}
