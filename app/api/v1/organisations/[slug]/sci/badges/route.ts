import { createSciBadge } from '#lib/pipeline/sci/create-sci-badge.ts'
import { type BadgeSummary, badges } from '#lib/queries/sci/badges.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'
import { NewBadgeInput } from '../../../../../_schema/sci-badge.ts'

const listed = ({ organisationId: _, ...badge }: BadgeSummary) => badge

/** The badges there are, without the secrets in their addresses. */
export const GET = apiRoute<{ slug: string }>(async (_, { slug }) => {
  const { scope } = await scopeOf(slug)
  return json({ badges: (await badges(scope)).map(listed) })
}, [])

/** Makes a badge, and shows its address this once. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  const { secret, ...badge } = await createSciBadge(scope, await readJson(request, NewBadgeInput))
  return json({ ...listed(badge), path: `/api/v1/badges/${secret}.svg` }, { status: 201 })
}, [])
