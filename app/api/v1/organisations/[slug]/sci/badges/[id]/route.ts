import { revokeSciBadge } from '#lib/pipeline/sci/revoke-sci-badge.ts'
import { apiRoute } from '../../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../../_server/scope.ts'
import { RevokeBadgeInput } from '../../../../../../_schema/sci-badge.ts'

/** From here on the badge shows nothing. */
export const DELETE = apiRoute<{ slug: string; id: string }>(async (request, { slug, id }) => {
  const { scope } = await scopeOf(slug)
  const { author } = await readJson(request, RevokeBadgeInput)
  await revokeSciBadge(scope, id, author)
  return new Response(null, { status: 204 })
}, [])
