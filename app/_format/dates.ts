const utc = { timeZone: 'UTC' } as const
const monthFormat = new Intl.DateTimeFormat('en', { ...utc, month: 'short', year: 'numeric' })
const dayFormat = new Intl.DateTimeFormat('en', { ...utc, day: 'numeric', month: 'short', year: 'numeric' })
const shortDayFormat = new Intl.DateTimeFormat('en', { ...utc, day: 'numeric', month: 'short' })
const timeFormat = new Intl.DateTimeFormat('en', { ...utc, dateStyle: 'medium', timeStyle: 'short' })

const MILLISECONDS_A_DAY = 86_400_000
const at = (day: string): Date => new Date(`${day}T00:00:00Z`)
const isoDay = (date: Date): string => date.toISOString().slice(0, 10)

/** True for an ISO date that exists. @example isDay('2026-02-30') // false */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = at(text)
  return !Number.isNaN(date.getTime()) && isoDay(date) === text
}

export const monthOf = (day: string): string => day.slice(0, 7)
export const firstDay = (month: string): string => `${month}-01`

/** The last day of a month. @example lastDay('2024-02') // '2024-02-29' */
export function lastDay(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return isoDay(new Date(Date.UTC(year ?? 0, number ?? 1, 0)))
}

/** A day moved by whole days. @example addDays('2026-03-01', -1) // '2026-02-28' */
export const addDays = (day: string, days: number): string =>
  isoDay(new Date(at(day).getTime() + days * MILLISECONDS_A_DAY))

/** A month moved by whole months. @example addMonths('2026-01', -1) // '2025-12' */
export function addMonths(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number)
  return isoDay(new Date(Date.UTC(year ?? 0, (number ?? 1) - 1 + months, 1))).slice(0, 7)
}

/** Days from one to the other, both counted. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((at(to).getTime() - at(from).getTime()) / MILLISECONDS_A_DAY) + 1

/** Months from one to the other, both included. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (let month = from; month <= to && months.length < 600; month = addMonths(month, 1)) months.push(month)
  return months
}

export const formatMonth = (month: string): string => monthFormat.format(at(firstDay(month)))
export const formatDay = (day: string): string => dayFormat.format(at(day))
export const formatShortDay = (day: string): string => shortDayFormat.format(at(day))
export const formatInstant = (instant: string): string => `${timeFormat.format(new Date(instant))} UTC`

/** A period of whole months by their names, any other by its days; `to` is inclusive. */
export function formatPeriod(from: string, to: string): string {
  const wholeMonths = from.endsWith('-01') && to === lastDay(monthOf(to))
  if (!wholeMonths) return from === to ? formatDay(from) : dayFormat.formatRange(at(from), at(to))
  return monthOf(from) === monthOf(to)
    ? formatMonth(monthOf(from))
    : monthFormat.formatRange(at(from), at(to))
}
