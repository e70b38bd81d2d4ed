import { compareSciPeriods } from '#lib/queries/sci/compare-periods.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readSciComparison } from '../../../../../../_server/read-sci-question.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'

/** The scores of two periods, and whether one is higher. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  return json(await compareSciPeriods(scope, readSciComparison(request, organisation.factorSetId)))
})
