import { explain } from '#lib/queries/explain.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { readExplainQuestion } from '../../../../../_server/read-question.ts'
import { scopeOf } from '../../../../../_server/scope.ts'

/** Where a figure comes from. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  return json(await explain(scope, readExplainQuestion(request, organisation.factorSetId)))
})
