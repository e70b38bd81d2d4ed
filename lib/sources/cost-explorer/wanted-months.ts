import { dayOf, daysInMonth, monthAfter } from '#lib/domain/targets/month-days.ts'
import type { Month } from '#lib/domain/usage/kind.ts'
import type { KeptDays } from './kept-days.ts'

/** A month that is wanted, and those of its days that have to be asked for. */
export interface WantedMonth {
  readonly month: Month
  /** That are over; ISO dates. */
  readonly days: readonly string[]
  /** Not kept yet. */
  readonly missing: readonly string[]
}

/** The last months, this one included, as far as one of their days is over. The day that it is now is not. */
export function wantedMonths(today: string, months: number, kept: KeptDays): readonly WantedMonth[] {
  return Array.from({ length: months }, (_, index) =>
    monthAfter(today.slice(0, 7), index + 1 - months),
  ).flatMap((month) => {
    const days = Array.from({ length: daysInMonth(month) }, (_, index) => dayOf(month, index + 1)).filter(
      (day) => day < today,
    )
    return days.length === 0 ? [] : [{ month, days, missing: days.filter((day) => !kept.has(day)) }]
  })
}

/** The day after a day. @example dayAfter('2026-08-31') // '2026-09-01' */
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** From the first to the last of some days; `End` is exclusive. */
export const periodOf = (days: readonly string[]): { Start: string; End: string } => ({
  Start: days[0] ?? '',
  End: dayAfter(days.at(-1) ?? days[0] ?? ''),
})
