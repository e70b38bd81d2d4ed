import { getTranslations } from 'next-intl/server'
import { report } from '#lib/queries/report.ts'
import { dataBandOf } from '../../_server/data-band-of.ts'
import { type PageRequest, questionOf } from '../../_server/read-page.ts'
import { atLevel, isPaged, oneUsageType } from '../../_view/drill.ts'
import { SERVICE_GROUPING } from '../../_view/service-rows.ts'
import { DRILL_LEVELS } from '../../_view/view-params.ts'
import { DataBand } from '../data-band.tsx'
import { ContentOrEmpty } from '../empty-state.tsx'
import { PageHead } from '../page-head.tsx'
import { SearchField } from '../search-field.client.tsx'
import { Segments } from '../segments.client.tsx'
import { TotalLine } from '../total-line.tsx'
import { BesideCard } from './beside-card.tsx'
import { DrillPath } from './drill-path.tsx'
import { GroupedRows } from './grouped-rows.tsx'
import { PagedRows } from './paged-rows.tsx'
import { Reclassify } from './reclassify.client.tsx'
import { StatusSegments } from './status-segments.tsx'

/** What the Services page shows: the total, and a table that opens row by row, down to the lines of the bill. */
export async function ServicesView({ page }: { page: PageRequest }) {
  const t = await getTranslations()
  const { organisation, scope, view, search } = page
  const level = view.group
  const groupBy = isPaged(level) ? (['status'] as const) : SERVICE_GROUPING[level]
  const [band, answer] = await Promise.all([dataBandOf(scope), report(scope, questionOf(view, groupBy))])
  const kind = page.shared === undefined ? oneUsageType(view) : null
  return (
    <>
      <PageHead title={t('services.title')} view={view} search={search}>
        <DataBand slug={organisation.slug} search={search} view={view} band={band} cost={answer.cost} />
      </PageHead>
      <ContentOrEmpty page={page} answer={answer}>
        <TotalLine report={answer} view={view} />
        <div className="mt-5 mb-3 flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
          <Segments
            label={t('services.groupBy')}
            segments={DRILL_LEVELS.map((one) => ({
              label: t(`dimensions.${one}`),
              href: atLevel(search, one),
              current: one === level,
            }))}
          />
          <StatusSegments view={view} search={search} />
          <div className="ms-auto flex flex-wrap items-center gap-2">
            {!isPaged(level) && <SearchField label={t('services.search')} />}
          </div>
        </div>
        <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2 empty:hidden">
          <DrillPath view={view} search={search} />
          {kind && <Reclassify slug={organisation.slug} kind={kind} view={view} />}
        </div>
        {answer.period && <BesideCard page={page} period={answer.period} />}
        {isPaged(level) ? (
          <PagedRows page={page} level={level} />
        ) : (
          <GroupedRows report={answer} level={level} view={view} search={search} />
        )}
        <p className="mt-3 text-[0.8125rem] text-muted">
          {level === 'line' ? t('services.linesIntro') : t('services.intro')}
        </p>
      </ContentOrEmpty>
    </>
  )
}
