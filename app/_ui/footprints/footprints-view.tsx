import { getTranslations } from 'next-intl/server'
import { footprints } from '#lib/queries/footprints.ts'
import { methodName } from '../../_format/method-name.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { comparedKey } from '../../_view/compared-key.ts'
import { footprintFilter } from '../../_view/footprint-filter.ts'
import { PageHead } from '../page-head.tsx'
import { WaysToData } from '../ways-to-data.tsx'
import { ComparedMonth } from './compared-month.tsx'

/** What the page of official figures shows: what providers say themselves, beside the estimate. */
export async function FootprintsView({ page }: { page: PageRequest }) {
  const t = await getTranslations()
  const { organisation, scope, view, search } = page
  const filter = footprintFilter(view)
  const { months } = await footprints(scope, { filter, factorSet: view.factorSet })
  return (
    <>
      <PageHead title={t('footprints.title')} view={view} search={search}>
        <p className="text-[0.8125rem] text-muted">
          {[
            t('footprints.intro'),
            methodName(t, view.method),
            t('factors.inText', { id: view.factorSet }),
          ].join(' · ')}
        </p>
      </PageHead>
      {months.length === 0 ? (
        <WaysToData slug={organisation.slug} of="footprints" isFiltered={Object.keys(filter).length > 0} />
      ) : (
        <div className="space-y-4">
          {months.map((month) => (
            <ComparedMonth
              key={`${month.month} ${month.provider} ${month.modelVersion}`}
              month={month}
              method={view.method}
              unit={view.unit}
              explain={comparedKey(month, view.filter)}
            />
          ))}
        </div>
      )}
    </>
  )
}
