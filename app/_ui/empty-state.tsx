import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { formatCount } from '#lib/domain/format/count.ts'
import type { Report } from '#lib/domain/report/emissions.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import { explain } from '#lib/queries/explain.ts'
import { report } from '#lib/queries/report.ts'
import { formatPeriod } from '../_format/dates.ts'
import { nameOf } from '../_format/names.ts'
import type { Translate } from '../_i18n/translate.ts'
import { filterOfPage } from '../_server/logging-page.ts'
import { type PageRequest, questionOf } from '../_server/read-page.ts'
import { changedView, overAllData, withoutFilters } from '../_view/view-href.ts'
import { FILTER_DIMENSIONS } from '../_view/view-params.ts'
import { ExcludedReasons } from './coverage-card.tsx'
import { SECONDARY_BUTTON } from './popup-classes.ts'
import { ViewLink } from './view-link.client.tsx'

interface Props {
  readonly page: PageRequest
  readonly answer: Report
  readonly children: ReactNode
}

/** The page's content; or that nothing matches its filters; or that nothing of what matches can be estimated. */
export function ContentOrEmpty({ page, answer, children }: Props) {
  if (!answer.period || answer.groups.length === 0) return <NoMatch page={page} />
  const known = answer.cost.flatMap(({ coverage }) => (coverage ? [coverage] : []))
  const isUnknown = known.length > 0 && known.every(({ excluded }) => excluded === 1)
  if (isUnknown && answer.total.totalKgCo2e.central === 0) return <NotMeasurable page={page} />
  return children
}

function EmptyState({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className="max-w-2xl rounded-xl border border-line bg-surface px-6 py-7">
      <h2 className="text-base font-semibold">{title}</h2>
      <p className="mt-1.5 text-muted">{text}</p>
      <div className="mt-5">{children}</div>
    </section>
  )
}

interface Narrowing {
  readonly name: string
  readonly href: string
  /** The filter without this part of it. */
  readonly rest: UsageFilter
}

function narrowings(t: Translate, { view: { filter }, search }: PageRequest): readonly Narrowing[] {
  const { from, to, ...lists } = filter
  const byList = FILTER_DIMENSIONS.flatMap((dimension): Narrowing[] => {
    const values = filter[dimension]
    if (!values) return []
    const { [dimension]: _, ...rest } = filter
    const names = values.map((value) => nameOf(t, dimension, value)).join(', ')
    return [
      {
        name: t('empty.filter', { dimension: t(`dimensions.${dimension}`), values: names }),
        href: changedView(search, { [dimension]: null }),
        rest,
      },
    ]
  })
  if (!from && !to) return byList
  const period = from && to ? formatPeriod(from, to) : (from ?? to ?? '')
  const href = overAllData(search)
  return [
    ...byList,
    { name: t('empty.filter', { dimension: t('period.label'), values: period }), href, rest: lists },
  ]
}

const linesOf = async ({ scope, view, kinds }: PageRequest, filter: UsageFilter): Promise<number> => {
  const asked = { ...questionOf(view, []), filter: filterOfPage({ view: { ...view, filter }, kinds }) }
  return (await report(scope, asked)).rows.kept
}

/** No usage in this selection: which filter to drop, and how many lines that would bring. */
async function NoMatch({ page }: { page: PageRequest }) {
  const t = await getTranslations()
  const { search } = page
  const found = await Promise.all(
    narrowings(t, page).map(async (one) => ({
      ...one,
      lines: await linesOf(page, one.rest),
    })),
  )
  const best = found.sort((a, b) => b.lines - a.lines)
  return (
    <EmptyState title={t('empty.noMatchTitle')} text={t('empty.noMatchText')}>
      <ul className="flex flex-wrap gap-2">
        {best.map(({ name, href, lines }) => (
          <li key={name}>
            <ViewLink href={href} className={SECONDARY_BUTTON}>
              {t('empty.dropFilter', { name, lines: formatCount(lines) })}
            </ViewLink>
          </li>
        ))}
        {best.length > 1 && (
          <li>
            <ViewLink href={overAllData(withoutFilters(search))} className={SECONDARY_BUTTON}>
              {t('empty.dropAll')}
            </ViewLink>
          </li>
        )}
      </ul>
    </EmptyState>
  )
}

const SHOWN_REASONS = 10

/** Usage, but nothing that could be estimated: why, and what would help. */
async function NotMeasurable({ page }: { page: PageRequest }) {
  const t = await getTranslations()
  const { excluded } = await explain(page.scope, { ...page.view, filter: filterOfPage(page) })
  return (
    <EmptyState title={t('empty.notMeasurableTitle')} text={t('empty.notMeasurableText')}>
      <ExcludedReasons excluded={excluded} shown={SHOWN_REASONS} />
    </EmptyState>
  )
}
