import { logging } from '#lib/queries/logging.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { readLoggingQuestion } from '../../../../../_server/read-logging-question.ts'
import { scopeOf } from '../../../../../_server/scope.ts'

/** What logs emit and cost, and what to do about it. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  return json(await logging(scope, readLoggingQuestion(request, organisation.factorSetId)))
})
