import type { ChangeReport, Days } from '#lib/domain/change/change-report.ts'
import { dayOf, daysInMonth, monthAfter } from '#lib/domain/targets/month-days.ts'
import type { MonthStatus } from '#lib/domain/targets/month-status.ts'
import { change } from '#lib/queries/change.ts'
import { firstDay } from '../_format/dates.ts'
import type { PageRequest } from './read-page.ts'

/**
 * What changed for a team since the month before: of a month that still runs, since the same days of it. Null where the month has no
 * day yet.
 */
export async function changeOfTeam(
  { scope, view }: PageRequest,
  team: string,
  { month, day }: MonthStatus,
): Promise<{ readonly days: Days; readonly change: ChangeReport | null } | null> {
  if (day === 0) return null
  const days = { from: firstDay(month), to: dayOf(month, day) }
  const before = monthAfter(month, -1)
  const isWhole = day === daysInMonth(month)
  const last = isWhole ? daysInMonth(before) : Math.min(day, daysInMonth(before))
  const base: Days = { from: firstDay(before), to: dayOf(before, last) }
  const { method, factorSet } = view
  const filter = { team: [team], ...days }
  return { days, change: await change(scope, { filter, base, moversBy: 'service', method, factorSet }) }
}
