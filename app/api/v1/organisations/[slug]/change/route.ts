import { change } from '#lib/queries/change.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { readChangeQuestion } from '../../../../../_server/read-change-question.ts'
import { scopeOf } from '../../../../../_server/scope.ts'

/** What changed from one period to another: by how much, through what, and where. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  return json(await change(scope, readChangeQuestion(request, organisation.factorSetId)))
})
