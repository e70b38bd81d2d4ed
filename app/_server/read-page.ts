import type { SearchParams } from 'nuqs/server'
import type { Dimension } from '#lib/domain/report/emissions.ts'
import type { LogKindId } from '#lib/queries/log-kinds.ts'
import { type ShownPeriod, shownPeriod } from '../_view/shown-period.ts'
import { readView, type View } from '../_view/view.ts'
import { changedView, queryOf } from '../_view/view-href.ts'
import { dataPeriodOf } from './data-period-of.ts'
import { organisationAt, type Visit } from './organisation-at.ts'

export interface PageRequest extends Visit {
  /** What is shown. Its filter names the days, unless that is all data. */
  readonly view: View
  /** What of the data that is; null where there are no bills. */
  readonly shown: ShownPeriod | null
  /** The query as `?…`, or nothing: what links to other views and exports start from. It names the days that are shown. */
  readonly search: string
  /** The kinds of usage that the page is about, among what its filter shows, each with the stage it belongs to; all where absent. */
  readonly kinds?: readonly LogKindId[]
  /** The address of the share link by which somebody looks who may see this view and nothing else. */
  readonly shared?: string
}

/** Whose page it is, and what of it the address asks for. */
export async function readPage(props: {
  readonly params: Promise<{ organisation: string }>
  readonly searchParams: Promise<SearchParams>
}): Promise<PageRequest> {
  const [visit, search] = await Promise.all([organisationAt(props.params), props.searchParams])
  return pageOf(visit, search)
}

/** What a query asks of an organisation: the last complete month, where it names no period. */
export async function pageOf(visit: Visit, search: SearchParams): Promise<PageRequest> {
  const view = readView(search, visit.organisation)
  const data = await dataPeriodOf(visit.scope)
  const shown = data && shownPeriod(view.asked, data)
  if (shown?.choice !== 'month') return { ...visit, view, shown, search: queryOf(search) }
  const days = { from: shown.from, to: shown.to }
  const filter = { ...view.filter, ...days }
  return { ...visit, view: { ...view, filter }, shown, search: changedView(queryOf(search), days) }
}

/** The question that a view asks, grouped in some way. */
export const questionOf = (view: View, groupBy: readonly Dimension[]) => ({
  filter: view.filter,
  groupBy,
  method: view.method,
  factorSet: view.factorSet,
})
