import type { PageRequest } from '../_server/read-page.ts'
import { changedView } from './view-href.ts'
import { FILTER_DIMENSIONS } from './view-params.ts'

/**
 * The query of a view with nothing left to a default, so that it asks for the same days by the same method for ever: what an export
 * and a share link are made of. In the order of the names: one view has one such query.
 */
export function pinnedSearch({
  view,
  shown,
  search,
}: Pick<PageRequest, 'view' | 'shown' | 'search'>): string {
  const { filter, method, factorSet } = view
  const [from, to] = [filter.from ?? shown?.from, filter.to ?? shown?.to]
  const pinned = changedView(search, {
    ...(from && to ? { from, to, period: null } : {}),
    ...Object.fromEntries(FILTER_DIMENSIONS.map((dimension) => [dimension, filter[dimension] ?? null])),
    method,
    factors: factorSet,
    explain: null,
    mapping: null,
  })
  const query = new URLSearchParams(pinned)
  query.sort()
  return query.toString()
}
