import { retries } from '#lib/queries/retries/retries.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { readRetryQuestion } from '../../../../../_server/read-retry-question.ts'
import { scopeOf } from '../../../../../_server/scope.ts'

/** Retries and the work that they wasted, with its carbon. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  return json(await retries(scope, readRetryQuestion(request, organisation.factorSetId)))
})
