import { dayOf, daysInMonth, monthAfter } from '../targets/month-days.ts'
import type { Month } from '../usage/kind.ts'

/** The days of a month, 1 to 31, that the bills of a provider cover. */
export interface BilledMonth {
  readonly provider: string
  readonly month: Month
  readonly first: number
  readonly last: number
}

const DAY_MILLISECONDS = 86_400_000

/**
 * Whether the bills cover a day: those of every provider that the month has a bill of, or that the month before had one of.
 *
 * @param day an ISO date
 */
export function isBilledDay(billed: readonly BilledMonth[], day: string): boolean {
  const month = day.slice(0, 7)
  const here = billed.filter((each) => each.month === month)
  const isMissing = ({ provider }: BilledMonth) => !here.some((each) => each.provider === provider)
  const number = Number(day.slice(8))
  return (
    here.length > 0 &&
    !billed.some((each) => each.month === monthAfter(month, -1) && isMissing(each)) &&
    here.every(({ first, last }) => first <= number && number <= last)
  )
}

export interface BilledPeriod {
  /** Days in the period, and those of them that the bills cover. */
  readonly days: number
  readonly billedDays: number
}

/** How much of a period the bills cover; `to` is inclusive. Only days of months with bills are looked at, however long the period is. */
export function billedPeriod(billed: readonly BilledMonth[], from: string, to: string): BilledPeriod {
  const start = Date.parse(`${from}T00:00:00Z`)
  const days = Math.round((Date.parse(`${to}T00:00:00Z`) - start) / DAY_MILLISECONDS) + 1
  const billedDays = [...new Set(billed.map(({ month }) => month))]
    .flatMap((month) => Array.from({ length: daysInMonth(month) }, (_, index) => dayOf(month, index + 1)))
    .filter((day) => from <= day && day <= to && isBilledDay(billed, day))
  return { days: Math.max(0, days), billedDays: billedDays.length }
}
