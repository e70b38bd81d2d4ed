import type { Metadata } from 'next'
import { Suspense } from 'react'
import type { Report } from '#lib/domain/report/emissions.ts'
import { explain } from '#lib/queries/explain.ts'
import { report } from '#lib/queries/report.ts'
import { en } from '../../../_messages/en.ts'
import { dataBandOf } from '../../../_server/data-band-of.ts'
import { organisationAt } from '../../../_server/organisation-at.ts'
import { type PageRequest, questionOf, readPage } from '../../../_server/read-page.ts'
import { BreakdownCard } from '../../../_ui/breakdown-card.tsx'
import { CoverageCard } from '../../../_ui/coverage-card.tsx'
import { DataBand } from '../../../_ui/data-band.tsx'
import { ContentOrEmpty } from '../../../_ui/empty-state.tsx'
import { ExplainSlot } from '../../../_ui/explain/explain-slot.tsx'
import { PageBody } from '../../../_ui/page-body.tsx'
import { PageHead } from '../../../_ui/page-head.tsx'
import { TimeCard } from '../../../_ui/time-card.tsx'
import { TotalCard } from '../../../_ui/total-card.tsx'
import { Welcome } from '../../../_ui/welcome.tsx'
import { grainFor } from '../../../_view/time-series.ts'

type Props = PageProps<'/o/[organisation]/overview'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await organisationAt(params)
  return { title: en.titleOf(en.overview.title, organisation.name) }
}

export default async function OverviewPage(props: Props) {
  const page = await readPage(props)
  if (!page.organisation.hasData) return <Welcome slug={page.organisation.slug} />
  return (
    <PageBody>
      <Overview page={page} />
      <ExplainSlot page={page} />
    </PageBody>
  )
}

async function Overview({ page }: { page: PageRequest }) {
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
