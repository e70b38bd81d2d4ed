import { retrySimulation } from '#lib/queries/retries/retry-simulation.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readRetrySimulation } from '../../../../../../_server/read-retry-what-if.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'

/** What requests come to in simulated runs, as it is and under other settings. It ends when nobody listens any more. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  const question = readRetrySimulation(request, organisation.factorSetId)
  return json(await retrySimulation(scope, question, request.signal))
})
