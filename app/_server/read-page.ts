import type { SearchParams } from 'nuqs/server'
import type { Dimension } from '#lib/domain/report/emissions.ts'
import { readView, type View } from '../_view/view.ts'
import { queryOf } from '../_view/view-href.ts'
import { organisationAt, type Visit } from './organisation-at.ts'

export interface PageRequest extends Visit {
  readonly view: View
  /** The query as `?…`, or nothing: what links to other views start from. */
  readonly search: string
}

/** Whose page it is, and what of it the address asks for. */
export async function readPage(props: {
  readonly params: Promise<{ organisation: string }>
  readonly searchParams: Promise<SearchParams>
}): Promise<PageRequest> {
  const [visit, search] = await Promise.all([organisationAt(props.params), props.searchParams])
  return { ...visit, view: readView(search, visit.organisation), search: queryOf(search) }
}

/** The question that a view asks, grouped in some way. */
export const questionOf = (view: View, groupBy: readonly Dimension[]) => ({
  filter: view.filter,
  groupBy,
  method: view.method,
  factorSet: view.factorSet,
})
