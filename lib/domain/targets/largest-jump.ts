import { isWeekend } from './month-days.ts'

/** A day with its central kg CO2e. */
export interface DayTotal {
  /** ISO date. */
  readonly day: string
  readonly kgCo2e: number
}

export interface Jump {
  readonly day: string
  /** Above the mean of the days before that are like it. */
  readonly moreKgCo2e: number
  readonly isWeekend: boolean
}

/** Days that are alike before a day, so that it can be called a jump. */
const FEWEST_BEFORE = 2

/** Less than this share above the days before is no jump. */
const LEAST_SHARE = 0.1

/**
 * The day, kg CO2e, that stands out most above the days before it that are like it: working days among working days, weekends
 * among weekends, so that no Monday is a jump. Null where none is a tenth above them.
 *
 * @param days in order, only those with bills
 * @example working days of 10, 10, 10, 25, 25 kg: the fourth, 15 kg above the mean of the three before it
 */
export function largestJump(days: readonly DayTotal[]): Jump | null {
  const jumps = days.flatMap(({ day, kgCo2e }, index): Jump[] => {
    const before = days.slice(0, index).filter((other) => isWeekend(other.day) === isWeekend(day))
    if (before.length < FEWEST_BEFORE) return []
    const mean = before.reduce((sum, other) => sum + other.kgCo2e, 0) / before.length
    const moreKgCo2e = kgCo2e - mean
    return moreKgCo2e > 0 && moreKgCo2e >= LEAST_SHARE * mean
      ? [{ day, moreKgCo2e, isWeekend: isWeekend(day) }]
      : []
  })
  return jumps.reduce<Jump | null>(
    (largest, jump) => (largest === null || jump.moreKgCo2e > largest.moreKgCo2e ? jump : largest),
    null,
  )
}
