import type { Days } from '#lib/domain/change/change-report.ts'
import { dayOf, daysInMonth, monthAfter } from '#lib/domain/targets/month-days.ts'
import type { MonthStatus } from '#lib/domain/targets/month-status.ts'
import { change } from '#lib/queries/change.ts'
import { firstDay } from '../../_format/dates.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { changedView } from '../../_view/view-href.ts'
import { ChangeCard } from '../overview/change-card.tsx'

interface Props {
  readonly page: PageRequest
  readonly team: string
  readonly month: MonthStatus
}

/** What changed since the month before: of a month that still runs, since the same days of it. */
export async function TeamChange({ page, team, month: { month, day } }: Props) {
  const { scope, view, search } = page
  if (day === 0) return null
  const days = { from: firstDay(month), to: dayOf(month, day) }
  const before = monthAfter(month, -1)
  const isWhole = day === daysInMonth(month)
  const last = isWhole ? daysInMonth(before) : Math.min(day, daysInMonth(before))
  const base: Days = { from: firstDay(before), to: dayOf(before, last) }
  const { method, factorSet } = view
  const filter = { team: [team], ...days }
  const found = await change(scope, { filter, base, moversBy: 'service', method, factorSet })
  return (
    <ChangeCard
      page={{
        ...page,
        view: { ...view, compare: 'previous' },
        shown: { ...days, choice: 'all', isPartial: false },
        search: changedView(search, { ...days, team: [team] }),
      }}
      change={found}
      data={null}
    />
  )
}
