import { retryLint } from '#lib/queries/retries/retry-lint.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { parseInput, readJson } from '../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'
import { RetryLintInput, RetryLintQuery } from '../../../../../_schema/retry-lint.ts'

/** What is wrong with the timeouts and retries that the traces show. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  const period = parseInput(RetryLintQuery, Object.fromEntries(new URL(request.url).searchParams))
  return json(await retryLint(scope, period, null))
})

/** The same, with policies that a file states. Nothing is kept. */
export const POST = apiRoute<{ slug: string }>(
  async (request, { slug }) => {
    const { scope } = await scopeOf(slug)
    const { policies, ...period } = await readJson(request, RetryLintInput)
    return json(await retryLint(scope, period, policies))
  },
  ['read'],
)
