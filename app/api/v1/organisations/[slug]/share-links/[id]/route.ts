import { revokeShareLink } from '#lib/pipeline/revoke-share-link.ts'
import { apiRoute } from '../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'
import { RevokeShareLinkInput } from '../../../../../_schema/share-link.ts'

/** Revokes a share link: from here on it shows nothing. */
export const DELETE = apiRoute<{ slug: string; id: string }>(async (request, { slug, id }) => {
  const { scope } = await scopeOf(slug)
  const { author } = await readJson(request, RevokeShareLinkInput)
  await revokeShareLink(scope, id, author)
  return new Response(null, { status: 204 })
}, [])
