import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { explain } from '#lib/queries/explain.ts'
import { marks } from '#lib/queries/marks.ts'
import { report } from '#lib/queries/report.ts'
import { listTargets } from '#lib/queries/targets.ts'
import { nameOf } from '../../_format/names.ts'
import { dataBandOf } from '../../_server/data-band-of.ts'
import { questionOf } from '../../_server/read-page.ts'
import type { TeamPage } from '../../_server/team-page.ts'
import { otherPage, withoutFilters } from '../../_view/view-href.ts'
import { BreakdownCard } from '../breakdown-card.tsx'
import { CoverageCard } from '../coverage-card.tsx'
import { DataBand } from '../data-band.tsx'
import { PageHead } from '../page-head.tsx'
import { ViewLink } from '../view-link.client.tsx'
import { MonthCard } from './month-card.tsx'
import { RuleHistory } from './rule-history.tsx'
import { StatusHead } from './status-head.tsx'
import { TargetCard } from './target-card.tsx'
import { TeamChange } from './team-change.tsx'

/** A team's month: how it stands against the target, when and where it happened, and who decided what. */
export async function TeamView({ team, status, page, hasOtherFilters }: TeamPage) {
  const t = await getTranslations()
  const { organisation, scope, view, search } = page
  const base = `/o/${organisation.slug}`
  const [band, byDay, byService, byRegion, { excluded }, history, marksOfMonth] = await Promise.all([
    dataBandOf(scope),
    report(scope, questionOf(view, ['day'])),
    report(scope, questionOf(view, ['service'])),
    report(scope, questionOf(view, ['region'])),
    explain(scope, view),
    listTargets(scope, team),
    marks(scope, {
      from: view.filter.from,
      to: view.filter.to,
      team,
      factorSet: view.factorSet,
      method: view.method,
    }),
  ])
  const own = otherPage('', search, { team: [team] })
  const breakdown = { unit: view.unit, search: own, page: `${base}/services`, rowPage: `${base}/services` }
  const isEmpty = byDay.groups.length === 0
  return (
    <>
      <PageHead title={nameOf(t, 'team', team)} view={view} search={search}>
        {hasOtherFilters && (
          <p className="text-[0.8125rem] text-muted">
            {t('team.filtersIgnored')}{' '}
            <ViewLink href={withoutFilters(search)} className="underline underline-offset-2">
              {t('team.dropFilters')}
            </ViewLink>
          </p>
        )}
      </PageHead>
      <StatusHead month={status.status} view={view} />
      <div className="mb-4">
        <DataBand slug={organisation.slug} search={search} view={view} band={band} cost={byDay.cost} />
      </div>
      <div className="grid gap-4 lg:grid-cols-[7fr_4fr]">
        <MonthCard
          page={page}
          team={team}
          status={status.status}
          groups={byDay.groups}
          marks={marksOfMonth}
        />
        <TargetCard page={page} status={status} history={history} />
      </div>
      {status.trend.at(-2)?.totalKgCo2e && (
        <div className="mt-4">
          <Suspense>
            <TeamChange page={page} team={team} month={status.status} />
          </Suspense>
        </div>
      )}
      {!isEmpty && (
        <div className="mt-4 grid gap-4 lg:grid-cols-3">
          <BreakdownCard
            {...breakdown}
            title={t('team.services')}
            dimension="service"
            groups={byService.groups}
          />
          <BreakdownCard
            {...breakdown}
            title={t('team.regions')}
            dimension="region"
            groups={byRegion.groups}
            page={`${base}/regions`}
          />
          <CoverageCard cost={byDay.cost} excluded={excluded} />
        </div>
      )}
      <div className="mt-4">
        <Suspense>
          <RuleHistory page={page} team={team} />
        </Suspense>
      </div>
      <p className="mt-6">
        <ViewLink
          href={otherPage(`${base}/teams`, search)}
          className="inline-block min-h-6 leading-6 underline underline-offset-2"
        >
          {t('team.back')}
        </ViewLink>
      </p>
    </>
  )
}
