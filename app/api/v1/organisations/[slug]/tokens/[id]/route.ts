import { revokeToken } from '#lib/pipeline/revoke-token.ts'
import { apiRoute } from '../../../../../../_server/api-route.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'

/** Revokes a token: from here on it lets nobody in. */
export const DELETE = apiRoute<{ slug: string; id: string }>(async (_, { slug, id }) => {
  const { scope } = await scopeOf(slug)
  await revokeToken(scope, id)
  return new Response(null, { status: 204 })
}, [])
