import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { formatMass, sharedMassUnit } from '#lib/domain/format/mass.ts'
import { type Group, type Report, SHARED, UNALLOCATED } from '#lib/domain/report/emissions.ts'
import type { TeamStatus } from '#lib/domain/targets/team-status.ts'
import { noGroup } from '#lib/domain/teams/divide-shared.ts'
import { type TeamReport, teamReport } from '#lib/queries/team-report.ts'
import { teamRules } from '#lib/queries/team-rules.ts'
import { teamStatuses } from '#lib/queries/team-statuses.ts'
import { formatMonth, monthOf } from '../../_format/dates.ts'
import { nameOf } from '../../_format/names.ts'
import { formatShare } from '../../_format/share.ts'
import { dataBandOf } from '../../_server/data-band-of.ts'
import { type PageRequest, questionOf } from '../../_server/read-page.ts'
import { readSorting, sortGroups } from '../../_view/sort-groups.ts'
import { DataBand } from '../data-band.tsx'
import { ContentOrEmpty } from '../empty-state.tsx'
import { GroupsTable } from '../groups-table.tsx'
import { PageHead } from '../page-head.tsx'
import { RangeText } from '../range-text.tsx'
import { StatusBadge } from '../team/status-badge.tsx'
import { TotalLine } from '../total-line.tsx'
import { RulesSection } from './rules/rules-section.tsx'
import { SharedSwitch } from './shared-switch.tsx'
import { TeamName } from './team-name.tsx'
import { TeamTrend } from './team-trend.tsx'

const teamOf = (group: Group): string => group.key.team ?? ''

/** What belongs to nobody, and to everybody, is a row even where it is nothing; so is a team that has a part of shared usage and none of its own. */
function withEveryRow(report: Report, after: readonly Group[], isNarrowed: boolean): Report {
  const known = new Set(report.groups.map(teamOf))
  const wanted = [...after.map(teamOf), ...(isNarrowed ? [] : [UNALLOCATED, SHARED])]
  const missing = [...new Set(wanted)].filter((team) => !known.has(team))
  return { ...report, groups: [...report.groups, ...missing.map(noGroup)] }
}

/** Whose carbon it is. */
export async function TeamsView({ page }: { page: PageRequest }) {
  const t = await getTranslations()
  const { organisation, scope, view, search } = page
  const { sharedSplit } = await teamRules(scope)
  const split = view.shared === null ? undefined : { ...sharedSplit, by: view.shared }
  const { method, factorSet, filter } = view
  const month = filter.to === undefined ? undefined : monthOf(filter.to)
  const [band, answer, { teams, month: statusMonth }] = await Promise.all([
    dataBandOf(scope),
    teamReport(scope, questionOf(view, ['team']), split),
    teamStatuses(scope, { month, method, factorSet }),
  ])
  const report = withEveryRow(answer.before, answer.after, filter.team !== undefined)
  const after = new Map(answer.after.map((group) => [teamOf(group), group.totalKgCo2e]))
  const statuses = new Map(teams.map((each) => [each.team ?? '', each]))
  const sorting = readSorting(view.sort)
  const rows = sortGroups(t, report.groups, {
    sorting,
    dimension: 'team',
    currency: report.cost[0]?.currency,
    other: (group) =>
      sorting.key === 'shared'
        ? (after.get(teamOf(group))?.central ?? 0)
        : (statuses.get(teamOf(group))?.status.usedShare ?? -1),
  })
  const hasShared = report.groups.some((group) => teamOf(group) === SHARED && group.rows > 0)
  const nobody = report.groups.every((group) => teamOf(group) === UNALLOCATED || group.rows === 0)
  const unit = view.unit ?? sharedMassUnit(report.groups.map((group) => group.totalKgCo2e.central))
  const canEdit = page.shared === undefined && scope.teams === 'all'
  return (
    <>
      <PageHead title={t('teams.title')} view={view} search={search}>
        <DataBand slug={organisation.slug} search={search} view={view} band={band} cost={report.cost} />
      </PageHead>
      <ContentOrEmpty page={page} answer={answer.before}>
        <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
          <TotalLine report={report} view={view} />
        </div>
        {nobody && canEdit && <NobodyYet hasTags={band.tagKeys.length > 0} />}
        {hasShared && <SharedSwitch answer={answer} saved={sharedSplit.by} search={search} />}
        <GroupsTable
          label={t('teams.table')}
          heading={t('dimensions.team')}
          report={report}
          rows={rows}
          sorting={sorting}
          view={view}
          nameCell={(group) => <TeamName slug={organisation.slug} group={group} search={search} />}
          extra={[
            ...(hasShared && answer.shares.ok
              ? [
                  {
                    key: 'shared' as const,
                    heading: t('teams.withShared', { unit }),
                    cell: (group: Group) => <WithShared answer={answer} group={group} unit={unit} />,
                  },
                ]
              : []),
            {
              key: 'target' as const,
              heading: t('teams.target', { month: statusMonth ? formatMonth(statusMonth) : '–' }),
              cell: (group: Group) => <TeamTarget group={group} status={statuses.get(teamOf(group))} />,
            },
          ]}
        />
        <p className="mt-3 text-[0.8125rem] text-muted">{t('teams.intro')}</p>
      </ContentOrEmpty>
      {canEdit && <RulesSection page={page} startsOpen={nobody} />}
    </>
  )
}

function NobodyYet({ hasTags }: { hasTags: boolean }) {
  const t = useTranslations()
  return (
    <section className="mb-4 rounded-xl border border-line bg-accent-wash px-5 py-4">
      <h2 className="text-sm font-semibold">{t('teams.emptyTitle')}</h2>
      <p className="mt-1 text-muted">{hasTags ? t('teams.emptyText') : t('teams.emptyNothing')}</p>
    </section>
  )
}

interface WithSharedProps {
  readonly answer: TeamReport
  readonly group: Group
  readonly unit: Parameters<typeof formatMass>[1]
}

/** A team's own and its part of shared usage. */
function WithShared({ answer, group, unit }: WithSharedProps) {
  const t = useTranslations()
  const after = answer.after.find((each) => teamOf(each) === teamOf(group))
  const share = answer.shares.ok ? (answer.shares.shares.get(teamOf(group)) ?? 0) : 0
  const own = `${formatMass(group.totalKgCo2e.central, unit)} ${unit}`
  const { totalKgCo2e: total } = after ?? group
  return (
    <span title={share > 0 ? t('teams.withSharedHint', { own, share: formatShare(share) }) : undefined}>
      {formatMass(total.central, unit)}{' '}
      <span className="ms-2 text-muted">
        <RangeText kilograms={total} unit={unit} correction={total.central < 0} />
      </span>
    </span>
  )
}

/** How the month stands against the target, and the six months to it. */
function TeamTarget({ group, status }: { group: Group; status: TeamStatus | undefined }) {
  const t = useTranslations()
  const team = teamOf(group)
  if (!status) return <span className="text-muted">–</span>
  const { usedShare, targetKgCo2e } = status.status
  return (
    <span className="flex items-center justify-end gap-2">
      {targetKgCo2e !== null && team !== UNALLOCATED && team !== SHARED && (
        <>
          {usedShare !== null && (
            <span className="text-muted">{t('teams.ofTarget', { share: formatShare(usedShare) })}</span>
          )}
          <StatusBadge status={status.status.status} />
        </>
      )}
      <TeamTrend name={nameOf(t, 'team', team)} trend={status.trend} />
    </span>
  )
}
