import { logMarkHistory } from '#lib/queries/logging/log-samples.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'

/** Everything that was said of logs. */
export const GET = apiRoute<{ slug: string }>(async (_, { slug }) => {
  const { scope } = await scopeOf(slug)
  return json(await logMarkHistory(scope))
})
