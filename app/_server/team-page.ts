import type { TeamStatus } from '#lib/domain/targets/team-status.ts'
import { hasTeam } from '#lib/queries/has-team.ts'
import { teamStatuses } from '#lib/queries/team-statuses.ts'
import { firstDay, lastDay, monthOf } from '../_format/dates.ts'
import { changedView } from '../_view/view-href.ts'
import type { PageRequest } from './read-page.ts'

export interface TeamPage {
  readonly team: string
  readonly month: string
  readonly status: TeamStatus
  /** The page with the team and the month as its filter, and nothing else: what every figure on it is about. */
  readonly page: PageRequest
  /** Filters of the address that do not apply. */
  readonly hasOtherFilters: boolean
}

/** The team as it stands in a path; null where that is no text at all. */
export function teamOfPath(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}

/**
 * What a team's page is about: the month in which the period of its address ends, or else the last one that has bills, which may
 * still run. Null where nobody may see such a team, or there is none.
 */
export async function teamPageOf(page: PageRequest, segment: string): Promise<TeamPage | null> {
  const { scope, view, shown } = page
  const team = teamOfPath(segment)
  if (team === null || !(await hasTeam(scope, team, view.factorSet))) return null
  const { method, factorSet } = view
  const asked = shown?.choice === 'chosen' ? monthOf(shown.to) : undefined
  const { teams, month } = await teamStatuses(scope, { teams: [team], month: asked, method, factorSet })
  const [status] = teams
  if (!status || month === null) return null
  const days = { from: firstDay(month), to: lastDay(month) }
  const { from: _, to: __, team: ___, ...others } = view.filter
  return {
    team,
    month,
    status,
    page: {
      ...page,
      view: { ...view, filter: { ...days, team: [team] } },
      search: changedView(page.search, { ...days, period: null, team: null }),
    },
    hasOtherFilters: Object.keys(others).length > 0,
  }
}
