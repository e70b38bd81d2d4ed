import { cache } from 'react'
import { retries } from '#lib/queries/retries/retries.ts'
import { searchEdges, sortEdges } from '../_view/edge-order.ts'
import { readSorting } from '../_view/sort-groups.ts'
import type { PageRequest } from './read-page.ts'

/** What a page asks about traces: its days and factors. Filters, teams and the method say nothing of traces. */
export const retryQuestionOf = ({ view }: Pick<PageRequest, 'view'>) => ({
  from: view.filter.from,
  to: view.filter.to,
  factorSet: view.factorSet,
})

/** The retries of a page, looked up once for each request. */
export const retriesOfPage = cache((page: PageRequest) => retries(page.scope, retryQuestionOf(page)))

/** The edges as a page lists them: found by its search, in its order. */
export async function edgesOfPage(page: PageRequest) {
  const answer = await retriesOfPage(page)
  const { view } = page
  const sorting = readSorting(view.sort)
  const sorted = sortEdges(answer.edges, sorting, view.blame, answer.waste.cost[0]?.currency)
  return { answer, sorting, rows: searchEdges(sorted, view.search) }
}
