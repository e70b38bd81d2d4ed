import type { MonthStatus } from '#lib/domain/targets/month-status.ts'
import { changeOfTeam } from '../../_server/change-of-team.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { changedView } from '../../_view/view-href.ts'
import { ChangeCard } from '../overview/change-card.tsx'

interface Props {
  readonly page: PageRequest
  readonly team: string
  readonly month: MonthStatus
}

/** What changed since the month before. */
export async function TeamChange({ page, team, month }: Props) {
  const { view, search } = page
  const found = await changeOfTeam(page, team, month)
  if (!found) return null
  const { days, change } = found
  return (
    <ChangeCard
      page={{
        ...page,
        view: { ...view, compare: 'previous' },
        shown: { ...days, choice: 'all', isPartial: false },
        search: changedView(search, { ...days, team: [team] }),
      }}
      change={change}
      data={null}
    />
  )
}
