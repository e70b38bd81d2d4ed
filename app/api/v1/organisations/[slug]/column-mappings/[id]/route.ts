import { forgetColumnMapping } from '#lib/pipeline/forget-column-mapping.ts'
import { apiRoute } from '../../../../../../_server/api-route.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'

/** Forgets a mapping; what was imported with it stays. */
export const DELETE = apiRoute<{ slug: string; id: string }>(async (_, { slug, id }) => {
  const { scope } = await scopeOf(slug)
  await forgetColumnMapping(scope, id)
  return new Response(null, { status: 204 })
})
