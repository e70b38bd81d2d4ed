import { sourceHistory } from '#lib/queries/sources.ts'
import { apiRoute, json } from '../../../../../../../_server/api-route.ts'
import { scopeOf } from '../../../../../../../_server/scope.ts'

/** How the runs of a source went, newest first. */
export const GET = apiRoute<{ slug: string; id: string }>(async (_, { slug, id }) => {
  const { scope } = await scopeOf(slug)
  return json({ runs: await sourceHistory(scope, id) })
}, [])
