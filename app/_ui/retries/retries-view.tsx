import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { tracedSpan } from '#lib/queries/retries/traced-span.ts'
import { dataBandOf } from '../../_server/data-band-of.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { edgesOfPage, retriesOfPage } from '../../_server/retries-of-page.ts'
import { drawnGraph } from '../../_view/call-graph/drawn-graph.ts'
import { edgeTotals } from '../../_view/edge-totals.ts'
import { changedView, withoutFilters } from '../../_view/view-href.ts'
import { FILTER_DIMENSIONS } from '../../_view/view-params.ts'
import { PageHead } from '../page-head.tsx'
import { SciBand } from '../sci/sci-band.tsx'
import { SearchField } from '../search-field.client.tsx'
import { Segments } from '../segments.client.tsx'
import { DrawerSkeleton } from '../side-drawer.client.tsx'
import { ViewLink } from '../view-link.client.tsx'
import { CallGraphCard } from './call-graph-card.client.tsx'
import { CompareCard } from './compare-card.tsx'
import { CountersCard } from './counters/counters-card.client.tsx'
import { EdgeDrawer } from './edge-drawer.client.tsx'
import { EdgePanel } from './edge-panel.tsx'
import { EdgeTable } from './edge-table.client.tsx'
import { ExplainWaste } from './explain-waste.tsx'
import { FoundCard } from './found-card.tsx'
import { LintCard } from './lint/lint-card.tsx'
import { NoMarks } from './no-marks.tsx'
import { NoTraces, OtherDays } from './no-traces.tsx'
import { ServicesCard } from './services-card.tsx'
import { WasteHead } from './waste-head.tsx'
import { WhatIfCard } from './what-if/what-if-card.tsx'

/** How much work is done twice, and by whose setting. */
export async function RetriesView({ page }: { page: PageRequest }) {
  const t = await getTranslations()
  const { scope, view, search } = page
  const [band, span] = await Promise.all([dataBandOf(scope), tracedSpan(scope)])
  const isFiltered = FILTER_DIMENSIONS.some((dimension) => view.filter[dimension] !== undefined)
  return (
    <>
      <PageHead title={t('retries.title')} view={view} search={search}>
        <SciBand page={page} band={band} />
        <p className="mt-2 max-w-3xl text-[0.8125rem] text-muted">{t('retries.intro')}</p>
      </PageHead>
      <p className="mb-4 max-w-3xl text-[0.8125rem] text-muted">
        <span className="rounded bg-sunken px-1.5 py-0.5 font-medium text-ink">
          {t('method.locationBased')}
        </span>{' '}
        {t('retries.method')} {isFiltered && t('retries.filtersIgnored')}{' '}
        {isFiltered && (
          <ViewLink href={withoutFilters(search)} className="underline underline-offset-2">
            {t('team.dropFilters')}
          </ViewLink>
        )}
      </p>
      {span === null ? (
        <NoTraces slug={page.organisation.slug} isDemo={page.organisation.isDemo} />
      ) : (
        <Traced page={page} span={span} />
      )}
      {!page.organisation.isDemo && page.shared === undefined && (
        <div className="mt-4">
          <CountersCard slug={page.organisation.slug} days={{ from: view.filter.from, to: view.filter.to }} />
        </div>
      )}
    </>
  )
}

async function Traced({
  page,
  span,
}: {
  page: PageRequest
  span: NonNullable<Awaited<ReturnType<typeof tracedSpan>>>
}) {
  const t = await getTranslations()
  const { view, search } = page
  const answer = await retriesOfPage(page)
  if (answer.tracedDays.length === 0) return <OtherDays page={page} span={span} />
  const { rows, sorting } = await edgesOfPage(page)
  const graph = drawnGraph(answer.edges.flatMap(({ measures }) => (measures ? [measures] : [])))
  const drawn = new Set(graph.services)
  return (
    <>
      <WasteHead page={page} answer={answer} />
      <NoMarks answer={answer} />
      <section aria-label={t('retries.table.label')} data-retries="edges">
        <div className="mt-6 mb-3 flex flex-wrap items-center gap-3">
          <Segments
            label={t('retries.blame.label')}
            segments={(['policy', 'cause'] as const).map((blame) => ({
              label: t(`retries.blame.${blame}`),
              href: changedView(search, { blame: blame === 'policy' ? null : blame, explain: null }),
              current: view.blame === blame,
            }))}
          />
          <SearchField label={t('retries.search')} />
          <p className="text-[0.8125rem] text-muted">{t(`retries.blame.${view.blame}Hint`)}</p>
        </div>
        <EdgeTable
          rows={rows}
          totals={edgeTotals(answer.edges)}
          waste={answer.waste}
          sorting={sorting}
          blame={view.blame}
          unit={view.unit}
        />
      </section>
      <div className="mt-4">
        <CallGraphCard
          graph={graph}
          services={answer.services
            .filter(({ service }) => drawn.has(service))
            .map(({ service, wastedWorkShare, wastedCountShare, waste }) => ({
              service,
              wastedShare: waste?.wastedShare ?? wastedWorkShare ?? wastedCountShare,
            }))}
        />
      </div>
      <div className="mt-4">
        <Suspense>
          <WhatIfCard page={page} answer={answer} />
        </Suspense>
      </div>
      <div className="mt-4">
        <Suspense>
          <LintCard page={page} />
        </Suspense>
      </div>
      <div className="mt-4">
        <ServicesCard page={page} answer={answer} />
      </div>
      <div className="mt-4 grid gap-4 xl:grid-cols-2">
        <Suspense>
          <CompareCard page={page} now={answer} span={span} />
        </Suspense>
        <FoundCard
          answer={answer}
          desk={page.organisation.isDemo || page.shared !== undefined ? null : page.organisation.slug}
        />
      </div>
      {page.shared === undefined && (
        <EdgeDrawer shown={view.edge}>
          {view.edge !== null && (
            <Suspense key={view.edge} fallback={<DrawerSkeleton />}>
              <EdgePanel page={page} answer={answer} />
            </Suspense>
          )}
        </EdgeDrawer>
      )}
      <ExplainWaste page={page} answer={answer} />
    </>
  )
}
