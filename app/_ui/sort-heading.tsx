import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { nextSorting, type Sorting, type SortKey } from '../_view/sort-groups.ts'
import { changedView } from '../_view/view-href.ts'
import { ViewLink } from './view-link.client.tsx'

interface Props {
  readonly column: SortKey
  readonly sorting: Sorting
  readonly search: string
  readonly start?: boolean
  readonly className?: string
  readonly children: ReactNode
}

/** The head of a column that can be sorted by, and whether it is. */
export function SortHeading({ column, sorting, search, start = false, className = '', children }: Props) {
  const t = useTranslations()
  const isSorted = sorting.key === column
  const direction = sorting.descending ? 'descending' : 'ascending'
  return (
    <th
      scope="col"
      aria-sort={isSorted ? direction : 'none'}
      className={`px-3 py-1.5 font-medium whitespace-nowrap ${start ? 'text-start' : 'text-end'} ${className}`}
    >
      <ViewLink
        href={changedView(search, { sort: nextSorting(sorting, column), explain: null })}
        className={`inline-flex min-h-7 min-w-6 items-center justify-end gap-1 hover:text-ink ${isSorted ? 'text-ink' : ''}`}
      >
        {!start && <Arrow isSorted={isSorted} descending={sorting.descending} />}
        {children}
        {start && <Arrow isSorted={isSorted} descending={sorting.descending} />}
        {isSorted && (
          <span className="sr-only">{sorting.descending ? t('table.sortedDown') : t('table.sortedUp')}</span>
        )}
      </ViewLink>
    </th>
  )
}

function Arrow({ isSorted, descending }: { isSorted: boolean; descending: boolean }) {
  if (!isSorted) return null
  return (
    <span aria-hidden="true" className="text-[0.6875rem]">
      {descending ? '↓' : '↑'}
    </span>
  )
}
