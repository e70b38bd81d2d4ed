import { proposedIntensities } from '#lib/queries/proposed-intensities.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { parseInput } from '../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'
import { ProposedIntensitiesQuery } from '../../../../../_schema/proposed-intensities.ts'

/** What a source of grid intensities proposes. Nothing is changed. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  const question = parseInput(ProposedIntensitiesQuery, Object.fromEntries(new URL(request.url).searchParams))
  const { adjustments, proposed } = await proposedIntensities(scope, question)
  return json({ adjustments, proposed: proposed.length })
})
