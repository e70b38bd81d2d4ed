import { moveRegion } from '#lib/queries/move-region.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readMoveQuestion } from '../../../../../../_server/read-move-question.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'

/** What moving a workload to another region would change, and where it would be cleaner. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  return json(await moveRegion(scope, readMoveQuestion(request, organisation.factorSetId)))
})
