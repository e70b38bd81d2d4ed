import { footprints } from '#lib/queries/footprints.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { readFootprintQuestion } from '../../../../../_server/read-question.ts'
import { scopeOf } from '../../../../../_server/scope.ts'

/** What providers themselves say of the emissions of an organisation, beside ours. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  return json(await footprints(scope, readFootprintQuestion(request, organisation.factorSetId)))
})
