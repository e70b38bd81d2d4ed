import { hoursInMonth, type Month } from '../usage/kind.ts'

/** The number of days of a month. @example daysInMonth('2024-02') // 29 */
export const daysInMonth = (month: Month): number => hoursInMonth(month) / 24

/** A day of a month as an ISO date. @example dayOf('2026-08', 9) // '2026-08-09' */
export const dayOf = (month: Month, number: number): string => `${month}-${String(number).padStart(2, '0')}`

/** Saturdays and Sundays, when most clouds do less. @example isWeekend('2026-08-09') // true */
export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/** A month moved by whole months. @example monthAfter('2026-01', -1) // '2025-12' */
export function monthAfter(month: Month, months: number): Month {
  const [year, number] = month.split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, (number ?? 1) - 1 + months, 1)).toISOString().slice(0, 7)
}
