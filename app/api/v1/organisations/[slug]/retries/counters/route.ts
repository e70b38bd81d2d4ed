import { retryCounters } from '#lib/queries/retries/retry-counters.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'
import { RetryCountersInput } from '../../../../../_schema/retry-counters.ts'

/** Asks a Prometheus server what its counters tell of retries. Nothing is kept. */
export const POST = apiRoute<{ slug: string }>(
  async (request, { slug }) => {
    await scopeOf(slug)
    const question = await readJson(request, RetryCountersInput)
    return json(await retryCounters(question, Date.now(), request.signal))
  },
  ['read'],
)
