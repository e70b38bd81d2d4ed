import { Suspense } from 'react'
import type { Report } from '#lib/domain/report/emissions.ts'
import { explain } from '#lib/queries/explain.ts'
import { report } from '#lib/queries/report.ts'
import { en } from '../../_messages/en.ts'
import { dataBandOf } from '../../_server/data-band-of.ts'
import { type PageRequest, questionOf } from '../../_server/read-page.ts'
import { grainFor } from '../../_view/time-series.ts'
import { BreakdownCard } from '../breakdown-card.tsx'
import { CoverageCard } from '../coverage-card.tsx'
import { DataBand } from '../data-band.tsx'
import { ContentOrEmpty } from '../empty-state.tsx'
import { PageHead } from '../page-head.tsx'
import { TimeCard } from '../time-card.tsx'
import { TotalCard } from '../total-card.tsx'

/** The Overview of a view: how much, and where it comes from. */
export async function OverviewView({ page }: { page: PageRequest }) {
  const { organisation, scope, view, search } = page
  const base = `/o/${organisation.slug}`
  const [band, byService, byRegion, byTeam] = await Promise.all([
    dataBandOf(scope),
    report(scope, questionOf(view, ['service'])),
    report(scope, questionOf(view, ['region'])),
    report(scope, questionOf(view, ['team'])),
  ])
  const breakdown = { unit: view.unit, search }
  return (
    <>
      <PageHead title={en.overview.title} view={view} search={search}>
        <DataBand slug={organisation.slug} search={search} view={view} band={band} cost={byService.cost} />
      </PageHead>
      <ContentOrEmpty page={page} answer={byService}>
        <div className="grid gap-4 lg:grid-cols-[7fr_5fr]">
          <TotalCard report={byService} view={view} />
          <Suspense fallback={<CoverageCard cost={byService.cost} excluded={null} />}>
            <CoverageWithReasons page={page} cost={byService.cost} />
          </Suspense>
        </div>
        <div className="mt-4">
          <OverTime page={page} period={byService.period} />
        </div>
        <div className="mt-4 grid gap-4 lg:grid-cols-3">
          <BreakdownCard
            {...breakdown}
            title={en.overview.byService}
            dimension="service"
            groups={byService.groups}
            page={`${base}/services`}
            rowPage={`${base}/services`}
          />
          <BreakdownCard
            {...breakdown}
            title={en.overview.byRegion}
            dimension="region"
            groups={byRegion.groups}
            page={`${base}/regions`}
            rowPage={`${base}/regions`}
          />
          <BreakdownCard
            {...breakdown}
            title={en.overview.byTeam}
            dimension="team"
            groups={byTeam.groups}
            page={`${base}/teams`}
            rowPage={`${base}/teams`}
          />
        </div>
      </ContentOrEmpty>
    </>
  )
}

async function OverTime({ page, period }: { page: PageRequest; period: Report['period'] }) {
  const { organisation, scope, view, search } = page
  if (!period) return null
  const grain = grainFor(period)
  const answer = await report(
    scope,
    questionOf(view, view.split === 'component' ? [grain] : [grain, view.split]),
  )
  return <TimeCard slug={organisation.slug} report={answer} period={period} view={view} search={search} />
}

async function CoverageWithReasons({
  page,
  cost,
}: {
  page: PageRequest
  cost: Parameters<typeof CoverageCard>[0]['cost']
}) {
  const { excluded } = await explain(page.scope, page.view)
  return <CoverageCard cost={cost} excluded={excluded} />
}
