import { useTranslations } from 'next-intl'
import type { DataBand } from '#lib/queries/data-band.ts'
import { addDays } from '../../_format/dates.ts'
import { SECONDARY_BUTTON } from '../popup-classes.ts'
import { BoundaryDialog } from './boundary-dialog.client.tsx'
import { ownersOf } from './owners-of.ts'
import { sampleCounts } from './sample-counts.ts'

/** Nothing to score yet: the two steps to a first score, or where to bring a bill. */
export function FirstBoundary({ slug, band }: { slug: string; band: DataBand }) {
  const t = useTranslations()
  const days = band.period && { from: band.period.start, to: addDays(band.period.end, -1) }
  return (
    <section className="max-w-3xl rounded-xl border border-line bg-surface px-6 py-7">
      <h2 className="text-base font-semibold">{t('sci.first.title')}</h2>
      <p className="mt-1.5 text-muted">{t(days ? 'sci.first.text' : 'sci.first.noBill')}</p>
      {days && (
        <ol className="mt-5 list-decimal space-y-3 ps-5">
          <li>
            <p>{t('sci.first.boundary')}</p>
            <div className="mt-2">
              <BoundaryDialog slug={slug} owners={ownersOf(t, band)} boundary={null} isPrimary />
            </div>
          </li>
          <li>
            <p>{t('sci.first.counts')}</p>
            <pre className="figures mt-2 overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-xs">
              {sampleCounts({ from: days.from, to: days.from })}
            </pre>
            <a
              className={`${SECONDARY_BUTTON} mt-2`}
              download="counts-sample.csv"
              href={`data:text/csv;charset=utf-8,${encodeURIComponent(sampleCounts(days))}`}
            >
              {t('sci.counts.sample')}
            </a>
          </li>
        </ol>
      )}
      {!days && (
        <a href={`/o/${slug}/imports`} className={`${SECONDARY_BUTTON} mt-5`}>
          {t('kubernetes.toImports')}
        </a>
      )}
    </section>
  )
}
