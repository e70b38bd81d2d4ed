import { defineBoundary } from '#lib/pipeline/sci/define-boundary.ts'
import { boundaries } from '#lib/queries/sci/boundaries.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'
import { BoundaryInput } from '../../../../../_schema/sci-boundary.ts'

/** The boundaries in force. */
export const GET = apiRoute<{ slug: string }>(async (_, { slug }) => {
  const { scope } = await scopeOf(slug)
  return json({ boundaries: await boundaries(scope) })
})

/** Defines a boundary, or changes one, as a new version. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  const { name, author, note, basedOn, ...definition } = await readJson(request, BoundaryInput)
  return json(await defineBoundary(scope, { name, author, note, basedOn, definition }), { status: 201 })
})
