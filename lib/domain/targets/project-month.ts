import { add, type Range, ZERO } from '../units/range.ts'
import type { Month } from '../usage/kind.ts'
import { dayOf, daysInMonth, isWeekend } from './month-days.ts'

/** What a team used of one provider in a month. */
export interface DailyUsage {
  /** The first and the last day of the month, 1 to 31, that the bills of this provider cover. */
  readonly covered: { readonly first: number; readonly last: number }
  /** kg CO2e by ISO date; a covered day that is not named used nothing. */
  readonly kgCo2eByDay: ReadonlyMap<string, Range>
}

/** Where a month will end, kg CO2e. */
export interface Projection {
  /** The central estimate, with what days differ from each other: what is compared with a target. */
  readonly kgCo2e: Range
  /** The same with the range of the estimate itself as well: what may in truth have been emitted. */
  readonly withEstimateKgCo2e: Range
  /** kg CO2e that each day without a bill is taken to have, by ISO date. */
  readonly remainingKgCo2eByDay: ReadonlyMap<string, number>
}

/** Fewer days than a week say nothing about a month. */
const FEWEST_DAYS = 7

/** Two standard errors to either side: about 19 months of 20 end within them. */
const STANDARD_ERRORS = 2

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

/** Covered days that are alike, and those alike that have no bill. */
interface DayClass {
  readonly kilograms: readonly number[]
  readonly remaining: readonly string[]
}

/** Working days and weekends, where both are covered; else all days are alike. */
function classesOf(month: Month, { covered, kgCo2eByDay }: DailyUsage, side: keyof Range): DayClass[] {
  const days = Array.from({ length: daysInMonth(month) }, (_, index) => dayOf(month, index + 1))
  const known = days.slice(covered.first - 1, covered.last)
  const unknown = days.filter((day) => !known.includes(day))
  const classes = [(day: string) => !isWeekend(day), (day: string) => isWeekend(day)]
  const apart = classes.every((isOne) => known.some(isOne))
  return (apart ? classes : [() => true]).map((isOne) => ({
    kilograms: known.filter(isOne).map((day) => kgCo2eByDay.get(day)?.[side] ?? 0),
    remaining: unknown.filter(isOne),
  }))
}

/** One provider's month, with every day taken at one side of its estimate. */
function projectSide(classes: readonly DayClass[]): Range {
  const used = classes.flatMap(({ kilograms }) => kilograms).reduce((sum, value) => sum + value, 0)
  const rest = classes.reduce((sum, { kilograms, remaining }) => sum + mean(kilograms) * remaining.length, 0)
  const squares = classes.flatMap(({ kilograms }) => kilograms.map((value) => (value - mean(kilograms)) ** 2))
  const variance = squares.reduce((sum, square) => sum + square, 0) / (squares.length - classes.length)
  const days = classes.reduce(
    (sum, { kilograms, remaining: { length } }) => sum + length + length ** 2 / kilograms.length,
    0,
  )
  const error = STANDARD_ERRORS * Math.sqrt(variance * days)
  return {
    low: used + Math.max(Math.min(0, rest), rest - error),
    central: used + rest,
    high: used + rest + error,
  }
}

/**
 * Projects a month's emissions, kg CO2e, from the days that the bills cover; null where they cover fewer than
 * {@link FEWEST_DAYS} days of some provider and not the whole month.
 *
 * Each provider is projected from its own days, since bills lag by different times: what was used, and for every day without a
 * bill the mean of the working days or of the weekend days that have one. A day differs from its mean by the standard deviation
 * s of the covered days from theirs (n − 2 degrees of freedom), so r days after n alike ones differ by s √(r + r²/n); two such
 * errors go to either side, never below what was used. Providers are added low with low and high with high: the same busy days
 * fall on all of them.
 *
 * Two ranges come of it. `kgCo2e` holds the days' differences alone, around the central estimate. `withEstimateKgCo2e` is the
 * low end of that sum done with the low estimate of every day, and the high end with the high ones.
 *
 * @example December 2025 begins on a Monday. 14 working days to the 18th of 18, 22, 18, 22 … kg, weekends of none: used 280 kg, the 9
 * working days left have 20 kg each, 460 kg in all. s² = 14 × 2² / (18 − 2) = 3.5; the error is 2 √(3.5 × (9 + 81/14 + 4 + 16/4))
 * = 17.9 kg: 442 to 478 kg
 */
export function projectMonth(month: Month, providers: readonly DailyUsage[]): Projection | null {
  if (providers.some(({ covered: { first, last } }) => last - first + 1 < FEWEST_DAYS)) return null
  const sideOf = (side: keyof Range) =>
    providers.map((provider) => projectSide(classesOf(month, provider, side))).reduce(add, ZERO)
  const central = sideOf('central')
  const remaining = new Map<string, number>()
  for (const provider of providers)
    for (const { kilograms, remaining: days } of classesOf(month, provider, 'central'))
      for (const day of days) remaining.set(day, (remaining.get(day) ?? 0) + mean(kilograms))
  return {
    kgCo2e: central,
    withEstimateKgCo2e: {
      low: Math.min(sideOf('low').low, central.low),
      central: central.central,
      high: Math.max(sideOf('high').high, central.high),
    },
    remainingKgCo2eByDay: remaining,
  }
}
