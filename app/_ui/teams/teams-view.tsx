import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { formatMass, type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import { type Group, SHARED, UNALLOCATED } from '#lib/domain/report/emissions.ts'
import type { TeamStatus } from '#lib/domain/targets/team-status.ts'
import { add, ZERO } from '#lib/domain/units/range.ts'
import type { TeamReport } from '#lib/queries/team-report.ts'
import { formatMonth } from '../../_format/dates.ts'
import { nameOf } from '../../_format/names.ts'
import { formatShare } from '../../_format/share.ts'
import { dataBandOf } from '../../_server/data-band-of.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { teamRows } from '../../_server/team-rows.ts'
import { readSorting } from '../../_view/sort-groups.ts'
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

/** Whose carbon it is. */
export async function TeamsView({ page }: { page: PageRequest }) {
  const t = await getTranslations()
  const { organisation, scope, view, search } = page
  const [band, { answer, saved, report, rows, after, statuses, statusMonth }] = await Promise.all([
    dataBandOf(scope),
    teamRows(t, page),
  ])
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
        {nobody && canEdit && <NobodyYet hasTags={band.tags.length > 0} />}
        {hasShared && <SharedSwitch answer={answer} saved={saved.by} search={search} />}
        <GroupsTable
          label={t('teams.table')}
          heading={t('dimensions.team')}
          report={report}
          rows={rows}
          sorting={readSorting(view.sort)}
          view={view}
          nameCell={(group) => <TeamName slug={organisation.slug} group={group} search={search} />}
          extra={[
            ...(hasShared && answer.shares.ok
              ? [
                  {
                    key: 'shared' as const,
                    heading: t('teams.withShared', { unit }),
                    cell: (group: Group) => <WithShared answer={answer} group={group} unit={unit} />,
                    total: <TotalWithShared rows={rows} after={after} unit={unit} />,
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
  readonly unit: MassUnit
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

interface TotalProps {
  readonly rows: readonly Group[]
  readonly after: ReadonlyMap<string, Group>
  readonly unit: MassUnit
}

/** All rows together: what is shared is then in the teams' figures, and no longer beside them. */
function TotalWithShared({ rows, after, unit }: TotalProps) {
  const total = rows.reduce((sum, group) => add(sum, (after.get(teamOf(group)) ?? group).totalKgCo2e), ZERO)
  return (
    <>
      {formatMass(total.central, unit)}{' '}
      <span className="ms-2 font-normal text-muted">
        <RangeText kilograms={total} unit={unit} />
      </span>
    </>
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
