import { retryWhatIf } from '#lib/queries/retries/retry-what-if.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readRetryWhatIf } from '../../../../../../_server/read-retry-what-if.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'

/** What other settings of retries and timeouts would have made of a period. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  return json(await retryWhatIf(scope, readRetryWhatIf(request, organisation.factorSetId)))
})
