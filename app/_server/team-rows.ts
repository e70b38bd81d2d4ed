import type { Group, Report } from '#lib/domain/report/emissions.ts'
import { SHARED, UNALLOCATED } from '#lib/domain/report/emissions.ts'
import type { TeamStatus } from '#lib/domain/targets/team-status.ts'
import { noGroup } from '#lib/domain/teams/divide-shared.ts'
import type { SharedSplit } from '#lib/domain/teams/shared-split.ts'
import { type TeamReport, teamReport } from '#lib/queries/team-report.ts'
import { teamRules } from '#lib/queries/team-rules.ts'
import { teamStatuses } from '#lib/queries/team-statuses.ts'
import { monthOf } from '../_format/dates.ts'
import type { Translate } from '../_i18n/translate.ts'
import { readSorting, sortGroups } from '../_view/sort-groups.ts'
import { type PageRequest, questionOf } from './read-page.ts'

interface TeamRows {
  readonly answer: TeamReport
  /** As the rules say it, whatever the address asks to try. */
  readonly saved: SharedSplit
  /** With a row for whoever has only a part of shared usage, and for what belongs to nobody and to everybody. */
  readonly report: Report
  readonly rows: readonly Group[]
  /** Each row's figures with its part of shared usage. */
  readonly after: ReadonlyMap<string, Group>
  readonly statuses: ReadonlyMap<string, TeamStatus>
  readonly statusMonth: string | null
}

const teamOf = (group: Group): string => group.key.team ?? ''

/** What belongs to nobody, and to everybody, is a row even where it is nothing; so is a team that has a part of shared usage and none of its own. */
function withEveryRow(report: Report, after: readonly Group[], isNarrowed: boolean): Report {
  const known = new Set(report.groups.map(teamOf))
  const wanted = [...after.map(teamOf), ...(isNarrowed ? [] : [UNALLOCATED, SHARED])]
  const missing = [...new Set(wanted)].filter((team) => !known.has(team))
  return { ...report, groups: [...report.groups, ...missing.map(noGroup)] }
}

/**
 * The rows of the Teams page, in its order, with everything that they say. A target is about all of a team: a share link that shows
 * less of it tells of no target.
 */
export async function teamRows(t: Translate, { scope, view, shared }: PageRequest): Promise<TeamRows> {
  const { sharedSplit: saved } = await teamRules(scope)
  const { method, factorSet, filter } = view
  const month = filter.to === undefined ? undefined : monthOf(filter.to)
  const [answer, { teams, month: statusMonth }] = await Promise.all([
    teamReport(
      scope,
      questionOf(view, ['team']),
      view.shared === null ? undefined : { ...saved, by: view.shared },
    ),
    teamStatuses(scope, { month, method, factorSet }),
  ])
  const report = withEveryRow(answer.before, answer.after, filter.team !== undefined)
  const after = new Map(answer.after.map((group) => [teamOf(group), group]))
  const { from: _, to: __, team: ___, ...narrower } = filter
  const isBeyond = shared !== undefined && Object.keys(narrower).length > 0
  const statuses = new Map((isBeyond ? [] : teams).map((each) => [each.team ?? '', each]))
  const sorting = readSorting(view.sort)
  const rows = sortGroups(t, report.groups, {
    sorting,
    dimension: 'team',
    currency: report.cost[0]?.currency,
    other: (group) =>
      sorting.key === 'shared'
        ? (after.get(teamOf(group))?.totalKgCo2e.central ?? 0)
        : (statuses.get(teamOf(group))?.status.usedShare ?? -1),
  })
  return { answer, saved, report, rows, after, statuses, statusMonth }
}
