import { getTranslations } from 'next-intl/server'
import { boundaries as boundariesOf } from '#lib/queries/sci/boundaries.ts'
import { sciOverview } from '#lib/queries/sci/sci-overview.ts'
import { dataBandOf } from '../../_server/data-band-of.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { chosenRow, sciQuestionOf, scoreOfRow } from '../../_server/shown-score.ts'
import { changedView, withoutFilters } from '../../_view/view-href.ts'
import { FILTER_DIMENSIONS } from '../../_view/view-params.ts'
import { PageHead } from '../page-head.tsx'
import { ViewLink } from '../view-link.client.tsx'
import { CheckCard } from './check-card.client.tsx'
import { FirstBoundary } from './first-boundary.tsx'
import { LockedMethod } from './locked-method.tsx'
import { OneOperation } from './one-operation.tsx'
import { RefusedRow } from './refused-row.tsx'
import { SciBand } from './sci-band.tsx'
import { SciList } from './sci-list.tsx'

/** How much carbon one of an operation costs, whether that falls, and what it is made of. */
export async function SciView({ page }: { page: PageRequest }) {
  const t = await getTranslations()
  const { organisation, scope, view, search } = page
  const band = await dataBandOf(scope)
  const question = sciQuestionOf(page)
  const rows = await sciOverview(scope, question)
  const row = chosenRow(rows, page)
  const shown = await scoreOfRow(row, page)
  const isFiltered = FILTER_DIMENSIONS.some((dimension) => view.filter[dimension] !== undefined)
  const isUnknown =
    view.boundary !== null && !(await boundariesOf(scope)).some(({ name }) => name === view.boundary)
  return (
    <>
      <PageHead title={t('sci.title')} view={view} search={search}>
        <SciBand page={page} band={band} />
        <p className="mt-2 max-w-3xl text-[0.8125rem] text-muted">{t('sci.intro')}</p>
      </PageHead>
      {isFiltered && (
        <p className="mb-3 text-[0.8125rem] text-muted">
          {t('sci.filtersIgnored')}{' '}
          <ViewLink href={withoutFilters(search)} className="underline underline-offset-2">
            {t('team.dropFilters')}
          </ViewLink>
        </p>
      )}
      <LockedMethod asked={view.method} href={changedView(search, { method: null })} />
      {isUnknown && view.boundary !== null && rows.length > 0 && (
        <p role="status" className="mb-4 rounded-md bg-warn-wash px-3 py-2 text-[0.8125rem] break-words">
          {t('sci.noSuchBoundary', { name: view.boundary })}
        </p>
      )}
      {rows.length === 0 && page.shared === undefined && (
        <FirstBoundary slug={organisation.slug} band={band} />
      )}
      {rows.length > 0 && (
        <div className="mb-4">
          <SciList page={page} rows={rows} chosen={row} band={band} />
        </div>
      )}
      {shown && row?.ok && (
        <OneOperation page={page} shown={shown} share={row.share} band={band} question={question} />
      )}
      {row && !row.ok && <RefusedRow row={row} />}
      <div className="mt-4">
        <CheckCard />
      </div>
    </>
  )
}
