import { getTranslations } from 'next-intl/server'
import { formatCount } from '#lib/domain/format/count.ts'
import { formatMassWithUnit } from '#lib/domain/format/mass.ts'
import { namelessLogs } from '#lib/domain/logging/billed/nameless-logs.ts'
import type { LoggingReport } from '#lib/domain/logging/logging-report.ts'
import { loggedOperations } from '#lib/queries/logged-operations.ts'
import { logging } from '#lib/queries/logging.ts'
import { report } from '#lib/queries/report.ts'
import { signalUsage } from '#lib/queries/signal-usage.ts'
import { addDays } from '../../_format/dates.ts'
import { dataBandOf } from '../../_server/data-band-of.ts'
import { filterOfPage } from '../../_server/logging-page.ts'
import { type PageRequest, questionOf } from '../../_server/read-page.ts'
import { logHref, logRows } from '../../_view/log-rows.ts'
import { readSorting } from '../../_view/sort-groups.ts'
import { grainFor } from '../../_view/time-series.ts'
import { changedView } from '../../_view/view-href.ts'
import { LOG_GROUPINGS } from '../../_view/view-params.ts'
import { DataBand } from '../data-band.tsx'
import { ContentOrEmpty } from '../empty-state.tsx'
import { PageHead } from '../page-head.tsx'
import { SearchField } from '../search-field.client.tsx'
import { Segments } from '../segments.client.tsx'
import { TimeCard } from '../time-card.tsx'
import { WaysToData } from '../ways-to-data.tsx'
import { AdviceCard } from './advice-card.tsx'
import { ClusterCard } from './cluster-card.tsx'
import { LogTable, WithoutBytes } from './log-table.client.tsx'
import { LoggingTotal } from './logging-total.tsx'
import { OperationCard } from './operation-card.tsx'
import { SamplesCard } from './samples-card.tsx'
import { SignalsCard } from './signals-card.tsx'
import { SourceSection } from './source-section.tsx'
import { StageCard } from './stage-card.tsx'

/** More sources than anybody reads; an export has them all. */
const MOST_SOURCES = 1000

/** Everything that the page asks of the bills. */
async function ask(page: PageRequest) {
  const { scope, view, shown: days } = page
  const filter = filterOfPage(page)
  const grain = days ? grainFor({ start: days.from, end: addDays(days.to, 1) }) : 'day'
  const times = view.split === 'component' ? ([grain] as const) : ([grain, view.split] as const)
  const operations = page.shared === undefined ? await loggedOperations(scope) : []
  const ofBoundary = operations.filter(({ boundary }) => boundary === view.boundary)
  const operation =
    ofBoundary.find((each) => each.operation === view.operation) ?? ofBoundary[0] ?? operations[0]
  const [logs, all, byService, overTime] = await Promise.all([
    logging(scope, { ...questionOf(view, []), sources: MOST_SOURCES, ...(operation && { operation }) }),
    report(scope, questionOf(view, [])),
    report(scope, { ...questionOf(view, ['service']), filter }),
    report(scope, { ...questionOf(view, times), filter }),
  ])
  const signals = await signalUsage(scope, questionOf(view, []))
  const shown = page.shared === undefined ? logs : namelessLogs(logs)
  return { logs: shown, all, byService, overTime, grain, filter, operations, signals }
}

/** Which logs cost carbon and money without being read. */
export async function LoggingView({ page }: { page: PageRequest }) {
  const t = await getTranslations()
  const { organisation, scope, view, search, kinds } = page
  const [band, answer] = await Promise.all([dataBandOf(scope), ask(page)])
  const { logs, all, byService, overTime, grain, filter, operations, signals } = answer
  return (
    <>
      <PageHead title={t('logging.title')} view={view} search={search}>
        <DataBand slug={organisation.slug} search={search} view={view} band={band} cost={byService.cost} />
        <p className="mt-2 max-w-3xl text-[0.8125rem] text-muted">{t('logging.intro')}</p>
      </PageHead>
      {kinds?.length === 0 ? (
        <WaysToData slug={organisation.slug} of="logging" isFiltered={false} />
      ) : (
        <ContentOrEmpty page={page} answer={byService}>
          <div className="grid gap-4 lg:grid-cols-[7fr_5fr]">
            <LoggingTotal logs={byService} all={all} total={logs.total} view={view} />
            <div className="flex min-w-0 flex-col gap-4">
              <StageCard stages={logs.stages} unit={view.unit} />
              {page.shared === undefined && (
                <OperationCard
                  slug={organisation.slug}
                  search={search}
                  operations={operations}
                  answer={logs.perOperation}
                />
              )}
            </div>
          </div>
          <div className="mt-4">
            <Rows page={page} logs={logs} />
          </div>
          <div className="mt-6">
            <SourceSection
              slug={organisation.slug}
              search={search}
              report={logs}
              asked={view.source}
              unit={view.unit}
            />
          </div>
          <div className="mt-4">
            <AdviceCard report={logs} search={search} unit={view.unit} />
          </div>
          {page.shared === undefined && logs.clusters.length > 0 && (
            <div className="mt-4">
              <ClusterCard clusters={logs.clusters} unit={view.unit} />
            </div>
          )}
          {page.shared === undefined && (
            <div className="mt-4">
              <SamplesCard page={page} report={logs} />
            </div>
          )}
          {overTime.period && (
            <div className="mt-6">
              <TimeCard
                slug={organisation.slug}
                report={overTime}
                period={overTime.period}
                view={view}
                search={search}
                linesSearch={changedView(search, { kind: [...(filter.kind ?? [])] })}
                grain={grain}
              />
            </div>
          )}
          <div className="mt-4">
            <SignalsCard slug={organisation.slug} search={search} signals={signals} />
          </div>
        </ContentOrEmpty>
      )}
    </>
  )
}

async function Rows({ page: { view, search }, logs }: { page: PageRequest; logs: LoggingReport }) {
  const t = await getTranslations()
  const rows = logRows(t, logs, view)
  const { logs: grouping } = view
  const all = {
    source: logs.sources,
    stage: logs.stages,
    service: logs.services,
    team: logs.teams,
    usageType: logs.kinds,
  }
  return (
    <section>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
        <Segments
          label={t('logging.groupBy')}
          segments={LOG_GROUPINGS.map((one) => ({
            label: t(`logging.groupings.${one}`),
            href: changedView(search, {
              logs: one === 'source' ? null : one,
              sort: null,
              q: null,
              explain: null,
            }),
            current: one === grouping,
          }))}
        />
        <div className="ms-auto">
          <SearchField label={t('logging.search')} />
        </div>
      </div>
      <LogTable
        grouping={grouping}
        rows={rows.map((row) => ({ ...row, href: logHref(row, grouping, search) }))}
        count={all[grouping].length}
        total={logs.total}
        unit={view.unit}
        sorting={readSorting(view.sort)}
      />
      {grouping === 'source' && logs.otherSources && (
        <p className="mt-2 text-[0.8125rem] text-muted">
          {t('logging.moreSources', {
            count: formatCount(logs.sourceCount - logs.sources.length),
            mass: formatMassWithUnit(logs.otherSources.totalKgCo2e.central),
          })}
        </p>
      )}
      <WithoutBytes lines={logs.total.linesWithoutBytes} />
    </section>
  )
}
