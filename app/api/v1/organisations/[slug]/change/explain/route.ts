import { explainChange } from '#lib/queries/explain-change.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readExplainChangeQuestion } from '../../../../../../_server/read-change-question.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'

/** Where a difference between two periods comes from: both figures, scenario by scenario. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  return json(await explainChange(scope, readExplainChangeQuestion(request, organisation.factorSetId)))
})
