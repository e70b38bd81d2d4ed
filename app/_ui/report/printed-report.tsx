import { getTranslations } from 'next-intl/server'
import type { Dimension, Report } from '#lib/domain/report/emissions.ts'
import { change } from '#lib/queries/change.ts'
import { explain } from '#lib/queries/explain.ts'
import { report } from '#lib/queries/report.ts'
import { snapshot } from '#lib/queries/snapshot.ts'
import { sourcesUsed } from '#lib/queries/sources-used.ts'
import { methodName } from '../../_format/method-name.ts'
import { dataPeriodOf } from '../../_server/data-period-of.ts'
import { type PageRequest, questionOf } from '../../_server/read-page.ts'
import { comparedDays } from '../../_view/compare.ts'
import { Footnotes } from '../../_view/footnotes.ts'
import { notedGroups } from '../../_view/noted-groups.ts'
import { PageHead } from '../page-head.tsx'
import { ReportChange } from './report-change.tsx'
import { ReportFactors } from './report-factors.tsx'
import { ReportGroups } from './report-groups.tsx'
import { ReportHead } from './report-head.tsx'
import { ReportMethods } from './report-methods.tsx'
import { ReportNotes } from './report-notes.tsx'
import { ReportQuality } from './report-quality.tsx'
import { ReportScope } from './report-scope.tsx'

const TABLES = [
  { by: 'service', groupBy: ['provider', 'service'] },
  { by: 'region', groupBy: ['provider', 'region'] },
  { by: 'team', groupBy: ['team'] },
] as const satisfies readonly { by: Dimension; groupBy: readonly Dimension[] }[]

/** The emissions against the period that the view compares with; null where it is none, or nothing was used in it. */
async function changeOf({ scope, view, shown }: PageRequest) {
  const { from, to } = view.filter
  const base = comparedDays(view.compare, shown, await dataPeriodOf(scope))
  if (!from || !to || !base) return null
  const { method, factorSet, movers } = view
  const filter = { ...view.filter, from, to }
  const found = await change(scope, { filter, base, moversBy: movers, method, factorSet })
  return found.base.emissions.totalKgCo2e.high > 0 ? found : null
}

/** A view as a report for paper: figures, what they are made of, and all that must be said beside them. */
export async function PrintedReport({ page }: { page: PageRequest }) {
  const t = await getTranslations()
  const { scope, view, search } = page
  const head = (
    <div className="print:hidden">
      <PageHead title={t('report.title')} view={view} search={search}>
        <p className="text-[0.8125rem] text-muted">{t('report.hint')}</p>
      </PageHead>
    </div>
  )
  const byMethod = (method: 'location' | 'market') =>
    report(scope, { ...questionOf(view, ['provider']), method })
  const [location, market, explanation, sources, changed, now, ...tables] = await Promise.all([
    byMethod('location'),
    byMethod('market'),
    explain(scope, view),
    sourcesUsed(scope, view),
    changeOf(page),
    snapshot(scope, view),
    ...TABLES.map(({ groupBy }) => report(scope, questionOf(view, groupBy))),
  ])
  const whole = view.method === 'location' ? location : market
  if (whole.rows.kept === 0)
    return (
      <>
        {head}
        <p>{t('report.nothing')}</p>
      </>
    )
  const notes = new Footnotes()
  const totalNote = ({ method, total, rows, coverage }: Report) =>
    notes.of({
      subject: `${t('report.noteTotal')}, ${methodName(t, method)}`,
      emissions: total,
      lines: rows.kept,
      coverage,
      group: {},
    })
  const totals = { location: totalNote(location), market: totalNote(market) }
  const parts = TABLES.flatMap(({ by }, index) => {
    const found = tables[index]
    return found ? [{ by, report: found, rows: notedGroups(t, by, found, notes) }] : []
  })
  const total = totals[view.method]
  return (
    <>
      {head}
      <article className="paper mx-auto max-w-[52rem] rounded-xl border border-line bg-surface px-5 py-6 sm:px-10 sm:py-9">
        <ReportHead page={page} report={whole} note={total} snapshot={now.id} />
        <ReportMethods location={location} market={market} view={view} notes={totals} />
        {parts.map((part) => (
          <ReportGroups key={part.by} {...part} view={view} total={total} />
        ))}
        {changed && <ReportChange report={changed} view={view} />}
        <ReportScope />
        <ReportQuality report={whole} explanation={explanation} />
        <ReportFactors identity={now.identity} snapshot={now.id} sources={sources} />
        <ReportNotes notes={notes.all} />
      </article>
    </>
  )
}
