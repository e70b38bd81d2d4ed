import { boundaryHistory } from '#lib/queries/sci/boundaries.ts'
import { apiRoute, json } from '../../../../../../../_server/api-route.ts'
import { parseInput } from '../../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../../_server/scope.ts'
import { BoundaryQuery } from '../../../../../../_schema/sci-boundary.ts'

/** Every version of a boundary. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  const { boundary } = parseInput(BoundaryQuery, Object.fromEntries(new URL(request.url).searchParams))
  return json({ boundaries: await boundaryHistory(scope, boundary) })
})
