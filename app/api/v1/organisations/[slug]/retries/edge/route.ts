import { retryEdge } from '#lib/queries/retries/retry-edge.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readRetryEdgeQuestion } from '../../../../../../_server/read-retry-question.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'

/** One edge, day by day. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  return json(await retryEdge(scope, readRetryEdgeQuestion(request)))
})
