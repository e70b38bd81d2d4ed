import type { ReactNode } from 'react'
import { formatPeriod } from '../_format/dates.ts'
import { nameOf } from '../_format/names.ts'
import { en } from '../_messages/en.ts'
import type { View } from '../_view/view.ts'
import { changedView, withoutFilters } from '../_view/view-href.ts'
import { FILTER_DIMENSIONS } from '../_view/view-params.ts'
import { ExcludedReasons } from './coverage-card.tsx'
import { SECONDARY_BUTTON } from './popup-classes.ts'
import { ViewLink } from './view-link.client.tsx'

function EmptyState({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className="mx-auto max-w-2xl rounded-xl border border-line bg-surface px-6 py-8">
      <h2 className="text-base font-semibold">{title}</h2>
      <p className="mt-1.5 text-muted">{text}</p>
      <div className="mt-5">{children}</div>
    </section>
  )
}

/** No usage in this selection: which filter to drop. */
export function NoMatch({ view, search }: { view: View; search: string }) {
  const { from, to } = view.filter
  const filters = FILTER_DIMENSIONS.flatMap((dimension) => {
    const values = view.filter[dimension]
    if (!values) return []
    const names = values.map((value) => nameOf(dimension, value)).join(', ')
    return [
      { name: `${en.dimensions[dimension]} ${names}`, href: changedView(search, { [dimension]: null }) },
    ]
  })
  if (from || to) {
    const period = from && to ? formatPeriod(from, to) : (from ?? to ?? '')
    filters.push({
      name: `${en.period.label} ${period}`,
      href: changedView(search, { from: null, to: null }),
    })
  }
  return (
    <EmptyState title={en.empty.noMatchTitle} text={en.empty.noMatchText}>
      <ul className="flex flex-wrap gap-2">
        {filters.map(({ name, href }) => (
          <li key={name}>
            <ViewLink href={href} className={SECONDARY_BUTTON}>
              {en.empty.dropFilter(name)}
            </ViewLink>
          </li>
        ))}
        {filters.length > 1 && (
          <li>
            <ViewLink
              href={changedView(withoutFilters(search), { from: null, to: null })}
              className={SECONDARY_BUTTON}
            >
              {en.empty.dropAll}
            </ViewLink>
          </li>
        )}
      </ul>
    </EmptyState>
  )
}

/** Usage, but nothing that could be estimated: why, and what would help. */
export function NotMeasurable({ excluded }: { excluded: readonly { reason: string; lines: number }[] }) {
  return (
    <EmptyState title={en.empty.notMeasurableTitle} text={en.empty.notMeasurableText}>
      <ExcludedReasons excluded={excluded} shown={10} />
    </EmptyState>
  )
}
