import { traceMappings } from '#lib/queries/retries/trace-mapping.ts'
import { apiRoute, json } from '../../../../../../../_server/api-route.ts'
import { scopeOf } from '../../../../../../../_server/scope.ts'

/** Every version of the rules for services of traces. */
export const GET = apiRoute<{ slug: string }>(async (_, { slug }) => {
  const { scope } = await scopeOf(slug)
  return json({ versions: await traceMappings(scope) })
})
