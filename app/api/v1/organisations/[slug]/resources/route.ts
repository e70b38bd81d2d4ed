import { usedResources } from '#lib/queries/lines.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { readPagedQuestion } from '../../../../../_server/read-question.ts'
import { scopeOf } from '../../../../../_server/scope.ts'

/** The resources behind a figure, a page at a time. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  const { question, page } = readPagedQuestion(request, organisation.factorSetId)
  return json(await usedResources(scope, question, page))
})
